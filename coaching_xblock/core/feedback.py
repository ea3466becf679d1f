"""What coaches sent a learner about a result, and what the learner says to it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from . import limits
from .draft import PARTS, Draft
from .errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from .ident import new_id
from .note import Note, same
from .words import Locked

Json = dict[str, Any]
_PLAIN = ("id", "by", "sitting", "sent", "read", "replied", "answers", "seen")


@dataclass(frozen=True)
class Reply:
    """Something that the learner sent back."""

    id: str
    at: str
    text: str
    #: “I see this differently”: with or without words.
    differently: bool = False


@dataclass(frozen=True)
class Answers:
    """The learner's side of a message: a draft, and what went out."""

    draft: Note = Note()
    sent: tuple[Reply, ...] = ()

    @classmethod
    def load(cls, stored: Json) -> Answers:
        """The side that `dump` wrote; empty where nothing is stored."""
        sent = tuple(Reply(**each) for each in stored.get("sent", ()))
        return cls(Note.load(stored.get("draft") or {}), sent)

    def dump(self) -> Json:
        """This side as JSON."""
        return {"draft": self.draft.dump(), "sent": [vars(each) for each in self.sent]}


@dataclass(frozen=True)
class Message:
    """Feedback in the learner's row. What was written, and what about, is sealed; moments are not."""

    #: That of the draft it was sent from.
    id: str
    #: The coach.
    by: str
    sitting: str
    sent: str
    #: When the learner opened it; empty before.
    read: str = ""
    #: When the learner last answered, how often they did, and how many answers the coach has opened.
    replied: str = ""
    answers: int = 0
    seen: int = 0
    about: str = ""
    parts: Mapping[str, str] | Locked = field(default_factory=dict)
    reply: Answers | Locked = Answers()
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Json) -> Message:
        """The message that `dump` wrote."""
        parts, reply = stored["parts"], stored.get("reply")
        locked = isinstance(parts, Locked)
        return cls(
            **{name: stored[name] for name in _PLAIN if name in stored},
            about="" if locked else parts["about"],
            parts=parts if locked else {part: parts.get(part, "") for part in PARTS},
            reply=reply if isinstance(reply, Locked) else Answers.load(reply or {}),
            extra={key: value for key, value in stored.items() if key not in {*_PLAIN, "parts", "reply"}},
        )

    def dump(self) -> Json:
        """This message as JSON; *parts* and *reply* are sealed."""
        parts: Any = self.parts
        reply: Any = self.reply
        if not isinstance(parts, Locked):
            parts = {"about": self.about, **parts}
        if not isinstance(reply, Locked):
            reply = None if reply == Answers() else reply.dump()
        plain = {name: getattr(self, name) for name in _PLAIN}
        return {**self.extra, **plain, "parts": parts, "reply": reply}

    @property
    def news(self) -> bool:
        """Did the learner answer since the coach last looked?"""
        return self.answers > self.seen


def load(stored: Sequence[Json]) -> tuple[Message, ...]:
    """All messages of a row, oldest first."""
    return tuple(Message.load(each) for each in stored)


def find(stored: Sequence[Json], message: str) -> Message:
    """The message with this id. Raises `NotFound` where there is none."""
    found = next((each for each in load(stored) if each.id == message), None)
    if found is None:
        raise NotFound("no_message")
    return found


def send(stored: Sequence[Json], draft: Draft, by: str, now: str) -> list[Json]:
    """Give the learner what a coach wrote. Sent again, the same draft changes nothing.

    Raises `BadInput` where there is not a word in it, and `TooLarge` where coaches wrote more than
    `limits.FEEDBACK_BYTES` in this row: the learner's own words need room too.
    """
    if any(each["id"] == draft.id for each in stored):
        return list(stored)
    if isinstance(draft.parts, Locked):
        raise Forbidden("locked")
    if not any(text.strip() for text in draft.texts.values()):
        raise BadInput("feedback_empty")
    fresh = Message(draft.id, by, draft.sitting, now, about=draft.about, parts=draft.texts)
    before = [dict(each.parts) for each in load(stored) if not isinstance(each.parts, Locked)]
    if len(json.dumps([*before, draft.texts])) > limits.FEEDBACK_BYTES:
        raise TooLarge("feedback_full", limit=limits.FEEDBACK_BYTES)
    return [*stored, fresh.dump()]


def was_sent(stored: Sequence[Json], by: str, sitting: str, about: str, texts: Mapping[str, str]) -> bool:
    """Did this coach send these very words already? A receipt can be lost on its way."""
    there = (by, sitting, about)
    return any(
        (each.by, each.sitting, each.about) == there
        and not isinstance(each.parts, Locked)
        and all(same(text, texts[part]) for part, text in each.parts.items())
        for each in load(stored)
    )


def take_back(stored: Sequence[Json], message: str, by: str) -> list[Json]:
    """Remove a message that its author sent and nobody read. Once read, it stays.

    Raises `NotFound` for the message of somebody else, `BadInput` for one that was read.
    """
    found = find(stored, message)
    if found.by != by:
        raise NotFound("no_message")
    if found.read:
        raise BadInput("read_already")
    return [each for each in stored if each["id"] != message]


def read(stored: Sequence[Json], message: str, now: str) -> list[Json]:
    """The learner opened it. The first time counts."""
    found = find(stored, message)
    return list(stored) if found.read else _put(stored, replace(found, read=now))


def see(stored: Sequence[Json], sitting: str, authors: Collection[str]) -> list[Json]:
    """What the learner answered to these *authors* beside a sitting was opened."""
    mine = [each["id"] for each in stored if each["by"] in authors and each["sitting"] == sitting]
    return [{**each, "seen": each["answers"]} if each["id"] in mine else each for each in stored]


def save_reply(
    stored: Sequence[Json], message: str, text: str, revision: int, now: str
) -> tuple[list[Json], int]:
    """Store what the learner is writing, as `Note.write` does, and tell its revision."""
    found, said = _answerable(stored, message)
    draft = said.draft.write(text, revision, now)
    return _put(stored, replace(found, reply=replace(said, draft=draft))), draft.revision


def send_reply(stored: Sequence[Json], message: str, text: str, differently: bool, now: str) -> list[Json]:
    """Give the coach what the learner wrote: *text* is what they see, and must be what is stored.

    Whoever sees it *differently* may leave it at that. Sent again, the same answer changes nothing.
    """
    found, said = _answerable(stored, message)
    last = said.sent[-1] if said.sent else None
    written = said.draft.text
    if isinstance(written, Locked):
        raise Forbidden("locked")
    again = last is not None and same(last.text, text) and last.differently == differently
    if again and not written:
        return list(stored)
    if not same(text, written):
        raise Conflict("not_saved", field="text")
    if not text.strip() and not differently:
        raise BadInput("reply_empty", field="text")
    if len(said.sent) >= limits.REPLIES:
        raise TooLarge("too_many_replies", limit=limits.REPLIES)
    reply = Reply(new_id(), now, written, differently)
    # The revision goes on: a window that still shows the old text is asked, and nothing is written over.
    rest = Note("", said.draft.revision + 1, now) if text else said.draft
    sent = (*said.sent, reply)
    answered = replace(found, replied=now, answers=len(sent), reply=Answers(rest, sent))
    return _put(stored, answered)


def _answerable(stored: Sequence[Json], message: str) -> tuple[Message, Answers]:
    """A message that was read, and what was said to it."""
    found = find(stored, message)
    if isinstance(found.reply, Locked):
        raise Forbidden("locked")
    if not found.read:
        raise BadInput("not_read", field="text")
    return found, found.reply


def _put(stored: Sequence[Json], changed: Message) -> list[Json]:
    return [changed.dump() if each["id"] == changed.id else each for each in stored]
