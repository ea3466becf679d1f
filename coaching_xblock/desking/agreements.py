"""The pages of the coaching agreement, for the learner whose it is and for coaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.conversing import cards
from coaching_xblock.core import agreement, unsent
from coaching_xblock.core.agreement import CHANGE, ITEM
from coaching_xblock.core.card import Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.sheet import Sheet, unwritten
from coaching_xblock.core.unsent import Place
from coaching_xblock.host.base import State
from coaching_xblock.views import agreement as view
from coaching_xblock.views import agreement_form
from coaching_xblock.views.agreement import Fields, Reader
from coaching_xblock.views.page import Frame, confidentiality

Page = tuple[str, Mapping[str, Any]]


def reader_of(block: Any, frame: Frame, state: State, learner: Person, fields: Fields = ()) -> Reader:
    """Who reads the agreement of *learner*, whose row is *state*; *fields* lead a coach back."""
    versions = agreement.load(state.agreements)
    ids = {person for each in versions for person in (each.by, each.coach_id)} - {"", learner.id}
    return Reader(frame.viewer.coaches, block.host.people(sorted(ids)), learner, frame.voice, fields)


def page(
    block: Any,
    frame: Frame,
    state: State,
    reader: Reader,
    *,
    at: str = "",
    writing: bool = False,
    sent: Mapping[str, str] | None = None,
) -> Page:
    """The agreement in the learner's row *state*, read on *at* one of its parts.

    *writing* opens the form for another version; *sent* are the texts of a window that was not up to date.
    """
    drafts = block.host.reading(block, frame.viewer.id).drafts if reader.coach else state.drafts
    learner = reader.learner.id
    newest = agreement.newest(state.agreements)
    begun = unwritten(drafts, learner, ITEM) is not None
    forms = []
    if writing or begun:
        notes = begins_with(block, frame, state).notes(drafts, learner, ITEM)
        after = newest.id if newest else ""
        forms.append(agreement_form.form(notes, after, sent or {}, begun, reader))
    change = unsent.find(drafts, Place(learner, CHANGE))
    return "desk/agreement.html", {
        **view.page(state.agreements, reader),
        "forms": forms,
        "idle": not forms,
        "change": agreement_form.change(change, learner, reader.voice),
        "at": {each: at == each for each in ("form", "change")},
        "arrived": at not in ("form", "change"),
        "back": agreement_form.back(reader),
    }


def begins_with(block: Any, frame: Frame, state: State) -> Sheet:
    """What another version begins with: the newest one, or a text of ours."""
    newest = agreement.newest(state.agreements)
    if newest is not None:
        return newest.sheet
    me = Person(frame.viewer.id, frame.viewer.name)
    own = cards.cards(block, [me]).get(me.id, Card())
    return Sheet(agreement_form.default(own.promise, confidentiality(frame), frame.voice))
