"""The list of questions: which there are, where each stands, and how many are to be answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.prompt import PromptSet, left

from . import writing
from .entry import state
from .voice import Voice

Context = dict[str, Any]


def listed(spots: Sequence[Spot], asked: PromptSet, writable: bool, voice: Voice) -> list[Context]:
    """All questions of a set, each with where it stands; *writable*: none is closed."""
    return [
        {
            "item": each.item,
            "stage": each.prompt.stage,
            "state": state(each, voice),
            "open": writable or each.stage != "none",
            "closed": not writable and each.stage == "none",
            **writing.asked(each, asked.language, voice),
        }
        for each in spots
    ]


def place(spots: Sequence[Spot], here: int, voice: Voice) -> Context:
    """Where among the questions the page is, and the ways to the next ones; *here* is -1 for none of them."""
    _ = voice.gettext
    if here < 0:
        return {"where": "", "last": "", "next": ""}
    said = _("Step {here} of {all}") if spots[here].prompt.stage else _("{here} of {all}")
    where = said.format(here=here + 1, all=len(spots)) if len(spots) > 1 else ""
    name = spots[here].prompt.stage
    return {
        "where": f"{where}: {name}" if where and name else where,
        "last": spots[here - 1].item if here else "",
        "next": spots[here + 1].item if here + 1 < len(spots) else "",
    }


def asks(spots: Sequence[Spot], asked: PromptSet, voice: Voice) -> str:
    """How many of the questions are to be answered, and how many are left."""
    _, number = voice.gettext, len(asked.prompts)
    told = {each.prompt.id for each in spots if each.stage in ("done", "ahead")}
    rest = left(asked, told)
    if not rest:
        return (
            _("You have answered what was asked. The rest is there if you like.")
            if number > len(told)
            else ""
        )
    if asked.answer == "any":
        return _("One is enough; answer more if you like.")
    if asked.answer == "all":
        return _("One step after the other.") if asked.stepwise else ""
    return (
        voice.ngettext("Choose {number} of these.", "Choose {number} of these.", rest)
        if not told
        else voice.ngettext("Choose {number} more of these.", "Choose {number} more of these.", rest)
    )
