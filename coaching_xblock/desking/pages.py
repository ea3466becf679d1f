"""The pages of the desk: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.conversing import cards
from coaching_xblock.core import snippet
from coaching_xblock.core.card import ITEM, PARTS, Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Promise
from coaching_xblock.host.base import State
from coaching_xblock.views import card, desk, own_card, snippets
from coaching_xblock.views.page import Frame

Page = tuple[str, Mapping[str, Any]]


def first(block: Any, frame: Frame, at: str = "") -> Page:
    """What somebody sees on opening the unit, by role, read on *at* one of its parts."""
    if frame.viewer.role == "anonymous":
        return "desk/public.html", {}
    if frame.viewer.coaches:
        return coach(block, frame, at)
    return mine(block, frame, at)


def mine(block: Any, frame: Frame, at: str = "") -> Page:
    """The learner's page."""
    team, minors = block.host.coaches(block), block.host.settings(block).under_18
    return "desk/mine.html", desk.coaches(team, cards.cards(block), minors, frame.voice)


def coach(block: Any, frame: Frame, at: str = "") -> Page:
    """The coach's page."""
    own = block.host.reading(block, frame.viewer.id)
    found, me = Card.load(own.card), _me(frame)
    seen = any(each.id == me.id for each in block.host.coaches(block))
    return "desk/coach.html", {
        "card": _shown(block, frame, found),
        "state": own_card.state(found, own.drafts, seen, frame.voice),
        "about_card": at == "card",
        "ready": {**snippets.state(snippet.load(own.snippets), frame.voice), "here": at == "snippets"},
    }


def editing(
    block: Any,
    frame: Frame,
    own: State,
    *,
    at: str = "",
    sent: Mapping[str, str] | None = None,
    wanted: Promise | None = None,
) -> Page:
    """The forms that change a coach's own card. *sent* are texts, and *wanted* is a promise, of a window that
    was not up to date."""
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
    people: Sequence[Person] = block.host.coaches(block)
    minors = block.host.settings(block).under_18
    return card.card(_me(frame), found, {each.id: each for each in people}, minors, frame.voice)


def _me(frame: Frame) -> Person:
    return Person(frame.viewer.id, frame.viewer.name)
