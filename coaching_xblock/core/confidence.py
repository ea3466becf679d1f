"""What a learner says to somebody other than their coach, and what is answered: kept in the learner's vault.

Who may read a word is written beside it when it is sent: the safeguarding persons of that moment, who were
named on the page. Whoever is named later reads nothing of it, until the learner says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from .errors import NotFound
from .mark import Mark, marks

Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One message, by the learner or a safeguarding person."""

    id: str
    by: str
    at: str
    text: str
    #: The ids of the safeguarding persons who may read it.
    to: tuple[str, ...]
    deleted: str = ""

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Said:
        """The message that `asdict` made JSON of."""
        return cls(**{**stored, "to": tuple(stored["to"])})


@dataclass(frozen=True)
class Confidence:
    """All that was said, and what became of it."""

    said: tuple[Said, ...] = ()
    #: Who opened it, one line a visit.
    opened: tuple[Mark, ...] = ()
    #: What safeguarding persons noted for themselves; the learner does not read it.
    notes: tuple[Mark, ...] = ()
    #: Who closed it last, as long as nothing was said since.
    closed: Mark | None = None
    #: How many messages the learner has seen.
    seen: int = 0

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Confidence:
        """The confidence that `dump` wrote; empty where nothing is stored."""
        closed = stored.get("closed")
        return cls(
            tuple(Said.load(each) for each in stored.get("said", ())),
            marks(stored.get("opened", ())),
            marks(stored.get("notes", ())),
            Mark(**closed) if closed else None,
            stored.get("seen", 0),
        )

    def dump(self) -> Json:
        """This as JSON; empty where nothing was ever said."""
        return asdict(self) if self.said else {}

    def shown_to(self, guard: str) -> tuple[Said, ...]:
        """What this safeguarding person may read."""
        return tuple(each for each in self.said if guard == each.by or guard in each.to)

    def waiting(self, learner: str) -> str:
        """Since when the learner waits for an answer; empty where they do not."""
        since = ""
        for each in self.said:
            if each.by != learner:
                since = ""
            elif not each.deleted:
                since = since or each.at
        return "" if self.closed else since

    def unseen(self, learner: str) -> int:
        """How many answers the learner has not seen."""
        return sum(each.by != learner for each in self.said[self.seen :])

    def apart(self, guards: Collection[str]) -> tuple[str, ...]:
        """Those of *guards* who may not read all of it."""
        return tuple(each for each in guards if any(each not in one.to for one in self._kept))

    @property
    def _kept(self) -> list[Said]:
        return [each for each in self.said if not each.deleted]


def of(talk: Mapping[str, Any]) -> Confidence:
    """The confidence in a vault's compartment "talk"."""
    return Confidence.load(talk.get("confidence") or {})


# The learner


def confide(talk: Confidence, fresh: Said, *, widen: bool = False) -> Confidence:
    """Say something more. Sent again under the same id, it changes nothing.

    *widen* lets those whom it goes to read what was said before, too.
    """
    if any(each.id == fresh.id for each in talk.said):
        return talk
    before = tuple(replace(each, to=_with(each.to, fresh.to)) if widen else each for each in talk.said)
    said = (*before, fresh)
    return replace(talk, said=said, closed=None, seen=len(said))


def see(talk: Confidence) -> Confidence:
    """The learner has seen all of it."""
    return replace(talk, seen=len(talk.said))


def delete(talk: Confidence, message: str, learner: str, now: str) -> Confidence:
    """Forget what the learner said; when it was said and deleted stays. Raises `NotFound`."""
    if not any(each.id == message and each.by == learner for each in talk.said):
        raise NotFound("no_message")
    return replace(
        talk,
        said=tuple(
            replace(each, text="", deleted=each.deleted or now) if each.id == message else each
            for each in talk.said
        ),
    )


# A safeguarding person


def answer(talk: Confidence, id: str, guard: str, text: str, now: str) -> Confidence:
    """They answer: whoever could read the last that was said to them can read it."""
    _require(talk, guard)
    if any(each.id == id for each in talk.said):
        return talk
    to = talk.shown_to(guard)[-1].to
    return replace(talk, said=(*talk.said, Said(id, guard, now, text, to)), closed=None)


def _require(talk: Confidence, guard: str) -> None:
    if not talk.shown_to(guard):
        raise NotFound()


def _with(before: tuple[str, ...], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))
