"""From answers to scores: each scale is the sum of what its answers count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .instrument import Instrument, Item

Answers = Mapping[str, int]


@dataclass(frozen=True)
class ScaleScore:
    """The score of one scale, with the least and the most that it could have been."""

    scale: str
    value: float
    low: float
    high: float
    #: How many items it rests on.
    items: int

    @property
    def close(self) -> float:
        """Two scores this far apart or nearer are too close to rank: one answer step per five items."""
        return self.items / 5


def unanswered(instrument: Instrument, answers: Answers) -> tuple[Item, ...]:
    """The items that have no answer yet, in the order in which they are asked."""
    return tuple(item for item in instrument if item.id not in answers)


def score(instrument: Instrument, answers: Answers) -> tuple[ScaleScore, ...]:
    """The scores of all scales, in the instrument's order.

    *answers* maps item ids to option values and must be complete (see `unanswered`); raises `KeyError`
    otherwise. For the O*NET profilers this is the official rule: the sum of value - 1 over an area's
    items, 0 to 20 for the Mini-IP (Rounds et al. 2016, https://www.onetcenter.org/dl_files/Mini-IP.pdf).
    """
    return tuple(_scale_score(instrument, scale.id, answers) for scale in instrument.scales)


def _scale_score(instrument: Instrument, scale: str, answers: Answers) -> ScaleScore:
    items = [item for item in instrument if item.scale == scale]
    return ScaleScore(
        scale=scale,
        value=sum(item.score(answers[item.id]) for item in items),
        low=sum(min(option.score for option in item.options) for item in items),
        high=sum(max(option.score for option in item.options) for item in items),
        items=len(items),
    )
