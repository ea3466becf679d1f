"""A learner's story in sentences, each with the way to where it happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.people import Person, Sibling
from coaching_xblock.core.story import Happening, Kind, Story

from .voice import Voice

Context = dict[str, Any]


def lines(
    found: Story, places: Mapping[str, Sibling], people: Mapping[str, Person], here: str, voice: Voice
) -> list[Context]:
    """One line each; *places* are the blocks by usage key, *here* is the one that shows them."""
    said = _sentences(voice)
    return [_line(each, said, places.get(each.usage), people, here, voice) for each in found.happenings]


def paged(found: Story, voice: Voice) -> Context:
    """Where in the story this page is."""
    last = max(1, -(-found.total // limits.STORY_PAGE))
    label = voice.gettext("Page {page} of {pages}").format(page=found.page, pages=last)
    return {
        "page_label": label if last > 1 else "",
        "newer": [[("page", found.page - 1)]] if found.page > 1 else [],
        "older": [[("page", found.page + 1)]] if found.page < last else [],
    }


def _line(
    each: Happening,
    said: Mapping[Kind, str],
    place: Sibling | None,
    people: Mapping[str, Person],
    here: str,
    voice: Voice,
) -> Context:
    _ = voice.gettext
    former = _("A former member of the course team")
    what = said[each.kind].format(name=people[each.who].name if each.who in people else former)
    elsewhere = place is not None and place.usage != here
    return {
        "when": voice.date(each.at),
        "said": (_("{what}:") if elsewhere else _("{what}.")).format(what=what),
        "title": place.title if place and elsewhere else "",
        "url": place.url if place and elsewhere else "",
    }


def _sentences(voice: Voice) -> dict[Kind, str]:
    _ = voice.gettext
    return {
        "finished": _("You finished a questionnaire"),
        "handed_in": _("You handed in what you wrote"),
        "handed_in_again": _("You handed in what you wrote again"),
        "shared": _("You shared with your coaches"),
        "withdrawn": _("You stopped sharing"),
        "asked": _("You asked your coaches"),
        "talk": _("You asked for a talk"),
        "wrote": _("You wrote to your coaches"),
        "answered": _("{name} wrote to you"),
        "read": _("{name} read what you sent"),
        "passed": _("{name} passed what you sent to a colleague"),
        "offered": _("{name} wrote an agreement for you"),
        "proposed": _("You wrote a version of your agreement"),
        "change": _("You asked for a change in your agreement"),
        "agreed": _("Your agreement holds from here on"),
    }
