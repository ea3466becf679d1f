"""By when an answer comes, and from whom, as learners read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format

from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Cover, Missed, Outlook

from .voice import Voice


def sentence(found: Outlook, coach: str, people: Mapping[str, Person], today: date, voice: Voice) -> str:
    """What to expect of the answer of the *coach* of this name; empty where nothing was promised."""
    _ = voice.gettext
    if found.missed:
        return _missed(found.missed, people, today, voice)
    if found.away:
        return _away(found.away, found.by, coach, people, today, voice)
    if not found.by:
        return ""
    return _("{name} answers by {day}.").format(name=coach, day=weekday(found.by, today, voice))


def weekday(day: date, today: date, voice: Voice) -> str:
    """A day on which something is due, such as “Tue 4 March”; with its year where that is another."""
    same = day.year == today.year
    return str(date_format(day, voice.gettext("D j F") if same else voice.gettext("D j F Y")))


def day(of: date, today: date, voice: Voice) -> str:
    """A day, such as “12 March”; with its year where that is another."""
    same = of.year == today.year
    return str(date_format(of, voice.gettext("j F") if same else voice.gettext("j F Y")))


def _away(
    away: Cover, by: date | None, coach: str, people: Mapping[str, Person], today: date, voice: Voice
) -> str:
    _ = voice.gettext
    said = _("{name} is away until {day}.").format(name=coach, day=day(away.until, today, voice))
    other = people.get(away.instead)
    if other:
        return f"{said} {_instead(other.name, by, today, voice)}"
    if not by:
        return said
    return f"{said} " + _("An answer comes by {day}.").format(day=weekday(by, today, voice))


def _missed(missed: Missed, people: Mapping[str, Person], today: date, voice: Voice) -> str:
    _ = voice.gettext
    other, was = people.get(missed.instead), day(missed.due, today, voice)
    if not other:
        said = _("An answer was promised for {day}. You can write again, or ask for a talk.")
        return said.format(day=was)
    if not missed.by or missed.by < today:
        said = _("An answer was promised for {day}. Since it is late, {name} answers instead.")
        return said.format(day=was, name=other.name)
    said = _("An answer was promised for {day}. Since it is late, {name} answers instead, by {by}.")
    return said.format(day=was, name=other.name, by=weekday(missed.by, today, voice))


def _instead(name: str, by: date | None, today: date, voice: Voice) -> str:
    _ = voice.gettext
    if not by:
        return _("{name} answers instead.").format(name=name)
    return _("{name} answers instead, by {day}.").format(name=name, day=weekday(by, today, voice))
