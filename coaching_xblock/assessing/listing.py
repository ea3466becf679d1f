"""The coach's list of one block, from the structure of everybody's rows: no word is opened for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.assessing import instruments
from coaching_xblock.conversing import cards
from coaching_xblock.core import caseload, limits, recording
from coaching_xblock.core.caseload import TOP, Case, Place
from coaching_xblock.core.rows import ASSESSMENT, schema_of
from coaching_xblock.olx.instrument import SourceError
from coaching_xblock.views import coach
from coaching_xblock.views import recording as view
from coaching_xblock.views.page import Frame
from coaching_xblock.views.today import line


def cases(block: Any, frame: Frame, place: Place = TOP) -> tuple[str, Mapping[str, Any]]:
    """The coach's list: those who share, or everyone in the course."""
    page, search = place.page, place.search
    every = _cases(block, frame.viewer.id)
    sharing = caseload.shared_first(every.values())
    if place.everyone:
        found = block.host.learners(block, page, search)
        if not found.ids and found.total:
            page = limits.page_within(page, found.total)
            found = block.host.learners(block, page, search)
        lines, total = [every.get(person, Case(person, "not begun")) for person in found.ids], found.total
        people = block.host.people(found.ids)
    else:
        wanted = _named(block, sharing, search) if search else sharing
        page = limits.page_within(page, len(wanted))
        start = (page - 1) * limits.PAGE_SIZE
        lines, total = wanted[start : start + limits.PAGE_SIZE], len(wanted)
        people = block.host.people([each.person for each in lines])
    place = replace(place, page=page)
    context = coach.cases(lines, people, frame.voice, sharing=sharing, total=total, place=place)
    interview = _interview(block)
    talks = place.everyone and interview
    for shown, each in zip(context["cases"], lines, strict=True):
        back = coach.way_back(replace(place, learner=each.person))
        shown["record"] = view.button(each.record, back, talks, frame.voice)
    context["agreement"] = cards.meeting(block, frame)
    context["hint"] = view.hint(frame.voice) if interview and not place.everyone else ""
    context["today"] = [*_unfinished(block, frame, every), *context["today"]][:3]
    return "assessment/cases.html", context


def _interview(block: Any) -> bool:
    """Is what the block asks meant to be asked in conversation too?"""
    try:
        return instruments.present(block).interview
    except SourceError:
        return False


def _unfinished(block: Any, frame: Frame, every: Mapping[str, Case]) -> list[dict[str, Any]]:
    """The line about what this coach has not handed over, the oldest first."""
    found = [(each.person, each.record) for each in every.values() if each.record]
    found = sorted((one for one in found if one[1].state == "open"), key=lambda one: one[1].started)
    return view.unfinished(found, block.host.people([person for person, _ in found[:1]]), frame.voice)


def unreadable(block: Any, frame: Frame) -> list[dict[str, Any]]:
    """A line for coaches where learners cannot begin, since nobody else in the course would know why."""
    try:
        instruments.present(block)
    except SourceError as error:
        said = frame.voice.gettext("Learners cannot begin: the questionnaire cannot be read. {fault}")
        return [line(said.format(fault=instruments.faults(block, error)[0]))]
    return []


def _cases(block: Any, coach_id: str) -> dict[str, Case]:
    """A case for each row of the block, from its structure alone; no words are opened."""
    rows = {stored.person: _todays(stored.row) for stored in block.host.states(block)}
    own = rows.get(coach_id, {})
    drafts = {} if ASSESSMENT.newer(own) else caseload.drafted(own)
    team = {each.id for each in block.host.coaches(block)}
    return {
        # A row of a later version, during an update: there is one, and nothing else is known.
        person: Case(person, "begun")
        if ASSESSMENT.newer(row)
        else replace(
            caseload.case(person, row, coach_id, drafts.get(person, ()), team),
            record=recording.undecided(row.get("records") or (), coach_id),
        )
        for person, row in rows.items()
    }


def _todays(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A stored row at today's schema, sealed; one of a later version as it is."""
    return ASSESSMENT.fill(row) if schema_of(row) < ASSESSMENT.schema else row


def _named(block: Any, cases: Sequence[Case], search: str) -> list[Case]:
    """Those whose names contain *search*. Only this asks for everybody's name."""
    people = block.host.people([each.person for each in cases])
    return [
        each
        for each in cases
        if each.person in people and search.casefold() in people[each.person].name.casefold()
    ]
