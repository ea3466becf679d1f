"""That a coach is worried about a learner: who, when, about what, whom they told; in the learner's vault.

What they saw is in their own words. The learner's are never copied: only where they stand is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from . import limits
from .errors import TooLarge
from .mark import Mark, marks

Json = dict[str, Any]


@dataclass(frozen=True)
class Concern:
    """One report."""

    id: str
    by: str
    at: str
    #: Where it stands: the block's usage key, and the sitting or entry there; empty where it is about none.
    usage: str
    item: str
    #: What the coach saw, in their own words.
    text: str
    #: The ids of the safeguarding persons who were told.
    told: tuple[str, ...]
    #: Why the learner is not told; empty where they are.
    silent: str = ""
    opened: tuple[Mark, ...] = ()
    notes: tuple[Mark, ...] = ()
    closed: Mark | None = None

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Concern:
        """The report that `dump` wrote."""
        closed = stored.get("closed")
        return cls(
            **{
                **stored,
                "told": tuple(stored["told"]),
                "opened": marks(stored["opened"]),
                "notes": marks(stored["notes"]),
                "closed": Mark(**closed) if closed else None,
            }
        )

    def shown_to(self, guard: str, named: Collection[str]) -> bool:
        """May this safeguarding person read it? Whoever was told; where none of them is *named* any longer,
        whoever is named now."""
        return guard in self.told if set(self.told) & set(named) else guard in named


def load(stored: Mapping[str, Any]) -> tuple[Concern, ...]:
    """All reports of a vault, oldest first."""
    return tuple(Concern.load(each) for each in stored.get("reports", ()))


def dump(concerns: Sequence[Concern]) -> Json:
    """Reports as JSON."""
    return {"reports": [asdict(each) for each in concerns]} if concerns else {}


def report(concerns: Sequence[Concern], fresh: Concern) -> tuple[Concern, ...]:
    """With one more. Sent again under the same id, it changes nothing.

    Raises `TooLarge` beyond `limits.CONCERNS` by one coach: what others reported is not theirs to find out by
    trying how much there is room for.
    """
    if any(each.id == fresh.id for each in concerns):
        return tuple(concerns)
    if sum(each.by == fresh.by for each in concerns) >= limits.CONCERNS:
        raise TooLarge("too_many_concerns", limit=limits.CONCERNS)
    return (*concerns, fresh)


def put(concerns: Sequence[Concern], changed: Concern) -> tuple[Concern, ...]:
    """With *changed* in the place of what it was."""
    return tuple(changed if each.id == changed.id else each for each in concerns)


def told_learner(concerns: Sequence[Concern]) -> tuple[Concern, ...]:
    """Those that the learner knows of."""
    return tuple(each for each in concerns if not each.silent)


def by(concerns: Sequence[Concern], coach: str) -> tuple[Concern, ...]:
    """What this coach reported: all that a coach ever sees of it."""
    return tuple(each for each in concerns if each.by == coach)
