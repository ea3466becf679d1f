"""What all handlers of a reflection share."""

from __future__ import annotations

from coaching_xblock.block import CoachingXBlock


class Reflecting(CoachingXBlock):
    """What each group of handlers needs of the block."""

    def tell(self, event: str) -> None:
        """Publish *event* on commit: which prompts, and nothing that was written."""
        self.host.emit(self, event, {"prompts": self.prompts})
