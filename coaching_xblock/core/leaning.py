"""Which scales stand out in a profile, and when none of them does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .scoring import ScaleScore


@dataclass(frozen=True)
class Leaning:
    """The scales that lead and those that follow, each group too close within itself to rank.

    Both are empty where the profile is *flat*.
    """

    flat: bool
    leading: tuple[str, ...] = ()
    following: tuple[str, ...] = ()


def lean(scores: Sequence[ScaleScore]) -> Leaning:
    """How a profile of scales with equal ranges leans.

    Flat or nearly flat: the largest minus the smallest score is under a quarter of the range, the rule
    where no standard deviation is sourced (under 5 of 20, under 10 of 40). Otherwise the leading group
    holds the highest score and all that are too close to it (`ScaleScore.close`); the following group
    likewise, of the rest. A following group that reaches down to the lowest score says nothing and is empty.
    """
    values = [score.value for score in scores]
    if max(values) - min(values) < max(score.high - score.low for score in scores) / 4:
        return Leaning(flat=True)
    leading = _near_the_top(scores)
    rest = [score for score in scores if score not in leading]
    following = _near_the_top(rest) if rest else ()
    if len(following) == len(rest):
        following = ()
    return Leaning(False, tuple(s.scale for s in leading), tuple(s.scale for s in following))


def _near_the_top(scores: Sequence[ScaleScore]) -> tuple[ScaleScore, ...]:
    top = max(score.value for score in scores)
    return tuple(score for score in scores if top - score.value <= score.close)
