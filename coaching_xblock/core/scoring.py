"""From answers to scores, with what is missing said and never guessed beyond the scale's own rule."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from .instrument import Answer, Answers, Instrument, Item, Key, Scale


@dataclass(frozen=True)
class ScaleScore:
    """The score of one scale in its own metric, with the least and the most that it could have been.

    *value* and *mean* are None where too little was answered. *mean* is the average keyed answer, between
    *mean_low* and *mean_high*: the metric that bands without norms are cut on.
    """

    scale: str
    value: float | None
    low: float
    high: float
    mean: float | None
    mean_low: float
    mean_high: float
    #: How many items it could rest on, and the ids of those without an answer.
    items: int
    missing: tuple[str, ...] = ()

    @property
    def prorated(self) -> bool:
        """Does it stand for more items than were answered?"""
        return self.value is not None and bool(self.missing)

    @property
    def close(self) -> float:
        """Two scores this far apart or nearer are too close to rank: one answer step per five items."""
        return (
            (self.high - self.low) / (self.mean_high - self.mean_low) / 5
            if self.mean_high > self.mean_low
            else 0.0
        )


def score(
    instrument: Instrument, answers: Answers, asked: Sequence[Item] | None = None
) -> tuple[ScaleScore, ...]:
    """The scores of all scales, in the instrument's order.

    *answers* maps item ids to answers (`instrument.Answer`); *asked* are the items whose conditions hold
    (`asking.asked`), all of them where it is None. Answers to items that were not asked do not count.
    A scale needs its share of answered items (`Scale.missing`); a sum is then prorated as the mean of the
    answered items times the number of items (Downey & King 1998). Where items differ in range, what is
    carried over is the place between the least and the most that the answered items could count: for equal
    ranges the same, and never beyond the scale's own bounds. A reversed key counts lowest + highest
    - score (https://ipip.ori.org/newScoringInstructions.htm).
    """
    ids = instrument.items.keys() if asked is None else {item.id for item in asked}
    given = {item: answer for item, answer in answers.items() if item in ids}
    return tuple(_scale_score(instrument, scale, given, ids) for scale in instrument.scales)


def unanswered(items: Sequence[Item], answers: Answers) -> tuple[Item, ...]:
    """Those of *items* that have no answer yet, in the same order."""
    return tuple(item for item in items if item.id not in answers)


def keyed(item: Item, key: Key, answer: Answer) -> float:
    """What *answer* to *item* counts under *key*, before its weight.

    Raises `KeyError` where the answer is none of the item's options.
    """
    if key.answer is not None:
        return _chosen(item, key.answer, answer)
    if item.kind in ("number", "slider"):
        counted = float(answer)  # type: ignore[arg-type]
    else:
        counted = {option.value: option.score for option in item.options}[answer]  # type: ignore[index]
    return sum(item.span) - counted if key.reverse else counted


def _chosen(item: Item, wanted: int, answer: Answer) -> float:
    """Whether an option was chosen; in a ranking the number of options it stands before, plus 1 (Borda)."""
    if isinstance(answer, tuple):
        if item.kind == "ranking":
            return len(item.options) - answer.index(wanted)
        return float(wanted in answer)
    return float(answer == wanted)


def _chosen_span(item: Item) -> tuple[float, float]:
    """The least and the most that the choice of one option counts."""
    return (1, len(item.options)) if item.kind == "ranking" else (0, 1)


def _scale_score(instrument: Instrument, scale: Scale, given: Answers, asked: Set[str]) -> ScaleScore:
    keys = [key for key in scale.keys if key.item in asked]
    weight = low = high = given_low = given_high = total = 0.0
    for key in keys:
        item = instrument.items[key.item]
        least, most = instrument.spans[key.item] if key.answer is None else _chosen_span(item)
        weight += key.weight
        low += key.weight * least
        high += key.weight * most
        if key.item in given:
            given_low += key.weight * least
            given_high += key.weight * most
            total += key.weight * keyed(item, key, given[key.item])
    items = dict.fromkeys([key.item for key in keys])
    missing = tuple([item for item in items if item not in given])
    if missing and given_high > given_low:
        total = low + (total - given_low) / (given_high - given_low) * (high - low)
    enough = len(items) > len(missing) and len(items) - len(missing) >= scale.missing * len(items) - 1e-9
    mean = total / weight if enough else None
    factor = weight if scale.method == "sum" else 1.0
    per = weight or 1.0
    return ScaleScore(
        scale=scale.id,
        value=None if mean is None else tidy(mean * factor),
        low=tidy(low / per * factor),
        high=tidy(high / per * factor),
        mean=None if mean is None else tidy(mean),
        mean_low=tidy(low / per),
        mean_high=tidy(high / per),
        items=len(items),
        missing=missing,
    )


def tidy(number: float) -> float:
    """*number* without the dust of binary fractions: rounded to nine decimals."""
    return round(number, 9)
