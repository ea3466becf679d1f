"""The coach's list of a reflection: who wrote what, how long they have waited, and one thing to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.core import limits, waiting
from coaching_xblock.core.people import Person
from coaching_xblock.core.waiting import Case, Look

from . import occasion, thread
from .log import name_of
from .today import line
from .voice import Voice

People = Mapping[str, Person]
Fields = list[tuple[str, str | int]]


def listing(
    shown: Sequence[Case],
    every: Sequence[Case],
    people: People,
    asked: Mapping[str, str],
    look: Look,
    voice: Voice,
    *,
    total: int,
) -> dict[str, Any]:
    """The list: the cases *shown* on one page out of *total*; *every* one there is on this block.

    *asked* are the questions by prompt, in their order.
    """
    last = max(1, -(-total // limits.PAGE_SIZE))
    counted = voice.ngettext("{number} in this list.", "{number} in this list.", total)
    page_label = voice.gettext("Page {page} of {pages}").format(page=look.page, pages=last)
    empty = _empty(look, bool(every), voice)
    return {
        "today": _today(every, voice),
        "cases": [_line(each, people, asked, look, voice) for each in shown],
        "none": not shown,
        "empty": empty,
        "found": f"{counted} {page_label}" if shown and last > 1 else counted if shown else empty,
        "search": look.search,
        "shows": _shows(look, voice),
        "prompts": _prompts(asked, look, voice) if len(asked) > 1 else [],
        "page_label": page_label if last > 1 else "",
        "pages": _pages(look, last, voice),
    }


def fields(look: Look, **more: str | int) -> Fields:
    """The hidden fields that lead back to this place in the list, or to a line of it."""
    there = replace(look, **more)  # type: ignore[arg-type]  # names of fields, with their values
    return list(vars(there).items())


def opens(case: Case, look: Look) -> Fields:
    """The fields that open an entry of the list."""
    return fields(look, learner=case.person, entry=case.entry, waited=case.waits)


def since(moment: str, voice: Voice) -> str:
    """How long somebody has waited: “since today”, “since yesterday”, “for 6 days”."""
    days = voice.days_since(moment)
    if days < 2:
        return voice.gettext("since yesterday") if days == 1 else voice.gettext("since today")
    return voice.ngettext("for {number} day", "for {number} days", days)


def summary(waits: Sequence[Case], voice: Voice) -> str:
    """“3 wait for you, the longest for 6 days.” *waits* are those who do, the oldest first."""
    counted = voice.ngettext("{number} waits for you", "{number} wait for you", len(waits))
    _ = voice.gettext
    said = _("{counted}, the longest {since}.") if len(waits) > 1 else _("{counted} {since}.")
    return said.format(counted=counted, since=since(waits[0].waits, voice))


def onward(case: Case | None, people: People, look: Look, voice: Voice) -> dict[str, Any]:
    """The way to who waits next: “Next: Leo, waits for 4 days”; nothing where nobody does."""
    if case is None:
        return {}
    name = _name(case, people, voice)
    said = voice.gettext("Next: {name}, waits {since}")
    return {"label": said.format(name=name, since=since(case.waits, voice)), "fields": opens(case, look)}


def _name(case: Case, people: People, voice: Voice) -> str:
    return (
        people[case.person].name if case.person in people else voice.gettext("Somebody who left the course")
    )


def _today(every: Sequence[Case], voice: Voice) -> list[dict[str, Any]]:
    waits = waiting.waiting(every)
    drafts = [each for each in every if each.draft]
    lines = []
    for each in waits[:1]:
        lines.append(line(summary(waits, voice), handler="open_entry", **_first(each)))
    for each in drafts[:1]:
        said = voice.ngettext(
            "A draft to {number} learner is not sent.",
            "Drafts to {number} learners are not sent.",
            len({one.person for one in drafts}),
        )
        handler = "open_entry" if each.ended is None else "open_written"
        lines.append(line(said, handler=handler, **_first(each)))
    if not waits and any(each.ended is None for each in every):
        lines.append(line(voice.gettext("Nobody waits for you here.")))
    return lines


def _first(each: Case) -> dict[str, str]:
    return {"learner": each.person, "entry": each.entry, "waited": each.waits}


def _line(case: Case, people: People, asked: Mapping[str, str], look: Look, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    ended = case.ended is not None
    question = asked.get(case.prompt, "") if len(asked) > 1 or case.prompt not in asked else ""
    what = [question, occasion.label(case.occasion, voice)]
    return {
        "name": _name(case, people, voice),
        "marks": _marks(case, voice),
        "what": " · ".join(each for each in what if each),
        "state": " · ".join(each for each in (_state(case, people, voice), _opened(case, voice)) if each),
        "handler": "open_written" if ended else "open_entry",
        "fields": opens(case, look),
        "action": _("What you wrote") if ended else _("Read"),
        "here": (case.person, case.entry) == (look.learner, look.entry),
    }


def _marks(case: Case, voice: Voice) -> list[str]:
    _ = voice.gettext
    marks = {
        _("New"): case.news and not case.opened,
        _("Revised since you read it"): case.revised,
        _("Wrote to you"): case.unread and bool(case.opened),
        _("Draft not sent"): case.draft,
    }
    return [mark for mark, so in marks.items() if so]


def _state(case: Case, people: People, voice: Voice) -> str:
    """How long it has waited, and for whom; or when it came, where nobody waits."""
    _ = voice.gettext
    if case.ended is not None:
        return thread.ended(case.ended, voice)
    if not case.waits:
        return _("Handed in on {date}").format(date=voice.date(case.given))
    how_long = since(case.waits, voice)
    if not case.mine:
        name = name_of(case.holder, people, voice)
        return _("Waits for {name} {since}").format(name=name, since=how_long)
    if case.until:
        return _("Waits {since}, answer promised by {day}").format(since=how_long, day=voice.day(case.until))
    return _("Waits {since}").format(since=how_long)


def _opened(case: Case, voice: Voice) -> str:
    """When this coach looked last, where nothing is new since."""
    if not case.opened or case.revised or case.ended is not None:
        return ""
    return voice.gettext("You opened it on {date}").format(date=voice.date(case.opened))


def _shows(look: Look, voice: Voice) -> list[dict[str, Any]]:
    _ = voice.gettext
    labels = {"all": _("All that are shared"), "mine": _("Waiting for me"), "new": _("New since I looked")}
    return [{"value": show, "label": labels[show], "chosen": show == look.show} for show in waiting.SHOWS]


def _prompts(asked: Mapping[str, str], look: Look, voice: Voice) -> list[dict[str, Any]]:
    every = {"": voice.gettext("Any question"), **asked}
    return [{"value": id, "label": text, "chosen": id == look.prompt} for id, text in every.items()]


def _pages(look: Look, last: int, voice: Voice) -> list[dict[str, Any]]:
    """The ways to the page before and the page after."""
    ways = [(voice.gettext("Previous"), look.page - 1), (voice.gettext("Next"), look.page + 1)]
    bare = replace(look, learner="", entry="", waited="")
    return [{"label": label, "fields": fields(bare, page=page)} for label, page in ways if 1 <= page <= last]


def _empty(look: Look, some: bool, voice: Voice) -> str:
    _ = voice.gettext
    if look.search:
        said = _("Of what you chose, no name contains “{search}”.")
        if look.show == "all" and not look.prompt:
            said = _("No name here contains “{search}”.")
        return said.format(search=look.search)
    if not some:
        return _("When a learner shares what they wrote with the coaches of this course, it appears here.")
    return _("Nobody waits for you here.") if look.show == "mine" else _("Nothing like that is shared here.")
