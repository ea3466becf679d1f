"""A conversation between a learner and their coaches: one flat list of messages in the learner's row.

*owner* is the learner: whoever else wrote is a coach. Whose turn it is tells `turn`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from . import limits
from .errors import BadInput, Forbidden, NotFound, TooLarge
from .ident import new_id
from .message import WRITTEN, Json, Kind, Message, Words, load
from .note import same
from .turn import faces, readers
from .unsent import Draft
from .words import Locked

Stored = Mapping[str, Any]


def of(stored: Sequence[Stored], item: str, about: str | None = None) -> tuple[Message, ...]:
    """The messages about *item*, or only those *about* one thing of it, oldest first."""
    there = load([each for each in stored if each["item"] == item])
    return there if about is None else tuple(each for each in there if each.said.about == about)


def find(stored: Sequence[Stored], message: str) -> Message:
    """The message with this id. Raises `NotFound` where there is none."""
    found = next((Message.load(each) for each in stored if each["id"] == message), None)
    if found is None:
        raise NotFound("no_message")
    return found


class Shown(NamedTuple):
    """One page of a conversation; pages count from 1, the newest."""

    messages: Sequence[Message]
    number: int
    earlier: bool


def page(messages: Sequence[Message], number: int) -> Shown:
    """Page *number*, or the last there is. Page 1 holds the newest `limits.THREAD_PAGE`, which stand last."""
    last = max(1, -(-len(messages) // limits.THREAD_PAGE))
    number = min(max(1, number), last)
    end = len(messages) - (number - 1) * limits.THREAD_PAGE
    start = max(0, end - limits.THREAD_PAGE)
    return Shown(messages[start:end], number, start > 0)


def says(each: Message, texts: Mapping[str, str]) -> bool:
    """Are these its texts, as a form sends them? A part that it lacks is an empty one."""
    parts = each.said.parts
    return not each.locked and all(
        same(parts.get(part, ""), texts.get(part, "")) for part in {*parts, *texts}
    )


# Writing


def send(
    stored: Sequence[Json],
    draft: Draft,
    by: str,
    now: str,
    kind: Kind = "message",
    differently: bool = False,
) -> list[Json]:
    """Give the other side what was written. Sent again, the same draft changes nothing.

    A learner who sees it *differently* may leave it at that. Raises `BadInput` where there is not a word in
    it, and `TooLarge` beyond `limits.MESSAGES` or where coaches wrote more than `limits.FEEDBACK_BYTES` in
    this row: the learner's own words need room too.
    """
    if any(each["id"] == draft.id for each in stored):
        return list(stored)
    if isinstance(draft.notes, Locked):
        raise Forbidden("locked")
    if not any(text.strip() for text in draft.texts.values()) and not differently:
        raise BadInput("message_empty", field=next(iter(draft.texts), "text"))
    words = Words(draft.about, draft.texts, draft.quotes, differently)
    fresh = Message(draft.id or new_id(), draft.item, by, kind, now, words=words)
    return _with(stored, fresh, coach=by != draft.learner, owner=draft.learner)


def was_sent(
    stored: Sequence[Json],
    by: str,
    item: str,
    about: str,
    texts: Mapping[str, str],
    differently: bool = False,
) -> bool:
    """Is the last that this person wrote there in these very words? A receipt can be lost on its way."""
    mine = [each for each in of(stored, item, about) if each.by == by and each.kind in WRITTEN]
    return bool(mine) and mine[-1].said.differently == differently and says(mine[-1], texts)


def take_back(stored: Sequence[Json], message: str, by: str) -> list[Json]:
    """Remove a message that its author sent and nobody opened. Once opened, it stays.

    Raises `NotFound` for the message of somebody else, `BadInput` for one that was opened.
    """
    if _own(stored, message, by).read:
        raise BadInput("read_already")
    return [each for each in stored if each["id"] != message]


def edit(stored: Sequence[Json], message: str, draft: Draft, by: str, now: str) -> list[Json]:
    """Give a message the words of *draft*; that it was edited is told. The same words change nothing."""
    found = _own(stored, message, by)
    if found.locked or draft.locked:
        raise Forbidden("locked")
    if found.deleted or found.kind not in WRITTEN:
        raise BadInput("not_editable")
    if not any(text.strip() for text in draft.texts.values()):
        raise BadInput("message_empty", field=next(iter(draft.texts), "text"))
    if says(found, draft.texts) and found.said.quotes == draft.quotes:
        return list(stored)
    words = replace(found.said, parts=draft.texts, quotes=draft.quotes)
    changed = replace(found, edited=now, words=words)
    if by != draft.learner:
        _require_room(_put(stored, changed), draft.learner)
    return _put(stored, changed)


def delete(stored: Sequence[Json], message: str, by: str, now: str) -> list[Json]:
    """Forget what a message said; who sent it when, and when it was deleted, stays."""
    found = _own(stored, message, by)
    if found.deleted:
        return list(stored)
    return _put(stored, Message(found.id, found.item, found.by, found.kind, found.sent, deleted=now))


def acknowledge(stored: Sequence[Json], item: str, by: str, until: str, now: str) -> list[Json]:
    """A coach read it and says so, with a day *until* which they answer, or empty where none is needed.

    Said again with nothing in between, it replaces what was said.
    """
    rest = _without_last(stored, item, by, "receipt")
    fresh = Message(new_id(), item, by, "receipt", now, until=until)
    return _with(rest, fresh)


def pass_on(stored: Sequence[Json], item: str, by: str, to: str, now: str) -> list[Json]:
    """A coach hands it to a colleague: who answers now is *to*."""
    if by == to:
        raise BadInput("no_colleague", field="to")
    rest = _without_last(stored, item, by, "passed")
    return _with(rest, Message(new_id(), item, by, "passed", now, to=to))


# Reading


def read(
    stored: Sequence[Json],
    item: str,
    reader: str,
    owner: str,
    now: str,
    only: Collection[str] | None = None,
) -> list[Json]:
    """What the other side sent about *item* was opened, or *only* these messages of it.

    The first time counts; of further coaches it is kept that they opened it. Works on sealed rows.
    """

    def opened(each: Json) -> Json:
        if each["item"] != item or not (only is None or each["id"] in only) or not faces(each, reader, owner):
            return each
        if not each.get("read"):
            return {**each, "read": now, "reader": reader}
        if reader == owner or reader in readers(each):
            return each
        return {**each, "seen": [*each.get("seen", ()), reader]}

    return [opened(each) for each in stored]


def remaining(stored: Sequence[Stored], coach: str, gone: Collection[str]) -> tuple[Message, ...]:
    """What stays for *coach* of the items that are *gone*, withdrawn or deleted: what they wrote, quotes
    blank."""
    mine = [each for each in stored if each["by"] == coach and each["item"] in gone]
    kept = [each for each in load(mine) if each.kind in WRITTEN and not each.deleted]
    return tuple(
        replace(each, words=replace(each.said, quotes=())) if each.said.quotes else each for each in kept
    )


def _own(stored: Sequence[Json], message: str, by: str) -> Message:
    found = find(stored, message)
    if found.by != by:
        raise NotFound("no_message")
    return found


def _without_last(stored: Sequence[Json], item: str, by: str, kind: Kind) -> list[Json]:
    """Without the last message about *item*, if it is one of this kind by the same coach."""
    last = next((each for each in reversed(stored) if each["item"] == item), None)
    gone = last is not None and last["by"] == by and last["kind"] == kind
    return [each for each in stored if not (gone and each is last)]


def _with(stored: Sequence[Json], fresh: Message, coach: bool = False, owner: str = "") -> list[Json]:
    if len(stored) >= limits.MESSAGES:
        raise TooLarge("too_many_messages", limit=limits.MESSAGES)
    found = [*stored, fresh.dump()]
    if coach:
        _require_room(found, owner)
    return found


def _require_room(stored: Sequence[Json], owner: str) -> None:
    coaches = [dict(each.said.parts) for each in load(stored) if each.by != owner]
    if len(json.dumps(coaches)) > limits.FEEDBACK_BYTES:
        raise TooLarge("feedback_full", limit=limits.FEEDBACK_BYTES)


def _put(stored: Sequence[Json], changed: Message) -> list[Json]:
    return [changed.dump() if each["id"] == changed.id else each for each in stored]
