"""The coach's list of a reflection, from the structure of everybody's rows: no word is opened for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.core import limits, waiting
from coaching_xblock.core.rows import REFLECTION
from coaching_xblock.core.waiting import TOP, Case, Look
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import questions
from coaching_xblock.views import queue
from coaching_xblock.views.page import Frame


def entries(block: Any, frame: Frame, look: Look = TOP) -> tuple[str, Mapping[str, Any]]:
    """The coach's list: what is shared here, the oldest that waits first."""
    every = waiting.in_order(cases(block, frame.viewer.id))
    wanted = waiting.chosen(every, look)
    if look.search:
        wanted = _named(block, wanted, look.search)
    look = replace(look, page=limits.page_within(look.page, len(wanted)))
    start = (look.page - 1) * limits.PAGE_SIZE
    shown = wanted[start : start + limits.PAGE_SIZE]
    people = block.host.people(sorted({id for each in shown for id in (each.person, each.holder)} - {""}))
    known = asked(block.prompts, block.source)
    context = queue.listing(shown, every, people, known, look, frame.voice, total=len(wanted))
    return "reflection/queue.html", context


def cases(block: Any, coach: str) -> list[Case]:
    """What *coach* may know of each row of the block, from its structure alone."""
    rows = {stored.person: stored.row for stored in block.host.states(block)}
    own = rows.get(coach, {})
    drafts = {} if REFLECTION.newer(own) else waiting.drafted(own)
    team = {each.id for each in block.host.coaches(block)}
    return [
        case
        for person, row in rows.items()
        # Of a row that a later version wrote, during an update, nothing is known.
        if not REFLECTION.newer(row)
        for case in waiting.cases(person, row, coach, team, drafts.get(person, ()))
    ]


def asked(prompts: Any, source: Any) -> dict[str, str]:
    """The questions of a block by prompt, as they are asked today; none where they cannot be read."""
    try:
        return {each.id: each.question for each in questions.read(prompts, source).prompts}
    except SourceError:
        return {}


def _named(block: Any, found: Sequence[Case], search: str) -> list[Case]:
    """Those whose names contain *search*. Only this asks for everybody's name."""
    people = block.host.people(sorted({each.person for each in found}))
    return [
        each
        for each in found
        if each.person in people and search.casefold() in people[each.person].name.casefold()
    ]
