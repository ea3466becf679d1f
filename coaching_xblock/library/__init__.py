"""The instruments and prompts that come with this package, each under its own licence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.prompt import PromptSet
from coaching_xblock.olx import instrument as olx
from coaching_xblock.olx import versions
from coaching_xblock.olx.prompts import PROMPTS

#: The library's instruments, by the name that a course refers to them with, in the order they are offered.
NAMES = (
    "first-conversation",
    "onet-mini-ip",
    "onet-ip-short",
    "interest-checklist",
    "orvis-92",
    "work-values",
    "career-strengths",
    "mini-ipip",
    "ipip-50",
)
#: The library's sets of prompts, in the order they are offered: by theme, then frames, then check-ins.
PROMPT_SETS = (
    "first-meeting",
    "values",
    "strengths",
    "obstacles",
    "decisions",
    "conversations",
    "after-an-interview",
    "setbacks",
    "progress",
    "grow",
    "what-so-what",
    "reflective-cycle",
    "wish-outcome-obstacle-plan",
    "weekly-check-in",
)


@lru_cache(maxsize=32)
def instrument(name: str, digest: str = "") -> Instrument:
    """The library's instrument *name*: today's version, or the one whose meaning has this *digest*.

    Raises `olx.SourceError` where there is none.
    """
    if name not in NAMES:
        raise olx.SourceError(f"The library has no instrument “{name}”.")
    for version in _versions(name):
        if digest in ("", version.digest):
            return version
    raise olx.SourceError(f"The library has no version “{digest}” of “{name}”.")


def _versions(name: str) -> Iterator[Instrument]:
    """Today's version, from ``NAME.xml``, then earlier ones, from ``NAME.VERSION.xml``, newest first."""
    folder = files(__package__)
    yield versions.read((folder / f"{name}.xml").read_text(encoding="utf-8"))
    parts = (each.name.split(".") for each in folder.iterdir() if each.name.endswith(".xml"))
    earlier = (int(part[1]) for part in parts if len(part) == 3 and part[0] == name and part[1].isdigit())
    for version in sorted(earlier, reverse=True):
        yield versions.read((folder / f"{name}.{version}.xml").read_text(encoding="utf-8"))


def prompt_set(name: str) -> PromptSet:
    """The library's set of prompts *name*. Raises `olx.SourceError` where there is none."""
    if name not in PROMPT_SETS:
        raise olx.SourceError(f"The library has no prompts “{name}”.")
    return _prompt_set(name)


@lru_cache(maxsize=len(PROMPT_SETS))
def _prompt_set(name: str) -> PromptSet:
    return PROMPTS.read((files(__package__) / "prompts" / f"{name}.xml").read_bytes())


def prompt_sets() -> tuple[PromptSet, ...]:
    """All sets of prompts of the library, in the order they are offered."""
    return tuple(prompt_set(name) for name in PROMPT_SETS)
