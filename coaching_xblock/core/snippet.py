"""A coach's own ready texts, kept in the coach's own row of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import limits
from .errors import NotFound, TooLarge
from .ident import new_id
from .note import Note
from .words import Locked

Json = dict[str, Any]


@dataclass(frozen=True)
class Snippet:
    """One ready text."""

    id: str
    note: Note = Note()

    @classmethod
    def load(cls, stored: Json) -> Snippet:
        """The snippet that `dump` wrote."""
        return cls(stored["id"], Note.load(stored))

    def dump(self) -> Json:
        """This snippet as JSON; *text* is sealed."""
        return {"id": self.id, **self.note.dump()}

    @property
    def locked(self) -> bool:
        """Does its text not open?"""
        return isinstance(self.note.text, Locked)

    @property
    def text(self) -> str:
        """What it says; empty where it is locked."""
        return "" if isinstance(self.note.text, Locked) else self.note.text


def load(stored: Sequence[Json]) -> tuple[Snippet, ...]:
    """All snippets of a row, oldest first."""
    return tuple(Snippet.load(each) for each in stored)


def texts(stored: Sequence[Json]) -> list[str]:
    """What can be put into a reply."""
    return [each.text for each in load(stored) if each.text.strip()]


def add(stored: Sequence[Json]) -> tuple[list[Json], str]:
    """Room for a new text, and its id: an empty one that is there already will do.

    Raises `TooLarge` beyond `limits.SNIPPETS`.
    """
    empty = next((each for each in load(stored) if not each.text and not each.locked), None)
    if empty:
        return list(stored), empty.id
    if len(stored) >= limits.SNIPPETS:
        raise TooLarge("too_many_snippets", limit=limits.SNIPPETS)
    fresh = Snippet(new_id())
    return [*stored, fresh.dump()], fresh.id


def write(stored: Sequence[Json], which: str, text: str, revision: int, now: str) -> tuple[list[Json], int]:
    """Store a text, as `Note.write` does, and tell its revision.

    Raises `NotFound` for one that is not there, and `TooLarge` beyond `limits.SNIPPET_CHARACTERS`.
    """
    found = next((each for each in load(stored) if each.id == which), None)
    if found is None:
        raise NotFound("no_snippet")
    if len(text) > limits.SNIPPET_CHARACTERS:
        raise TooLarge("snippet_too_long", field="note", limit=limits.SNIPPET_CHARACTERS)
    changed = Snippet(which, found.note.write(text, revision, now))
    return [changed.dump() if each["id"] == which else each for each in stored], changed.note.revision


def delete(stored: Sequence[Json], which: str) -> list[Json]:
    """Without that text. What is not there is gone already."""
    return [each for each in stored if each["id"] != which]
