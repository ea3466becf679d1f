"""Which occupations resemble a person's interests or values: in groups, never ranked, never with a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from .instrument import Instrument
from .leaning import flat
from .occupation import AREAS, VALUES, Occupation
from .scoring import ScaleScore, tidy

Band = Literal["very_similar", "similar", "somewhat_similar"]
Flatness = Literal["no", "nearly", "flat"]
Side = Literal["person", "occupation"]
Stand = Literal["more", "near", "less"]

#: The least correlation for each band, best first: the one-tailed critical values of Pearson's r for six
#: pairs at 5, 10 and 20 % (O*NET, Career Returns within the O*NET Interest Profiler Tools, 2025,
#: https://www.onetcenter.org/reports/IP_Career_Returns.html).
CUTS: tuple[tuple[Band, float], ...] = (
    ("very_similar", 0.729),
    ("similar", 0.608),
    ("somewhat_similar", 0.426),
)
#: Two profiles differ in an area from half a standard deviation of a profile on; at most so many are named.
DIFFERENCE = 0.5
MOST_DIFFERENCES = 2
#: An area within so many standard deviations of its profile's average stands neither out nor back.
NEAR = 0.25
#: Where more values than this tie for the places left among the first two, there are no first two.
MOST_TIED = 3
#: Nearer than this is the same, but for the dust of binary fractions.
_DUST = 1e-9

#: Six numbers with mean 0 and length 1, or six zeros: the sum of products of two of them is Pearson's r.
Shape = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Profile:
    """A person's interests: the shape of six scores in the order of `AREAS`, and whether they are flat."""

    shape: Shape
    flat: Flatness


@dataclass(frozen=True)
class Prepared:
    """Occupations in the order of their titles, each after the first five numbers of its shape: made once.

    The sixth is what the five lack to 0, so that five products tell as much as six.
    """

    rows: tuple[tuple[float, float, float, float, float, Occupation], ...]

    @property
    def occupations(self) -> tuple[Occupation, ...]:
        """All of them, by title."""
        return tuple(row[-1] for row in self.rows)


@dataclass(frozen=True)
class Matches:
    """What resembles a profile, in each group by title; no groups where the profile is too flat to say."""

    flat: Flatness
    groups: Mapping[Band, tuple[Occupation, ...]]


@dataclass(frozen=True)
class Difference:
    """An area in which two shapes differ, and who has more of it than the other would lead one to expect."""

    area: str
    more: Side


@dataclass(frozen=True)
class Fit:
    """Why an occupation resembles a profile, and where it does not, each strongest first.

    Where no area stands above the average of both, the likeness is in what both have less of.
    """

    #: Areas in which both stand above their own average, and those in which both stand below it.
    shared: tuple[str, ...]
    lacking: tuple[str, ...]
    differs: tuple[Difference, ...]


@dataclass(frozen=True)
class Firsts:
    """A person's two first values: those that surely are, and those that tie for the places left."""

    sure: tuple[str, ...]
    tied: tuple[str, ...] = ()

    @property
    def clear(self) -> bool:
        """Do so few tie that two first values mean something?"""
        return len(self.tied) <= MOST_TIED


@dataclass(frozen=True)
class ValueMatches:
    """Occupations that meet a person's two first values, each group by title.

    *tied* are those that meet one of them only as much as the last of their published values.
    """

    firsts: Firsts
    both: tuple[Occupation, ...] = ()
    tied: tuple[Occupation, ...] = ()


def prepare(occupations: Iterable[Occupation]) -> Prepared:
    """*occupations*, ready to be matched many times."""
    ordered = tuple(sorted(occupations, key=lambda each: (each.title.casefold(), each.soc)))
    return Prepared(tuple((*shape(each.interests)[:5], each) for each in ordered))


def profile(instrument: Instrument, scores: Sequence[ScaleScore]) -> Profile | None:
    """The interest profile in *scores* (`scoring.score`), or None where they are none.

    A profile needs an instrument about interests with a scale for each of `AREAS`, by these ids, and a
    score on all six. Scores count by their place in their scale's range, so that areas with different
    numbers of items are alike. Nearly flat is what `leaning.flat` says; where the ranges differ, a spread
    under a quarter of the range.
    """
    six = _areas(instrument.subject, scores)
    return _profile(six, flat(instrument, six) if _alike(six) else None) if six else None


def profile_told(subject: str, scores: Sequence[ScaleScore], near: bool) -> Profile | None:
    """The profile of a result as it was shown; *near*: did it say that its scales are too close to rank?

    That counts where the six areas were all its scales; otherwise a spread under a quarter of the range.
    """
    six = _areas(subject, scores)
    return _profile(six, near if _alike(six) and len(scores) == len(six) else None) if six else None


def _areas(subject: str, scores: Sequence[ScaleScore]) -> tuple[ScaleScore, ...]:
    """The scores of the six `AREAS` in their order, or none where one is missing."""
    found = {score.scale: score for score in scores if score.value is not None and score.high > score.low}
    if subject != "interests" or not set(AREAS) <= set(found):
        return ()
    return tuple(found[area] for area in AREAS)


def _alike(six: Sequence[ScaleScore]) -> bool:
    return len({(score.low, score.high) for score in six}) == 1


def _profile(six: Sequence[ScaleScore], near: bool | None) -> Profile:
    places = [((score.value or 0) - score.low) / (score.high - score.low) for score in six]
    spread = tidy(max(places) - min(places))
    close = spread < 0.25 if near is None else near
    return Profile(shape(places), "flat" if not spread else "nearly" if close else "no")


def match(mine: Profile, prepared: Prepared, anyway: bool = False) -> Matches:
    """The occupations whose interests correlate with *mine* (Pearson's r of six pairs), by `CUTS`.

    A nearly flat profile has no matches unless they are asked for *anyway*; one without any variance never.
    """
    if mine.flat == "flat" or (mine.flat == "nearly" and not anyway):
        return Matches(mine.flat, {})
    p, q, r, s, t = (each - mine.shape[5] for each in mine.shape[:5])
    (best, first), (good, second), (fair, third) = CUTS
    groups: dict[Band, list[Occupation]] = {best: [], good: [], fair: []}
    alike = [
        (near, occupation)
        for u, v, w, x, y, occupation in prepared.rows
        if (near := p * u + q * v + r * w + s * x + t * y) >= third
    ]
    for near, occupation in alike:
        groups[best if near >= first else good if near >= second else fair].append(occupation)
    return Matches(mine.flat, {band: tuple(found) for band, found in groups.items()})


def fit(mine: Profile, occupation: Occupation) -> Fit:
    """Why *occupation* resembles *mine*, and where it does not.

    Both are seen against their own average, in standard deviations of their own. The area of the largest
    difference is always named, a second one from `DIFFERENCE` on.
    """
    theirs = shape(occupation.interests)
    pairs = list(zip(AREAS, mine.shape, theirs, strict=True))
    alike = sorted(pairs, key=lambda pair: -tidy(pair[1] * pair[2]))
    apart = sorted(
        (pair for pair in pairs if abs(pair[1] - pair[2]) > _DUST),
        key=lambda pair: -tidy(abs(pair[1] - pair[2])),
    )
    least = DIFFERENCE / sqrt(len(AREAS))
    named = [
        pair for at, pair in enumerate(apart[:MOST_DIFFERENCES]) if not at or abs(pair[1] - pair[2]) >= least
    ]
    return Fit(
        tuple(area for area, own, other in alike if min(own, other) > _DUST),
        tuple(area for area, own, other in alike if max(own, other) < -_DUST),
        tuple(Difference(area, "person" if own > other else "occupation") for area, own, other in named),
    )


def shape(numbers: Sequence[float]) -> Shape:
    """Six *numbers* centred and scaled to length 1; six zeros where they do not vary."""
    mean = sum(numbers) / len(AREAS)
    centred = [number - mean for number in numbers]
    length = sqrt(sum(each * each for each in centred))
    r, i, a, s, e, c = (each / length if length > _DUST else 0.0 for each in centred)
    return r, i, a, s, e, c


def stands(profile: Shape) -> dict[str, Stand]:
    """Whether each of `AREAS` has more than the average of its own *profile*, less, or nearly as much."""
    near = NEAR / sqrt(len(AREAS)) + _DUST
    return {
        area: "more" if place > near else "less" if place < -near else "near"
        for area, place in zip(AREAS, profile, strict=True)
    }


def firsts(subject: str, scores: Sequence[ScaleScore]) -> Firsts | None:
    """The two first values in *scores*, or None where they are none.

    Needs an instrument whose *subject* is values, with a scale for each of `VALUES`, by these ids, and a
    score on all six.
    """
    found = {score.scale: score.value for score in scores}
    values = {value: tidy(score) for value in VALUES if (score := found.get(value)) is not None}
    if subject != "values" or len(values) < len(VALUES):
        return None
    _, second, third, *_ = sorted(values.values(), reverse=True)
    sure = tuple(value for value in values if values[value] > third)
    return Firsts(sure, tuple(v for v in values if values[v] == third) if second == third else ())


def match_values(first: Firsts, prepared: Prepared) -> ValueMatches:
    """The occupations among whose top values are both of a person's two first; no correlation.

    Where some of the person's values tie for a place, any of them takes it. Where they are not `clear`,
    nothing matches. Occupations whose values are not described never do.
    """
    both, tied = [], []
    for occupation in prepared.occupations if first.clear else ():
        if _meets(first, occupation.values):
            both.append(occupation)
        elif _meets(first, occupation.values + occupation.tied):
            tied.append(occupation)
    return ValueMatches(first, tuple(both), tuple(tied))


def _meets(first: Firsts, values: Sequence[str]) -> bool:
    left = 2 - len(first.sure)
    return set(first.sure) <= set(values) and len(set(first.tied) & set(values)) >= left
