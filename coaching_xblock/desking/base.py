"""What all handlers of the desk share."""

from __future__ import annotations

from coaching_xblock.block import Answer, CoachingXBlock
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.desking import pages
from coaching_xblock.desking.pages import Page

COACHES: tuple[Role, ...] = ("coach", "admin")
EVERYBODY: tuple[Role, ...] = ("learner", "author", *COACHES)


class Desking(CoachingXBlock):
    """What each group of handlers needs of the block."""

    def desk(self, viewer: Viewer, at: str = "", announce: str = "") -> Answer:
        """The first page again, read on *at* one of its parts."""
        frame = self.frame(viewer)
        return self.shown(viewer, pages.first(self, frame, at), announce)

    def shown(self, viewer: Viewer, page: Page, announce: str = "", status: int = 200) -> Answer:
        """A *page* as an answer; one that refuses something shows it too."""
        extra = {"region": True} if status != 200 else {}
        return Answer(self.region(self.frame(viewer), *page), announce, extra=extra, status=status)
