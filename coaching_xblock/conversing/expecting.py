"""By when a learner can expect an answer, as every block says it beside what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from coaching_xblock.conversing import cards
from coaching_xblock.core import moment, promise, turn
from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Outlook, Promise
from coaching_xblock.host.base import State
from coaching_xblock.views import card
from coaching_xblock.views import promise as view
from coaching_xblock.views.page import Frame


def expected(block: Any, frame: Frame, state: State, item: str, since: str = "") -> str:
    """What whoever is looking, a learner, can expect of what waits about *item* in their row *state*; empty
    where nothing waits or nobody promised anything.

    *since* is when the item itself was handed over, if that asks for an answer.
    """
    me = frame.viewer.id
    asked = turn.waiting(state.messages, item, me, since)
    if not asked:
        return ""
    coaches = block.host.coaches(block)
    found = cards.cards(block, coaches)
    people = {
        each.id: Person(each.id, card.name(each, found[each.id])) for each in coaches if each.id in found
    }
    people = {**{each.id: each for each in coaches}, **people}
    team = {each: found[each].promise if each in found else Promise() for each in people}
    today, zone = frame.voice.today(), moment.zone(frame.viewer.zone)
    receipt = turn.promised(state.messages, item, me)
    holder = turn.holder(state.messages, item, me, list(team))

    def outlooks() -> Iterator[tuple[str, Outlook]]:
        if receipt is not None and receipt.until:
            until = date.fromisoformat(receipt.until)
            theirs = team.get(receipt.by, Promise())
            yield receipt.by, promise.outlook(receipt.sent, theirs, today, zone, team, until)
            return
        for each in [holder] if holder else team:
            yield each, promise.outlook(asked, team[each], today, zone, team)

    return _first(dict(outlooks()), people, today, frame)


def _first(found: dict[str, Outlook], people: dict[str, Person], today: date, frame: Frame) -> str:
    """Of those who may answer, who promised it first; those whose day has passed come after all others."""
    told = [
        (each, view.sentence(found[each], _name(each, people, frame), people, today, frame.voice))
        for each in found
    ]
    said = {each: text for each, text in told if text}
    order = sorted(said, key=lambda each: (found[each].missed is not None, found[each].by or date.max))
    return said[order[0]] if order else ""


def _name(person: str, people: dict[str, Person], frame: Frame) -> str:
    if person in people:
        return people[person].name
    return frame.voice.gettext("A former member of the course team")
