"""What a browser sent, read piece by piece: the wrong kind of value is a `BadInput`, never an accident."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from . import journal, limits
from .caseload import Place
from .errors import BadInput
from .exploration import Look
from .sitting import Change
from .waiting import SHOWS
from .waiting import Look as Queue

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def text(data: Mapping[str, Any], name: str, limit: int = 100, default: str | None = None) -> str:
    """A string of at most *limit* characters; without *default* it has to be there.

    For ids and searches: what no database takes, such as half an emoji, is refused.
    """
    value = words(data, name, limit, default)
    if _UNFIT.search(value):
        raise BadInput("malformed", field=name)
    return value


def words(data: Mapping[str, Any], name: str, limit: int, default: str | None = None) -> str:
    """As `text`, for what a person wrote: every character is theirs, and comes back as it was."""
    value = data.get(name, default)
    if not isinstance(value, str):
        raise BadInput("malformed", field=name)
    if len(value) > limit:
        raise BadInput("too_long", field=name, limit=limit)
    return value


def count(data: Mapping[str, Any], name: str, default: int | None = None) -> int:
    """A whole number from 0 on, also where a form sent it as digits."""
    value = data.get(name, default)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise BadInput("malformed", field=name)
    return value


def day(data: Mapping[str, Any], name: str) -> date:
    """A day as a browser's field for one sends it, such as ``2026-03-06``."""
    sent = text(data, name, default="")
    try:
        return date.fromisoformat(sent)
    except ValueError:
        raise BadInput("no_day", field=name) from None


def place(data: Mapping[str, Any]) -> Place:
    """Where a coach is in a list; each part may be missing."""
    return Place(
        page=max(1, count(data, "page", 1)),
        search=text(data, "search", limits.SEARCH_CHARACTERS, "").strip(),
        everyone=text(data, "everyone", default="") == "yes",
        learner=text(data, "learner", default=""),
    )


def queue(data: Mapping[str, Any]) -> Queue:
    """Where a coach is in the list of a reflection; each part may be missing."""
    wanted = text(data, "show", default="all")
    show = next((each for each in SHOWS if each == wanted), None)
    if show is None:
        raise BadInput("malformed", field="show")
    return Queue(
        page=max(1, count(data, "page", 1)),
        search=text(data, "search", limits.SEARCH_CHARACTERS, "").strip(),
        show=show,
        prompt=text(data, "prompt", default=""),
        learner=text(data, "learner", default=""),
        entry=text(data, "entry", default=""),
        waited=text(data, "waited", default=""),
    )


def look(data: Mapping[str, Any]) -> Look:
    """What somebody looks for among the occupations; each part may be missing."""
    return Look(
        words=text(data, "words", limits.SEARCH_CHARACTERS, "").strip(),
        zones=tuple(zone for zone in range(1, 6) if text(data, f"zone{zone}", default="") == "yes"),
        group=text(data, "group", default=""),
        page=max(1, count(data, "page", 1)),
        anyway=text(data, "anyway", default="") == "yes",
        soc=text(data, "soc", default=""),
    )


def leafing(data: Mapping[str, Any]) -> journal.Look:
    """What somebody looks for in their journal; each part may be missing."""
    return journal.Look(
        search=text(data, "search", limits.SEARCH_CHARACTERS, "").strip(),
        tag=text(data, "only", limits.TAG_CHARACTERS, "").strip(),
        unit=text(data, "unit", limits.USAGE_CHARACTERS, ""),
        oldest_first=text(data, "order", default="") == "oldest",
        page=max(1, count(data, "page", 1)),
        tags=text(data, "tags", default="") == "yes",
    )


def changes(data: Mapping[str, Any], name: str = "answers") -> dict[str, Change]:
    """Answers as `sitting.save_answers` takes them, from ``{item: {"value": 4, "was": null}}``."""
    sent = data.get(name, {})
    if not isinstance(sent, dict) or not all(isinstance(each, dict) for each in sent.values()):
        raise BadInput("malformed", field=name)
    if not all("value" in each for each in sent.values()):
        raise BadInput("malformed", field=name)
    return {item: Change(each["value"], each.get("was")) for item, each in sent.items()}
