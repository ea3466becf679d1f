"""The owner's own row for a first view: of a long one, only the words that the page can show are opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from coaching_xblock.core import moment, occasion, unsent
from coaching_xblock.core.message import Message
from coaching_xblock.core.rows import REFLECTION
from coaching_xblock.host.base import SealedRow, State, usage_of
from coaching_xblock.reflecting import questions
from coaching_xblock.views.page import Frame

Wanted = Callable[[Mapping[str, Any]], bool]


def own(block: Any, frame: Frame) -> State:
    """The row with today's entry of each question, what is said about these, and what is quoted there.

    Everything else is as it is stored: sealed.
    """
    viewer, usage = frame.viewer, usage_of(block)
    sealed = block.host.sealed(viewer.id, {usage: REFLECTION.block_type})[usage]
    zone, stored = moment.zone(viewer.zone), sealed.row["entries"]
    every = occasion.spots(stored, questions.present(block), zone, moment.now())
    shown = {each.entry.id for each in every if each.entry}
    drafts = sealed.opened("drafts")
    said = sealed.open("messages", [each for each in sealed.row["messages"] if each["item"] in shown])
    quotes = [*(each.said.quotes for each in map(Message.load, said))]
    quotes += [each.quotes for each in unsent.load(drafts)]
    quoted = {each.item for some in quotes for each in some}
    return State(
        {
            **sealed.row,
            "drafts": drafts,
            "messages": _opened(
                sealed, "messages", lambda each: each["item"] in shown or each["id"] in quoted
            ),
            "entries": _opened(sealed, "entries", lambda each: each["id"] in shown | quoted),
        }
    )


def _opened(sealed: SealedRow, name: str, wanted: Wanted) -> list[Any]:
    """The list *name* in its order, with those opened that are *wanted*."""
    found = iter(sealed.open(name, [each for each in sealed.row[name] if wanted(each)]))
    return [next(found) if wanted(each) else each for each in sealed.row[name]]
