"""The access log: who shared, withdrew and opened what, for the learner to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

from . import limits, moment
from .consent import Consent

Act = Literal[
    "shared",
    "withdrawn",
    "opened",
    "answers_shared",
    "answers_withdrawn",
    "record_begun",
    "record_opened",
    "record_handed",
    "record_dropped",
    "record_confirmed",
    "record_corrected",
    "record_deleted",
]

#: What changes who may read: whoever looks afterwards sees something else.
_CONSENTS: tuple[Act, ...] = ("shared", "withdrawn", "answers_shared", "answers_withdrawn")
#: Acts that a visit is counted from, by what a visit is logged as.
_VISITS: Mapping[Act, tuple[Act, ...]] = {
    "opened": ("opened",),
    "record_opened": ("record_opened", "record_handed"),
}


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

        The oldest line goes that a later one repeats, or that is of a record which its coach dropped: opening
        often, or beginning and dropping, never hides who else opened.
        """
        lines, dropped = [*self.lines, line], 0
        while len(lines) > limits.LOG_LINES:
            times = Counter(map(_deed, lines))
            gone = {each.item for each in lines if each.act == "record_dropped"}
            spare = (at for at, each in enumerate(lines) if times[_deed(each)] > 1 or each.item in gone)
            lines.pop(next(spare, 0))
            dropped += 1
        return AccessLog(tuple(lines), self.earlier + dropped)

    @property
    def people(self) -> set[str]:
        """The ids of all who did something."""
        return {line.who for line in self.lines}

    def of(self, item: str) -> tuple[Line, ...]:
        """The lines about *item*, newest first."""
        return tuple(line for line in reversed(self.lines) if line.item == item)


def _deed(line: Line) -> tuple[str, Act, str]:
    return line.who, line.act, line.item


def record(stored: Mapping[str, Any], who: str, act: Act, item: str, now: str) -> dict[str, Any]:
    """The stored log with one more line."""
    return AccessLog.load(stored).add(Line(now, who, act, item)).dump()


def visit(
    stored: Mapping[str, Any], who: str, item: str, now: str, act: Act = "opened", given: str = ""
) -> dict[str, Any]:
    """The stored log with a line that *who* opened *item*, unless one says so of the last `limits.VISIT`.

    Whoever writes beside a result sees it again with every answer of ours: that is one visit. It ends where
    the learner changes what may be read, or what stands there: *given* is when they last did.
    """
    lines = AccessLog.load(stored).of(item)
    since = takewhile(lambda line: line.act not in _CONSENTS, lines)
    last = next((line for line in since if line.who == who and line.act in _VISITS[act]), None)
    if last is not None and last.at >= given:
        passed = moment.parse(now) - moment.parse(last.at)
        if 0 <= passed.total_seconds() <= limits.VISIT:
            return dict(stored)
    return record(stored, who, act, item, now)


def opened(stored: Mapping[str, Any], who: str, items: Iterable[str], now: str) -> dict[str, Any]:
    """The stored log with a line for each of *items*, which *who* saw together."""
    log = AccessLog.load(stored)
    for item in items:
        log = log.add(Line(now, who, "opened", item))
    return log.dump()


def consented(before: Consent, after: Consent) -> tuple[Act, ...]:
    """What a learner did who went from one consent to the other."""
    acts: list[Act] = []
    if after.given != before.given:
        acts.append("shared" if after.given else "withdrawn")
    if after.given and after.answers != before.answers:
        acts.append("answers_shared" if after.answers else "answers_withdrawn")
    return tuple(acts)
