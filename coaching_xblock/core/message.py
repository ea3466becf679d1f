"""A message of a conversation: who sent it when, about what, and whether the other side opened it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .quote import Quote
from .words import Locked

Json = dict[str, Any]
#: "receipt": "I have read this". "passed": handed to a colleague. Neither has words of its own.
#: "ask", "talk": the learner asks their coach, or for a talk.
Kind = Literal["message", "receipt", "passed", "ask", "talk"]
#: Kinds that a person wrote.
WRITTEN: tuple[Kind, ...] = ("message", "ask", "talk")
_PLAIN = ("id", "item", "by", "kind", "sent", "read", "reader", "edited", "deleted", "to", "until")


@dataclass(frozen=True)
class Words:
    """What is sealed of a message."""

    #: What of the item it speaks of; empty for all of it.
    about: str = ""
    #: Texts by the names of their parts; a plain message has the one part "text".
    parts: Mapping[str, str] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    #: The learner sees it differently: with or without words.
    differently: bool = False

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Words:
        """The words that `dump` wrote."""
        quotes = tuple(Quote.load(each) for each in stored.get("quotes") or ())
        parts = dict(stored.get("parts") or {})
        return cls(stored.get("about", ""), parts, quotes, stored.get("differently") is True)

    def dump(self) -> Json:
        """These words as JSON."""
        quotes = [each.dump() for each in self.quotes]
        return {
            "about": self.about,
            "parts": dict(self.parts),
            "quotes": quotes,
            "differently": self.differently,
        }

    @property
    def text(self) -> str:
        """All that was written, one part after the other: what a quote of this message points into."""
        return "\n\n".join(each for each in self.parts.values() if each.strip())


@dataclass(frozen=True)
class Message:
    """One message, in the learner's row of the block where its item lives."""

    #: That of the draft it was sent from.
    id: str
    #: The sitting or entry; empty for a word without one.
    item: str
    #: The learner or a coach.
    by: str
    kind: Kind
    sent: str
    #: When the other side first opened it, and who did; empty before.
    read: str = ""
    reader: str = ""
    edited: str = ""
    deleted: str = ""
    #: The colleague to whom it was passed.
    to: str = ""
    #: The day by which an answer is promised, such as ``2026-03-06``; empty where none is needed.
    until: str = ""
    #: Those of the other side who opened it after *reader*.
    seen: tuple[str, ...] = ()
    #: None where there are none: a receipt, or deleted.
    words: Words | Locked | None = None
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Message:
        """The message that `dump` wrote, also where its words are sealed: they are `Locked` then."""
        plain: Any = {name: stored[name] for name in _PLAIN if name in stored}
        words: Any = stored.get("words")
        if isinstance(words, Mapping):
            words = Words.load(words)
        elif words is not None and not isinstance(words, Locked):
            words = Locked(words)
        known = {*_PLAIN, "seen", "words"}
        extra = {key: value for key, value in stored.items() if key not in known}
        return cls(**plain, seen=tuple(stored.get("seen") or ()), words=words, extra=extra)

    def dump(self) -> Json:
        """This message as JSON; *words* are sealed."""
        words = self.words.dump() if isinstance(self.words, Words) else self.words
        plain = {name: getattr(self, name) for name in _PLAIN}
        return {**self.extra, **plain, "seen": list(self.seen), "words": words}

    @property
    def said(self) -> Words:
        """Its words; empty ones where there are none or they are locked."""
        return self.words if isinstance(self.words, Words) else Words()

    def waits(self, learner: str) -> bool:
        """Is that something a coach wrote, and *learner* has yet to open?"""
        return self.by != learner and self.kind in WRITTEN and not self.read and not self.deleted

    @property
    def locked(self) -> bool:
        """Are there words that do not open?"""
        return isinstance(self.words, Locked)


def load(stored: Sequence[Mapping[str, Any]]) -> tuple[Message, ...]:
    """All messages of a row, oldest first."""
    return tuple(Message.load(each) for each in stored)
