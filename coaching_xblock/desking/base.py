"""What all handlers of the desk share."""

from __future__ import annotations

from coaching_xblock.block import CoachingXBlock


class Desking(CoachingXBlock):
    """What each group of handlers needs of the block."""
