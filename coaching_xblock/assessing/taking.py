"""Taking the questionnaire: begin, answer, finish."""

from __future__ import annotations

from coaching_xblock.assessing import pages, questions
from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import moment, request, retake, sitting
from coaching_xblock.core.errors import BadInput, Conflict, Unanswered
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.retake import Retake
from coaching_xblock.views import taking
from coaching_xblock.views.learner import Panel


class Taking(Assessing):
    """Handlers of the questions."""

    @asks(*TAKERS)
    def begin(self, viewer: Viewer, data: Data) -> Answer:
        """Start a sitting, or go on with the one that is there; *again* is a result that stays beside it."""
        instrument, now = pages.questionnaire(self), moment.now()
        again = request.text(data, "again", default="")
        said = request.text(data, "old_enough", default="") == "yes"
        if pages.asks_age(instrument, again, self.host.reading(self, viewer.id)) and not said:
            raise BadInput("too_young", field="old_enough")
        with self.host.editing(self, viewer.id) as state:
            before = state.sittings
            if again:
                retake.permit(before, Retake.of(self.retake, self.retake_days), moment.zone(viewer.zone), now)
            promised = self.rule(instrument) == "read" and request.text(data, "keep", default="") != "yes"
            state.sittings = sitting.begin(before, instrument, now, again=again, promised=promised)
            if state.sittings != before:
                self.tell("coaching.assessment.begun")
        return self.mine(viewer, state)

    @asks(*TAKERS)
    def save_answers(self, viewer: Viewer, data: Data) -> Answer:
        """Store some answers, and say what is asked now and how much of it is answered."""
        which, changes = request.text(data, "sitting"), request.changes(data)
        try:
            with self.host.editing(self, viewer.id) as state:
                asked = pages.asked_in(self, sitting.find(state.sittings, which))
                state.sittings = sitting.save_answers(state.sittings, which, asked, changes, moment.now())
        except Conflict as error:
            items = questions.apart(self.frame(viewer), asked, error.data["items"])
            raise Conflict(error.code, items=items) from None
        found = sitting.find(state.sittings, which)
        return Answer(extra=taking.standing(found, asked, self.frame(viewer).voice))

    @asks(*TAKERS)
    def finish(self, viewer: Viewer, data: Data) -> Answer:
        """Close the sitting and show its result, or name the questions that have no answer.

        With ``gaps`` somebody has read which, and leaves them out where the instrument allows it.
        """
        which, now, readers = request.text(data, "sitting"), moment.now(), self.named(data)
        seen = request.text(data, "consent", default="")
        gaps = request.text(data, "gaps", default="") == "yes"
        try:
            with self.host.editing(self, viewer.id) as state:
                found = sitting.find(state.sittings, which)
                asked = pages.asked_in(self, found)
                state.sittings = sitting.finish(state.sittings, which, asked, now, gaps=gaps)
                fresh, rule = found.stage != "finished", self.rule(asked)
                if fresh:
                    self.tell("coaching.assessment.finished")
                    self.host.complete(self, 1.0)
                # Where the page said otherwise, a word that came late changed it: nothing is shared by that.
                if fresh and rule == "read" and found.consent.promised and found.consent.mark == seen:
                    self.agree(
                        viewer,
                        state,
                        which,
                        lambda stored, which, now: sitting.share(
                            stored, which, readers, now, asked.told, seen
                        ),
                        now,
                    )
        except Unanswered as error:
            return self.mine(viewer, self.host.reading(self, viewer.id), which=which, unanswered=error)
        panel: Panel = "offer" if fresh and rule == "offered" else ""
        return self.mine(viewer, state, which=which, panel=panel, announced="summary")
