"""The learner's side of feedback: opening it, and answering."""

from __future__ import annotations

from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import feedback, limits, moment, request
from coaching_xblock.core.caseload import ended
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.people import Viewer
from coaching_xblock.host.base import State


class Answering(Assessing):
    """Handlers of feedback, as the learner meets them."""

    @asks(*TAKERS)
    def read_feedback(self, viewer: Viewer, data: Data) -> Answer:
        """Open a message; its author sees when."""
        message = request.text(data, "message")
        feedback.find(self.host.reading(self, viewer.id).feedback, message)
        with self.host.editing(self, viewer.id) as state:
            before = state.feedback
            state.feedback = feedback.read(before, message, moment.now())
            if state.feedback != before:
                self.tell("coaching.assessment.feedback_read")
        return self._beside(viewer, state, message)

    @asks(*TAKERS)
    def save_reply(self, viewer: Viewer, data: Data) -> Answer:
        """Store what the learner is writing."""
        message, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision = request.count(data, "revision")
        feedback.find(self.host.reading(self, viewer.id).feedback, message)
        with self.host.editing(self, viewer.id) as state:
            now = moment.now()
            state.feedback, revision = feedback.save_reply(state.feedback, message, text, revision, now)
        return Answer(revision=revision)

    @asks(*TAKERS)
    def send_reply(self, viewer: Viewer, data: Data) -> Answer:
        """Send the answer that the form shows, or only that one sees it differently."""
        message, text = request.text(data, "message"), request.words(data, "text", limits.BODY_BYTES)
        differently = request.text(data, "differently", default="") == "yes"
        feedback.find(self.host.reading(self, viewer.id).feedback, message)
        with self.host.editing(self, viewer.id) as state:
            before, found = state.feedback, feedback.find(state.feedback, message)
            if ended(state.sittings, found.sitting) is not None:
                raise NotFound("not_shared_now")
            state.feedback = feedback.send_reply(before, message, text, differently, moment.now())
            if state.feedback != before:
                self.notice(found.by, "feedback_answered", found.sitting)
        return self._beside(viewer, state, message, announced="sent")

    def _beside(self, viewer: Viewer, state: State, message: str, announced: str = "") -> Answer:
        """The result that a message speaks of, or the newest page where that is deleted."""
        which = feedback.find(state.feedback, message).sitting
        kept = [each["id"] for each in state.sittings if each["stage"] != "deleted"]
        which = which if which in kept else ""
        return self.mine(viewer, state, which=which, announced=announced, about=message)
