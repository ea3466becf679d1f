"""Where learners may be under age: which of their conversations a safeguarding person opened.

It is kept in the learner's vault, which the learner reads: a coach whom somebody looks into is not warned by
it. A conversation is what learner and coaches sent each other about one item, as coaches can read it now: a
withdrawal takes the learner's words along, and leaves what coaches wrote. What they speak about is not part
of it, and neither are quotes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import limits, moment
from .consent import Consent
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


def talks(row: Stored, learner: str) -> list[Talk]:
    """The conversations in a learner's sealed row of any block, the last spoken first."""
    found: dict[str, list[Stored]] = {}
    for each in row.get("messages") or ():
        if _written(row, each, learner):
            found.setdefault(each["item"], []).append(each)
    told = [Talk(item, len(each), max(one["sent"] for one in each)) for item, each in found.items()]
    return sorted(told, key=lambda each: each.last, reverse=True)


def of(row: Stored, item: str, learner: str) -> list[Stored]:
    """The sealed messages of one conversation, oldest first."""
    there = [each for each in row.get("messages") or () if each["item"] == item]
    return [each for each in there if _written(row, each, learner)]


def _written(row: Stored, each: Stored, learner: str) -> bool:
    """Is that a message whose words are there for coaches, too? A learner's go with their consent."""
    if each["kind"] not in WRITTEN or each.get("deleted"):
        return False
    return each["by"] != learner or _shared(row, each["item"])


def _shared(row: Stored, item: str) -> bool:
    """May coaches read what the conversation is about? A word without an item is for them in any case."""
    things = [*(row.get("sittings") or ()), *(row.get("entries") or ())]
    found = next((each for each in things if each["id"] == item), None)
    return item == "" or (found is not None and Consent.load(found.get("consent") or {}).given)
