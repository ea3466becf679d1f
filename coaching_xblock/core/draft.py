"""Feedback that a coach has not sent: one draft for each learner and place, in the coach's own row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from . import limits
from .errors import BadInput, TooLarge
from .ident import new_id
from .note import Note, same
from .words import Locked

#: What stands out, what could grow, an opportunity: each of them may stay empty.
PARTS = ("stands_out", "could_grow", "opportunity")
Json = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """What a coach is writing about *about* (`core.about`) beside a learner's sitting."""

    #: Of this very text: every change is given another. What was sent is known by it.
    id: str
    learner: str
    sitting: str
    changed: str
    about: str = ""
    parts: Mapping[str, Note] | Locked = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Json) -> Draft:
        """The draft that `dump` wrote."""
        plain = (stored["id"], stored["learner"], stored["sitting"], stored["changed"])
        parts = stored["parts"]
        if isinstance(parts, Locked):
            return cls(*plain, parts=parts)
        notes = {part: Note.load(parts["notes"].get(part) or {}) for part in PARTS}
        return cls(*plain, parts["about"], notes)

    def dump(self) -> Json:
        """This draft as JSON; *parts* are sealed, with what they are about."""
        parts: Any = self.parts
        if not isinstance(parts, Locked):
            parts = {"about": self.about, "notes": {part: note.dump() for part, note in parts.items()}}
        return {
            "id": self.id,
            "learner": self.learner,
            "sitting": self.sitting,
            "changed": self.changed,
            "parts": parts,
        }

    @property
    def texts(self) -> dict[str, str]:
        """The three texts; empty where they are locked."""
        notes = {} if isinstance(self.parts, Locked) else self.parts
        return {part: str(notes[part].text) if part in notes else "" for part in PARTS}

    def says(self, texts: Mapping[str, str]) -> bool:
        """Are these its three texts, as a form sends them?"""
        return all(same(text, texts[part]) for part, text in self.texts.items())

    @property
    def revisions(self) -> dict[str, int]:
        """How often each text was changed."""
        notes = {} if isinstance(self.parts, Locked) else self.parts
        return {part: notes[part].revision if part in notes else 0 for part in PARTS}


def load(stored: Sequence[Json]) -> tuple[Draft, ...]:
    """All drafts of a coach's row, oldest first."""
    return tuple(Draft.load(each) for each in stored)


def find(stored: Sequence[Json], learner: str, sitting: str, about: str) -> Draft | None:
    """The draft for this place, if there is one that opens."""
    place = (learner, sitting, about)
    return next((each for each in load(stored) if (each.learner, each.sitting, each.about) == place), None)


def kept_for(stored: Sequence[Json], learner: str, sitting: str) -> bool:
    """Does this coach have any draft beside that sitting?"""
    return any(each["learner"] == learner and each["sitting"] == sitting for each in stored)


def save(
    stored: Sequence[Json],
    place: tuple[str, str, str],
    part: str,
    text: str,
    revision: int,
    now: str,
) -> tuple[list[Json], int]:
    """Store one part of the draft for *place* (learner, sitting, about), and tell its revision.

    *revision* is the one that the browser started from: see `Note.write`. Where no text is stored none can be
    written over, and any revision will do. A draft without a word is none.
    """
    if part not in PARTS:
        raise BadInput("malformed", field="item")
    found = find(stored, *place)
    if found is None:
        found = Draft("", place[0], place[1], now, place[2], {each: Note() for each in PARTS})
    notes: Mapping[str, Note] = found.parts  # type: ignore[assignment]  # not Locked: it was found
    before = notes[part] if notes[part].text else Note(revision=revision)
    written = before.write(text, revision, now)
    if written.text == notes[part].text:
        return list(stored), written.revision
    changed = replace(found, id=new_id(), changed=now, parts={**notes, part: written})
    rest = [each for each in stored if each["id"] != found.id]
    if not any(changed.texts.values()):
        return rest, written.revision
    if len(rest) >= limits.DRAFTS:
        raise TooLarge("too_many_drafts", limit=limits.DRAFTS)
    return [*rest, changed.dump()], written.revision


def regain(
    stored: Sequence[Json], place: tuple[str, str, str], texts: Mapping[str, str], now: str
) -> list[Json]:
    """A message that was taken back is a draft for *place* again, before what was begun there since.

    Done again, it changes nothing.
    """
    drafts = list(stored)
    for part, text in texts.items():
        found = find(drafts, *place)
        begun, revision = (found.texts[part], found.revisions[part]) if found else ("", 0)
        if text.strip() and not begun.startswith(text):
            whole = f"{text}\n\n{begun}" if begun.strip() else text
            drafts, _ = save(drafts, place, part, whole, revision, now)
    return drafts


def without(stored: Sequence[Json], learner: str) -> list[Json]:
    """Without every draft for this learner."""
    return [each for each in stored if each["learner"] != learner]


def drop(stored: Sequence[Json], draft: str) -> list[Json]:
    """Without the draft of this id; one that was changed meanwhile has another id, and stays."""
    return [each for each in stored if each["id"] != draft]
