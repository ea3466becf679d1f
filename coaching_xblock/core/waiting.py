"""What waits for a coach on one reflection: the shared entries, who waits since when, and what is new.

All of it comes from the structure of people's rows: no word is opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from . import turn
from .consent import Consent
from .message import WRITTEN

Stored = Mapping[str, Any]
#: Which of the entries a coach looks at: all, those that wait for this coach, those with something new.
Show = Literal["all", "mine", "new"]
SHOWS: tuple[Show, ...] = get_args(Show)


@dataclass(frozen=True)
class Case:
    """A shared entry as one coach's list knows it, or what that coach wrote about one that ended."""

    person: str
    entry: str
    prompt: str
    occasion: str = ""
    #: When what can be read now was handed in, or shared where that came later.
    given: str = ""
    #: Since when the learner waits for an answer, and who is to give it: a coach, or empty for any of them.
    waits: str = ""
    holder: str = ""
    #: Does it wait for the coach whose list this is?
    mine: bool = False
    #: The day by which a coach promised to answer.
    until: str = ""
    #: When this coach last opened it; empty before.
    opened: str = ""
    #: Was it handed in again since then?
    revised: bool = False
    #: Is there a message that this coach has not opened?
    unread: bool = False
    #: Has this coach begun to write, and not sent it?
    draft: bool = False
    #: No longer shared since then; empty where nobody knows, None while it is shared.
    ended: str | None = None

    @property
    def news(self) -> bool:
        """Is there anything that this coach has not seen?"""
        return self.ended is None and (not self.opened or self.revised or self.unread)

    @property
    def key(self) -> tuple[str, str, str]:
        """Its place among those that wait."""
        return self.waits, self.person, self.entry


@dataclass(frozen=True)
class Look:
    """Where a coach is in the list of one block."""

    page: int = 1
    search: str = ""
    show: Show = "all"
    #: Only entries of this prompt; empty for every one.
    prompt: str = ""
    #: The line at which reading goes on: the learner and the entry; empty for the top.
    learner: str = ""
    entry: str = ""
    #: Since when that entry's learner waited when it was opened: the next one is found from here.
    waited: str = ""


#: Where a coach arrives.
TOP = Look()


def cases(
    person: str, row: Stored, coach: str, team: Collection[str] = (), drafts: Collection[str] = ()
) -> list[Case]:
    """What *coach* of this *team* may know of *person* from their stored, sealed row.

    *drafts* are the entries about which that coach has drafts.
    """
    said: dict[str, list[Stored]] = {}
    for each in row.get("messages") or ():
        said.setdefault(each["item"], []).append(each)
    lines = (row.get("access_log") or {}).get("lines", ())
    looks = [(each["item"], each["at"]) for each in lines if each["who"] == coach and each["act"] == "opened"]
    found = []
    for each in row.get("entries") or ():
        consent, there = Consent.load(each.get("consent") or {}), said.get(each["id"], [])
        draft = each["id"] in drafts
        if each["stage"] == "submitted" and consent.given:
            opened = max((at for item, at in looks if item == each["id"] and at >= consent.since), default="")
            case = _case(person, each, there, coach, team)
            revised = bool(opened) and str(each["submitted"]) > opened
            found.append(replace(case, opened=opened, revised=revised, draft=draft))
        elif draft or _wrote(there, coach):
            ended = str(each["changed"]) if each["stage"] == "deleted" else consent.since
            found.append(Case(person, each["id"], each["prompt"], each["occasion"], draft=draft, ended=ended))
    return found


def in_order(found: Iterable[Case]) -> list[Case]:
    """What waits for this coach, the oldest first; then what waits for others; then the rest, the newest
    first; what ended comes last."""
    every = sorted(found, key=lambda each: each.key)
    waits = [each for each in every if each.waits]
    rest = sorted((each for each in every if not each.waits), key=lambda each: each.ended or each.given)
    return sorted([*waits, *reversed(rest)], key=_group)


def chosen(found: Sequence[Case], look: Look) -> list[Case]:
    """Those of *found* that *look* asks for, names apart. What ended is among all of them only."""
    wanted = [each for each in found if look.prompt in ("", each.prompt)]
    if look.show == "all":
        return wanted
    return [each for each in wanted if (each.mine if look.show == "mine" else each.news)]


def waiting(found: Iterable[Case]) -> list[Case]:
    """Those who wait for this coach, the oldest first."""
    return sorted((each for each in found if each.mine), key=lambda each: each.key)


def next_after(found: Iterable[Case], look: Look) -> Case | None:
    """Who waits next after the entry at which *look* is, from the oldest again after the last."""
    others = [each for each in waiting(found) if (each.person, each.entry) != (look.learner, look.entry)]
    here = (look.waited, look.learner, look.entry)
    return next((each for each in others if each.key > here), next(iter(others), None))


def waits(person: str, stored: Stored, messages: Iterable[Stored]) -> str:
    """Since when *person* waits for an answer about their shared entry *stored*; empty where they do not.

    Every time that it was handed in asks for one, from the moment on at which coaches could read it. Who
    revises before the answer comes does not wait from the start again.
    """
    there = [each for each in messages if each["item"] == stored["id"]]
    asked = [turn.waiting(there, stored["id"], person, one) for one in _given(stored)]
    return min((one for one in asked if one), default="")


def heard(person: str, messages: Iterable[Stored]) -> bool:
    """Has *person* read an answer of a coach, or been told that none is needed?"""
    theirs = [each for each in messages if each["by"] != person and not each.get("deleted")]
    told = any(each["kind"] == "receipt" and not each.get("until") for each in theirs)
    return told or any(each["kind"] in WRITTEN and each.get("read") for each in theirs)


def drafted(row: Stored) -> dict[str, set[str]]:
    """The entries about which a coach has drafts, by learner, from the coach's stored row."""
    found: dict[str, set[str]] = {}
    for each in row.get("drafts") or ():
        found.setdefault(each["learner"], set()).add(each["item"])
    return found


def shared(row: Stored) -> list[Stored]:
    """The entries of a sealed row that coaches may read, the newest first."""
    found = [each for each in row.get("entries") or () if _shared(each)]
    return sorted(found, key=lambda each: str(each["submitted"]), reverse=True)


def _case(person: str, each: Stored, there: Sequence[Stored], coach: str, team: Collection[str]) -> Case:
    """A shared entry without this coach's own looks and drafts; *there* is what was said about it."""
    which, asked = each["id"], waits(person, each, there)
    holder = turn.holder(there, which, person, team)
    promised = turn.promised(there, which, person)
    return Case(
        person,
        which,
        each["prompt"],
        each["occasion"],
        given=max(_given(each), default=""),
        waits=asked,
        holder=holder,
        mine=bool(asked) and holder in ("", coach),
        until=promised.until if promised and asked else "",
        unread=bool(turn.unread_for(there, coach, person, team)),
    )


def _given(stored: Stored) -> list[str]:
    """When each version that was handed in could be read: from then on, or from when it was shared on."""
    since = Consent.load(stored.get("consent") or {}).since
    return [max(str(each["at"]), since) for each in stored["versions"] if each["kind"] == "submitted"]


def _wrote(there: Iterable[Stored], coach: str) -> bool:
    """Are there words of this coach's among them?"""
    return any(each["by"] == coach and each["kind"] in WRITTEN and not each.get("deleted") for each in there)


def _group(each: Case) -> int:
    """0 what waits for this coach, 1 what waits for others, 2 what is shared, 3 what ended."""
    if each.ended is not None:
        return 3
    return 2 if not each.waits else int(not each.mine)


def _shared(stored: Stored) -> bool:
    return stored["stage"] == "submitted" and Consent.load(stored.get("consent") or {}).given
