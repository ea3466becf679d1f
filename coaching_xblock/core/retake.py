"""Taking an instrument again: the author's rule, and the moment from which it allows the next sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Any, Literal, get_args

from . import limits, moment, sitting
from .errors import Forbidden

Rule = Literal["never", "after", "any"]
RULES: tuple[Rule, ...] = get_args(Rule)


@dataclass(frozen=True)
class Retake:
    """What the author set: the rule, and for ``after`` the number of days."""

    rule: Rule = "any"
    days: int = 0

    @classmethod
    def of(cls, rule: Any, days: Any) -> Retake:
        """The rule from authored fields, which OLX can fill with anything; what is no rule is the default."""
        number = days if isinstance(days, int) else 0
        return cls(rule if rule in RULES else "any", min(max(number, 0), limits.RETAKE_DAYS))


@dataclass(frozen=True)
class Opening:
    """Whether a sitting can be begun beside the newest finished one, or goes on already."""

    state: Literal["first", "going", "open", "later", "never"]
    #: From which moment on; empty where it is not a question of time.
    at: str = ""

    @property
    def open(self) -> bool:
        """May another sitting be begun now?"""
        return self.state == "open"


def opening(stored: Sequence[dict[str, Any]], retake: Retake, zone: tzinfo, now: str) -> Opening:
    """What *retake* says at the moment *now* to somebody with these sittings.

    A deleted sitting does not count: where none is left, it is the first again. Days are counted from
    midnight to midnight in *zone*, the learner's: "from 3 March" is true on the whole of that day.
    """
    newest = sitting.current(stored)
    if newest is None:
        return Opening("first")
    if newest.stage == "begun":
        return Opening("going")
    if retake.rule == "never":
        return Opening("never")
    if retake.rule == "any" or not retake.days:
        return Opening("open")
    at = _midnight(newest.finished, retake.days, zone)
    return Opening("open" if now >= at else "later", at)


def permit(stored: Sequence[dict[str, Any]], retake: Retake, zone: tzinfo, now: str) -> Opening:
    """As `opening`, but raises `Forbidden` where *retake* does not allow another sitting at *now*."""
    found = opening(stored, retake, zone, now)
    if found.state in ("later", "never"):
        raise Forbidden(f"retake_{found.state}")
    return found


def _midnight(finished: str, days: int, zone: tzinfo) -> str:
    """The start of the day that lies *days* after the day of *finished*, never before *finished* itself."""
    day: datetime = moment.parse(finished).astimezone(zone)
    start = datetime.combine(day.date() + timedelta(days=days), time(), zone)
    return max(moment.stamp(start), finished)
