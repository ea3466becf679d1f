"""Starting a reflection or a goal from a result."""

from __future__ import annotations

from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import link, moment, request, sitting
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.views.links import HOLDERS


class Linking(Assessing):
    """Handlers of what is started from a result."""

    @asks(*TAKERS)
    def start_link(self, viewer: Viewer, data: Data) -> Answer:
        """Start a reflection or a goal about a result or one *scale* of it; a second click starts nothing."""
        which, scale = request.text(data, "sitting"), request.text(data, "scale", default="")
        _require_scale(sitting.find(self.host.reading(self, viewer.id).sittings, which), scale)
        kind = request.text(data, "kind")
        self._require_place(kind)
        with self.host.editing(self, viewer.id) as state:
            sitting.find(state.sittings, which)
            state.links = link.start(state.links, kind, which, scale, moment.now())
        return self.mine(viewer, state, which=which, about="links")

    @asks(*TAKERS)
    def remove_link(self, viewer: Viewer, data: Data) -> Answer:
        """Take back what was started; the result stays as it is."""
        which = request.text(data, "sitting")
        with self.host.editing(self, viewer.id) as state:
            sitting.find(state.sittings, which)
            state.links = link.remove(state.links, request.text(data, "link"))
        return self.mine(viewer, state, which=which, about="links")

    def _require_place(self, kind: str) -> None:
        holders = [holder for each, holder in HOLDERS.items() if each == kind]
        if not holders:
            raise BadInput("malformed", field="kind")
        if not self.host.siblings(self, holders):
            raise BadInput("no_place", field="kind")


def _require_scale(found: Sitting, scale: str) -> None:
    """A result, and a scale that it has."""
    if found.stage != "finished":
        raise BadInput("not_finished")
    scales = found.shown["scales"] if isinstance(found.shown, dict) else []
    if scale and scale not in {each["id"] for each in scales}:
        raise BadInput("malformed", field="scale")
