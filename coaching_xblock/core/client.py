"""What a coach may know of a learner on the desk, from structure alone: no words are opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import agreement, turn
from .agreement import State

Stored = Mapping[str, Any]
#: Words without an object: what learners ask on the desk.
TALK = ""


@dataclass(frozen=True)
class Client:
    """A learner, and what waits."""

    person: str
    #: Since when they wait for an answer to what they asked; empty where they do not.
    waits: str = ""
    #: Is it for the coach whose list this is, or for any?
    mine: bool = False
    #: The day by which a coach promised to answer.
    until: str = ""
    #: Is there a message that this coach has not opened?
    unread: bool = False
    agreement: State = "none"
    #: Since when it stands so.
    since: str = ""
    #: Has this coach begun to write to them, and not sent it?
    draft: bool = False

    @property
    def acts(self) -> bool:
        """Is it this coach's turn?"""
        return self.mine or self.agreement in ("proposed", "change")


def client(
    person: str, row: Stored, coach: str, team: Collection[str], drafts: Collection[str] = ()
) -> Client:
    """What *coach* of this *team* may know of *person* from their stored row; *drafts* are the learners to
    whom that coach has written something and not sent it."""
    messages, versions = row.get("messages") or (), row.get("agreements") or ()
    waits = turn.waiting(messages, TALK, person)
    promised = turn.promised(messages, TALK, person)
    newest = agreement.newest(versions)
    return Client(
        person,
        waits,
        bool(waits) and turn.holder(messages, TALK, person, team) in ("", coach),
        promised.until if promised and waits else "",
        any(each.item == TALK for each in turn.unread_for(messages, coach, person, team)),
        newest.state if newest else "none",
        (newest.asked or newest.since or newest.at) if newest else "",
        person in drafts,
    )


def drafted(row: Stored) -> set[str]:
    """The learners to whom a coach has written something and not sent it, from the coach's stored row."""
    return {each["learner"] for each in row.get("drafts") or () if each["learner"]}


def acting(found: Iterable[Client]) -> list[Client]:
    """Those with whom it is this coach's turn: who waits longest comes first."""
    turns = [each for each in found if each.acts]
    return sorted(turns, key=lambda each: (not each.mine, each.waits or each.since, each.person))


@dataclass(frozen=True)
class Where:
    """Where a coach is in the list of learners."""

    page: int = 1
    search: str = ""
    #: Only those with whom it is this coach's turn.
    acting: bool = False
    #: The learner at whose line reading goes on; empty for the top.
    learner: str = ""


#: Where a coach arrives.
TOP = Where()
