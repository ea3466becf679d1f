"""When a block can be written in: from when to when, as its author set it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from . import moment
from .errors import Forbidden


@dataclass(frozen=True)
class Window:
    """The moments between which entries are begun and handed in; empty where there is no such limit."""

    opens: str = ""
    closes: str = ""

    @classmethod
    def of(cls, opens: Any, closes: Any) -> Window:
        """The window from authored fields; what is no moment sets no limit."""
        return cls(_stored(opens), _stored(closes))

    def state(self, now: str) -> Literal["open", "early", "late"]:
        """Where *now* lies."""
        if self.opens and now < self.opens:
            return "early"
        return "late" if self.closes and now >= self.closes else "open"

    def permit(self, now: str) -> None:
        """Raise `Forbidden` where it is not open *now*."""
        state = self.state(now)
        if state != "open":
            raise Forbidden("not_open_yet" if state == "early" else "closed_now")


def _stored(value: Any) -> str:
    if not isinstance(value, datetime):
        return ""
    return moment.stamp(value if value.tzinfo else value.replace(tzinfo=UTC))
