"""The conversation about entries: what `conversing` asks of the block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching_xblock.block import Answer, Data
from coaching_xblock.conversing.conversation import Conversation
from coaching_xblock.conversing.worrying import Fields, Worrying
from coaching_xblock.core import entry, request, waiting
from coaching_xblock.core.consent import Consent
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.version import Written
from coaching_xblock.core.waiting import Look
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State
from coaching_xblock.reflecting import listing, opening, pages
from coaching_xblock.reflecting.base import Reflecting
from coaching_xblock.reflecting.opening import Opened
from coaching_xblock.views import queue
from coaching_xblock.views.thread import Focus


class Talking(Worrying, Conversation, Reflecting):
    """Learner and coach talk about an entry while it is shared."""

    sent_event = "coaching.reflection.message_sent"
    read_event = "coaching.reflection.message_read"

    def facts(self) -> Mapping[str, Any]:
        return {"prompts": self.prompts}

    def mine(self, viewer: Viewer, state: State, look: pages.Look, announce: str = "") -> Answer:
        """The learner's own page. Where that is the author's rule, the block is complete once an answer was
        read."""
        if self.completion == "read" and waiting.heard(viewer.id, state.messages):
            self.host.complete(self, 1.0)
        return super().mine(viewer, state, look, announce)

    def ended(self, state: State, item: str) -> str | None:
        found = next((each for each in state.entries if each["id"] == item), None)
        if found is None:
            return ""
        consent = Consent.load(found.get("consent") or {})
        if found["stage"] == "deleted":
            return str(found["changed"])
        return None if found["stage"] == "submitted" and consent.given else consent.since

    def worry_back(self, data: Data) -> tuple[str, Fields]:
        return "open_entry", queue.fields(request.queue(data))

    def words_of(self, state: State, source: str, version: str, coach: bool) -> str | Locked | None:
        try:
            found = entry.for_coach(state.entries, source) if coach else entry.find(state.entries, source)
            words = entry.version_of(found, version).words
        except NotFound:
            return None
        return words.text if isinstance(words, Written) else words

    def item_words(self, state: State, item: str) -> str:
        last = entry.find(state.entries, item).handed_in
        return last.words.text if last and isinstance(last.words, Written) else ""

    def given(self, state: State, item: str) -> str:
        return next((str(each["submitted"]) for each in state.entries if each["id"] == item), "")

    def conversed(
        self, viewer: Viewer, state: State, data: Data, item: str, focus: Focus, announce: str = ""
    ) -> Answer:
        if viewer.coaches:
            return self._coached(viewer, state, replace(request.queue(data), entry=item), focus, announce)
        here = any(each["id"] == item and each["stage"] != "deleted" for each in state.entries)
        look = pages.Look(entry=item, focus=focus) if here else pages.Look(every=True)
        return self.mine(viewer, state, look, announce)

    # What the coach's handlers answer with

    def opened(self, viewer: Viewer, opened: Opened, announce: str = "") -> Answer:
        """The coach's page of one entry."""
        frame = self.frame(viewer)
        return Answer(self.region(frame, *opening.page(self, frame, opened)), announce=announce)

    def written(self, viewer: Viewer, state: State, look: Look, announce: str = "") -> Answer:
        """This coach's own words to a learner about what is no longer shared.

        Raises `NotFound` where there are none: nobody learns of an entry that they never knew.
        """
        frame = self.frame(viewer)
        page = opening.written(self, frame, self.learner(look.learner), state, look)
        if page is None:
            raise NotFound("no_entry")
        return Answer(self.region(frame, *page), announce=announce)

    def _coached(self, viewer: Viewer, state: State, look: Look, focus: Focus, announce: str) -> Answer:
        """The coach's page of an entry; of one that ended, their own words, or else the list."""
        learner, frame = self.learner(look.learner), self.frame(viewer)
        if self.ended(state, look.entry) is None:
            before = opening.last_look(state, viewer.id, look.entry, skip=1)
            return self.opened(viewer, Opened(learner, state, look, focus, before), announce)
        page = opening.written(self, frame, learner, state, look) or listing.entries(self, frame, look)
        return Answer(self.region(frame, *page), announce=announce)

    def learner(self, person: str) -> Person:
        """Who that is, as far as the course still knows them."""
        return self.host.people([person]).get(person, Person(person, person))
