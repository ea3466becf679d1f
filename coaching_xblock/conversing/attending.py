"""Attending to a conversation: opening what is new, earlier pages, "I have read this", a colleague."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.base import COACHES, EVERYBODY, Conversing, page_of
from coaching_xblock.core import limits, moment, request, thread
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.message import Json
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.unsent import Place
from coaching_xblock.host.base import State
from coaching_xblock.views.thread import Focus

#: A promise is for days to come, not for years.
_AHEAD = 366


class Attending(Conversing):
    """Handlers of what somebody reads and takes on."""

    @asks("learner", "author")
    def read_messages(self, viewer: Viewer, data: Data) -> Answer:
        """Open these *messages* of coaches; who wrote them sees when."""
        place = self.place(viewer, data)
        wanted = dict.fromkeys(request.text(data, "messages", limits.BODY_BYTES).split() or [""])
        stored = self.host.reading(self, viewer.id).messages
        for each in wanted:
            thread.find(stored, each)
        with self.host.editing(self, viewer.id) as state:
            before = state.messages
            state.messages = thread.read(before, place.item, viewer.id, viewer.id, moment.now(), wanted)
            if state.messages != before:
                self.tell_talk(self.read_event)
        first = next(iter(wanted), "")
        focus = Focus(at=first, page=page_of(data), about=place.about, new=frozenset(wanted))
        return self.conversed(viewer, state, data, place.item, focus)

    @asks(*EVERYBODY)
    def show_messages(self, viewer: Viewer, data: Data) -> Answer:
        """Show earlier messages, or later ones: page *talk*, counted from the newest."""
        place, page = self.place(viewer, data), page_of(data)
        focus = Focus(at="talk", page=page, about=place.about)
        if not viewer.coaches:
            return self.conversed(viewer, self.host.reading(self, viewer.id), data, place.item, focus)
        self.read_row(viewer, place)
        with self.host.editing(self, place.learner) as state:
            self.require(viewer, state, place)
            self.log_visit(viewer, state, place.item)
            new = self.hear(viewer, state, place, page)
        return self.conversed(viewer, state, data, place.item, replace(focus, new=new))

    @asks(*COACHES)
    def acknowledge(self, viewer: Viewer, data: Data) -> Answer:
        """Say that one has read it, and that no answer is needed, or *until* when it comes: a *promise*."""
        place, promise = self.place(viewer, data), request.text(data, "promise", default="") == "yes"
        until = _day(request.text(data, "until"), viewer) if promise else ""
        state = self._add(
            viewer, place, lambda rows: thread.acknowledge(rows, place.item, viewer.id, until, moment.now())
        )
        said = self.frame(viewer).voice.gettext("Sent.")
        return self.conversed(viewer, state, data, place.item, Focus(at=state.messages[-1]["id"]), said)

    @asks(*COACHES)
    def pass_on(self, viewer: Viewer, data: Data) -> Answer:
        """Hand the conversation to a colleague, who is told."""
        place, to = self.place(viewer, data), request.text(data, "to")
        able = self.host.coaches_of(self, place.learner)
        colleague = next((each for each in able if each.id == to), None)
        if colleague is None:
            raise BadInput("no_colleague", field="to")
        state = self._add(
            viewer, place, lambda rows: thread.pass_on(rows, place.item, viewer.id, to, moment.now())
        )
        said = self.frame(viewer).voice.gettext("Passed to {name}.").format(name=colleague.name)
        return self.conversed(viewer, state, data, place.item, Focus(at=state.messages[-1]["id"]), said)

    def _add(self, viewer: Viewer, place: Place, change: Callable[[list[Json]], list[Json]]) -> State:
        """Add what has no words to the learner's row; nobody but its people learns of it."""
        self.read_row(viewer, place)
        with self.host.editing(self, place.learner) as state:
            self.require(viewer, state, place)
            state.messages = change(state.messages)
            self.log_visit(viewer, state, place.item)
            added = state.messages[-1]
            self.tell_talk(self.sent_event)
            to = [place.learner, added["to"]] if added["to"] else [place.learner]
            self.notice(to, added["kind"], place.item)
        return state


def _day(sent: str, viewer: Viewer) -> str:
    """A day from today on, as the viewer's calendar has it."""
    try:
        until = date.fromisoformat(sent)
    except ValueError:
        raise BadInput("no_such_day", field="until") from None
    today = moment.parse(moment.now()).astimezone(moment.zone(viewer.zone)).date()
    if not 0 <= (until - today).days <= _AHEAD:
        raise BadInput("no_such_day", field="until")
    return until.isoformat()
