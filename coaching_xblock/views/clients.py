"""A coach's list of learners on the desk: who waits, since when, and how the agreement stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.client import Client, Where
from coaching_xblock.core.people import Person

from .promise import day, weekday
from .today import line
from .voice import Voice

Context = dict[str, Any]


def clients(
    lines: Sequence[Client],
    people: Mapping[str, Person],
    voice: Voice,
    *,
    acting: Sequence[Client],
    total: int,
    where: Where,
) -> Context:
    """The list: *lines* of one page out of *total*; *acting* are all with whom it is this coach's turn."""
    last = max(1, -(-total // limits.PAGE_SIZE))
    empty = _empty(where, voice)
    page_label = voice.gettext("Page {page} of {pages}").format(page=where.page, pages=last)
    counted = voice.ngettext("{number} name in this list.", "{number} names in this list.", total)
    turns = [("search", where.search), ("acting", "yes" if where.acting else "")]
    return {
        "today": _today(acting, voice),
        "clients": [_line(each, people, where, voice) for each in lines],
        "empty": "" if lines else empty,
        "found": f"{counted} {page_label}" if lines and last > 1 else counted if lines else empty,
        "search": where.search,
        "acting": where.acting,
        "page_label": page_label if last > 1 else "",
        "previous": [[*turns, ("page", where.page - 1)]] if where.page > 1 else [],
        "next": [[*turns, ("page", where.page + 1)]] if where.page < last else [],
    }


def way_back(where: Where) -> list[tuple[str, str | int]]:
    """The fields of a form that leads back to this place in the list."""
    acting = "yes" if where.acting else ""
    return [("page", where.page), ("search", where.search), ("acting", acting), ("learner", where.learner)]


def _today(acting: Sequence[Client], voice: Voice) -> list[Context]:
    if not acting:
        return [line(voice.gettext("Nobody waits for you here."))]
    said = voice.ngettext("{number} learner waits for you.", "{number} learners wait for you.", len(acting))
    since = min((each.waits for each in acting if each.waits), default="")
    if since:
        said = f"{said} {voice.gettext('The longest wait is since {date}.').format(date=_day(since, voice))}"
    return [line(said, handler="list_learners", acting="yes", learner=acting[0].person)]


def _line(each: Client, people: Mapping[str, Person], where: Where, voice: Voice) -> Context:
    _ = voice.gettext
    name = people[each.person].name if each.person in people else _("Somebody who left the course")
    # What a colleague took up is nothing new to this coach.
    marks = {_("New"): each.unread and (each.mine or not each.waits), _("Draft not sent"): each.draft}
    back = way_back(where)[:-1]
    return {
        "name": name,
        "here": each.person == where.learner,
        "fields": [*back, ("learner", each.person)],
        "state": _agreement(each, voice),
        "waits": _waits(each, voice) if each.mine else "",
        "other": "" if each.mine else _waits(each, voice),
        "marks": [mark for mark, so in marks.items() if so],
    }


def _waits(each: Client, voice: Voice) -> str:
    _ = voice.gettext
    if not each.waits:
        return ""
    said = _("Waiting since {date}") if each.mine else _("Waiting for a colleague since {date}")
    told = said.format(date=_day(each.waits, voice))
    if not each.until:
        return told
    due = weekday(date.fromisoformat(each.until), voice.today(), voice)
    return _("{waiting}; answer promised by {day}").format(waiting=told, day=due)


def _agreement(each: Client, voice: Voice) -> str:
    _ = voice.gettext
    said = {
        "none": _("No agreement yet"),
        "offered": _("Agreement offered on {date}"),
        "proposed": _("Wrote an agreement on {date}"),
        "change": _("Asked for a change on {date}"),
        "agreed": _("Agreed on {date}"),
    }[each.agreement]
    return said.format(date=_day(each.since, voice))


def _day(stored: str, voice: Voice) -> str:
    return day(voice.day_of(stored), voice.today(), voice) if stored else ""


def _empty(where: Where, voice: Voice) -> str:
    _ = voice.gettext
    if where.search:
        return _("No name here contains “{search}”.").format(search=where.search)
    if where.acting:
        return _("When a learner asks you something, or asks for a talk, you find it here.")
    return _("Nobody is enrolled yet.")
