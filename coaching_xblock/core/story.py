"""A learner's story: what they did over all coaching blocks of a course, each thing a line with its moment.

It is read from the structure of their own rows: no word is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from . import agreement, limits
from .agreement import Version
from .rows import ASSESSMENT, DESK, REFLECTION

Stored = Mapping[str, Any]
Kind = Literal[
    "finished", "handed_in", "handed_in_again", "shared", "withdrawn",
    "asked", "talk", "wrote", "answered", "read", "passed",
    "offered", "proposed", "change", "agreed",
]  # fmt: skip


@dataclass(frozen=True)
class Happening:
    """One line of the story."""

    at: str
    kind: Kind
    #: The block in whose row it stands.
    usage: str
    #: Who did it: a coach, or empty for the learner.
    who: str = ""


@dataclass(frozen=True)
class Story:
    """One page of it, the newest first."""

    happenings: tuple[Happening, ...]
    total: int
    page: int = 1


def story(rows: Mapping[str, tuple[str, Stored]], learner: str) -> list[Happening]:
    """Everything that happened, the newest first. *rows* are the learner's own by usage key, with their block
    types; their words may be sealed."""
    found = [each for usage, (kind, row) in rows.items() for each in _TOLD[kind](usage, row, learner)]
    # What happened in one second stands in its own order too.
    return sorted(found, key=lambda each: (each.at, each.usage))[::-1]


def page(found: Sequence[Happening], number: int, size: int = limits.STORY_PAGE) -> Story:
    """Page *number* of what was *found*."""
    number = limits.page_within(number, len(found), size)
    return Story(tuple(found[(number - 1) * size : number * size]), len(found), number)


def _assessment(usage: str, row: Stored, learner: str) -> Iterator[Happening]:
    for each in row.get("sittings") or ():
        if each["stage"] == "finished":
            yield Happening(each["finished"], "finished", usage)
    yield from _consents(usage, row)
    yield from _messages(usage, row, learner)


def _reflection(usage: str, row: Stored, learner: str) -> Iterator[Happening]:
    for each in row.get("entries") or ():
        given = [one["at"] for one in each.get("versions") or () if one["kind"] == "submitted"]
        for number, at in enumerate(given):
            yield Happening(at, "handed_in_again" if number else "handed_in", usage)
    yield from _consents(usage, row)
    yield from _messages(usage, row, learner)


def _desk(usage: str, row: Stored, learner: str) -> Iterator[Happening]:
    yield from _messages(usage, row, learner)
    for each in agreement.load(row.get("agreements") or ()):
        yield from _agreement(usage, each, learner)


def _consents(usage: str, row: Stored) -> Iterator[Happening]:
    for each in (row.get("access_log") or {}).get("lines", ()):
        if each["act"] in ("shared", "withdrawn"):
            yield Happening(each["at"], each["act"], usage)


def _messages(usage: str, row: Stored, learner: str) -> Iterator[Happening]:
    for each in row.get("messages") or ():
        if each.get("deleted"):
            continue
        mine = each["by"] == learner
        kind = _MINE.get(each["kind"]) if mine else _THEIRS.get(each["kind"])
        if kind:
            yield Happening(each["sent"], kind, usage, "" if mine else each["by"])


def _agreement(usage: str, each: Version, learner: str) -> Iterator[Happening]:
    mine = each.by == learner
    yield Happening(each.at, "proposed" if mine else "offered", usage, "" if mine else each.by)
    if each.since:
        # Whoever wrote it accepted it then; the other side made it hold.
        other = each.coach_id if mine else ""
        yield Happening(each.since, "agreed", usage, other)
    if each.asked:
        yield Happening(each.asked, "change", usage)


_MINE: Mapping[str, Kind] = {"message": "wrote", "ask": "asked", "talk": "talk"}
_THEIRS: Mapping[str, Kind] = {"message": "answered", "receipt": "read", "passed": "passed"}
_TOLD: Mapping[str, Callable[[str, Stored, str], Iterator[Happening]]] = {
    ASSESSMENT.block_type: _assessment,
    REFLECTION.block_type: _reflection,
    DESK.block_type: _desk,
}
#: The block types that a story is read from.
TYPES = tuple(_TOLD)
