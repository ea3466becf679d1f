"""A finished sitting in its owner's hands: looked at, noted on, deleted."""

from __future__ import annotations

from coaching_xblock.assessing import pages
from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import limits, link, moment, request, retake, sitting
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.retake import Retake


class Keeping(Assessing):
    """Handlers of the learner's own result."""

    @asks(*TAKERS)
    def show(self, viewer: Viewer, data: Data) -> Answer:
        """Show the learner's own page again, or an earlier result."""
        about, which = request.text(data, "about", default=""), request.text(data, "sitting", default="")
        return self.mine(viewer, self.host.reading(self, viewer.id), which=which, about=about)

    @asks(*TAKERS)
    def ask_again(self, viewer: Viewer, data: Data) -> Answer:
        """Show what the questionnaire is before it is taken again."""
        state, frame = self.host.reading(self, viewer.id), self.frame(viewer)
        zone = moment.zone(viewer.zone)
        opening = retake.permit(state.sittings, Retake.of(self.retake, self.retake_days), zone, moment.now())
        return Answer(self.region(frame, *pages.mine(self, frame, state, again=opening.open)))

    @asks(*TAKERS)
    def compare_sittings(self, viewer: Viewer, data: Data) -> Answer:
        """Set two of the learner's own results side by side, the earlier one first."""
        stored, frame = self.host.reading(self, viewer.id).sittings, self.frame(viewer)
        wanted = {request.text(data, name) for name in ("one", "other")}
        pair = sorted((sitting.find(stored, each) for each in wanted), key=lambda each: each.finished)
        if len(pair) != 2 or any(each.stage != "finished" for each in pair):
            raise BadInput("not_two", field="one")
        return Answer(self.region(frame, *pages.compared(self, frame, *pair)))

    @asks(*TAKERS)
    def save_note(self, viewer: Viewer, data: Data) -> Answer:
        """Store the learner's own note on a result."""
        which, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision = request.count(data, "revision")
        with self.host.editing(self, viewer.id) as state:
            state.sittings = sitting.write_note(state.sittings, which, text, revision, moment.now())
        return Answer(revision=sitting.find(state.sittings, which).note.revision)

    @asks(*TAKERS)
    def ask_delete(self, viewer: Viewer, data: Data) -> Answer:
        """Say what deleting means before it is done."""
        which = request.text(data, "sitting", default="")
        return self.mine(viewer, self.host.reading(self, viewer.id), which=which, panel="delete")

    @asks(*TAKERS)
    def delete_sitting(self, viewer: Viewer, data: Data) -> Answer:
        """Forget a sitting; a dated stub stays."""
        which = request.text(data, "sitting")
        with self.host.editing(self, viewer.id) as state:
            stage = sitting.find(state.sittings, which).stage
            state.sittings = sitting.delete(state.sittings, which, moment.now())
            state.links = link.without(state.links, which)
            self.tell("coaching.assessment.deleted")
        return self.mine(viewer, state, announced="deleted" if stage == "finished" else "deleted_answers")
