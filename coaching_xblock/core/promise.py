"""By when a coach answers: in working days of their own, around what they are away for.

Days are counted from the day after the one on which somebody wrote, in a zone that the caller chooses.
Nothing is promised unless the coach did so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from . import limits, moment

#: Monday to Friday.
WEEK = frozenset(range(5))
#: No promise is looked for beyond so many days: three years, also for who is away for one of them.
HORIZON = 3 * 366


@dataclass(frozen=True)
class Absence:
    """A coach is away, from the first day to the last."""

    first: date
    last: date
    #: The id of who answers meanwhile; empty where nobody does.
    instead: str = ""

    @classmethod
    def load(cls, stored: Any) -> Absence | None:
        """The absence that `dump` wrote; None for anything that is none."""
        try:
            first, last = date.fromisoformat(stored["from"]), date.fromisoformat(stored["to"])
            return cls(first, last, str(stored.get("instead") or "")) if first <= last else None
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def dump(self) -> dict[str, str]:
        """This absence as JSON."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat(), "instead": self.instead}

    def covers(self, day: date) -> bool:
        """Is the coach away on that *day*?"""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Promise:
    """What a coach's card says of their time."""

    #: Working days until an answer; 0 is the same working day, None is no promise.
    days: int | None = None
    #: 0 is Monday.
    workdays: frozenset[int] = WEEK
    absences: tuple[Absence, ...] = ()
    #: The id of who answers where this coach did not in time; empty where nobody is named.
    instead: str = ""

    @classmethod
    def load(cls, card: Mapping[str, Any]) -> Promise:
        """The promise of a stored card, without anything that cannot be read."""
        days, workdays, absences = card.get("days"), card.get("workdays"), card.get("absences")
        promised = isinstance(days, int) and not isinstance(days, bool) and 0 <= days <= limits.PROMISE_DAYS
        found = (Absence.load(each) for each in absences) if isinstance(absences, list) else ()
        return cls(
            days if promised else None,
            frozenset(day for day in workdays if day in range(7)) if isinstance(workdays, list) else WEEK,
            tuple(each for each in found if each),
            str(card.get("instead") or ""),
        )

    def dump(self) -> dict[str, Any]:
        """This promise as part of a card."""
        return {
            "days": self.days,
            "workdays": sorted(self.workdays),
            "absences": [each.dump() for each in self.absences],
            "instead": self.instead,
        }

    def works(self, day: date) -> bool:
        """Is that *day* one on which this coach answers?"""
        return day.weekday() in self.workdays and not any(each.covers(day) for each in self.absences)


@dataclass(frozen=True)
class Cover:
    """Who answers while a coach is away: an id, or empty for nobody; and the last day of it."""

    instead: str
    until: date


@dataclass(frozen=True)
class Missed:
    """An answer did not come by the day *due*: who answers instead, by when if that is known."""

    due: date
    instead: str = ""
    by: date | None = None


@dataclass(frozen=True)
class Outlook:
    """What somebody may expect who wrote to a coach, or is about to."""

    #: The day that holds: the coach's, or that of who answers instead.
    by: date | None = None
    away: Cover | None = None
    missed: Missed | None = None


#: Those who coach in a course now, with what they promise.
Team = Mapping[str, Promise]


def due(sent: str, promise: Promise, zone: tzinfo) -> date | None:
    """The day by which an answer to what was *sent* at a stored moment is promised.

    None where nothing is promised, and where no working day comes within `HORIZON`.
    """
    return None if promise.days is None else _after(_day(sent, zone), promise.days, promise)


def cover(promise: Promise, day: date) -> Cover | None:
    """Who answers for a coach who is away on that *day*; None for one who is not.

    Absences that follow on each other, with the same person instead, are one.
    """
    now = next((each for each in promise.absences if each.covers(day)), None)
    if now is None:
        return None
    until = now.last
    for each in sorted(promise.absences, key=lambda each: each.first):
        if each.instead == now.instead and each.first.toordinal() <= until.toordinal() + 1:
            until = max(until, each.last)
    return Cover(now.instead, until)


def missed(promised: date, today: date, promise: Promise, team: Team) -> Missed | None:
    """What holds when the day *promised* has passed without an answer; None until then.

    Who is away is answered for as the absence says, others as their card does. Who takes over has as many
    working days from there. Somebody who is not in the *team* any more answers nobody.
    """
    if today <= promised:
        return None
    away = cover(promise, today)
    instead = away.instead if away and away.instead else promise.instead
    if instead not in team:
        return Missed(promised)
    return Missed(promised, instead, _taken(promised, promise, team[instead]))


def outlook(
    sent: str, promise: Promise, today: date, zone: tzinfo, team: Team, until: date | None = None
) -> Outlook:
    """What to expect *today* of an answer to what was *sent*, or is sent now.

    The day *until* which a coach has promised to answer this very message comes before all else.
    """
    if until:
        return Outlook(until, missed=missed(until, today, promise, team))
    promised, away = due(sent, promise, zone), cover(promise, today)
    late = missed(promised, today, promise, team) if promised else None
    if late or not away:
        return Outlook(promised, missed=late)
    if away.instead not in team:
        return Outlook(promised, Cover("", away.until))
    taken = _taken(_day(sent, zone), promise, team[away.instead])
    return Outlook(taken if taken and taken >= today else None, away)


def _taken(begun: date, promise: Promise, theirs: Promise) -> date | None:
    """By when somebody answers for another since the day *begun*: in as many of their working days as they
    promise themselves, or else as was promised."""
    days = promise.days if theirs.days is None else theirs.days
    return None if days is None else _after(begun, days, theirs)


def _day(sent: str, zone: tzinfo) -> date:
    return moment.parse(sent).astimezone(zone).date()


def _after(day: date, days: int, promise: Promise) -> date | None:
    """The working day that is *days* of them after *day*; for 0, that very day or the next working day."""
    first, left = day.toordinal() + min(days, 1), max(days, 1)
    for ordinal in range(first, min(first + HORIZON, date.max.toordinal())):
        left -= promise.works(date.fromordinal(ordinal))
        if left == 0:
            return date.fromordinal(ordinal)
    return None
