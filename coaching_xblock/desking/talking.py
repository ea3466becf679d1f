"""Asking one's coaches, and asking for a talk, without an entry or a result."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.conversation import Conversation
from coaching_xblock.conversing.worrying import Fields, Worrying
from coaching_xblock.core import limits, moment, request, thread, unsent
from coaching_xblock.core.client import TALK
from coaching_xblock.core.errors import BadInput, Conflict, NotFound
from coaching_xblock.core.message import Kind
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.unsent import Place
from coaching_xblock.desking import clients, pages
from coaching_xblock.desking.base import COACHES, Desking
from coaching_xblock.host.base import State
from coaching_xblock.views import clients as view
from coaching_xblock.views.thread import Focus


class Talking(Worrying, Conversation, Desking):
    """Handlers of the conversation that has no object: the learner's questions, and the coaches' answers."""

    sent_event: ClassVar = "coaching.desk.message_sent"
    read_event: ClassVar = "coaching.desk.message_read"

    def ended(self, state: State, item: str) -> str | None:
        """What is sent here is for the coaches, and nothing else is."""
        return None if item == TALK else ""

    def check_about(self, state: State, item: str, about: str) -> None:
        """A request for a talk is written in a place of its own."""
        if about not in ("", pages.ASK_TALK):
            raise NotFound("no_message")

    def kind_of(self, about: str) -> Kind:
        """Whatever a learner writes here is a question to their coaches."""
        return "ask"

    def require_item(self, viewer: Viewer, state: State, place: Place) -> None:
        """As everywhere; and coaches write to learners of this course alone, or to whom they wrote before."""
        if viewer.coaches:
            self.require_client(state, place.learner)
        super().require_item(viewer, state, place)

    def worry_back(self, data: Data) -> tuple[str, Fields]:
        """The page of that learner."""
        return "open_learner", view.way_back(clients.where_of(data))

    def require_client(self, state: State, learner: str) -> None:
        """Raise `NotFound` for somebody who is no learner here and never was."""
        if not (state.messages or state.agreements or self.host.enrolled(self, learner)):
            raise NotFound("no_person")

    def conversed(
        self, viewer: Viewer, state: State, data: Data, item: str, focus: Focus, announce: str = ""
    ) -> Answer:
        """The learner's own page, or a coach's page of that learner."""
        frame = self.frame(viewer)
        if viewer.coaches and item != TALK:
            page = clients.listed(self, frame, clients.where_of(data))
        elif viewer.coaches:
            page = clients.opened(
                self, frame, state, request.text(data, "learner"), clients.where_of(data), focus
            )
        else:
            page = pages.mine(self, frame, state, focus=focus)
        return self.shown(viewer, page, announce)

    @asks(*COACHES)
    def open_learner(self, viewer: Viewer, data: Data) -> Answer:
        """Show what a learner asked and was answered, after their log says who opened it."""
        learner, about = request.text(data, "learner"), request.text(data, "about", default="")
        self.require(viewer, self.host.reading(self, learner), Place(learner, TALK))
        with self.host.editing(self, learner) as state:
            self.require(viewer, state, Place(learner, TALK))
            self.log_visit(viewer, state, TALK)
            new = self.hear(viewer, state, Place(learner, TALK))
        return self.conversed(viewer, state, data, TALK, Focus(at=about or "top", new=new))

    @asks(*COACHES)
    def list_learners(self, viewer: Viewer, data: Data) -> Answer:
        """List this course's learners, or only those with whom it is this coach's turn."""
        place = clients.where_of(data)
        page = clients.listed(self, self.frame(viewer), place)
        return self.shown(viewer, page, str(page[1]["found"]))

    @asks("learner", "author")
    def ask_talk(self, viewer: Viewer, data: Data) -> Answer:
        """Send what stands in the form for a talk, which must be what is stored. Sent again, it is there
        once."""
        texts = {"text": request.words(data, "text", limits.BODY_BYTES)}
        with self.host.editing(self, viewer.id) as state:
            own = unsent.find(state.drafts, Place(viewer.id, TALK, pages.ASK_TALK))
            if own is not None and own.says(texts):
                self._send_talk(viewer, state, own)
            elif not texts["text"].strip() and own is None:
                raise BadInput("message_empty", field="text")
            elif not thread.was_sent(state.messages, viewer.id, TALK, "", texts):
                raise Conflict("not_saved", field="text")
        newest = next(each["id"] for each in reversed(state.messages) if each["by"] == viewer.id)
        said = self.frame(viewer).voice.gettext("Sent.")
        return self.conversed(viewer, state, data, TALK, Focus(at=newest), said)

    def _send_talk(self, viewer: Viewer, state: State, own: unsent.Draft) -> None:
        """It stands among all that was said; only its draft has a place of its own."""
        before, now = state.messages, moment.now()
        state.messages = thread.send(before, replace(own, about=""), viewer.id, now, "talk")
        state.drafts = unsent.drop(state.drafts, own.id)
        if state.messages != before:
            self.tell_talk(self.sent_event)
            self.notice(self.answerers(state, viewer.id, TALK), "talk", TALK)
