"""The access log: who shared, withdrew and opened what, for the learner to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from . import limits

Act = Literal["shared", "withdrawn", "opened"]


@dataclass(frozen=True)
class Line:
    """One line of the log: *who* (an id) did *act* to *item* at *at*."""

    at: str
    who: str
    act: Act
    item: str


@dataclass(frozen=True)
class AccessLog:
    """The newest lines, oldest first, and how many earlier ones were dropped."""

    lines: tuple[Line, ...] = ()
    earlier: int = 0

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> AccessLog:
        """The log that `dump` wrote; empty where nothing is stored."""
        return cls(tuple(Line(**each) for each in stored.get("lines", ())), stored.get("earlier", 0))

    def dump(self) -> dict[str, Any]:
        """This log as JSON."""
        return {"lines": [vars(line) for line in self.lines], "earlier": self.earlier}

    def add(self, line: Line) -> AccessLog:
        """The log with one more line, kept within `limits.LOG_LINES`.

        The oldest line goes that a later one repeats: opening often never hides who else opened.
        """
        lines, dropped = [*self.lines, line], 0
        while len(lines) > limits.LOG_LINES:
            times = Counter(map(_deed, lines))
            lines.pop(next((at for at, each in enumerate(lines) if times[_deed(each)] > 1), 0))
            dropped += 1
        return AccessLog(tuple(lines), self.earlier + dropped)

    def of(self, item: str) -> tuple[Line, ...]:
        """The lines about *item*, newest first."""
        return tuple(line for line in reversed(self.lines) if line.item == item)


def _deed(line: Line) -> tuple[str, Act, str]:
    return line.who, line.act, line.item


def record(stored: Mapping[str, Any], who: str, act: Act, item: str, now: str) -> dict[str, Any]:
    """The stored log with one more line."""
    return AccessLog.load(stored).add(Line(now, who, act, item)).dump()
