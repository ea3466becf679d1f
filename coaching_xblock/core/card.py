"""A coach's card: who they are, how they work, by when they answer, and who does while they are away.

It stands in the coach's own row of the desk. Words are sealed; days are plain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from . import address, limits
from .errors import BadInput, Conflict, NotFound, TooLarge
from .promise import Absence, Promise
from .sheet import Sheet
from .words import Locked

Json = dict[str, Any]
#: What a coach says of themselves; each part may stay empty.
PARTS = ("name", "picture", "how", "works_for", "reports", "times", "booking")
#: Those that are addresses of something on the web.
ADDRESSES = ("picture", "booking")
#: Under what name a coach's draft of the card stands among their drafts, with no learner.
ITEM = "card"
_ROOM = {
    "name": limits.NAME_CHARACTERS,
    "picture": limits.ADDRESS_CHARACTERS,
    "booking": limits.ADDRESS_CHARACTERS,
}
_PROMISED = frozenset(("days", "workdays", "absences", "instead"))


@dataclass(frozen=True)
class Card:
    """What learners may know of a coach."""

    sheet: Sheet = Sheet()
    promise: Promise = Promise()
    #: How often the promise was changed.
    revision: int = 0
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Card:
        """The card that `dump` wrote; an empty one where nothing is stored."""
        words = stored.get("words")
        texts = words if isinstance(words, Locked) else {part: "" for part in PARTS} | dict(words or {})
        known = {"words", "edition", "revision", *_PROMISED}
        return cls(
            Sheet(texts, stored.get("edition", 0)),
            Promise.load(stored),
            stored.get("revision", 0),
            {key: value for key, value in stored.items() if key not in known},
        )

    def dump(self) -> Json:
        """This card as JSON; *words* are sealed."""
        plain = {"edition": self.sheet.edition, "revision": self.revision, **self.promise.dump()}
        return {**self.extra, "words": None if self.empty else self.sheet.texts, **plain}

    @property
    def texts(self) -> Mapping[str, str]:
        """What learners read, by part; nothing where it is locked."""
        return {} if isinstance(self.sheet.texts, Locked) else self.sheet.texts

    @property
    def locked(self) -> bool:
        """Are there words that do not open?"""
        return isinstance(self.sheet.texts, Locked)

    @property
    def empty(self) -> bool:
        """Is there nothing to read?"""
        return not self.locked and not any(text.strip() for text in self.texts.values())

    # What its coach changes

    def write(
        self, drafts: Sequence[Json], part: str, text: str, revision: int, now: str
    ) -> tuple[list[Json], int]:
        """Store one part of the draft of the words: see `Sheet.save`."""
        if part not in PARTS:
            raise BadInput("malformed", field="item")
        most = _ROOM.get(part, limits.CARD_CHARACTERS)
        if len(text) > most:
            raise TooLarge("note_too_long", field=part, limit=most)
        return self.sheet.save(drafts, "", ITEM, part, text, revision, now)

    def show(self, drafts: Sequence[Json], texts: Mapping[str, str]) -> tuple[Card, list[Json]]:
        """Let learners read what was written: see `Sheet.show`.

        Raises `BadInput` for an address that does not begin with ``https``.
        """
        for part in ADDRESSES:
            if texts[part].strip() and not address.secure(texts[part]):
                raise BadInput("no_https", field=part)
        sheet, rest = self.sheet.show(drafts, "", ITEM, texts)
        return replace(self, sheet=sheet), rest

    def answer(self, days: int | None, workdays: Sequence[int], instead: str, revision: int) -> Card:
        """Promise an answer within so many working days, or nothing; *instead* answers where it is missed.

        Raises `Conflict` where the promise was changed since *revision*.
        """
        promise = replace(self.promise, days=days, workdays=frozenset(workdays), instead=instead)
        if promise == self.promise:
            return self
        if days is not None and days > limits.PROMISE_DAYS:
            raise BadInput("no_such_number", field="days", low=0, high=limits.PROMISE_DAYS)
        if not promise.workdays:
            raise BadInput("no_workday", field="workday-0")
        if revision != self.revision:
            raise Conflict("set_elsewhere", field="days")
        return replace(self, promise=promise, revision=self.revision + 1)

    def leave(self, absence: Absence, today: date) -> Card:
        """Be away; what is over is forgotten. Said again, it changes nothing."""
        kept = tuple(each for each in self.promise.absences if each.last >= today)
        if absence in kept:
            return self
        if absence.first > absence.last:
            raise BadInput("days_turned", field="to")
        if absence.last < today:
            raise BadInput("days_over", field="to")
        if len(kept) >= limits.ABSENCES:
            raise TooLarge("too_many_absences", limit=limits.ABSENCES)
        absences = tuple(sorted((*kept, absence), key=lambda each: (each.first, each.last)))
        return replace(self, promise=replace(self.promise, absences=absences))

    def stay(self, absence: Absence) -> Card:
        """Not be away after all. Raises `NotFound` where there is no such absence."""
        rest = tuple(each for each in self.promise.absences if each != absence)
        if len(rest) == len(self.promise.absences):
            raise NotFound("no_absence")
        return replace(self, promise=replace(self.promise, absences=rest))
