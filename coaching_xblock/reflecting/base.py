"""What all handlers of a reflection share: who may, and the learner's own page as an answer."""

from __future__ import annotations

from web_fragments.fragment import Fragment

from coaching_xblock.block import Answer, CoachingXBlock, Data, Page
from coaching_xblock.core import access, entry, limits, request
from coaching_xblock.core.entry import Change
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.host.base import State
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import pages
from coaching_xblock.reflecting.pages import Look

#: Authors write in Studio's preview, on state of their own session.
WRITERS: tuple[Role, ...] = ("learner", "author")
_EVENTS: dict[access.Act, str] = {
    "shared": "coaching.reflection.shared",
    "withdrawn": "coaching.reflection.withdrawn",
}


class Reflecting(CoachingXBlock):
    """What each group of handlers needs of the block."""

    def view(self, viewer: Viewer, page: Page) -> Fragment:
        """A first view, or a calm card where the prompts cannot be read."""
        try:
            return super().view(viewer, page)
        except SourceError as error:
            frame = self.frame(viewer)
            return self.page(frame, *pages.broken(self, frame, error))

    def mine(self, viewer: Viewer, state: State, look: Look, announce: str = "") -> Answer:
        """The learner's own page as an answer; where nothing is to *announce*, perhaps the share line."""
        frame = self.frame(viewer)
        try:
            template, context = pages.mine(self, frame, state, look)
        except SourceError as error:
            template, context = pages.broken(self, frame, error)
        line = context["share"]["line"] if look.at == "sharing" and context.get("share") else ""
        return Answer(self.region(frame, template, context), announce=announce or line)

    def named(self, data: Data) -> list[str]:
        """Those of this course's coaches whom the learner was just shown, as *readers* says."""
        shown = request.text(data, "readers", limits.BODY_BYTES, "").split()
        return [person.id for person in self.host.coaches(self) if person.id in shown] if shown else []

    def agree(self, viewer: Viewer, state: State, which: str, change: Change, now: str) -> None:
        """In `editing`: change the consent of one entry; what changes nothing is not logged."""
        before = entry.find(state.entries, which).consent
        state.entries = change(state.entries, which, now)
        for act in access.consented(before, entry.find(state.entries, which).consent):
            state.access_log = access.record(state.access_log, viewer.id, act, which, now)
            self.tell(_EVENTS[act])

    def tell(self, event: str) -> None:
        """Publish *event* on commit: which prompts, and nothing that was written."""
        self.host.emit(self, event, {"prompts": self.prompts})
