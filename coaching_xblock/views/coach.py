"""What a coach sees of an assessment: those who share, and one result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.caseload import Case
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting

from .report import report
from .voice import Voice


def cases(
    lines: Sequence[Case],
    people: Mapping[str, Person],
    voice: Voice,
    *,
    shared: int,
    total: int,
    page: int,
    search: str,
    everyone: bool,
) -> dict[str, Any]:
    """The list: *lines* of one page out of *total*; *shared* counts all who share on this block."""
    last = max(1, -(-total // limits.PAGE_SIZE))
    empty = _empty(search, everyone, voice)
    page_label = voice.gettext("Page {page} of {pages}").format(page=page, pages=last)
    counted = voice.ngettext("{number} name in this list.", "{number} names in this list.", total)
    return {
        "today": [_today(shared, voice)],
        "cases": [_line(each, people, voice) for each in lines],
        "some": bool(lines),
        "none": not lines,
        "empty": empty,
        "found": f"{counted} {page_label}" if lines and last > 1 else counted if lines else empty,
        "search": search,
        "everyone": everyone,
        "everyone_value": "yes" if everyone else "",
        "page": page,
        "paged": last > 1,
        "page_label": page_label,
        "previous": page - 1,
        "next": page + 1 if page < last else 0,
    }


def opened(
    found: Sitting, learner: Person, instrument: Instrument, voice: Voice, preview: bool
) -> dict[str, Any]:
    """One shared result; *preview* is the learner's own look at what coaches see."""
    _ = voice.gettext
    return {
        "name": learner.name,
        "report": report(found, instrument, voice, whose=learner.name),
        "preview": preview,
        "coach": not preview,
        "told": _("{name} can see that you opened this.").format(name=learner.name),
        "shared_on": _("Shared on {date}.").format(date=voice.date(found.consent.since))
        if found.consent.since
        else "",
    }


def _today(shared: int, voice: Voice) -> str:
    if not shared:
        return voice.gettext("Nobody shares a result here yet.")
    return voice.ngettext(
        "{number} learner shares a result here.", "{number} learners share a result here.", shared
    )


def _line(case: Case, people: Mapping[str, Person], voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    name = people[case.person].name if case.person in people else _("Somebody who left the course")
    states = {
        "shared": _("Shared on {date}").format(date=voice.date(case.since)),
        "begun": _("Begun, nothing shared"),
        "not begun": _("Not begun"),
    }
    return {
        "person": case.person,
        "name": name,
        "sitting": case.sitting,
        "shared": case.progress == "shared",
        "state": states[case.progress],
    }


def _empty(search: str, everyone: bool, voice: Voice) -> str:
    _ = voice.gettext
    if search:
        return _("No name here contains “{search}”.").format(search=search)
    if everyone:
        return _("Nobody is enrolled yet.")
    return _("When a learner shares a result with the coaches of this course, it appears here.")
