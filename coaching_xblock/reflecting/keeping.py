"""An entry in its owner's hands: looked at, written on, brought back to an earlier version, deleted."""

from __future__ import annotations

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import moment, request, writing
from coaching_xblock.core.people import Viewer
from coaching_xblock.reflecting.base import WRITERS, Reflecting
from coaching_xblock.reflecting.pages import Look


class Keeping(Reflecting):
    """Handlers of the learner's own entries."""

    @asks(*WRITERS)
    def show(self, viewer: Viewer, data: Data) -> Answer:
        """Show a question, its check-ins over time, an entry or a version of it; or all questions."""
        look = Look(
            item=request.text(data, "item", default=""),
            entry=request.text(data, "entry", default=""),
            version=request.text(data, "version", default=""),
            every=True,
            revise=request.text(data, "revise", default="") == "yes",
            trend=request.text(data, "trend", default="") == "yes",
            older=max(1, request.count(data, "older", 1)),
            at=request.text(data, "at", default=""),
        )
        return self.mine(viewer, self.host.reading(self, viewer.id), look)

    @asks(*WRITERS)
    def restore_version(self, viewer: Viewer, data: Data) -> Answer:
        """Go on from an earlier version; what is there now is kept as one."""
        which, version = request.text(data, "entry"), request.text(data, "version")
        with self.host.editing(self, viewer.id) as state:
            state.entries = writing.restore(state.entries, which, version, moment.now())
        said = self.frame(viewer).voice.gettext("Brought back. What was there before is kept as a version.")
        return self.mine(viewer, state, Look(entry=which, revise=True), announce=said)

    @asks(*WRITERS)
    def ask_delete(self, viewer: Viewer, data: Data) -> Answer:
        """Say what deleting means before it is done."""
        look = Look(entry=request.text(data, "entry"), panel="delete")
        return self.mine(viewer, self.host.reading(self, viewer.id), look)

    @asks(*WRITERS)
    def delete_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Forget an entry with all its versions; a dated stub stays."""
        which = request.text(data, "entry")
        with self.host.editing(self, viewer.id) as state:
            state.entries = writing.delete(state.entries, which, moment.now())
            self.tell("coaching.reflection.deleted")
        said = self.frame(viewer).voice.gettext("Your entry is deleted. Only its date stays.")
        return self.mine(viewer, state, Look(every=True), announce=said)
