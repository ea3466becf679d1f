"""Where learners may be under age: which of their conversations a safeguarding person opened.

It is kept in the learner's vault, which the learner reads: a coach whom somebody looks into is not warned by
it. A conversation is what learner and coaches sent each other about one item, as both can read it now. What
they speak about is not part of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import limits, moment
from .message import WRITTEN

Json = dict[str, Any]
Stored = Mapping[str, Any]


@dataclass(frozen=True)
class Look:
    """Somebody opened the conversation about *item* of the block *usage*."""

    by: str
    at: str
    usage: str
    item: str


@dataclass(frozen=True)
class Talk:
    """A conversation, as its structure tells."""

    item: str
    messages: int
    #: When the last message was sent.
    last: str


def load(talk: Mapping[str, Any]) -> tuple[Look, ...]:
    """The looks of a vault's compartment "talk", oldest first."""
    return tuple(Look(*each) for each in talk.get("looks", ()))


def look(talk: Json, fresh: Look) -> Json:
    """With one more look; within `limits.VISIT` a second one at the same conversation is the same visit."""
    before = load(talk)
    same = [
        each for each in before if (each.by, each.usage, each.item) == (fresh.by, fresh.usage, fresh.item)
    ]
    if same and (moment.parse(fresh.at) - moment.parse(same[-1].at)).total_seconds() <= limits.VISIT:
        return talk
    kept = (*before, fresh)[-limits.VAULT_LOOKS :]
    return {**talk, "looks": [[each.by, each.at, each.usage, each.item] for each in kept]}


def talks(messages: Sequence[Stored]) -> list[Talk]:
    """The conversations in a learner's sealed row, the last spoken first."""
    found: dict[str, list[Stored]] = {}
    for each in messages:
        if each["kind"] in WRITTEN:
            found.setdefault(each["item"], []).append(each)
    told = [Talk(item, len(each), max(one["sent"] for one in each)) for item, each in found.items()]
    return sorted(told, key=lambda each: each.last, reverse=True)
