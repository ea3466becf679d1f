"""The pages of the desk: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.views.page import Frame

Page = tuple[str, Mapping[str, Any]]


def first(block: Any, frame: Frame) -> Page:
    """What somebody sees on opening the unit."""
    return "desk/start.html", {"introduction": ""}
