"""Recording a conversation: the coach writes on the learner's row, the learner decides what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from coaching_xblock.assessing import listing, pages, questions, records
from coaching_xblock.assessing.base import COACHES, TAKERS
from coaching_xblock.assessing.sharing import Sharing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import access, moment, recording, request
from coaching_xblock.core.errors import BadInput, Conflict, NotFound, Unanswered
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.host.base import State
from coaching_xblock.views import taking


class Recording(Sharing):
    """Handlers of records."""

    # The coach's

    @asks(*COACHES)
    def ask_record(self, viewer: Viewer, data: Data) -> Answer:
        """Say what recording a conversation means, and what this coach recorded with this learner before."""
        learner, frame = self._enrolled(data), self.frame(viewer)
        return Answer(self.region(frame, *records.before(self, frame, learner, request.place(data))))

    @asks(*COACHES)
    def begin_record(self, viewer: Viewer, data: Data) -> Answer:
        """Start a record with a learner, or go on with the one that is not handed over."""
        learner, instrument = self._enrolled(data), pages.questionnaire(self)
        if instrument.min_age and request.text(data, "old_enough", default="") != "yes":
            raise BadInput("too_young", field="old_enough")
        with self.host.editing(self, learner.id) as state:
            before = state.records
            state.records = recording.begin(before, instrument, viewer.id, moment.now())
            which = recording.writing(state.records, viewer.id)
            if state.records != before:
                self._note(state, viewer, "record_begun", which)
        return self._record(viewer, data, state, which)

    @asks(*COACHES)
    def open_record(self, viewer: Viewer, data: Data) -> Answer:
        """Go on writing, or read what was handed over: that, the learner's log says before."""
        with self._own(viewer, data) as (state, which):
            if recording.for_coach(state.records, which, viewer.id).stage == "finished":
                self._note(state, viewer, "record_opened", which)
        return self._record(viewer, data, state, which)

    @asks(*COACHES)
    def save_record(self, viewer: Viewer, data: Data) -> Answer:
        """Store some answers of a record, and say what is asked now."""
        changes, now = request.changes(data), moment.now()
        try:
            with self._own(viewer, data) as (state, which):
                asked = pages.asked_in(self, recording.for_coach(state.records, which, viewer.id))
                state.records = recording.save_answers(state.records, which, viewer.id, asked, changes, now)
        except Conflict as error:
            items = questions.apart(self.frame(viewer), asked, error.data["items"])
            raise Conflict(error.code, items=items) from None
        found = recording.for_coach(state.records, which, viewer.id)
        return Answer(extra=taking.standing(found, asked, self.frame(viewer).voice))

    @asks(*COACHES)
    def hand_over(self, viewer: Viewer, data: Data) -> Answer:
        """Leave the record to the learner; from now on the coach only reads it."""
        try:
            with self._own(viewer, data) as (state, which):
                before = state.records
                asked = pages.asked_in(self, recording.for_coach(before, which, viewer.id))
                state.records = recording.hand_over(before, which, viewer.id, asked, moment.now())
                if state.records != before:
                    self._note(state, viewer, "record_handed", which)
                    self.tell("coaching.assessment.recorded")
                else:
                    # A second click changes nothing, but it shows the record again.
                    seen = access.visit(state.access_log, viewer.id, which, moment.now(), "record_opened")
                    state.access_log = seen
        except Unanswered as error:
            return self._record(viewer, data, state, which, error)
        return self._record(viewer, data, state, which)

    @asks(*COACHES)
    def drop_record(self, viewer: Viewer, data: Data) -> Answer:
        """Delete a record that was not handed over."""
        with self._own(viewer, data) as (state, which):
            state.records = recording.drop(state.records, which, moment.now(), coach=viewer.id)
            self._note(state, viewer, "record_dropped", which)
        frame = self.frame(viewer)
        template, context = listing.cases(self, frame, request.place(data))
        return Answer(self.region(frame, template, context), announce=records.dropped(frame))

    # The learner's

    @asks(*TAKERS)
    def show_record(self, viewer: Viewer, data: Data) -> Answer:
        """Show a record and what can be done with it, or that it is still being written."""
        state, frame = self.host.reading(self, viewer.id), self.frame(viewer)
        return Answer(self.region(frame, *records.mine(self, frame, state, *_wanted(data))))

    @asks(*TAKERS)
    def confirm_record(self, viewer: Viewer, data: Data) -> Answer:
        """Say that the record is right: it becomes the learner's own sitting, shared or not."""
        which, now = request.text(data, "sitting"), moment.now()
        shares = request.text(data, "share", default="") == "yes"
        with self.host.editing(self, viewer.id) as state:
            before = state.records
            state.records, state.sittings = recording.confirm(before, state.sittings, which, now)
            if state.records != before:
                self._note(state, viewer, "record_confirmed", which)
                self.tell("coaching.assessment.confirmed")
                self.host.complete(self, 1.0)
            # A confirmation that arrives twice gives no consent that was taken back in between.
            if shares and state.records != before:
                self.agree(viewer, state, which, self.giving(data), now)
        return self.mine(viewer, state, which=which, announced="share", about="sharing")

    @asks(*TAKERS)
    def correct_record(self, viewer: Viewer, data: Data) -> Answer:
        """Take the record over, to change its answers as those of any sitting."""
        which = request.text(data, "sitting")
        with self.host.editing(self, viewer.id) as state:
            asked = pages.asked_in(self, recording.for_learner(state.records, which))
            state.records, state.sittings = recording.correct(
                state.records, state.sittings, which, asked, moment.now()
            )
            self._note(state, viewer, "record_corrected", which)
        return self.mine(viewer, state, which=which)

    @asks(*TAKERS)
    def delete_record(self, viewer: Viewer, data: Data) -> Answer:
        """Forget a record, also while the coach writes; a dated stub stays."""
        which = request.text(data, "sitting")
        with self.host.editing(self, viewer.id) as state:
            state.records = recording.drop(state.records, which, moment.now())
            self._note(state, viewer, "record_deleted", which)
        return replace(self.mine(viewer, state), announce=records.dropped(self.frame(viewer)))

    # What they share

    def _enrolled(self, data: Data) -> Person:
        """The learner that is meant. A made-up id, or somebody of the course team, is nobody here."""
        person = request.text(data, "learner")
        if not self.host.enrolled(self, person):
            raise NotFound("no_person")
        return records.person(self, person)

    @contextmanager
    def _own(self, viewer: Viewer, data: Data) -> Iterator[tuple[State, str]]:
        """The locked row of the learner with the record of this coach that is meant. Raises `NotFound`."""
        person, which = request.text(data, "learner"), request.text(data, "sitting")
        # Looked at before the lock is taken: a made-up id creates no row.
        recording.for_coach(self.host.reading(self, person).records, which, viewer.id)
        with self.host.editing(self, person) as state:
            recording.for_coach(state.records, which, viewer.id)
            yield state, which

    def _record(
        self, viewer: Viewer, data: Data, state: State, which: str, unanswered: Unanswered | None = None
    ) -> Answer:
        """The coach's page of a record as an answer."""
        frame, learner = self.frame(viewer), records.person(self, request.text(data, "learner"))
        found = recording.for_coach(state.records, which, viewer.id)
        missing = unanswered.items if unanswered else ()
        deletes = request.text(data, "panel", default="") == "delete"
        page = records.written(self, frame, found, learner, request.place(data), missing, deletes=deletes)
        return self.refused(self.region(frame, *page), unanswered, frame)

    def _note(self, state: State, viewer: Viewer, act: access.Act, which: str) -> None:
        """Tell the learner's log."""
        state.access_log = access.record(state.access_log, viewer.id, act, which, moment.now())


def _wanted(data: Data) -> tuple[str, str]:
    return request.text(data, "sitting"), request.text(data, "panel", default="")
