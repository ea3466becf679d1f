"""A note: a text that one person edits, perhaps in two places at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import limits
from .errors import Conflict, Forbidden, TooLarge
from .words import Locked


@dataclass(frozen=True)
class Note:
    """The text and its revision, which counts the times it was changed."""

    text: str | Locked = ""
    revision: int = 0
    changed: str = ""

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Note:
        """The note that `dump` wrote; empty where nothing is stored."""
        text = stored.get("text")
        return cls("" if text is None else text, stored.get("revision", 0), stored.get("changed", ""))

    def dump(self) -> dict[str, Any]:
        """This note as JSON; an empty text is stored as none at all."""
        return {"text": self.text or None, "revision": self.revision, "changed": self.changed}

    def write(self, text: str, revision: int, now: str) -> Note:
        """The note with a new text. *revision* is the one that the writer started from.

        Raises `Conflict` with ``mine`` and ``stored`` where another text was stored meanwhile,
        `TooLarge` beyond `limits.NOTE_CHARACTERS`, `Forbidden` where the stored text is locked.
        """
        if isinstance(self.text, Locked):
            raise Forbidden("locked")
        if text == self.text:
            return self
        if len(text) > limits.NOTE_CHARACTERS:
            raise TooLarge("note_too_long", field="note", limit=limits.NOTE_CHARACTERS)
        if revision != self.revision:
            raise Conflict(
                "written_elsewhere", field="note", mine=text, stored=self.text, revision=self.revision
            )
        return Note(text, self.revision + 1, now)


def same(one: str, other: str) -> bool:
    """Are these one text? A browser's form changes line ends and half emoji, its script does not."""
    return _as_form(one) == _as_form(other)


def _as_form(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", re.sub("\r\n?", "\n", text))
