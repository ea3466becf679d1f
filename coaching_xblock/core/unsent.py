"""Words that are not sent: one draft for each place of a conversation, in the writer's own row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from . import limits
from .errors import BadInput, Forbidden, TooLarge
from .ident import new_id
from .note import Note, same
from .quote import Quote
from .words import Locked

Json = dict[str, Any]
#: The parts of a plain message.
PLAIN = ("text",)
#: What the draft of a change to a message that was sent is about, before the message's id.
_EDIT = "edit:"


class Place(NamedTuple):
    """What words speak of. A learner's own drafts stand at places with their own id."""

    learner: str
    #: An item of theirs; empty for words without one.
    item: str
    #: What of it; empty for all of it.
    about: str = ""

    @property
    def edits(self) -> str:
        """The id of the message that is changed here; empty for a message of its own."""
        return self.about.removeprefix(_EDIT) if self.about.startswith(_EDIT) else ""

    def editing(self, message: str) -> Place:
        """The place of a change to that *message* about this item."""
        return Place(self.learner, self.item, _EDIT + message)


@dataclass(frozen=True)
class Draft:
    """What somebody is writing at one place."""

    #: Of these very words: every change is given another. What was sent is known by it.
    id: str
    learner: str
    item: str
    changed: str
    about: str = ""
    notes: Mapping[str, Note] | Locked = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Draft:
        """The draft that `dump` wrote."""
        plain = (stored["id"], stored["learner"], stored["item"], stored["changed"])
        words = stored["words"]
        if not isinstance(words, Mapping):
            return cls(*plain, notes=words if isinstance(words, Locked) else Locked(words))
        notes = {part: Note.load(note) for part, note in words["notes"].items()}
        return cls(*plain, words["about"], notes, tuple(Quote.load(each) for each in words["quotes"]))

    def dump(self) -> Json:
        """This draft as JSON; *words* are sealed, with what they are about."""
        words: Any = self.notes
        if not isinstance(words, Locked):
            notes = {part: note.dump() for part, note in words.items()}
            words = {"about": self.about, "notes": notes, "quotes": [each.dump() for each in self.quotes]}
        plain = {"id": self.id, "learner": self.learner, "item": self.item, "changed": self.changed}
        return {**plain, "words": words}

    @property
    def locked(self) -> bool:
        """Do its words not open?"""
        return isinstance(self.notes, Locked)

    @property
    def place(self) -> Place:
        """Where it is written."""
        return Place(self.learner, self.item, self.about)

    @property
    def texts(self) -> dict[str, str]:
        """The texts by part; none where they are locked."""
        notes = {} if isinstance(self.notes, Locked) else self.notes
        return {part: str(note.text) for part, note in notes.items()}

    @property
    def revisions(self) -> dict[str, int]:
        """How often each text was changed."""
        notes = {} if isinstance(self.notes, Locked) else self.notes
        return {part: note.revision for part, note in notes.items()}

    def says(self, texts: Mapping[str, str]) -> bool:
        """Are these its texts, as a form sends them? A part that it lacks is an empty one."""
        mine = self.texts
        return all(same(mine.get(part, ""), texts.get(part, "")) for part in {*mine, *texts})


def load(stored: Sequence[Json]) -> tuple[Draft, ...]:
    """All drafts of a row, oldest first."""
    return tuple(Draft.load(each) for each in stored)


def find(stored: Sequence[Json], place: Place) -> Draft | None:
    """The draft at this place, if there is one that opens."""
    there = (each for each in load(stored) if not each.locked and each.place == place)
    return next(there, None)


def kept_for(stored: Sequence[Json], learner: str, item: str) -> bool:
    """Is there any draft about that item? Works on sealed rows."""
    return any(each["learner"] == learner and each["item"] == item for each in stored)


def save(
    stored: Sequence[Json],
    place: Place,
    part: str,
    text: str,
    revision: int,
    now: str,
    parts: Sequence[str] = PLAIN,
) -> tuple[list[Json], int]:
    """Store one of the *parts* of the draft at *place*, and tell its revision.

    *revision* is the one that the browser started from: see `Note.write`. Where no text is stored none can be
    written over, and any revision will do. A draft without a word or a quote is none.
    """
    if part not in parts:
        raise BadInput("malformed", field="item")
    draft = _begun(stored, place, now)
    notes: Mapping[str, Note] = draft.notes  # type: ignore[assignment]  # not Locked: it opens
    known = notes.get(part, Note())
    written = (known if known.text else Note(revision=revision)).write(text, revision, now)
    if written.text == known.text:
        return list(stored), written.revision
    every = {each: notes.get(each, Note()) for each in dict.fromkeys((*parts, *notes))}
    return _put(stored, replace(draft, notes={**every, part: written}), now), written.revision


def add_quote(stored: Sequence[Json], place: Place, quote: Quote, now: str) -> list[Json]:
    """Put a quote into the draft at *place*; one that it has is not put there again. Raises `TooLarge`."""
    draft = _begun(stored, place, now)
    if quote in draft.quotes:
        return list(stored)
    if len(draft.quotes) >= limits.QUOTES:
        raise TooLarge("too_many_quotes", limit=limits.QUOTES)
    return _put(stored, replace(draft, quotes=(*draft.quotes, quote)), now)


def drop_quote(stored: Sequence[Json], place: Place, quote: Quote, now: str) -> list[Json]:
    """Take a quote out of the draft at *place*."""
    draft = _begun(stored, place, now)
    if quote not in draft.quotes:
        return list(stored)
    return _put(stored, replace(draft, quotes=tuple(each for each in draft.quotes if each != quote)), now)


def seed(
    stored: Sequence[Json], place: Place, texts: Mapping[str, str], quotes: Sequence[Quote], now: str
) -> list[Json]:
    """Begin a draft at *place* with the words of a message that is to be changed; one that is there stays."""
    if find(stored, place):
        return list(stored)
    notes = {part: Note(text, 1, now) for part, text in texts.items()}
    return _put(stored, replace(_begun(stored, place, now), notes=notes, quotes=tuple(quotes)), now)


def regain(
    stored: Sequence[Json], place: Place, texts: Mapping[str, str], quotes: Sequence[Quote], now: str
) -> list[Json]:
    """A message that was taken back is a draft at *place* again, before what was begun there since.

    Done again, it changes nothing.
    """
    drafts = list(stored)
    for part, text in texts.items():
        found = find(drafts, place)
        begun, revision = (found.texts.get(part, ""), found.revisions.get(part, 0)) if found else ("", 0)
        if text.strip() and not begun.startswith(text):
            whole = f"{text}\n\n{begun}" if begun.strip() else text
            drafts, _ = save(drafts, place, part, whole, revision, now, parts=tuple(texts))
    for quote in quotes:
        drafts = add_quote(drafts, place, quote, now)
    return drafts


def without(stored: Sequence[Json], learner: str, item: str | None = None) -> list[Json]:
    """Without every draft for this learner, or for one *item* of theirs; also in a row of an older schema."""
    return [
        each for each in stored if each["learner"] != learner or (item is not None and each["item"] != item)
    ]


def drop(stored: Sequence[Json], draft: str) -> list[Json]:
    """Without the draft of this id; one that was changed meanwhile has another id, and stays."""
    return [each for each in stored if each["id"] != draft]


def _begun(stored: Sequence[Json], place: Place, now: str) -> Draft:
    return find(stored, place) or Draft("", place.learner, place.item, now, place.about)


def _put(stored: Sequence[Json], draft: Draft, now: str) -> list[Json]:
    if draft.locked:
        raise Forbidden("locked")
    rest = [each for each in stored if each["id"] != draft.id]
    if not any(draft.texts.values()) and not draft.quotes:
        return rest
    if len(rest) >= limits.DRAFTS:
        raise TooLarge("too_many_drafts", limit=limits.DRAFTS)
    return [*rest, replace(draft, id=new_id(), changed=now).dump()]
