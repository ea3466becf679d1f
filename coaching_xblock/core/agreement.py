"""The coaching agreement: what a learner and their coaches say about their work together.

It is a list of versions in the learner's row. Either side writes one and so accepts it; it holds once the
other side accepts the same version, and until another one does. None is ever changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from . import limits
from .errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from .sheet import Sheet
from .words import Locked

Json = dict[str, Any]
Stored = Mapping[str, Any]
#: What coaching is and is not, how often, by when an answer comes, what stays between us, how it ends.
PARTS = ("what", "often", "answers", "confidence", "ending")
#: Under what name drafts stand among those of their writer: of a version, and of what should be changed.
ITEM, CHANGE = "agreement", "agreement-change"
#: "offered": a coach wrote it, the learner has not accepted it. "proposed": the other way round. "change":
#: the learner asked for a change.
State = Literal["none", "offered", "proposed", "change", "agreed"]


@dataclass(frozen=True)
class Version:
    """One version, and who accepts it."""

    #: That of the draft it was sent from.
    id: str
    by: str
    at: str
    sheet: Sheet = Sheet()
    #: When the learner accepted it, when a coach did, and who that was; empty before.
    learner: str = ""
    coach: str = ""
    coach_id: str = ""
    #: When the learner asked for a change, and in what words.
    asked: str = ""
    change: str = ""
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Stored) -> Version:
        """The version that `dump` wrote, also where its words are sealed: they are `Locked` then."""
        words, accepted = stored["words"], stored["accepted"]
        opened = isinstance(words, Mapping)
        texts = words["parts"] if opened else words if isinstance(words, Locked) else Locked(words)
        known = {"id", "by", "at", "edition", "words", "accepted", "asked"}
        return cls(
            stored["id"],
            stored["by"],
            stored["at"],
            Sheet(texts, stored.get("edition", 0)),
            accepted.get("learner", ""),
            accepted.get("coach", ""),
            accepted.get("coach_id", ""),
            stored.get("asked", ""),
            words.get("change", "") if opened else "",
            {key: value for key, value in stored.items() if key not in known},
        )

    def dump(self) -> Json:
        """This version as JSON; *words* are sealed."""
        texts = self.sheet.texts
        return {
            **self.extra,
            "id": self.id,
            "by": self.by,
            "at": self.at,
            "edition": self.sheet.edition,
            "words": texts if isinstance(texts, Locked) else {"parts": dict(texts), "change": self.change},
            "accepted": {"learner": self.learner, "coach": self.coach, "coach_id": self.coach_id},
            "asked": self.asked,
        }

    @property
    def locked(self) -> bool:
        """Are there words that do not open?"""
        return isinstance(self.sheet.texts, Locked)

    @property
    def texts(self) -> Mapping[str, str]:
        """What it says, by part; nothing where it is locked."""
        return {} if isinstance(self.sheet.texts, Locked) else self.sheet.texts

    @property
    def since(self) -> str:
        """Since when both accept it; empty while they do not."""
        return max(self.learner, self.coach) if self.learner and self.coach else ""

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.asked:
            return "change"
        if self.since:
            return "agreed"
        return "offered" if self.coach else "proposed"


def load(stored: Sequence[Stored]) -> tuple[Version, ...]:
    """All versions, oldest first."""
    return tuple(Version.load(each) for each in stored)


def newest(stored: Sequence[Stored]) -> Version | None:
    """The version that is talked about now."""
    return Version.load(stored[-1]) if stored else None


def holding(stored: Sequence[Stored]) -> Version | None:
    """The version that holds: the newest one that both accepted."""
    return next((each for each in reversed(load(stored)) if each.since), None)


def state(stored: Sequence[Stored]) -> State:
    """Where the agreement stands. Works on sealed rows."""
    found = newest(stored)
    return found.state if found else "none"


def write(
    sheet: Sheet, drafts: Sequence[Json], learner: str, part: str, text: str, revision: int, now: str
) -> tuple[list[Json], int]:
    """Store one part of the draft of another version: see `Sheet.save`. *sheet* is what it begins with."""
    if part not in PARTS:
        raise BadInput("malformed", field="item")
    if len(text) > limits.AGREEMENT_CHARACTERS:
        raise TooLarge("note_too_long", field=part, limit=limits.AGREEMENT_CHARACTERS)
    return sheet.save(drafts, learner, ITEM, part, text, revision, now)


def send(stored: Sequence[Json], version: Version, owner: str, after: str) -> list[Json]:
    """Add a version that its writer accepts by sending it; sent again, it changes nothing.

    *after* is the version that its writer knew as the newest, or empty. Raises `Conflict` where there is
    another one by now, and `TooLarge` beyond `limits.AGREEMENTS` or where those that coaches wrote take more
    than `limits.FEEDBACK_BYTES`: the learner's own words need room too.
    """
    if any(each["id"] == version.id for each in stored):
        return list(stored)
    if not any(text.strip() for text in version.texts.values()):
        raise BadInput("agreement_empty", field=PARTS[0])
    _require_newest(stored, after)
    if len(stored) >= limits.AGREEMENTS:
        raise TooLarge("too_many_agreements", limit=limits.AGREEMENTS)
    found = [*stored, _accepted(version, version.by, owner, version.at).dump()]
    coaches = [dict(each.texts) for each in load(found) if each.by != owner]
    if version.by != owner and len(json.dumps(coaches)) > limits.FEEDBACK_BYTES:
        raise TooLarge("feedback_full", limit=limits.FEEDBACK_BYTES)
    return found


def accept(stored: Sequence[Json], version: str, by: str, owner: str, now: str) -> list[Json]:
    """The learner or a coach accepts the newest version; the first time counts.

    Raises `Conflict` where it is no longer the newest: what somebody accepts is what they read.
    """
    found = _find(stored, version)
    _require_newest(stored, version)
    if found.locked:
        raise Forbidden("locked")
    if found.learner and not found.asked if by == owner else found.coach:
        return list(stored)
    accepted = _accepted(found, by, owner, now)
    return _put(stored, replace(accepted, asked="") if by == owner else accepted)


def ask(stored: Sequence[Json], version: str, text: str, now: str) -> list[Json]:
    """The learner asks for a change of the newest version. What holds goes on to hold until then."""
    found = _find(stored, version)
    if found.asked and found.change == text:
        return list(stored)
    _require_newest(stored, version)
    if found.locked:
        raise Forbidden("locked")
    if not found.coach:
        raise BadInput("own_agreement", field="text")
    if not text.strip():
        raise BadInput("message_empty", field="text")
    return _put(stored, replace(found, asked=now, change=text))


def _accepted(version: Version, by: str, owner: str, now: str) -> Version:
    return replace(version, learner=now) if by == owner else replace(version, coach=now, coach_id=by)


def _find(stored: Sequence[Json], version: str) -> Version:
    found = next((Version.load(each) for each in stored if each["id"] == version), None)
    if found is None:
        raise NotFound("no_agreement")
    return found


def _require_newest(stored: Sequence[Json], version: str) -> None:
    if (stored[-1]["id"] if stored else "") != version:
        raise Conflict("newer_agreement")


def _put(stored: Sequence[Json], changed: Version) -> list[Json]:
    return [changed.dump() if each["id"] == changed.id else each for each in stored]
