"""Which scales stand out in a profile, and when none of them does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .banding import sourced, standard_error
from .instrument import Instrument
from .scoring import ScaleScore

#: The 5 % point of the studentised range of six means with infinite degrees of freedom
#: (Harter 1960, table 2): six equal areas spread by more standard errors than this in one of twenty profiles.
STUDENTISED_RANGE_OF_SIX = 4.03


@dataclass(frozen=True)
class Leaning:
    """The scales that lead and those that follow, each group too close within itself to rank.

    Both are empty where the profile is *flat*.
    """

    flat: bool
    leading: tuple[str, ...] = ()
    following: tuple[str, ...] = ()


def lean(instrument: Instrument, scores: Sequence[ScaleScore]) -> Leaning | None:
    """How a profile leans, or None where it has fewer than three scales, gaps, or unequal ranges.

    Where it is not flat (`flat`), the leading group holds the highest score and all that are too close to it
    (`ScaleScore.close`); the following group likewise, of the rest. A following group that reaches down to
    the lowest score says nothing and is empty.
    """
    if len(scores) < 3 or len({(score.low, score.high) for score in scores}) != 1:
        return None
    if any(score.value is None for score in scores):
        return None
    if flat(instrument, scores):
        return Leaning(flat=True)
    leading = _near_the_top(scores)
    rest = [score for score in scores if score not in leading]
    following = _near_the_top(rest) if rest else ()
    if len(following) == len(rest):
        following = ()
    return Leaning(False, tuple(s.scale for s in leading), tuple(s.scale for s in following))


def flat(instrument: Instrument, scores: Sequence[ScaleScore]) -> bool:
    """Are these scores too close to say that any stands out?

    With a sourced standard deviation and reliability for each of six scales: largest minus smallest under
    4.03 standard errors. Otherwise: under a quarter of the range (under 5 of 20, under 10 of 40).
    """
    values = [score.value for score in scores if score.value is not None]
    spread = max(values) - min(values)
    published = [sourced(instrument.scale[score.scale]) for score in scores]
    if len(scores) == 6 and all(published):
        errors = [standard_error(each) for each in published if each is not None]
        return spread < STUDENTISED_RANGE_OF_SIX * sum(errors) / len(errors)
    return spread < (scores[0].high - scores[0].low) / 4


def _near_the_top(scores: Sequence[ScaleScore]) -> tuple[ScaleScore, ...]:
    top = max(_value(score) for score in scores)
    return tuple(score for score in scores if top - _value(score) <= score.close + 1e-9)


def _value(score: ScaleScore) -> float:
    return score.low if score.value is None else score.value
