"""The coach's side of a result: writing beside it, sending that, and what stays after a withdrawal."""

from __future__ import annotations

from coaching_xblock.assessing.base import COACHES
from coaching_xblock.assessing.beside import Beside
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import about as places
from coaching_xblock.core import access, draft, feedback, limits, moment, request, sitting
from coaching_xblock.core.about import About
from coaching_xblock.core.draft import PARTS, Draft
from coaching_xblock.core.errors import BadInput, CoachingError, Conflict, Forbidden, NotFound
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State


class Responding(Beside):
    """Handlers of feedback, as its author meets them."""

    @asks(*COACHES)
    def write_feedback(self, viewer: Viewer, data: Data) -> Answer:
        """Open the form beside one place of a result, or close it again; its draft stays."""
        person, which, about = _place(data)
        places.check(sitting.for_coach(self.host.reading(self, person).sittings, which), about)
        state = self._visit(viewer, person, which)
        closing = request.text(data, "close", default="") == "yes"
        return self.beside(viewer, state, data, writing="" if closing else about.text, at=about.text)

    @asks(*COACHES)
    def save_feedback_draft(self, viewer: Viewer, data: Data) -> Answer:
        """Store one part of a draft in the coach's own row; *item* names learner, sitting, place and part."""
        person, which, about, part = _item(request.text(data, "item", 400))
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        if not draft.kept_for(self.host.reading(self, viewer.id).drafts, person, which):
            # What was begun goes on, also after a withdrawal; nothing is begun then.
            places.check(sitting.for_coach(self.host.reading(self, person).sittings, which), about)
        place = (person, which, about.text)
        with self.host.editing(self, viewer.id) as own:
            own.drafts, revision = draft.save(own.drafts, place, part, text, revision, moment.now())
        return Answer(revision=revision)

    @asks(*COACHES)
    def send_feedback(self, viewer: Viewer, data: Data) -> Answer:
        """Send what the form shows, which must be the stored draft."""
        person, which, about = _place(data)
        texts = {part: request.words(data, part, limits.BODY_BYTES) for part in PARTS}
        own = draft.find(self.host.reading(self, viewer.id).drafts, person, which, about.text)
        if own is not None and own.says(texts):
            state = self._send(viewer, own, about)
        elif own is None and not any(text.strip() for text in texts.values()):
            raise BadInput("feedback_empty", field=PARTS[0])
        else:
            # Perhaps it was sent, and its receipt was lost.
            state = self._visit(viewer, person, which)
            if not feedback.was_sent(state.feedback, viewer.id, which, about.text, texts):
                raise Conflict("not_saved")
        newest = next(each["id"] for each in reversed(state.feedback) if each["by"] == viewer.id)
        said = self.frame(viewer).voice.gettext("Sent.")
        return self.beside(viewer, state, data, at=newest, announce=said)

    @asks(*COACHES)
    def take_back_feedback(self, viewer: Viewer, data: Data) -> Answer:
        """Make a message of one's own that nobody has read a draft again."""
        person, which, message = (request.text(data, name) for name in ("learner", "sitting", "message"))
        before = self.host.reading(self, person)
        sitting.for_coach(before.sittings, which)
        found = feedback.find(before.feedback, message)
        feedback.take_back(before.feedback, message, viewer.id)
        if found.sitting != which:
            raise NotFound("no_message")
        if isinstance(found.parts, Locked):
            raise Forbidden("locked")
        # First the draft, then the message: never the other way.
        with self.host.editing(self, viewer.id) as own:
            place = (person, which, found.about)
            own.drafts = draft.regain(own.drafts, place, found.parts, moment.now())
        with self.host.editing(self, person) as state:
            sitting.for_coach(state.sittings, which)
            state.feedback = feedback.take_back(state.feedback, message, viewer.id)
            state.access_log = access.visit(state.access_log, viewer.id, which, moment.now())
        said = self.frame(viewer).voice.gettext("Taken back. It is a draft again.")
        return self.beside(viewer, state, data, at=found.about, announce=said)

    @asks(*COACHES)
    def open_written(self, viewer: Viewer, data: Data) -> Answer:
        """Show a coach's own words beside what is no longer shared, and nothing of the learner's."""
        return self.written(viewer, data)

    @asks(*COACHES)
    def drop_feedback_draft(self, viewer: Viewer, data: Data) -> Answer:
        """Delete a draft of one's own beside what is no longer shared."""
        which = request.text(data, "draft")
        with self.host.editing(self, viewer.id) as own:
            own.drafts = draft.drop(own.drafts, which)
        try:
            return self.written(viewer, data)
        except NotFound:
            return self.listed(viewer, data)

    def _visit(self, viewer: Viewer, person: str, which: str) -> State:
        """The row of a learner who shares that sitting, once their log says who is looking."""
        sitting.for_coach(self.host.reading(self, person).sittings, which)
        with self.host.editing(self, person) as state:
            sitting.for_coach(state.sittings, which)
            state.access_log = access.visit(state.access_log, viewer.id, which, moment.now())
        return state

    def _send(self, viewer: Viewer, own: Draft, about: About) -> State:
        """Put a draft into the learner's row, then take it out of the coach's own: never the other way."""
        now = moment.now()
        try:
            places.check(sitting.for_coach(self.host.reading(self, own.learner).sittings, own.sitting), about)
            with self.host.editing(self, own.learner) as state:
                places.check(sitting.for_coach(state.sittings, own.sitting), about)
                before = state.feedback
                state.feedback = feedback.send(before, own, viewer.id, now)
                state.access_log = access.visit(state.access_log, viewer.id, own.sitting, now)
                if state.feedback != before:
                    self.tell("coaching.assessment.feedback_sent")
                    self.notice(own.learner, "feedback", own.sitting)
        except NotFound as error:
            raise _withdrawn(error) from None
        with self.host.editing(self, viewer.id) as mine:
            mine.drafts = draft.drop(mine.drafts, own.id)
        return state


def _withdrawn(error: CoachingError) -> NotFound:
    """Who has a draft knows that there was something: it is said plainly."""
    return NotFound("not_shared_now" if error.code == "no_sitting" else error.code)


def _place(data: Data) -> tuple[str, str, About]:
    """Which learner's sitting, and what about it."""
    about = About.parse(request.text(data, "about", 300, default="whole"))
    return request.text(data, "learner"), request.text(data, "sitting"), about


def _item(sent: str) -> tuple[str, str, About, str]:
    """The place of a draft and one of its parts, as the form names them."""
    if sent.count(" ") < 3:
        raise BadInput("malformed", field="item")
    person, which, about, part = sent.rsplit(" ", 3)
    return person, which, About.parse(about), part
