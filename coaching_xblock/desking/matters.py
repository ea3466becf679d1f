"""The pages of what only a learner and the safeguarding persons know of: read from the vaults for each."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from coaching_xblock.core import concern, confidence, jotting, matter, moment, oversight
from coaching_xblock.core.errors import CoachingError
from coaching_xblock.core.inbox import Inbox
from coaching_xblock.core.matter import TALK
from coaching_xblock.core.people import Person
from coaching_xblock.core.rows import BY_TYPE
from coaching_xblock.core.vault import Vault
from coaching_xblock.host import vaults
from coaching_xblock.views import confiding, guarding
from coaching_xblock.views.names import Names
from coaching_xblock.views.page import Frame

Page = tuple[str, Mapping[str, Any]]


def names(block: Any, frame: Frame, ids: Collection[str]) -> Names:
    """What these people and the course's coaching blocks are called."""
    blocks = {each.usage: each for each in block.host.siblings(block, list(BY_TYPE))}
    return Names(block.host.people(sorted(set(ids))), blocks, frame.voice)


# The learner


def door(block: Any, frame: Frame) -> Mapping[str, Any]:
    """What stands on the learner's first page, for ``safety/door.html``.

    Staff who look as this learner read nothing of theirs.
    """
    kept: Vault | None = None
    if not frame.viewer.masquerade:
        with contextlib.suppress(CoachingError):
            kept = block.peek(frame.viewer.id)
    guards = block.guards()
    known = names(block, frame, _people(kept) if kept else ())
    return confiding.door(kept, frame.viewer.id, guards, known)


def confided(block: Any, frame: Frame, guards: Sequence[Person], *, at: str = "") -> Page:
    """The learner's page; reading goes on *at* a message of that id, the "last", or the top."""
    kept = block.peek(frame.viewer.id)
    said = confidence.of(kept.talk).said
    at = said[-1].id if at == "last" and said else at
    draft = jotting.find(kept.own, TALK)
    known = names(block, frame, _people(kept) | {each.id for each in guards})
    context = confiding.page(kept, frame.viewer.id, guards, draft, known, at=at)
    return "safety/confide.html", {"confide": context}


# A safeguarding person


def look(block: Any, viewer_id: str) -> tuple[Inbox, int]:
    """All that waits for this person, and how many vaults did not open. Nothing is stored."""
    named = [each.id for each in block.guards()]
    kept, now, locked = Inbox.load(block.peek(viewer_id).own, named), moment.now(), 0

    def found() -> Iterator[tuple[str, Vault]]:
        nonlocal locked
        for person, vault in vaults.opened(block.host, block.desk_block(), kept.since):
            if vault is None:
                locked += 1
            else:
                yield person, vault

    return kept.update(found(), viewer_id, now), locked


def inbox(block: Any, frame: Frame, found: Inbox, locked: int, at: tuple[str, str] = ("", "")) -> Page:
    """The list of a safeguarding person."""
    ids = {each.learner for lines in found.lines.values() for each in lines}
    ids |= {each.by for lines in found.lines.values() for each in lines}
    known = names(block, frame, ids)
    context = guarding.inbox(found, locked, known, coach=frame.viewer.coaches, at=at)
    context["minors"] = block.host.settings(block).under_18
    return "safety/inbox.html", {"inbox": context}


def opened(block: Any, frame: Frame, learner: str, which: str, *, at: str = "") -> Page:
    """One matter, which is theirs to read."""
    me, kept, own = frame.viewer.id, block.peek(learner), block.peek(frame.viewer.id).own
    known = names(block, frame, _people(kept) | {learner, me})
    note = jotting.find(own, f"{learner} {which} note")
    if which == TALK:
        answer = jotting.find(own, f"{learner} {which} answer")
        mine = [each.id for each in confidence.of(kept.talk).said if each.by == me]
        at = mine[-1] if at == "last" and mine else at
        talk = guarding.talk(kept, learner, me, (answer, note), known, at=at)
        return "safety/guard_talk.html", {"matter": talk}
    named = [each.id for each in block.guards()]
    found: Any = matter.find(kept, which, me, named)
    return "safety/guard_report.html", {"matter": guarding.report(found, learner, note, known, at=at)}


def _people(kept: Vault) -> set[str]:
    """The ids of everybody whom a vault speaks of."""
    talk, reports = confidence.of(kept.talk), concern.load(kept.concerns)
    ids = {person for each in talk.said for person in (each.by, *each.to)}
    ids |= {person for each in reports for person in (each.by, *each.told)}
    marks = [*talk.opened, *talk.notes, *(mark for each in reports for mark in (*each.opened, *each.notes))]
    closed = [talk.closed, *(each.closed for each in reports)]
    ids |= {each.by for each in (*marks, *filter(None, closed))}
    return ids | {each.by for each in oversight.load(kept.talk)}
