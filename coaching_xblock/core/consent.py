"""Consent: whether a learner's coaches may read an item, and who they were when the learner said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from .errors import Conflict
from .instrument import Subject

#: Who begins: the learner alone, a question at the end, or the course, which the learner can decline.
Rule = Literal["learner", "offered", "read"]
#: What nobody is ever asked to show.
_NEVER_READ: tuple[Subject, ...] = ("personality", "situation")


@dataclass(frozen=True)
class Consent:
    """Private until given; stored with the item it is about."""

    state: Literal["private", "shared", "withdrawn"] = "private"
    #: When it became so; empty while it was never shared.
    since: str = ""
    #: The ids of those who could read it when it was shared. Later coaches can too; the learner is told.
    readers: tuple[str, ...] = ()
    #: Do they get the single answers too? A part of its own, never given along with the rest.
    answers: bool = False
    #: Before it is finished: did the learner read that coaches will read it then, and left it so?
    promised: bool = False
    #: Is there a note on how it was answered? Lists say so, and nothing knows it but while it is shared.
    noted: bool = False

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Consent:
        """The consent that `dump` wrote; private where nothing is stored."""
        return cls(
            stored.get("state", "private"),
            stored.get("since", ""),
            tuple(stored.get("readers", ())),
            stored.get("answers") is True,
            stored.get("promised") is True,
            stored.get("noted") is True,
        )

    def dump(self) -> dict[str, Any]:
        """This consent as JSON."""
        return {
            "state": self.state,
            "since": self.since,
            "readers": list(self.readers),
            "answers": self.answers,
            **({"promised": True} if self.promised else {}),
            **({"noted": True} if self.noted else {}),
        }

    @property
    def given(self) -> bool:
        """May coaches read it now?"""
        return self.state == "shared"

    @property
    def mark(self) -> str:
        """What a page shows of it, in short: a browser sends it along with what is asked for there."""
        if self.state == "private":
            return "promised" if self.promised else ""
        return " ".join([self.state, self.since, *(["answers"] if self.answers else [])])

    def give(self, readers: Sequence[str], now: str, answers: bool = False, seen: str = "") -> Consent:
        """Share, with or without the single *answers*. Sharing what is shared keeps the first date.

        *seen* is the `mark` that the page showed. Raises `Conflict` where the learner decided otherwise
        since: a request that comes late, or again, must not undo that. Taking back needs no mark.
        """
        if self.given and (self.answers or not answers):
            return replace(self, answers=answers)
        if seen != self.mark:
            raise Conflict("consent_changed")
        if self.given:
            return replace(self, answers=True)
        return Consent("shared", now, tuple(readers), answers)

    def withdraw(self, now: str) -> Consent:
        """Take it back. What was never shared stays private."""
        return Consent("withdrawn", now) if self.given else self


def rule(wanted: Any, subject: Subject) -> Rule:
    """The sharing rule that holds where an author set *wanted*, which OLX can fill with anything.

    Results about personality or life situation are never read by rule: the learner decides.
    """
    if wanted not in get_args(Rule) or (wanted == "read" and subject in _NEVER_READ):
        return "learner"
    return wanted  # type: ignore[no-any-return]
