"""The coach's page of one entry: what was handed in, the conversation about it, what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from coaching_xblock.conversing import showing
from coaching_xblock.conversing.showing import Talk
from coaching_xblock.core import entry, waiting
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.people import Person
from coaching_xblock.core.version import Written
from coaching_xblock.core.waiting import Look
from coaching_xblock.host.base import State
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import beside, listing, questions, recalling
from coaching_xblock.views import aside, queue, shared_entry
from coaching_xblock.views.aside import Taken
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import Focus, quoting

Page = tuple[str, dict[str, Any]]
Context = dict[str, Any]


@dataclass(frozen=True)
class Opened:
    """What a coach has opened, after the learner's log has its line."""

    learner: Person
    #: The learner's row.
    state: State
    #: Where the coach is in the list: at this learner and this entry.
    look: Look
    focus: Focus = Focus()
    #: When this coach last looked before, where that is known.
    before: str = ""
    #: What was opened beside it.
    taken: Taken | None = None


def page(block: Any, frame: Frame, opened: Opened) -> Page:
    """The page. Raises `NotFound` where the entry is not shared."""
    found, learner = entry.for_coach(opened.state.entries, opened.look.entry), opened.learner
    fields, voice = queue.fields(opened.look), frame.voice
    talk = Talk.of(block, frame, opened.state, learner.id, found.id, opened.focus, fields)
    there = beside.shelves(block, learner.id, found.id)
    return "reflection/opened.html", {
        **shared_entry.opened(found, learner, opened.before, voice, preview=False),
        "recalls": _recalled(block, frame, learner, found),
        "quotings": _quoting(found, [*fields, ("item", found.id)], frame),
        "thread": talk.at(),
        "talk_left": showing.remaining(block, frame, opened.state, learner.id, fields),
        **aside.shelves(there, opened.taken, learner.name, fields, voice),
        "back": fields,
        "worry": [*fields, ("item", found.id)],
        **_next(block, frame, opened.look),
    }


def last_look(state: State, coach: str, which: str, skip: int = 0) -> str:
    """When this coach last opened an entry since it is shared, but for the last *skip* times; or empty."""
    since = entry.find(state.entries, which).consent.since
    lines = AccessLog.load(state.access_log).of(which)
    looks = [each.at for each in lines if each.who == coach and each.act == "opened" and each.at >= since]
    return next(iter(looks[skip:]), "")


def preview(block: Any, frame: Frame, owner: Person, found: Entry) -> Page:
    """The learner's own look at what coaches see of an entry."""
    shown = entry.as_shared(found)
    return "reflection/preview.html", {
        **shared_entry.opened(shown, owner, "", frame.voice, preview=True),
        "not_shown": frame.voice.gettext(
            "What you are still writing, your tags and earlier versions are not shown."
        ),
        "back": [("entry", found.id), ("at", "sharing")],
        "recalls": _recalled(block, frame, owner, shown, preview=True),
        "quotings": [],
    }


def written(block: Any, frame: Frame, learner: Person, state: State, look: Look) -> Page | None:
    """A coach's own words to a learner about what is no longer shared; None where there are none."""
    fields = queue.fields(look)
    left = showing.remaining(block, frame, state, learner.id, fields)
    if not left["any"]:
        return None
    worry = [*fields, ("item", look.entry)]
    return "reflection/written.html", {
        "name": learner.name,
        "talk_left": left,
        "back": fields,
        "worry": worry,
    }


def _recalled(
    block: Any, frame: Frame, learner: Person, found: Entry, *, preview: bool = False
) -> list[Context]:
    """What the question quotes of the learner, as far as that is shared where it stands."""
    try:
        asked = questions.present(block)
    except SourceError:
        return []
    return recalling.shared(block, frame, learner.id, asked, found, preview=preview)


def _quoting(found: Entry, fields: queue.Fields, frame: Frame) -> list[Context]:
    """The way to quote from what was handed in last."""
    last = found.handed_in
    if last is None or not isinstance(last.words, Written) or not last.words.text.strip():
        return []
    return [quoting(found.id, last.id, last.words.text, f"words-{found.id}", fields, frame.voice)]


def _next(block: Any, frame: Frame, look: Look) -> Context:
    """Who waits next, so that a coach goes on without the list."""
    mine = waiting.chosen(listing.cases(block, frame.viewer.id), replace(look, show="mine"))
    found = waiting.next_after(mine, look)
    people = block.host.people([found.person]) if found else {}
    return {"next": queue.onward(found, people, look, frame.voice)}
