"""What all handlers of the desk share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.block import Answer, CoachingXBlock
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.host.base import usage_of

Page = tuple[str, Mapping[str, Any]]
COACHES: tuple[Role, ...] = ("coach", "admin")
EVERYBODY: tuple[Role, ...] = ("learner", "author", *COACHES)


class Desking(CoachingXBlock):
    """What each group of handlers needs of the block."""

    def shown(self, viewer: Viewer, page: Page, announce: str = "", status: int = 200) -> Answer:
        """A *page* as an answer; one that refuses something shows it too."""
        extra = {"region": True} if status != 200 else {}
        return Answer(self.region(self.frame(viewer), *page), announce, extra=extra, status=status)


def elsewhere(block: Any) -> str:
    """Where the desk of this course is, if this is another one: its cards and settings count for nothing."""
    course = block.host.settings(block)
    return str(course.url) if course.desk not in ("", usage_of(block)) else ""
