"""The coach's pages of the desk: the list of learners, one learner, and the coach's own card beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching_xblock.conversing import showing
from coaching_xblock.core import agreement, client, limits, request, snippet
from coaching_xblock.core.client import TALK, Client, Where
from coaching_xblock.core.people import Person
from coaching_xblock.core.rows import DESK
from coaching_xblock.core.unsent import Place
from coaching_xblock.desking import agreements, own_cards
from coaching_xblock.desking.base import elsewhere
from coaching_xblock.host.base import State
from coaching_xblock.views import agreement as agreement_view
from coaching_xblock.views import clients as view
from coaching_xblock.views import snippets
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import Focus

Page = tuple[str, Mapping[str, Any]]


def first(block: Any, frame: Frame, where: Where, at: str = "") -> Page:
    """The coach's first page: who waits, every learner, and one's own card."""
    return "desk/coach.html", {
        **_list(block, frame, where),
        **own_cards.section(block, frame),
        "elsewhere": elsewhere(block),
        "ready": {**_snippets(block, frame), "here": at == "snippets"},
        "about_card": at == "card",
        "guarding": block.guarding(frame.viewer),
        "arrived": at not in ("card", "snippets") and not where.learner,
    }


def listed(block: Any, frame: Frame, where: Where) -> Page:
    """The same page, at a place of the list."""
    return first(block, frame, where)


def opened(block: Any, frame: Frame, state: State, learner: str, where: Where, focus: Focus) -> Page:
    """A coach's page of one *learner*, from that learner's row *state*, whose log says who is looking."""
    person = block.host.people([learner]).get(learner, Person(learner, learner))
    fields = view.way_back(replace(where, learner=learner))
    found = agreement.newest(state.agreements)
    reader = agreements.reader_of(block, frame, state, person, fields)
    holds = agreement.holding(state.agreements)
    return "desk/learner.html", {
        "name": person.name,
        "told": frame.voice.gettext("{name} can see that you opened this.").format(name=person.name),
        "thread": showing.conversation(block, frame, state, Place(learner, TALK), focus, fields=fields),
        "unwritten": "" if found else frame.voice.gettext("Nothing is agreed yet."),
        "standing": agreement_view.standing(found, holds, reader),
        "read": frame.voice.gettext("Read the agreement")
        if found
        else frame.voice.gettext("Write the agreement"),
        "fields": fields,
        "worry": [*fields, ("item", TALK)],
        "at": {"agreement": focus.at == "agreement", "top": focus.at == "top"},
    }


def where_of(data: Mapping[str, Any]) -> Where:
    """Where a coach is in the list; each part may be missing."""
    return Where(
        page=max(1, request.count(data, "page", 1)),
        search=request.text(data, "search", limits.SEARCH_CHARACTERS, "").strip(),
        acting=request.text(data, "acting", default="") == "yes",
        learner=request.text(data, "learner", default=""),
    )


def _list(block: Any, frame: Frame, where: Where) -> Mapping[str, Any]:
    every = _clients(block, frame.viewer.id)
    acting = client.acting(every.values())
    if where.acting:
        wanted = _named(block, acting, where.search)
        where = replace(where, page=limits.page_within(where.page, len(wanted)))
        start = (where.page - 1) * limits.PAGE_SIZE
        lines, total = wanted[start : start + limits.PAGE_SIZE], len(wanted)
    else:
        found = block.host.learners(block, where.page, where.search)
        if not found.ids and found.total:
            where = replace(where, page=limits.page_within(where.page, found.total))
            found = block.host.learners(block, where.page, where.search)
        lines, total = [every.get(person, Client(person)) for person in found.ids], found.total
    people = block.host.people([each.person for each in (*lines, *acting[:1])])
    return view.clients(lines, people, frame.voice, acting=acting, total=total, where=where)


def _snippets(block: Any, frame: Frame) -> Mapping[str, Any]:
    own = block.host.reading(block, frame.viewer.id)
    return snippets.state(snippet.load(own.snippets), frame.voice)


def _clients(block: Any, coach: str) -> dict[str, Client]:
    """A line for each row of the block, from its structure; no words are opened."""
    rows = {stored.person: stored.row for stored in block.host.states(block)}
    own = rows.get(coach, {})
    drafts = set() if DESK.newer(own) else client.drafted(own)
    team = {each.id for each in block.host.coaches(block)}
    return {
        person: client.client(person, row, coach, team, drafts)
        for person, row in rows.items()
        if person not in team and not DESK.newer(row)
    }


def _named(block: Any, found: list[Client], search: str) -> list[Client]:
    if not search:
        return found
    people = block.host.people([each.person for each in found])
    return [
        each
        for each in found
        if each.person in people and search.casefold() in people[each.person].name.casefold()
    ]
