"""Consent: whether a learner's coaches may read an item, and who they were when the learner said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Consent:
    """Private until given; stored with the item it is about."""

    state: Literal["private", "shared", "withdrawn"] = "private"
    #: When it became so; empty while it was never shared.
    since: str = ""
    #: The ids of those who could read it when it was shared. Later coaches can too; the learner is told.
    readers: tuple[str, ...] = ()

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Consent:
        """The consent that `dump` wrote; private where nothing is stored."""
        return cls(stored.get("state", "private"), stored.get("since", ""), tuple(stored.get("readers", ())))

    def dump(self) -> dict[str, Any]:
        """This consent as JSON."""
        return {"state": self.state, "since": self.since, "readers": list(self.readers)}

    @property
    def given(self) -> bool:
        """May coaches read it now?"""
        return self.state == "shared"

    def give(self, readers: Sequence[str], now: str) -> Consent:
        """Share. Sharing what is shared keeps the first date."""
        return self if self.given else Consent("shared", now, tuple(readers))

    def withdraw(self, now: str) -> Consent:
        """Take it back. What was never shared stays private."""
        return Consent("withdrawn", now) if self.given else self
