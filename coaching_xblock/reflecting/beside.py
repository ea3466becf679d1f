"""What stands beside an entry: what else its learner shares in the course, opened one by one."""

from __future__ import annotations

from typing import Any

from coaching_xblock.core import access, caseload, entry, moment, sitting, waiting
from coaching_xblock.core.errors import Busy, NotFound
from coaching_xblock.core.people import Sibling
from coaching_xblock.core.rows import ASSESSMENT, REFLECTION
from coaching_xblock.host.base import beside, usage_of
from coaching_xblock.reflecting import listing
from coaching_xblock.views.aside import Shelf, Taken

_TYPES = (REFLECTION.block_type, ASSESSMENT.block_type)


def shelves(block: Any, learner: str, without: str) -> list[Shelf]:
    """What *learner* shares on each block but the entry *without*, this block first. No word is opened."""
    places = _places(block)
    try:
        rows = block.host.sealed(learner, {each.usage: each.block_type for each in places})
    except Busy:
        # A row that a later version of this software wrote keeps nobody from reading here.
        return []
    found = [
        (each, [one for one in _shared(each, rows[each.usage].row) if one["id"] != without])
        for each in places
    ]
    return [
        Shelf(each.usage, each.title, each.url, _asked(block, each), kept) for each, kept in found if kept
    ]


def take(block: Any, coach: str, learner: str, usage: str, which: str) -> Taken:
    """Open something that *learner* shares on a block, after their log there says who did.

    Raises `NotFound` where it is not shared, or there is no such block in this course.
    """
    place = next((each for each in _places(block) if each.usage == usage), None)
    if place is None:
        raise NotFound("no_entry")
    there = beside(block, usage, place.block_type)
    # Looked at before the lock is taken: a made-up id creates no row.
    _find(place, block.host.reading(there, learner), which)
    with block.host.editing(there, learner) as state:
        found = _find(place, state, which)
        state.access_log = access.record(state.access_log, coach, "opened", which, moment.now())
    return Taken(usage, found)


def _places(block: Any) -> list[Sibling]:
    """The blocks of the course on which something is shared: this one, then the others in course order."""
    here = usage_of(block)
    others = [each for each in block.host.siblings(block, _TYPES) if each.usage != here]
    return [Sibling(here, REFLECTION.block_type, block.display_name or ""), *others]


def _find(place: Sibling, state: Any, which: str) -> Any:
    if place.block_type == REFLECTION.block_type:
        return entry.for_coach(state.entries, which)
    return sitting.for_coach(state.sittings, which)


def _shared(place: Sibling, row: Any) -> list[Any]:
    reflects = place.block_type == REFLECTION.block_type
    return list(waiting.shared(row) if reflects else caseload.shared_results(row))


def _asked(block: Any, place: Sibling) -> dict[str, str]:
    """What that block asks, by prompt."""
    if place.block_type != REFLECTION.block_type:
        return {}
    if place.usage == usage_of(block):
        return listing.asked(block.prompts, block.source)
    fields = block.host.authored(block, place.usage, ("prompts", "source"))
    return listing.asked(fields.get("prompts"), fields.get("source"))
