"""A measure, and how two pieces of work are timed side by side."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

ROUNDS = 21
#: One timing is long enough for the clock and short enough that both sides meet the same weather. It counts
#: this process's own time: all work is here, the database too, and other programs do not show.
SECONDS = 0.05

Work = Callable[[], object]


@dataclass(frozen=True)
class Measure:
    """One line: a measure without a limit is there for the record."""

    name: str
    value: float
    limit: float | None
    unit: str

    @property
    def short(self) -> bool:
        return self.limit is not None and self.value > self.limit

    def __str__(self) -> str:
        limit = "-" if self.limit is None else f"{self.limit:g}"
        return f"{self.name} {self.value:.3g} {limit} {self.unit} {'short' if self.short else 'ok'}"


def ratio(ours: Work, baseline: Work, rounds: int = ROUNDS) -> float:
    """How much longer *ours* takes than *baseline*: the median of rounds in which both take their turn."""
    calls = [_calls(work) for work in (ours, baseline)]
    found = []
    gc.disable()
    try:
        for turn in range(rounds):
            gc.collect()
            pair = [(ours, calls[0], 0), (baseline, calls[1], 1)]
            times = {which: _time(work, many) for work, many, which in (pair if turn % 2 else reversed(pair))}
            found.append(times[0] / times[1])
    finally:
        gc.enable()
    return median(found)


def _calls(work: Work) -> int:
    work()
    return max(1, round(SECONDS / _time(work, 3)))


def _time(work: Work, calls: int) -> float:
    start = process_time()
    for _ in range(calls):
        work()
    return (process_time() - start) / calls
