"""How a page speaks: in the viewer's language, with dates in the viewer's zone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format, number_format

from coaching_xblock.core import moment


class Voice:
    """The viewer's language and zone, and the runtime's translations."""

    def __init__(self, i18n: Any, zone: str = "UTC") -> None:
        self.i18n = i18n
        self._zone = moment.zone(zone)
        #: A page tells many moments, some of them often, and Django takes long over each.
        self._told: dict[tuple[str, str], str] = {}

    def gettext(self, text: str) -> str:
        """*text* in the viewer's language."""
        return str(self.i18n.gettext(text))

    def ngettext(self, one: str, many: str, number: int) -> str:
        """*one* or *many* as the viewer's language counts, with ``{number}`` filled in."""
        return str(self.i18n.ngettext(one, many, number)).format(number=number)

    def count(self, number: int) -> str:
        """A large number as the viewer's language groups it, such as “20,000”."""
        return str(number_format(number, force_grouping=True))

    def date(self, stored: str) -> str:
        """A stored moment as a day, such as “3 March 2026”."""
        return self._format(stored, self.gettext("j F Y"))

    def short_day(self, stored: str, year: bool = False) -> str:
        """A stored moment as a short day for narrow places, such as “3 Mar” or “3 Mar 2026”."""
        return self._format(stored, self.gettext("j M Y") if year else self.gettext("j M"))

    def moment(self, stored: str) -> str:
        """A stored moment as day and time, such as “3 March 2026, 14:02”."""
        return self._format(stored, self.gettext("j F Y, H:i"))

    def day(self, stored: str) -> str:
        """A stored day without a time as one of the week, such as “Friday, 6 March 2026”."""
        return date_format(datetime.date.fromisoformat(stored), self.gettext("l, j F Y")) if stored else ""

    def day_of(self, stored: str) -> datetime.date:
        """The day of a stored moment, for the viewer."""
        return moment.day(stored, self._zone)

    def calendar(self, day: datetime.date) -> str:
        """A day of the calendar, such as “2 March 2026”: the same in every zone."""
        return str(date_format(day, self.gettext("j F Y")))

    def today(self) -> datetime.date:
        """The day that it is for the viewer."""
        return self.day_of(moment.now())

    def days_since(self, stored: str) -> int:
        """How many days ago a stored moment was for the viewer: 1 is yesterday."""
        return (self.today() - moment.day(stored, self._zone)).days

    def listing(self, names: Sequence[str]) -> str:
        """Names as a phrase: “Amina”, “Amina and Ben”, “Amina, Ben and Chi”."""
        if len(names) < 2:
            return "".join(names)
        return self.gettext("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])

    def _format(self, stored: str, pattern: str) -> str:
        if stored and (stored, pattern) not in self._told:
            there = moment.parse(stored).astimezone(self._zone)
            self._told[stored, pattern] = str(date_format(there, pattern))
        return self._told.get((stored, pattern), "")


def plain_number(value: float) -> str:
    """A score without a needless point, and with two decimals at most: “12”, “12.5”, “3.33”."""
    return f"{round(value, 2) + 0:g}"
