"""The desk as learners see it: who coaches here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.card import Card
from coaching_xblock.core.people import Person

from . import card as cards
from .voice import Voice

Context = dict[str, Any]


def coaches(team: Sequence[Person], found: Mapping[str, Card], minors: bool, voice: Voice) -> Context:
    """The cards of this course's coaches, and the names of those who have none."""
    people = {each.id: Person(each.id, cards.name(each, found.get(each.id, Card()))) for each in team}
    shown = [cards.card(each, found[each.id], people, minors, voice) for each in team if each.id in found]
    others = [each.name for each in team if each.id not in found]
    also = voice.gettext("What you share with your coaches can be read by {names} too.")
    said = also.format(names=voice.listing(others)) if shown and others else cards.who(others, voice)
    return {"cards": shown, "others": said, "nobody": not team}
