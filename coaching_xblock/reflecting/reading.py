"""The coach's side: who shares what, one entry with its conversation, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.base import COACHES
from coaching_xblock.core import access, entry, moment, request
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.unsent import Place
from coaching_xblock.core.waiting import Look
from coaching_xblock.reflecting import beside, listing, opening
from coaching_xblock.reflecting.opening import Opened
from coaching_xblock.reflecting.talking import Talking
from coaching_xblock.views.thread import Focus


class Reading(Talking):
    """Handlers of the coach's pages."""

    @asks(*COACHES)
    def list_shared(self, viewer: Viewer, data: Data) -> Answer:
        """List what is shared here, the oldest that waits first; reading goes on at one line of it."""
        return self.listed(viewer, request.queue(data))

    @asks(*COACHES)
    def open_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Show one shared entry, after the learner's log says who opened it."""
        look = _at(data)
        # Looked at before the lock is taken: a made-up id creates no row.
        entry.for_coach(self.host.reading(self, look.learner).entries, look.entry)
        with self.host.editing(self, look.learner) as state:
            entry.for_coach(state.entries, look.entry)
            before = opening.last_look(state, viewer.id, look.entry)
            state.access_log = access.record(state.access_log, viewer.id, "opened", look.entry, moment.now())
            new = self.hear(viewer, state, Place(look.learner, look.entry))
            self.tell("coaching.reflection.opened")
        opened = Opened(self.learner(look.learner), state, look, Focus(new=new), before)
        return self.opened(viewer, opened)

    @asks(*COACHES)
    def open_beside(self, viewer: Viewer, data: Data) -> Answer:
        """Show, beside an entry, something else that its learner shares; both logs say so first.

        *usage* is the key of the block it stands on, *which* its id.
        """
        look, usage = _at(data), request.text(data, "usage", 300)
        which = request.text(data, "which")
        entry.for_coach(self.host.reading(self, look.learner).entries, look.entry)
        taken = beside.take(self, viewer.id, look.learner, usage, which)
        self.tell("coaching.reflection.opened_beside")
        state = self.look_again(viewer, data, look.entry)
        before = opening.last_look(state, viewer.id, look.entry, skip=1)
        return self.opened(
            viewer, Opened(self.learner(look.learner), state, look, before=before, taken=taken)
        )

    @asks(*COACHES)
    def open_written(self, viewer: Viewer, data: Data) -> Answer:
        """Show the coach's own words to a learner about what is no longer shared."""
        look = _at(data)
        return self.written(viewer, self.host.reading(self, look.learner), look)

    # What these answer with

    def listed(self, viewer: Viewer, look: Look) -> Answer:
        """The list at that place."""
        frame = self.frame(viewer)
        template, context = listing.entries(self, frame, look)
        return Answer(self.region(frame, template, context), announce=context["found"])


def _at(data: Data) -> Look:
    """The place in the list, which has to name a learner and an entry."""
    return replace(
        request.queue(data), learner=request.text(data, "learner"), entry=request.text(data, "entry")
    )
