"""The coach's side: who shares, and one shared result."""

from __future__ import annotations

from coaching_xblock.assessing.base import COACHES
from coaching_xblock.assessing.beside import Beside
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import access, moment, request, sitting, unsent
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.unsent import Place
from coaching_xblock.host.base import State
from coaching_xblock.views.thread import Focus


class Reading(Beside):
    """Handlers of the coach's pages."""

    @asks(*COACHES)
    def list_shared(self, viewer: Viewer, data: Data) -> Answer:
        """List those who share a result here, or everyone, with stage and date."""
        return self.listed(viewer, data)

    @asks(*COACHES)
    def open_result(self, viewer: Viewer, data: Data) -> Answer:
        """Show one shared result, after the learner's log says who opened it."""
        person, which = request.text(data, "learner"), request.text(data, "sitting")
        request.place(data)
        # Looked at before the lock is taken: a made-up id creates no row.
        sitting.for_coach(self.host.reading(self, person).sittings, which)
        with self.host.editing(self, person) as state:
            sitting.for_coach(state.sittings, which)
            state.access_log = access.record(state.access_log, viewer.id, "opened", which, moment.now())
            new = self.hear(viewer, state, Place(person, which))
            self.tell("coaching.assessment.opened")
        return self.beside(viewer, state, data, which, self._arriving(viewer, state, data, which, new))

    @asks(*COACHES)
    def compare_shared(self, viewer: Viewer, data: Data) -> Answer:
        """Set two shared results of one learner side by side, after their log says who opened both."""
        person = request.text(data, "learner")
        wanted = sorted({request.text(data, name) for name in ("before", "after")})
        request.place(data)
        if len(wanted) != 2:
            raise BadInput("not_two", field="before")
        for each in wanted:
            sitting.for_coach(self.host.reading(self, person).sittings, each)
        with self.host.editing(self, person) as state:
            for each in wanted:
                sitting.for_coach(state.sittings, each)
                state.access_log = access.visit(state.access_log, viewer.id, each, moment.now())
        found = [sitting.find(state.sittings, each) for each in wanted]
        before, after = sorted(found, key=lambda each: each.finished)
        return self.side_by_side(viewer, before, after, data)

    def _arriving(self, viewer: Viewer, state: State, data: Data, which: str, new: frozenset[str]) -> Focus:
        """Where reading begins: at the first of the *news*, at a *draft*, or at the top."""
        about = request.text(data, "about", default="")
        first = next((each["id"] for each in state.messages if each["id"] in new), "")
        drafts = unsent.load(self.host.reading(self, viewer.id).drafts) if about == "draft" else ()
        person = request.text(data, "learner")
        draft = next((each.about for each in drafts if (each.learner, each.item) == (person, which)), "")
        return Focus(at={"news": first, "draft": draft}.get(about, ""), new=new)
