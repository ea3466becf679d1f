"""The pages of a coach's own card: what learners see of it, and the forms that change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching_xblock.core.card import ITEM, PARTS, Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Promise
from coaching_xblock.host.base import State
from coaching_xblock.views import card, own_card
from coaching_xblock.views.page import Frame

Page = tuple[str, Mapping[str, Any]]


def section(block: Any, frame: Frame) -> Mapping[str, Any]:
    """The card as learners see it, on the coach's first page."""
    own = block.host.reading(block, frame.viewer.id)
    found, team = Card.load(own.card), block.host.coaches(block)
    seen = any(each.id == frame.viewer.id for each in team)
    state = own_card.state(found, own.drafts, seen, frame.voice)
    return {"card": _shown(block, frame, found), "state": state}


def editing(
    block: Any,
    frame: Frame,
    own: State,
    *,
    at: str = "",
    sent: Mapping[str, str] | None = None,
    wanted: Promise | None = None,
) -> Page:
    """The forms that change the card. *sent* are texts, and *wanted* is a promise, of a window that was not
    up to date."""
    found, voice = Card.load(own.card), frame.voice
    team = [each for each in block.host.coaches(block) if each.id != frame.viewer.id]
    elsewhere = found.promise if wanted else None
    return "desk/card_forms.html", {
        **own_card.words(found, own.drafts, sent or {}, voice),
        "answering": own_card.answering(wanted or found.promise, found.revision, team, elsewhere, voice),
        "away": own_card.absences(found.promise.absences, team, voice),
        "at": {each: at == each for each in ("top", "answering", "away")},
    }


def preview(block: Any, frame: Frame, own: State) -> Page:
    """The card as learners will read it when it is shown."""
    found = Card.load(own.card)
    notes = found.sheet.notes(own.drafts, "", ITEM)
    texts = {part: str(notes[part].text) for part in PARTS}
    wanted = replace(found, sheet=replace(found.sheet, texts=texts))
    return "desk/card_preview.html", {"card": _shown(block, frame, wanted)}


def _shown(block: Any, frame: Frame, found: Card) -> Mapping[str, Any]:
    people = {each.id: each for each in block.host.coaches(block)}
    minors, me = block.host.settings(block).under_18, Person(frame.viewer.id, frame.viewer.name)
    return card.card(me, found, people, minors, frame.voice)
