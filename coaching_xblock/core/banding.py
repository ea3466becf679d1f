"""Which of a scale's texts a score gets, and the words for an average answer."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from .instrument import Band, Instrument, Scale, Statistics
from .scoring import ScaleScore, tidy

#: Without a published standard error, a score this near to a cut shows both texts: a quarter answer step.
NEAR = 0.25


@dataclass(frozen=True)
class Reading:
    """How a score reads: its place on the bands' metric, the text or two that it gets, and its words."""

    place: float
    bands: tuple[Band, ...]
    level: str


def read(instrument: Instrument, scale: Scale, score: ScaleScore) -> Reading | None:
    """The texts for *score*, or None where there is no score.

    Within one standard error of measurement of a cut, or within `NEAR` where none is published, the texts
    on both sides show: the score could as well lie on the other.
    """
    if score.mean is None or score.value is None:
        return None
    counted = counts_choices(scale)
    place = score.value if counted else score.mean
    reach = _standard_error(scale, score, counted)
    return Reading(
        place, _texts(scale, place, NEAR if reach is None else reach), _level(instrument, scale, score)
    )


def counts_choices(scale: Scale) -> bool:
    """Does it count how often something was chosen, so that bands are cut on the count itself?"""
    return any(key.answer is not None for key in scale.keys)


def sourced(scale: Scale) -> Statistics | None:
    """The first published statistics that give a standard deviation and a reliability of one sample."""
    return next(
        (each for each in scale.statistics if each.sd is not None and each.reliability is not None), None
    )


def standard_error(statistics: Statistics) -> float:
    """SD sqrt(1 - r), in the scale's own metric (Jacobson & Truax 1991). Needs both figures."""
    if statistics.sd is None or statistics.reliability is None:
        raise ValueError("standard deviation and reliability of one sample are needed")
    return statistics.sd * sqrt(1 - statistics.reliability)


def _standard_error(scale: Scale, score: ScaleScore, counted: bool) -> float | None:
    """The standard error in the bands' metric, or None where nothing is published."""
    published = sourced(scale)
    if published is None:
        return None
    width, mean_width = score.high - score.low, score.mean_high - score.mean_low
    return standard_error(published) * (1 if counted or not width else mean_width / width)


def _texts(scale: Scale, place: float, reach: float) -> tuple[Band, ...]:
    """The band that holds *place*, and the neighbour whose border lies within *reach*, in order."""
    bands = scale.bands
    at = next((i for i, band in enumerate(bands) if place < band.high or i == len(bands) - 1), None)
    if at is None:
        return ()
    below = at > 0 and place - bands[at].low <= reach
    above = at + 1 < len(bands) and bands[at].high - place <= reach
    if below and above:  # a narrow band: the nearer border counts, three texts would say nothing
        below = place - bands[at].low <= bands[at].high - place
        above = not below
    return bands[at - below : at + 1 + above]


def _level(instrument: Instrument, scale: Scale, score: ScaleScore) -> str:
    """The instrument's words for the average keyed answer, the more moderate ones half way between two.

    None where a scale counts choices.
    """
    if counts_choices(scale) or not instrument.levels or score.mean is None:
        return ""
    mean = score.mean
    middle = (instrument.levels[0].at + instrument.levels[-1].at) / 2
    nearest = min(instrument.levels, key=lambda level: (tidy(abs(level.at - mean)), abs(level.at - middle)))
    return nearest.phrase
