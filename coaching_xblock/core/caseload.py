"""What a coach may know of each learner's row on one block, without opening any words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .consent import Consent

Progress = Literal["not begun", "begun", "shared"]


@dataclass(frozen=True)
class Case:
    """A learner on one block. Only a shared result has an id and dates."""

    person: str
    progress: Progress
    sitting: str = ""
    finished: str = ""
    since: str = ""


def case(person: str, stored: Sequence[Mapping[str, Any]]) -> Case:
    """The case of *person* from the stored, sealed sittings of their row."""
    sittings = [each for each in stored if each["stage"] != "deleted"]
    shared = [each for each in sittings if each["stage"] == "finished" and _consent(each).given]
    if shared:
        newest = shared[-1]
        return Case(person, "shared", newest["id"], newest["finished"], _consent(newest).since)
    return Case(person, "begun" if sittings else "not begun")


def shared_first(cases: Iterable[Case]) -> list[Case]:
    """Those who share, the newest share first, people with the same moment by id."""
    shared = [each for each in cases if each.progress == "shared"]
    return sorted(sorted(shared, key=lambda each: each.person), key=lambda each: each.since, reverse=True)


def _consent(stored: Mapping[str, Any]) -> Consent:
    return Consent.load(stored.get("consent") or {})
