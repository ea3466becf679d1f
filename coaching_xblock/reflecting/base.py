"""What all handlers of a reflection share."""

from __future__ import annotations

from web_fragments.fragment import Fragment

from coaching_xblock.block import CoachingXBlock, Page
from coaching_xblock.core.people import Viewer
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import pages


class Reflecting(CoachingXBlock):
    """What each group of handlers needs of the block."""

    def view(self, viewer: Viewer, page: Page) -> Fragment:
        """A first view, or a calm card where the prompts cannot be read."""
        try:
            return super().view(viewer, page)
        except SourceError as error:
            frame = self.frame(viewer)
            return self.page(frame, *pages.broken(self, frame, error))

    def tell(self, event: str) -> None:
        """Publish *event* on commit: which prompts, and nothing that was written."""
        self.host.emit(self, event, {"prompts": self.prompts})
