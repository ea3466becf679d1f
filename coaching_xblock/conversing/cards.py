"""Who coaches here, as every block of the course may say it: read from the cards on the course's desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.card import Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.rows import DESK
from coaching_xblock.views import card as view
from coaching_xblock.views.page import Frame


def cards(block: Any, team: Sequence[Person]) -> dict[str, Card]:
    """What the coaches of this *team* say of themselves, by their ids; who says nothing is left out."""
    desk = block.host.settings(block).desk
    if not desk or not team:
        return {}
    rows = block.host.several([each.id for each in team], desk, DESK.block_type)
    found = {person: Card.load(row.opened("card")) for person, row in rows.items()}
    return {person: each for person, each in found.items() if says(each)}


def says(card: Card) -> bool:
    """Is there anything for learners on it?"""
    return not card.empty or card.promise.days is not None or bool(card.promise.absences)


def line(block: Any, frame: Frame, first: bool = False) -> Mapping[str, Any]:
    """For ``shared/coaches.html``, wherever learners write: who coaches here, and the way to the desk.

    A *first* meeting also leads to the agreement that stands there.
    """
    team, url = block.host.coaches(block), block.host.settings(block).url
    return view.coaching(team, cards(block, team), url, frame.voice, first=first)


def meeting(block: Any, frame: Frame) -> Mapping[str, Any]:
    """For ``shared/agreement.html``, where coaches are about to talk with somebody for the first time."""
    url = block.host.settings(block).url
    return {"said": view.agreement(frame.voice, coach=True) if url else "", "desk": url}
