"""Two sittings of one person side by side: what can be compared, what differs, and when that is a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist
from typing import Literal

from . import asking, scoring
from .banding import standard_error
from .instrument import Answer, Answers, Instrument, Item, Scale, Statistics, Subject
from .scoring import ScaleScore

#: A published sample smaller than this has too uncertain a reliability for a verdict on one person:
#: COSMIN rates a reliability study's sample adequate from 100 on (Terwee et al. 2012, box B, item 3,
#: https://doi.org/10.1007/s11136-011-9960-1). Around r = .80 the 95 % interval is then about .72 to .86.
LEAST_SAMPLE = 100
#: Answers that moved by this many steps are listed.
STEPS = 2
#: A slider has finer steps than anybody means: as on a rating of five, one step is at least a quarter of it.
_SLIDER_STEPS = 4

Verdict = Literal["different", "higher", "lower", "within_error"]
Reason = Literal[
    "other_instrument",
    "other_version",
    "ipsative",
    "interview",
    "unscored",
    "prorated",
    "other_items",
    "one_item",
    "no_statistics",
    "no_retest",
    "no_sd",
    "small_sample",
]
#: More or less of these is a direction worth naming. Of interests, values and traits it is not: they differ.
_DIRECTED: tuple[Subject, ...] = ("strengths", "skills", "situation")


@dataclass(frozen=True)
class Taken:
    """What comparing needs to know of a finished sitting."""

    instrument: str
    digest: str
    answers: Answers
    #: Were the answers recorded in a conversation?
    interview: bool = False


@dataclass(frozen=True)
class ScaleChange:
    """One scale in two sittings: either a *verdict*, or the reason *why_not*."""

    scale: str
    before: float | None
    after: float | None
    #: after - before; None where one of the two has no score.
    difference: float | None
    verdict: Verdict | None = None
    why_not: Reason | None = None
    #: The standard error of one score, to be drawn around it; None where nothing is published.
    error: float | None = None
    #: With a verdict: the difference that error alone exceeds in one of twenty comparisons of all scales.
    limit: float | None = None
    source: Statistics | None = None


@dataclass(frozen=True)
class Moved:
    """An item whose answer moved: *steps* above 0 towards its last answer, below 0 towards its first."""

    item: str
    before: Answer
    after: Answer
    steps: int


def comparable(instrument: Instrument, before: Taken, after: Taken) -> Reason | None:
    """Why the scores of two sittings cannot be set side by side; None where they can.

    *instrument* is the version that they were taken with.
    ``other_instrument`` where one of them is not of *instrument*; ``other_version`` where one was taken
    with other questions, answers or keys (another digest).
    """
    if {before.instrument, after.instrument} != {instrument.id}:
        return "other_instrument"
    if {before.digest, after.digest} != {instrument.digest}:
        return "other_version"
    return None


def compare(instrument: Instrument, before: Taken, after: Taken) -> tuple[ScaleChange, ...]:
    """Every scale of *instrument* in two sittings, in its order; nothing where they are not `comparable`.

    A verdict is reached by the reliable change index: the difference over sqrt(2) SD sqrt(1 - r) (Jacobson
    & Truax 1991), beyond the limit of `sidak` for all scales shown. It needs the retest reliability and the
    SD of one published sample of at least `LEAST_SAMPLE`. No verdict is the normal case: `Reason`.
    """
    if comparable(instrument, before, after):
        return ()
    asked = [asking.asked(instrument, taken.answers) for taken in (before, after)]
    scores = [
        scoring.score(instrument, taken.answers, items)
        for taken, items in zip((before, after), asked, strict=True)
    ]
    talked = before.interview or after.interview
    changes = []
    for scale, *pair in zip(instrument.scales, *scores, strict=True):
        why_not = _whole(instrument, talked) or _scores(scale, pair, asked) or _published(scale)
        changes.append(_change(instrument, scale, pair[0].value, pair[1].value, why_not))
    return tuple(changes)


def moved(instrument: Instrument, before: Answers, after: Answers) -> tuple[Moved, ...]:
    """The rating and slider items answered twice whose answers moved by `STEPS` or more, in their order.

    A rating's step is from one answer to the next; a slider's is at least a quarter of its range.
    """
    found = []
    for item in instrument:
        if item.id in before and item.id in after:
            steps = _steps(item, before[item.id], after[item.id])
            if abs(steps) >= STEPS:
                found.append(Moved(item.id, before[item.id], after[item.id], steps))
    return tuple(found)


def difference_error(sem: float) -> float:
    """The standard error of the difference of two scores whose own is *sem* (Jacobson & Truax 1991)."""
    return sqrt(2) * sem


@cache
def sidak(scales: int, level: float = 0.05) -> float:
    """How many standard errors one of *scales* differences must exceed to count at *level*, two-sided.

    Šidák 1967: z at 1 - (1 - level)^(1 / scales); 1.960, 2.631 and 3.137 for 1, 6 and 30 scales. So it is
    in one of twenty comparisons, not in one of twenty scales, that error alone looks like a change.
    """
    each = 1 - (1 - level) ** (1 / scales)
    return -NormalDist().inv_cdf(each / 2)


def _whole(instrument: Instrument, talked: bool) -> Reason | None:
    """Why no scale of it can have a verdict."""
    if instrument.ipsative:
        return "ipsative"
    return "interview" if talked else None


def _scores(scale: Scale, pair: Sequence[ScaleScore], asked: Sequence[Sequence[Item]]) -> Reason | None:
    """Why these two scores cannot have one."""
    if any(score.value is None for score in pair):
        return "unscored"
    if any(score.prorated for score in pair):
        return "prorated"
    keys = {key.item for key in scale.keys}
    rests = [{item.id for item in items if item.id in keys} for items in asked]
    if rests[0] != rests[1]:
        return "other_items"
    return "one_item" if len(rests[0]) < 2 else None


def _published(scale: Scale) -> Reason | None:
    """Why what is published about the scale is not enough."""
    rated = [each for each in scale.statistics if each.reliability is not None]
    if not rated:
        return "no_statistics"
    retest = [each for each in rated if each.kind == "retest"]
    if not retest:
        return "no_retest"
    sound = [each for each in retest if _sound(each)]
    if not sound:
        return "no_sd"
    return None if any(each.n >= LEAST_SAMPLE for each in sound) else "small_sample"


def _change(
    instrument: Instrument, scale: Scale, before: float | None, after: float | None, why_not: Reason | None
) -> ScaleChange:
    difference = None if before is None or after is None else scoring.tidy(after - before)
    if why_not or difference is None:
        source = None if instrument.ipsative else next(filter(_sound, scale.statistics), None)
        error = standard_error(source) if source else None
        return ScaleChange(scale.id, before, after, difference, None, why_not, error, None, source)
    source = next(each for each in scale.statistics if _earns(each))
    error = standard_error(source)
    limit = sidak(len(instrument.scales)) * difference_error(error)
    verdict = _verdict(instrument.subject, difference, limit)
    return ScaleChange(scale.id, before, after, difference, verdict, None, error, limit, source)


def _sound(each: Statistics) -> bool:
    """Does it give an SD and a reliability that leave an error to speak of?"""
    return each.sd is not None and each.sd > 0 and each.reliability is not None and 0 < each.reliability < 1


def _earns(each: Statistics) -> bool:
    return _sound(each) and each.kind == "retest" and each.n >= LEAST_SAMPLE


def _verdict(subject: Subject, difference: float, limit: float) -> Verdict:
    if abs(difference) <= limit:
        return "within_error"
    if subject not in _DIRECTED:
        return "different"
    return "higher" if difference > 0 else "lower"


def _steps(item: Item, before: Answer, after: Answer) -> int:
    if isinstance(before, int | float) and isinstance(after, int | float):
        if item.kind == "rating":
            places = {option.value: place for place, option in enumerate(item.options)}
            return places[int(after)] - places[int(before)]
        if item.kind == "slider" and item.range:
            step = max(item.range.step, (item.range.high - item.range.low) / _SLIDER_STEPS)
            return int((after - before) / step + (1e-9 if after > before else -1e-9))
    return 0
