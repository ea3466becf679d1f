"""Sets of prompts as files: reading, checking and writing them."""

from __future__ import annotations

from coaching_xblock.core.prompt import PromptSet

from ..format import Format
from .building import build
from .hints import hints
from .meaning import faults
from .writer import lines

PROMPTS: Format[PromptSet] = Format("prompts", build, faults, hints, lines)

__all__ = ["PROMPTS"]
