"""An interview: that a sitting's answers were written down by a coach, and how far the learner is with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

#: The coach is writing; it waits for the learner; the learner made it theirs, as it was or to correct it.
State = Literal["open", "handed", "confirmed", "corrected"]


@dataclass(frozen=True)
class Interview:
    """Stored with the sitting that was recorded; the sitting's own start is the day of the conversation."""

    #: The id of the coach who wrote.
    by: str
    state: State = "open"
    #: When the coach handed it over; empty before.
    handed: str = ""
    #: When the learner confirmed it or took it to correct it; empty before.
    settled: str = ""

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Interview:
        """The interview that `dump` wrote."""
        return cls(stored["by"], stored["state"], stored.get("handed", ""), stored.get("settled", ""))

    def dump(self) -> dict[str, Any]:
        """This interview as JSON."""
        return dict(vars(self))
