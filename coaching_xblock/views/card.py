"""A coach's card as learners read it, and the line about coaches wherever learners write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_noop

from coaching_xblock.core import address
from coaching_xblock.core.card import Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Outlook, Promise, cover

from .promise import day, sentence
from .voice import Voice

Context = dict[str, Any]
LABELS = {
    "name": gettext_noop("Name that learners read"),
    "picture": gettext_noop("Address of a picture of you"),
    "how": gettext_noop("How I work"),
    "works_for": gettext_noop("Who I work for"),
    "reports": gettext_noop("What I report, and to whom"),
    "times": gettext_noop("When and where to meet me"),
    "booking": gettext_noop("Address where one books a time with you"),
}
WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
#: Days before an absence on which it is told.
_SOON = 14
#: Names that a line holds.
_MOST = 3
#: What stands folded behind the name.
_MORE = ("works_for", "reports", "times")


def card(person: Person, found: Card, people: Mapping[str, Person], minors: bool, voice: Voice) -> Context:
    """One card. *people* are this course's coaches; *minors* may be among the learners."""
    _, texts = voice.gettext, found.texts
    booking = "" if minors else address.secure(texts.get("booking"))
    return {
        "id": person.id,
        "name": name(person, found),
        "picture": address.secure(texts.get("picture")),
        "how": texts.get("how", "").strip(),
        "promise": promised(found.promise, voice),
        "away": away(found.promise, people, voice),
        "more": [(_(LABELS[part]), texts[part].strip()) for part in _MORE if texts.get(part, "").strip()],
        "booking": booking,
        "locked": found.locked,
    }


def name(person: Person, found: Card) -> str:
    """What a coach is called on the card: as they wish, or as the platform knows them."""
    return found.texts.get("name", "").strip() or person.name


def promised(promise: Promise, voice: Voice) -> str:
    """By when this coach answers; empty where nothing is promised."""
    if promise.days is None:
        return ""
    days = week(promise.workdays, voice)
    if promise.days == 0:
        return voice.gettext("Answers on the same working day ({days}).").format(days=days)
    working = voice.ngettext("{number} working day", "{number} working days", promise.days)
    return voice.gettext("Answers within {working} ({days}).").format(working=working, days=days)


def away(promise: Promise, people: Mapping[str, Person], voice: Voice) -> str:
    """That this coach is away or soon will be, and who answers instead; empty where they are there."""
    _, today = voice.gettext, voice.today()
    soon = today + timedelta(_SOON)
    ahead = next((each for each in promise.absences if each.last >= today and each.first <= soon), None)
    if ahead is None:
        return ""
    now = cover(promise, today)
    instead, last = (now.instead, now.until) if now else (ahead.instead, ahead.last)
    if now:
        said = _("Away until {last}.").format(last=day(last, today, voice))
    else:
        said = _("Away from {first} to {last}.").format(
            first=day(ahead.first, today, voice), last=day(last, today, voice)
        )
    if instead in people:
        return f"{said} {_('{name} answers instead.').format(name=people[instead].name)}"
    return said


def week(workdays: frozenset[int], voice: Voice) -> str:
    """Working days in words, such as “Monday to Friday” or “Tuesday and Thursday”."""
    days = sorted(workdays)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        first, last = (voice.gettext(WEEKDAYS[day]) for day in (days[0], days[-1]))
        return voice.gettext("{first} to {last}").format(first=first, last=last)
    return voice.listing([voice.gettext(WEEKDAYS[day]) for day in days])


def coaching(
    coaches: Sequence[Person], cards: Mapping[str, Card], desk: str, voice: Voice, first: bool = False
) -> Context:
    """For ``shared/coaches.html``: who coaches here and by when they answer. *desk* is the desk's address; a
    *first* meeting leads to the agreement there."""
    known = [each for each in coaches if each.id in cards] or list(coaches)
    people = {each.id: Person(each.id, name(each, cards.get(each.id, Card()))) for each in known}
    told = [
        _answers(each, cards[each.id].promise, people, voice) for each in people.values() if each.id in cards
    ]
    return {
        "who": who([each.name for each in people.values()], voice),
        "answers": [each for each in told if each][:_MOST],
        "desk": desk,
        "agreement": agreement(voice, coach=False) if first and desk else "",
    }


def agreement(voice: Voice, coach: bool) -> str:
    """Where a first meeting leads to."""
    _ = voice.gettext
    if coach:
        return _("After the first talk you and the learner write down how you work together: your agreement.")
    return _("After the first talk you and your coach write down how you work together: your agreement.")


def who(names: Sequence[str], voice: Voice) -> str:
    """That these people coach; the first of them by name. Empty where there are none."""
    shown, rest = list(names[:_MOST]), len(names) - _MOST
    if rest > 0:
        shown.append(voice.ngettext("{number} more", "{number} more", rest))
    one, many = voice.gettext("{names} coaches here."), voice.gettext("{names} coach here.")
    return (one if len(names) == 1 else many).format(names=voice.listing(shown)) if names else ""


def _answers(coach: Person, promise: Promise, people: Mapping[str, Person], voice: Voice) -> str:
    """By when this coach answers; where they are away now, that comes before all they promise."""
    gone, today = cover(promise, voice.today()), voice.today()
    if gone:
        return sentence(Outlook(away=gone), coach.name, people, today, voice)
    if promise.days is None:
        return ""
    if promise.days == 0:
        return voice.gettext("{name} answers on the same working day.").format(name=coach.name)
    days = voice.ngettext("{number} working day", "{number} working days", promise.days)
    return voice.gettext("{name} answers within {days}.").format(name=coach.name, days=days)
