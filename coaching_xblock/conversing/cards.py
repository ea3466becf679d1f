"""Who coaches here, as every block of the course may say it: read from the cards on the course's desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.core.card import Card
from coaching_xblock.core.rows import DESK
from coaching_xblock.views import card as view
from coaching_xblock.views.page import Frame


def cards(block: Any) -> dict[str, Card]:
    """What this course's coaches say of themselves, by their ids; who says nothing is left out."""
    desk = block.host.settings(block).desk
    if not desk:
        return {}
    team = [each.id for each in block.host.coaches(block)]
    rows = block.host.several(team, desk, DESK.block_type)
    found = {person: Card.load(row.opened("card")) for person, row in rows.items()}
    return {person: each for person, each in found.items() if says(each)}


def says(card: Card) -> bool:
    """Is there anything for learners on it?"""
    return not card.empty or card.promise.days is not None or bool(card.promise.absences)


def line(block: Any, frame: Frame) -> Mapping[str, Any]:
    """For ``shared/coaches.html``, wherever learners write: who coaches here, and the way to the desk."""
    desks = block.host.siblings(block, [DESK.block_type])
    url = desks[0].url if desks else ""
    return view.coaching(block.host.coaches(block), cards(block), url, frame.voice)
