"""Letting coaches read a result, and taking that back."""

from __future__ import annotations

from typing import Any

from coaching_xblock.assessing import careers, pages
from coaching_xblock.assessing.base import TAKERS, Assessing, Change
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import moment, request, sitting
from coaching_xblock.core.people import Person, Viewer


class Sharing(Assessing):
    """Handlers of consent."""

    @asks(*TAKERS)
    def ask_share(self, viewer: Viewer, data: Data) -> Answer:
        """Show who would be able to read the result, and what that means."""
        which = request.text(data, "sitting", default="")
        return self.mine(viewer, self.host.reading(self, viewer.id), which=which, panel="share")

    @asks(*TAKERS)
    def share(self, viewer: Viewer, data: Data) -> Answer:
        """Let this course's coaches read the result: see `giving`."""
        return self._consent(viewer, data, self.giving(data))

    @asks(*TAKERS)
    def withdraw(self, viewer: Viewer, data: Data) -> Answer:
        """Take the consent back."""
        return self._consent(viewer, data, sitting.withdraw)

    @asks(*TAKERS)
    def preview_as_coach(self, viewer: Viewer, data: Data) -> Answer:
        """Show the learner their own result as coaches would see it."""
        state = self.host.reading(self, viewer.id)
        found = sitting.find(state.sittings, request.text(data, "sitting"))
        frame, me = self.frame(viewer), Person(viewer.id, viewer.name)
        shared = sitting.as_shared(found, told=pages.asked_in(self, found).told)
        template, context = pages.opened(self, frame, shared, me, preview=True)
        return Answer(self.region(frame, template, {**context, **careers.shared(frame, state)}))

    @asks(*TAKERS)
    def promise(self, viewer: Viewer, data: Data) -> Answer:
        """Before it is finished: *keep* the result to oneself, or leave it to be read by the coaches."""
        which, keep = request.text(data, "sitting"), request.text(data, "keep", default="") == "yes"
        with self.host.editing(self, viewer.id) as state:
            asked = pages.asked_in(self, sitting.find(state.sittings, which))
            promised = self.rule(asked) == "read" and not keep
            state.sittings = sitting.promise(state.sittings, which, promised)
        return self.mine(viewer, state, which=which, announced="reading", about="reading")

    def giving(self, data: Data) -> Change:
        """The consent that *data* asks for.

        *readers* are those whom the learner was just shown; whoever joined meanwhile is named as new.
        *consent* is the `Consent.mark` that the page showed: where it changed since, nothing is shared.
        *with_answers* is the second consent: to the single answers, which a result that is told consists of.
        """
        readers, wanted = self.named(data), request.text(data, "with_answers", default="") == "yes"
        seen = request.text(data, "consent", default="")

        def change(stored: list[Any], which: str, now: str) -> list[Any]:
            answers = wanted or pages.asked_in(self, sitting.find(stored, which)).told
            return sitting.share(stored, which, readers, now, answers, seen)

        return change

    def _consent(self, viewer: Viewer, data: Data, change: Change) -> Answer:
        """Change the consent of one sitting, and show it."""
        which = request.text(data, "sitting")
        with self.host.editing(self, viewer.id) as state:
            self.agree(viewer, state, which, change, moment.now())
        return self.mine(viewer, state, which=which, announced="share", about="sharing")
