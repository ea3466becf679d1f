"""Somebody did something at some moment: opened it, noted a word on it, closed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import limits, moment


@dataclass(frozen=True)
class Mark:
    """Who, when, and with which words, if any."""

    by: str
    at: str
    text: str = ""


def marks(stored: Sequence[Mapping[str, Any]]) -> tuple[Mark, ...]:
    """Marks from JSON."""
    return tuple(Mark(**each) for each in stored)


def visit(before: tuple[Mark, ...], who: str, now: str) -> tuple[Mark, ...]:
    """With a line that *who* opened it, unless one of the last `limits.VISIT` says so; the newest stay."""
    last = next((each for each in reversed(before) if each.by == who), None)
    if last is not None and 0 <= _seconds(last.at, now) <= limits.VISIT:
        return before
    return (*before, Mark(who, now))[-limits.VAULT_LINES :]


def note(before: tuple[Mark, ...], who: str, text: str, now: str) -> tuple[Mark, ...]:
    """With a note. A receipt can be lost on its way: the last note, sent again, changes nothing."""
    last = before[-1] if before else None
    again = last is not None and (last.by, last.text) == (who, text)
    return before if again else (*before, Mark(who, now, text))


def _seconds(one: str, other: str) -> float:
    return (moment.parse(other) - moment.parse(one)).total_seconds()
