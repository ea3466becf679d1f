"""One's own story: read from one's own rows of all coaching blocks of the course, and nobody else's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import limits, request, story
from coaching_xblock.core.people import Sibling, Viewer
from coaching_xblock.core.rows import BY_TYPE
from coaching_xblock.core.story import Happening, Story
from coaching_xblock.desking.base import Desking
from coaching_xblock.host.base import usage_of
from coaching_xblock.views import story as view
from coaching_xblock.views.page import Frame


class Stories(Desking):
    """The handler of one's own story."""

    @asks("learner", "author")
    def show_story(self, viewer: Viewer, data: Data) -> Answer:
        """Show a page of everything that one did here, the newest first."""
        number, frame = max(1, request.count(data, "page", 1)), self.frame(viewer)
        found, places = told(self, frame)
        page = story.page(found, number)
        context = {
            "lines": _lines(self, frame, page, places),
            **view.paged(page, frame.voice),
        }
        return self.shown(viewer, ("desk/story.html", context))


def newest(block: Any, frame: Frame) -> Mapping[str, Any]:
    """The newest lines of one's story, and how many there are."""
    found, places = told(block, frame)
    page, voice = story.page(found, 1, limits.STORY_NEWEST), frame.voice
    every = voice.ngettext("All of it: {number} line", "All of it: {number} lines", page.total)
    return {
        "lines": _lines(block, frame, page, places),
        "every": every if page.total > limits.STORY_NEWEST else "",
        "empty": not page.total,
    }


def told(block: Any, frame: Frame) -> tuple[list[Happening], dict[str, Sibling]]:
    """Everything that whoever is looking did, and where it happened. No words are opened."""
    me = frame.viewer.id
    places = {each.usage: each for each in block.host.siblings(block, story.TYPES)}
    own = usage_of(block)
    places.setdefault(own, Sibling(own, block.scope_ids.block_type, frame.title))
    stored = block.host.load_many(me, list(places))
    rows = {
        usage: (place.block_type, BY_TYPE[place.block_type].fill(stored.get(usage)))
        for usage, place in places.items()
        # What a later version of this software wrote is told when this one is gone.
        if not BY_TYPE[place.block_type].newer(stored.get(usage) or {})
    }
    return story.story(rows, me), places


def _lines(block: Any, frame: Frame, page: Story, places: Mapping[str, Sibling]) -> list[dict[str, Any]]:
    people = block.host.people(sorted({each.who for each in page.happenings} - {""}))
    return view.lines(page, places, people, usage_of(block), frame.voice)
