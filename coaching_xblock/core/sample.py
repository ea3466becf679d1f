"""Invented answers, with which an author sees what a result would say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, get_args

from .asking import asked
from .instrument import Answer, Instrument, Item, Key, Kind, Range
from .scoring import keyed

#: How answers are counted: all at the least, in the middle or at the most; or from scale to scale otherwise.
Level = Literal["low", "middle", "high", "mixed"]
LEVELS: tuple[Level, ...] = get_args(Level)


def answers(instrument: Instrument, level: Level, words: str) -> dict[str, Answer]:
    """Answers to all items that are asked then; *words* are the answer to every open question.

    Items that count the other way round are answered the other way round. Where things are only compared
    within one person, there is no low or high: then *low* prefers what counts for the last scale, *high* and
    *mixed* what counts for the first, and *middle* each in turn.
    """
    inventor = _Inventor(instrument, level, words)
    given: dict[str, Answer] = {}
    while fresh := [item for item in asked(instrument, given) if item.id not in given]:
        given.update({item.id: inventor.answer(item) for item in fresh})
    return given


class _Inventor:
    def __init__(self, instrument: Instrument, level: Level, words: str) -> None:
        self._words = words
        self._wanted = _wanted(instrument, level)
        self._keys: dict[str, list[tuple[str, Key]]] = {}
        for scale in instrument.scales:
            for key in scale.keys:
                self._keys.setdefault(key.item, []).append((scale.id, key))
        #: How many items of a scale are answered: where two answers are equally near, each has its turn.
        self._turn: Counter[str] = Counter()

    def answer(self, item: Item) -> Answer:
        """The invented answer to *item*."""
        scale, first = next(iter(self._keys.get(item.id, ())), ("", Key(item.id)))
        self._turn[scale] += 1
        if item.kind == "text":
            return self._words
        if item.range is not None:
            return _within(item.range, self._share(scale, first.reverse))
        if first.answer is not None or item.kind in ("multiple", "ranking"):
            return self._chosen(item, item.kind)
        return self._nearest(item, first, self._share(scale), self._turn[scale])

    def _share(self, scale: str, reverse: bool = False) -> float:
        share = self._wanted.get(scale, self._wanted[""])
        return 1 - share if reverse else share

    def _nearest(self, item: Item, key: Key, share: float, turn: int) -> Answer:
        low, high = item.span
        far = {
            each.value: abs(keyed(item, key, each.value) - low - share * (high - low))
            for each in item.options
        }
        near = [value for value, distance in far.items() if distance - min(far.values()) < 1e-9]
        return near[turn % len(near)]

    def _chosen(self, item: Item, kind: Kind) -> Answer:
        """Options by what they count for; where all count alike, the order turns from item to item."""
        turn = self._turn[""] = self._turn[""] + 1
        counts = {key.answer: self._share(scale) for scale, key in self._keys.get(item.id, ())}
        start = turn % len(item.options)
        turned = [*item.options[start:], *item.options[:start]]
        order = [each.value for each in sorted(turned, key=lambda each: -counts.get(each.value, 0.5))]
        if kind == "ranking":
            return tuple(order)
        if kind == "multiple":
            return tuple(sorted(order[: max(1, round(self._wanted[""] * len(order)))]))
        return order[0]


def _wanted(instrument: Instrument, level: Level) -> Mapping[str, float]:
    """For each scale, and for what counts for none, where between the least and the most it should be."""
    same = {"low": 0.0, "middle": 0.5, "high": 1.0, "mixed": 0.5}[level]
    ids = [scale.id for scale in instrument.scales]
    last = max(1, len(ids) - 1)
    falling = {scale: 1 - place / last for place, scale in enumerate(ids)}
    if level == "mixed" or (instrument.ipsative and level == "high"):
        return {**falling, "": same}
    if instrument.ipsative and level == "low":
        return {**{scale: 1 - share for scale, share in falling.items()}, "": same}
    return {**dict.fromkeys(ids, same), "": same}


def _within(span: Range, share: float) -> Answer:
    steps = round((span.high - span.low) / span.step * share)
    value = min(span.high, span.low + steps * span.step)
    return int(value) if float(value).is_integer() else round(value, 9)
