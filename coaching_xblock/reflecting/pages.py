"""The pages of the reflection block: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import questions
from coaching_xblock.views.page import Frame

Page = tuple[str, Mapping[str, Any]]


def first(block: Any, frame: Frame) -> Page:
    """What somebody sees on opening the unit."""
    return "reflection/start.html", {"introduction": block.introduction or ""}


def broken(block: Any, frame: Frame, error: SourceError) -> Page:
    """A calm sentence for learners, the findings for those who can mend it."""
    _ = frame.voice.gettext
    staff = frame.viewer.role in ("coach", "admin", "author")
    return "shared/broken.html", {
        "calm": _("These questions cannot be shown at the moment. Nothing you wrote is lost."),
        "findings": questions.faults(block, error) if staff else [],
    }
