"""Letting coaches read an entry, and taking that back."""

from __future__ import annotations

from typing import Any

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import entry, moment, request
from coaching_xblock.core.entry import Change
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.reflecting import opening
from coaching_xblock.reflecting.base import WRITERS, Reflecting
from coaching_xblock.reflecting.pages import Look


class Sharing(Reflecting):
    """Handlers of consent."""

    @asks(*WRITERS)
    def ask_share(self, viewer: Viewer, data: Data) -> Answer:
        """Show who would be able to read the entry, and what that means."""
        look = Look(entry=request.text(data, "entry"), panel="share")
        return self.mine(viewer, self.host.reading(self, viewer.id), look)

    @asks(*WRITERS)
    def share(self, viewer: Viewer, data: Data) -> Answer:
        """Let this course's coaches read what is handed in, now and later.

        *readers* are those whom the learner was just shown; whoever joined meanwhile is named as new.
        *consent* is the `Consent.mark` that the page showed: where it changed since, nothing is shared.
        """
        readers, seen = self.named(data), request.text(data, "consent", default="")

        def give(stored: list[Any], which: str, now: str) -> list[Any]:
            return entry.share(stored, which, readers, now, seen)

        return self._consent(viewer, data, give)

    @asks(*WRITERS)
    def withdraw(self, viewer: Viewer, data: Data) -> Answer:
        """Take the consent back: the entry and what was said about it are gone from coaches at once."""
        return self._consent(viewer, data, entry.withdraw)

    @asks(*WRITERS)
    def preview_as_coach(self, viewer: Viewer, data: Data) -> Answer:
        """Show the learner their own entry as coaches would see it."""
        found = entry.find(self.host.reading(self, viewer.id).entries, request.text(data, "entry"))
        if found.stage != "submitted":
            raise BadInput("not_handed_in")
        frame, me = self.frame(viewer), Person(viewer.id, viewer.name)
        return Answer(self.region(frame, *opening.preview(self, frame, me, found)))

    def _consent(self, viewer: Viewer, data: Data, change: Change) -> Answer:
        """Change the consent of one entry, and show it."""
        which = request.text(data, "entry")
        with self.host.editing(self, viewer.id) as state:
            self.agree(viewer, state, which, change, moment.now())
        return self.mine(viewer, state, Look(entry=which, at="sharing"))
