"""What a coach may know of each learner's row on one block, without opening any words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from . import turn
from .consent import Consent
from .message import WRITTEN
from .recording import Known

#: “shortlist”: no result is shared, but entries of the shortlist are. “ended”: no result is shared any more,
#: and this coach has words of their own beside what was.
Progress = Literal["not begun", "begun", "shared", "shortlist", "ended"]
Stored = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """A learner on one block. Only a shared result has an id and the day it was finished."""

    person: str
    progress: Progress
    sitting: str = ""
    finished: str = ""
    #: Shared since, or no longer shared since.
    since: str = ""
    #: How many results are shared.
    results: int = 0
    #: How many entries of the shortlist are shared.
    entries: int = 0
    #: The sitting beside which the learner wrote something that is new to this coach.
    news: str = ""
    #: The sitting beside which this coach began to write, and has not sent it.
    draft: str = ""
    #: Is there a note on how the newest shared result was answered?
    noted: bool = False
    #: What this coach wrote down in conversation and the learner has not decided about.
    record: Known | None = None
    #: Was the newest shared result recorded in conversation?
    recorded: bool = False


@dataclass(frozen=True)
class Place:
    """Where a coach is in the list of one block."""

    page: int = 1
    search: str = ""
    #: Also those who share nothing.
    everyone: bool = False
    #: The learner at whose line reading goes on; empty for the top.
    learner: str = ""


#: Where a coach arrives.
TOP = Place()


def case(
    person: str, row: Stored, coach: str = "", drafts: Collection[str] = (), team: Collection[str] = ()
) -> Case:
    """The case of *person* from their stored, sealed row, as *coach* of this *team* sees it.

    *drafts* are the sittings beside which that coach has drafts.
    """
    sittings = [each for each in row.get("sittings") or () if each["stage"] != "deleted"]
    shared = {each["id"]: each for each in sittings if _shared(each)}
    said = row.get("messages") or ()
    written = [each for each in said if each["by"] == coach and each["kind"] in WRITTEN]
    entries = shared_entries(row.get("shortlist") or ())
    if shared:
        newest = next(reversed(shared.values()))
        return Case(
            person,
            "shared",
            newest["id"],
            newest["finished"],
            _consent(newest).since,
            results=len(shared),
            entries=len(entries),
            news=next((item for item in _news(said, person, coach, team) if item in shared), ""),
            draft=next((each for each in shared if each in drafts), ""),
            noted=_consent(newest).noted,
            recorded=bool(newest.get("recorded")),
        )
    if written or drafts:
        own = {each["item"] for each in written} | set(drafts)
        ends = [_end(each) for each in row.get("sittings") or () if each["id"] in own]
        since = max(ends, default="")
        return Case(person, "ended", since=since, entries=len(entries), draft=min(drafts, default=""))
    if entries:
        since = max(each.since for each in entries)
        return Case(person, "shortlist", since=since, entries=len(entries))
    return Case(person, "begun" if sittings else "not begun")


def shared_first(cases: Iterable[Case]) -> list[Case]:
    """Those who share, the newest share first, then what ended; people with the same moment by id."""
    told = [each for each in cases if each.progress in ("shared", "shortlist", "ended")]
    told.sort(key=lambda each: each.person)
    told.sort(key=lambda each: each.since, reverse=True)
    return sorted(told, key=lambda each: each.progress == "ended")


def drafted(row: Stored) -> dict[str, set[str]]:
    """The sittings beside which a coach has drafts, by learner, from the coach's stored row."""
    found: dict[str, set[str]] = {}
    for each in row.get("drafts") or ():
        found.setdefault(each["learner"], set()).add(each["item"])
    return found


def ended(sittings: Sequence[Stored], sitting: str) -> str | None:
    """When this sitting stopped being shared, empty where nobody knows; None while it is shared."""
    found = next((each for each in sittings if each["id"] == sitting), None)
    if found is None:
        return ""
    return None if _shared(found) else _end(found)


def shared_entries(stored: Sequence[Stored]) -> list[Consent]:
    """The consents to shared entries of a stored shortlist."""
    return [found for each in stored if each["stage"] == "kept" and (found := _consent(each)).given]


def shared_results(row: Stored) -> list[Stored]:
    """The results of a sealed row that coaches may read, the newest first."""
    found = [each for each in row.get("sittings") or () if _shared(each)]
    return sorted(found, key=lambda each: str(each["finished"]), reverse=True)


def _end(stored: Stored) -> str:
    return str(stored["finished"] if stored["stage"] == "deleted" else _consent(stored).since)


def _news(said: Sequence[Stored], person: str, coach: str, team: Collection[str]) -> Iterator[str]:
    """The items about which there is something new for *coach*."""
    for each in said:
        # Replies of schema 3, which are in one leaf until the row is written again: see `upgrade`.
        fresh = int(each.get("answers", 0)) > int(each.get("opened", 0))
        if fresh and (each["by"] == coach or each["by"] not in team):
            yield each["item"]
    yield from (each.item for each in turn.unread_for(said, coach, person, team))


def _shared(stored: Stored) -> bool:
    return stored["stage"] == "finished" and _consent(stored).given


def _consent(stored: Stored) -> Consent:
    return Consent.load(stored.get("consent") or {})
