"""How well the items of a scale hang together, over many sittings: for authors, never about one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean

from .distribution import f_quantile
from .errors import BadInput
from .instrument import Answers, Instrument, Key
from .scoring import keyed

#: Fewer complete sittings than this have no interval worth the name.
LEAST_PEOPLE = 3

Rows = Sequence[Sequence[float | None]]


@dataclass(frozen=True)
class ItemReport:
    """How one item goes with the rest of its scale."""

    item: str
    #: Its correlation with the sum of the others; None where one of the two never varies.
    rest: float | None
    #: Alpha of the scale without it; None where fewer than two items or no variance would be left.
    without: float | None


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha with its 95 % interval, and what it rests on."""

    alpha: float
    low: float
    high: float
    #: Complete sittings that it was computed from, and those left out for a missing answer.
    people: int
    left_out: int
    items: tuple[ItemReport, ...]


def of_scale(instrument: Instrument, scale: str, sittings: Sequence[Answers]) -> Reliability:
    """The internal consistency of *scale* in *sittings*, each the answers of another person.

    Answers count as they do for the score: reversed and weighted by the scale's keys. Listwise: who left
    out an item does not count. Raises `BadInput`: ``ipsative`` where scales order things within one person
    (there is no alpha then), else as `of_rows`.
    """
    if instrument.ipsative:
        raise BadInput("ipsative", field=scale)
    keys = instrument.scale[scale].keys
    rows = [[_counted(instrument, key, answers) for key in keys] for answers in sittings]
    return of_rows(rows, [key.item for key in keys])


def of_rows(rows: Rows, names: Sequence[str]) -> Reliability:
    """The internal consistency of items called *names*: a row a person, a column an item, None where missing.

    Raises `BadInput`: ``too_few_items`` (fewer than two), ``too_few_people`` (fewer than `LEAST_PEOPLE`
    complete rows), ``no_variance`` (all complete rows have the same total).
    """
    complete = [tuple(each for each in row if each is not None) for row in rows]
    complete = [row for row in complete if len(row) == len(names)]
    if len(names) < 2:
        raise BadInput("too_few_items", items=len(names))
    if len(complete) < LEAST_PEOPLE:
        raise BadInput("too_few_people", people=len(complete))
    columns = list(zip(*complete, strict=True))
    value = alpha(columns)
    if value is None:
        raise BadInput("no_variance", people=len(complete))
    low, high = interval(value, len(complete), len(names))
    items = _items(names, columns)
    return Reliability(value, low, high, len(complete), len(rows) - len(complete), items)


def alpha(columns: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha (1951) of items given as columns of equal length, with sample variances.

    k / (k - 1) * (1 - sum of the items' variances / variance of the totals): at most 1, and below 0 where
    items run against each other (a forgotten reversal). None for fewer than two items, and where the
    totals do not vary.
    """
    parts = fsum(_variance(column) for column in columns)
    return _alpha(len(columns), parts, _variance(_totals(columns)))


def interval(value: float, people: int, items: int, level: float = 0.95) -> tuple[float, float]:
    """The *level* interval of an alpha of *value* from that many people and items.

    Feldt, Woodruff & Salih 1987, p. 95, formulas 6 and 7: 1 - (1 - alpha) F, where F has n - 1 and
    (n - 1)(k - 1) degrees of freedom. Exact where errors are normal and items essentially tau-equivalent.
    """
    df = people - 1, (people - 1) * (items - 1)
    tail = (1 - level) / 2
    return 1 - (1 - value) * f_quantile(1 - tail, *df), 1 - (1 - value) * f_quantile(tail, *df)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r of two rows of equal length; None where one of them does not vary."""
    spread = _variance(one) * _variance(other)
    if not spread:
        return None
    middle, across = fmean(one), fmean(other)
    product = fsum((x - middle) * (y - across) for x, y in zip(one, other, strict=True))
    return max(-1.0, min(1.0, product / (len(one) - 1) / sqrt(spread)))


def _items(names: Sequence[str], columns: Sequence[Sequence[float]]) -> tuple[ItemReport, ...]:
    totals, variances = _totals(columns), [_variance(column) for column in columns]
    parts, found = fsum(variances), []
    for name, column, own in zip(names, columns, variances, strict=True):
        rest = [total - each for total, each in zip(totals, column, strict=True)]
        without = _alpha(len(columns) - 1, parts - own, _variance(rest))
        found.append(ItemReport(name, correlation(column, rest), without))
    return tuple(found)


def _alpha(items: int, parts: float, whole: float) -> float | None:
    return items / (items - 1) * (1 - parts / whole) if items > 1 and whole else None


def _totals(columns: Sequence[Sequence[float]]) -> list[float]:
    return [fsum(row) for row in zip(*columns, strict=True)]


def _variance(values: Sequence[float]) -> float:
    """The sample variance; exactly 0 where all values are the same but for dust of binary fractions."""
    if max(values) - min(values) <= 1e-9:
        return 0.0
    middle = fmean(values)
    return fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def _counted(instrument: Instrument, key: Key, answers: Answers) -> float | None:
    if key.item not in answers:
        return None
    return key.weight * keyed(instrument.items[key.item], key, answers[key.item])
