"""What a coach sees of an assessment: those who share, and one result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.caseload import Case, Place
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting

from .beside import SILENT
from .comparison import comparison, days
from .report import report
from .thread import ended
from .today import line
from .voice import Voice


def cases(
    lines: Sequence[Case],
    people: Mapping[str, Person],
    voice: Voice,
    *,
    sharing: Sequence[Case],
    total: int,
    place: Place,
) -> dict[str, Any]:
    """The list: *lines* of one page out of *total*; *sharing* are all who share on this block, or did."""
    last = max(1, -(-total // limits.PAGE_SIZE))
    page, empty = place.page, _empty(place.search, place.everyone, voice)
    page_label = voice.gettext("Page {page} of {pages}").format(page=page, pages=last)
    counted = voice.ngettext("{number} name in this list.", "{number} names in this list.", total)
    return {
        "today": _today(sharing, voice),
        "cases": [_line(each, people, place, voice) for each in lines],
        "some": bool(lines),
        "none": not lines,
        "empty": empty,
        "found": f"{counted} {page_label}" if lines and last > 1 else counted if lines else empty,
        "search": place.search,
        "everyone": place.everyone,
        "everyone_value": "yes" if place.everyone else "",
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
        **SILENT,
        "name": learner.name,
        "sitting": found.id,
        "report": report(found, instrument, voice, whose=learner.name),
        "preview": preview,
        "not_shown": _("The learner's own note is not shown.")
        if found.consent.answers
        else _("Single answers and the learner's own note are not shown."),
        "coach": not preview,
        "told": _("{name} can see that you opened this.").format(name=learner.name),
        "shared_on": _("Shared on {date}.").format(date=voice.date(found.consent.since))
        if found.consent.since
        else "",
    }


def results(
    kept: Sequence[Sitting], found: Sitting, learner: Person, place: Place, voice: Voice
) -> dict[str, Any]:
    """The results that a learner shares, the newest first, where *found* is not the only one."""
    if len(kept) < 2:
        return {}
    newest_first = sorted(kept, key=lambda each: each.finished, reverse=True)
    back = way_back(place)
    return {
        "others_title": voice.gettext("Results that {name} shares").format(name=learner.name),
        "others": [
            {
                "day": day,
                "here": each.id == found.id,
                "elsewhere": each.id != found.id,
                "reads": [*back, ("sitting", each.id)],
                "pair": [*back, ("before", each.id), ("after", found.id)],
            }
            for day, each in zip(days(newest_first, voice), newest_first, strict=True)
        ],
    }


def compared(
    before: Sitting, after: Sitting, instrument: Instrument, learner: Person, place: Place, voice: Voice
) -> dict[str, Any]:
    """Two shared results side by side; single answers only where both share them."""
    _ = voice.gettext
    page = comparison(before, after, instrument, voice, whose=learner.name)
    answers = before.consent.answers and after.consent.answers
    if page["together"] and not answers:
        page["together"] |= {"stepped": False, "moved": (), "unmoved": ""}
    return {
        **page,
        "name": learner.name,
        "told": _("{name} can see that you opened both.").format(name=learner.name),
        "not_shown": "" if answers else _("Single answers are shown only where both results share them."),
        "fields": [*way_back(place), ("sitting", after.id)],
    }


def way_back(place: Place) -> list[tuple[str, str | int]]:
    """The fields of a form that leads back to this place in the list."""
    return [*_fields(place).items(), ("learner", place.learner)]


def _fields(place: Place) -> dict[str, str | int]:
    return {"page": place.page, "search": place.search, "everyone": "yes" if place.everyone else ""}


def _today(sharing: Sequence[Case], voice: Voice) -> list[dict[str, Any]]:
    answered = [each for each in sharing if each.news]
    drafted = [each for each in sharing if each.draft]
    shared = [each for each in sharing if each.progress == "shared"]
    lines = []
    for each in answered[:1]:
        said = voice.ngettext(
            "{number} learner wrote to you.", "{number} learners wrote to you.", len(answered)
        )
        lines.append(line(said, handler="open_result", learner=each.person, sitting=each.news, about="news"))
    for each in drafted[:1]:
        said = voice.ngettext(
            "A draft to {number} learner is not sent.",
            "Drafts to {number} learners are not sent.",
            len(drafted),
        )
        handler = "open_result" if each.progress == "shared" else "open_written"
        lines.append(line(said, handler=handler, learner=each.person, sitting=each.draft, about="draft"))
    if not shared:
        return [*lines, line(voice.gettext("Nobody shares a result here yet."))]
    counted = voice.ngettext(
        "{number} learner shares a result here.", "{number} learners share a result here.", len(shared)
    )
    return [*lines, line(counted, handler="list_shared", learner=shared[0].person)]


def _line(case: Case, people: Mapping[str, Person], place: Place, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    name = people[case.person].name if case.person in people else _("Somebody who left the course")
    shared = _("Recorded in conversation, shared on {date}") if case.recorded else _("Shared on {date}")
    states = {
        "shared": shared.format(date=voice.date(case.since)),
        "shortlist": _("Shared from the shortlist on {date}").format(date=voice.date(case.since)),
        "ended": ended(case.since, voice),
        "begun": _("Begun, nothing shared"),
        "not begun": _("Not begun"),
    }
    handler, action = {
        "shared": ("open_result", _("Read")),
        "shortlist": ("open_shortlist", _("Read")),
        "ended": ("open_written", _("What you wrote")),
    }.get(case.progress, ("", ""))
    marks = {
        _("Wrote to you"): case.news,
        _("Draft not sent"): case.draft,
        voice.ngettext("{number} result", "{number} results", case.results): case.results > 1,
        _("Ask how it was answered"): case.noted,
        _("Shortlist"): case.entries and case.progress != "shortlist",
    }
    sitting = case.news or case.draft or case.sitting
    return {
        "name": name,
        "reads": [*_fields(place).items(), ("learner", case.person), ("sitting", sitting)],
        "here": case.person == place.learner,
        "handler": handler,
        "action": action,
        "state": states[case.progress],
        "marks": [mark for mark, so in marks.items() if so],
    }


def _empty(search: str, everyone: bool, voice: Voice) -> str:
    _ = voice.gettext
    if search:
        return _("No name here contains “{search}”.").format(search=search)
    if everyone:
        return _("Nobody is enrolled yet.")
    return _("When a learner shares a result with the coaches of this course, it appears here.")
