"""Check-ins over time: what each slider of a prompt that repeats was set to, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import limits
from .prompt import CHECK_HIGH, CHECK_LOW, Check


@dataclass(frozen=True)
class Reading:
    """The check-ins of one entry that was handed in."""

    at: str
    #: Values by the id of their check; one that was left out is not there.
    values: Mapping[str, int]


@dataclass(frozen=True)
class Series:
    """One check over time: a value for each moment of its `Trend`, None where it was left out."""

    check: Check
    values: tuple[int | None, ...]

    @property
    def count(self) -> int:
        """How often it was answered."""
        return sum(value is not None for value in self.values)

    @property
    def runs(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Places and values that follow one another without a gap: what a line may join."""
        found: list[list[tuple[int, int]]] = [[]]
        for place, value in enumerate(self.values):
            if value is not None:
                found[-1].append((place, value))
            elif found[-1]:
                found.append([])
        return tuple(tuple(run) for run in found if run)


@dataclass(frozen=True)
class Trend:
    """All checks of a prompt at the same moments, oldest first."""

    moments: tuple[str, ...]
    series: tuple[Series, ...]
    #: Older check-ins that are left out.
    earlier: int = 0

    @property
    def points(self) -> int:
        """The most values that any of the checks has."""
        return max((each.count for each in self.series), default=0)

    @property
    def drawn(self) -> bool:
        """Is there anything to compare? One point is no trend."""
        return self.points > 1


def over_time(checks: Sequence[Check], readings: Sequence[Reading]) -> Trend:
    """The trend of these *checks*: the newest `limits.TREND_POINTS` readings that hold a value for any.

    A check that was never answered is left out, and so is what no slider can say.
    """
    ids = [check.id for check in checks]
    said = sorted(
        (each for each in readings if any(_fits(each.values.get(id)) for id in ids)), key=lambda each: each.at
    )
    kept = said[-limits.TREND_POINTS :]
    every = [Series(check, tuple(_fitting(each.values.get(check.id)) for each in kept)) for check in checks]
    series = tuple(each for each in every if each.count)
    return Trend(tuple(each.at for each in kept), series, len(said) - len(kept))


def _fitting(value: object) -> int | None:
    return value if _fits(value) else None  # type: ignore[return-value]


def _fits(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and CHECK_LOW <= value <= CHECK_HIGH
