"""What somebody is writing that nobody may know of: one text for each place, in the vault of their own row.

A place is a short name, such as ``talk`` or the ids of a learner and of what is written about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import limits
from .errors import BadInput, Conflict, TooLarge
from .ident import new_id
from .note import Note, same

Json = dict[str, Any]


@dataclass(frozen=True)
class Jotting:
    """A text that is not sent."""

    #: Of this very text: what was sent is known by it.
    id: str = ""
    text: str = ""
    revision: int = 0


def find(own: Mapping[str, Any], place: str) -> Jotting:
    """What is written at *place*; empty where there is nothing."""
    kept = own.get("jottings", {}).get(place)
    return Jotting(*kept) if kept else Jotting()


def save(own: Json, place: str, text: str, revision: int) -> tuple[Json, int]:
    """Store what is written at *place*, and tell its revision. An empty text is none.

    *revision* is the one that the browser started from: see `Note.write`. Where no text is stored, any will
    do.
    Raises `TooLarge` beyond `limits.JOTTING_CHARACTERS`.
    """
    if len(text) > limits.JOTTING_CHARACTERS:
        raise TooLarge("jotting_too_long", field="text", limit=limits.JOTTING_CHARACTERS)
    known = find(own, place)
    start = known.revision if known.text else revision
    written = Note(known.text, start).write(text, revision, "")
    rest = drop(own, place)
    if not text:
        return rest, written.revision
    if text == known.text:
        return own, written.revision
    jottings = {**rest.get("jottings", {}), place: [new_id(), text, written.revision]}
    return {**rest, "jottings": jottings}, written.revision


def drop(own: Json, place: str, which: str = "") -> Json:
    """Without what is written at *place*; with *which*, only if it is still that very text."""
    if which and find(own, place).id != which:
        return own
    return {**own, "jottings": {key: kept for key, kept in own.get("jottings", {}).items() if key != place}}


def without(own: Json, beginning: str) -> Json:
    """Without every place that begins so."""
    before = own.get("jottings", {})
    kept = {key: each for key, each in before.items() if not key.startswith(beginning)}
    return own if kept == before else {**own, "jottings": kept}


def sent(own: Mapping[str, Any], place: str, text: str) -> Jotting:
    """What is written at *place*, which must be what the form shows.

    Raises `BadInput` where that is not a word, and `Conflict` where something else is stored.
    """
    found = find(own, place)
    if not text.strip():
        raise BadInput("message_empty", field="text")
    if not same(found.text, text):
        raise Conflict("not_saved", field="text")
    return found
