"""Moves of good listening, each with beginnings of a sentence that a coach can take up and change.

The moves follow the OARS of motivational interviewing: open questions, affirmations, reflections and
summaries (Miller & Rollnick, *Motivational Interviewing*, 4th edition 2023). To offer a thought is a move of
its own, since one that is asked for, or that can be refused, is heard differently from advice (there: “ask,
offer, ask”; ICF Core Competencies 2019, 7: observations are shared without attachment to them).
The starters are our own words. They exist where somebody reviewed them in their language, and are not
translated: what is natural to say differs more than words do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal["reflect", "affirm", "ask", "offer"]

#: What a coach fills in. Exactly this long: a longer line is one that the learner is asked to write on.
BLANK = "___"
#: A line of nothing else divides paragraphs (Markdown), and is nothing to fill in.
_UNFILLED = re.compile(rf"(?<!_){BLANK}(?!_)")


@dataclass(frozen=True)
class Move:
    """One way to answer."""

    kind: Kind
    starters: tuple[str, ...]


_ENGLISH = (
    Move(
        "reflect",
        (
            "It sounds as if ___ matters to you.",
            "On the one hand ___, and on the other ___.",
            "What I take from your words is ___. Correct me where I am wrong.",
            "So far I read three things: ___",
        ),
    ),
    Move(
        "affirm",
        (
            "You stayed with ___, although it was hard.",
            "It took courage to write about ___.",
            "You know more about ___ than you did before.",
        ),
    ),
    Move(
        "ask",
        (
            "What matters most to you about ___?",
            "What would be different if ___?",
            "When did you last feel that way, and what was going on then?",
            "What would you like to happen next?",
        ),
    ),
    Move(
        "offer",
        (
            "May I offer a thought? ___. What do you make of it?",
            "Some people in your place ___. How would that be for you?",
            "I notice ___. What do you see?",
        ),
    ),
)

MOVES: Mapping[str, tuple[Move, ...]] = MappingProxyType({"en": _ENGLISH})


def moves(language: str) -> tuple[Move, ...]:
    """The moves in this *language* (``en``, ``pt-br``); none where nobody reviewed them."""
    return MOVES.get(language.lower().replace("_", "-").split("-")[0], ())


def unfilled(text: str) -> bool:
    """Is there a blank left to fill in?"""
    lines = (line.strip() for line in text.splitlines())
    return any(_UNFILLED.search(line) for line in lines if line != BLANK)
