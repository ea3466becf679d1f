"""The first page of the desk for everybody, and the learner's own: read from the host, put together here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.conversing import cards, showing
from coaching_xblock.conversing.expecting import expected
from coaching_xblock.core import agreement, thread, turn, unsent
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.client import TALK, TOP
from coaching_xblock.core.people import Person
from coaching_xblock.core.unsent import Place
from coaching_xblock.desking import agreements, clients, matters, stories
from coaching_xblock.desking.base import elsewhere
from coaching_xblock.host.base import State
from coaching_xblock.views import agreement as agreement_view
from coaching_xblock.views import desk
from coaching_xblock.views.log import dropped, log_lines
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import Focus

Page = tuple[str, Mapping[str, Any]]
#: Nowhere in a conversation yet.
START = Focus()
#: What of a conversation the draft of a request for a talk speaks of.
ASK_TALK = "talk"


def first(block: Any, frame: Frame, at: str = "") -> Page:
    """What somebody sees on opening the unit, by role, read on *at* one of its parts."""
    if frame.viewer.role == "anonymous":
        return "desk/public.html", {}
    if frame.viewer.role == "learner" and block.guarding(frame.viewer):
        return matters.inbox(block, frame, *matters.look(block, frame.viewer.id))
    if frame.viewer.coaches:
        return clients.first(block, frame, TOP, at)
    focus = Focus(at="unread") if at == "talk" else START
    return mine(block, frame, block.host.reading(block, frame.viewer.id), focus=focus, at=at)


def mine(block: Any, frame: Frame, state: State, *, focus: Focus = START, at: str = "") -> Page:
    """The learner's page, from their row *state*: read on *at* one of its parts, or at *focus* of the
    talk."""
    me, voice = frame.viewer.id, frame.voice
    team, minors = block.host.coaches(block), block.host.settings(block).under_18
    place, door = Place(me, TALK), matters.door(block, frame)
    talked = bool(thread.of(state.messages, TALK))
    label = "" if talked else voice.gettext("What would you like to ask?")
    unread = [each for each in turn.unread_for(state.messages, me, me) if each.item == TALK]
    reader = agreements.reader_of(block, frame, state, Person(me, frame.viewer.name))
    found = agreement.newest(state.agreements)
    return "desk/mine.html", {
        **desk.coaches(team, cards.cards(block, team), minors, voice, frame.viewer.role == "author"),
        "today": [
            *door["today"],
            *desk.unread(block.host.people([each.by for each in unread]), voice),
            *agreement_view.waiting(found, reader),
        ],
        "thread": showing.conversation(block, frame, state, place, focus, label=label),
        "expected": expected(block, frame, state, TALK) or ("" if talked else desk.asking(voice)),
        "talk": desk.talk(me, unsent.find(state.drafts, Place(me, TALK, ASK_TALK)), voice),
        "agreement": desk.agreement(agreement_view.standing(found, None, reader), voice),
        "story": stories.newest(block, frame),
        "elsewhere": elsewhere(block),
        **_opened(block, frame, state),
        "at": {each: at == each for each in ("agreement", "story")},
        "door": door,
        "arrived": not (at or focus.at),
    }


def _opened(block: Any, frame: Frame, state: State) -> Mapping[str, Any]:
    """Who opened what the learner asked here, and when."""
    log = AccessLog.load(state.access_log)
    lines = log.of(TALK)
    people = block.host.people(sorted({each.who for each in lines}))
    return {"log": log_lines(lines, people, frame.voice), "earlier": dropped(log, frame.voice)}
