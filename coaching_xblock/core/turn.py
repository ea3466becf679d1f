"""Whose turn it is in a conversation: what is new to whom, who answers, and since when somebody waits.

All of it works on sealed rows: no words are opened.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from .message import WRITTEN, Message

Stored = Mapping[str, Any]


def unread_for(
    stored: Sequence[Stored], person: str, owner: str, team: Collection[str] = ()
) -> tuple[Message, ...]:
    """What the other side sent and *person* did not open, oldest first.

    To the learner that is what any coach wrote. To a coach it is what was written to them: what the learner
    says goes to the coach who spoke last about that item, or was passed it; where nobody of the *team* did,
    to every coach.
    """
    found: list[Message] = []
    for item in dict.fromkeys(each["item"] for each in stored):
        there = [each for each in stored if each["item"] == item]
        fresh = [each for each in there if faces(each, person, owner) and not _opened(each, person, owner)]
        if person == owner:
            found += [Message.load(each) for each in fresh if each["kind"] in WRITTEN]
        else:
            found += [
                Message.load(each) for each in fresh if _holder(there, each, owner, team) in ("", person)
            ]
    return tuple(found)


def holder(stored: Sequence[Stored], item: str, owner: str, team: Collection[str] = ()) -> str:
    """The coach of the *team* who spoke last about *item* or was passed it last; empty where nobody was."""
    return _last_holder([each for each in stored if each["item"] == item], owner, team)


def waiting(stored: Sequence[Stored], item: str, owner: str, since: str = "") -> str:
    """Since when the learner waits for an answer about *item*; empty where they do not.

    *since* is when the item itself was handed over, if that asks for an answer. A coach's message answers
    all before it, and so does a receipt that says that none is needed.
    """
    asked, answered = "", ""
    for each in stored:
        if each["item"] != item or each.get("deleted"):
            continue
        if each["by"] != owner and _answers(each):
            asked, answered = "", each["sent"]
        elif each["by"] == owner:
            asked = asked or each["sent"]
    begun = [each for each in (asked, since if since > answered else "") if each]
    return min(begun, default="")


def promised(stored: Sequence[Stored], item: str, owner: str) -> Message | None:
    """The receipt that promises an answer which did not come yet."""
    found: Stored | None = None
    for each in stored:
        if each["item"] == item and each["by"] != owner and not each.get("deleted"):
            if _answers(each):
                found = None
            elif each["kind"] == "receipt":
                found = each
    return Message.load(found) if found else None


def _answers(each: Stored) -> bool:
    return each["kind"] in WRITTEN or (each["kind"] == "receipt" and not each.get("until"))


def faces(each: Stored, reader: str, owner: str) -> bool:
    """Is that message one that this reader receives?"""
    if each.get("deleted"):
        return False
    if each["kind"] == "passed":
        return reader in (owner, each["to"])
    return bool((each["by"] == owner) != (reader == owner))


def _opened(each: Stored, person: str, owner: str) -> bool:
    return bool(each.get("read")) if person == owner else person in readers(each)


def readers(each: Stored) -> tuple[str, ...]:
    """Those who opened that message."""
    return (each.get("reader", ""), *each.get("seen", ()))


def _holder(there: Sequence[Stored], message: Stored, owner: str, team: Collection[str]) -> str:
    """To whom a message of the learner's goes: to who was passed it since, or else to who spoke before."""
    if message["kind"] == "passed":
        return str(message["to"])
    at = next(at for at, each in enumerate(there) if each is message)
    since = [each for each in there[at:] if each["kind"] == "passed"]
    return _last_holder([*there[:at], *since], owner, team)


def _last_holder(there: Sequence[Stored], owner: str, team: Collection[str]) -> str:
    for each in reversed(there):
        who = str(each["to"] if each["kind"] == "passed" else each["by"])
        if who != owner and not each.get("deleted") and who in team:
            return who
    return ""
