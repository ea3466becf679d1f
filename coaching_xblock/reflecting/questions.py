"""Which prompts a block asks: a set of the library, or its author's own."""

from __future__ import annotations

from typing import Any

from coaching_xblock import library
from coaching_xblock.authoring import OWN
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.prompt import PromptSet
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.olx.prompts import PROMPTS


def present(block: Any) -> PromptSet:
    """What *block* asks. Raises `SourceError` where it cannot be read."""
    return read(block.prompts, block.source)


def read(prompts: Any, source: Any) -> PromptSet:
    """What a block with these authored fields asks. Raises `SourceError` where it cannot be read."""
    return PROMPTS.understood(str(source or "")) if prompts == OWN else library.prompt_set(str(prompts))


def asked(block: Any) -> PromptSet:
    """What *block* asks, for handlers. Raises `NotFound` where it cannot be read."""
    try:
        return present(block)
    except SourceError:
        raise NotFound("no_prompts") from None


def faults(block: Any, error: SourceError) -> list[str]:
    """All that keeps *block*'s prompts from being read, of which *error* is the first."""
    own = PROMPTS.told(block.source or "", "error") if block.prompts == OWN else []
    return own or [str(error)]
