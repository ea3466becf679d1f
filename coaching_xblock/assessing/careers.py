"""The pages of occupations and of the shortlist: what is read for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.assessing.pages import Page
from coaching_xblock.core import address, caseload, exploration, limits, shortlist, sitting
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.caseload import Place
from coaching_xblock.core.errors import CoachingError, NotFound
from coaching_xblock.core.exploration import Basis, Groups, Look
from coaching_xblock.core.occupation import Occupation
from coaching_xblock.core.people import Person
from coaching_xblock.core.shortlist import Entry
from coaching_xblock.host.base import State
from coaching_xblock.library import occupations
from coaching_xblock.views import careers, coach
from coaching_xblock.views import shortlist as views
from coaching_xblock.views.page import Frame, confidentiality
from coaching_xblock.views.shortlist import Panel


def listing(block: Any, frame: Frame, state: State, mine: Basis, look: Look) -> Page:
    """The list of occupations: what a search finds, or one group of those that resemble a result."""
    groups = _groups(mine, look)
    moved = bool(look.words or look.zones or look.group)
    look, every = _found(groups, look)
    start = (look.page - 1) * limits.PAGE_SIZE
    context = careers.listing(
        mine,
        groups,
        every[start : start + limits.PAGE_SIZE],
        len(every),
        look,
        frame.voice,
        kept={each.soc for each in shortlist.kept(state.shortlist)},
        moved=moved,
        link=address.web(block.careers_link),
        licence=occupations.LICENCE,
    )
    return "assessment/careers.html", context


def work(
    block: Any,
    frame: Frame,
    state: State,
    look: Look,
    *,
    mine: Basis | None,
    found: Entry | None,
    panel: Panel = "",
    said: str = "",
) -> Page:
    """An occupation, by *look*, or an entry of the shortlist, or both; *mine* is what it is compared with.

    *said* is what was just done with the entry.
    """
    back = careers.fields(mine, look, soc=look.soc) if mine else []
    described = _described(look.soc, found)
    context: dict[str, Any] = {
        "back": back,
        "work": _work(block, frame, look, mine, described) if described else {},
        "entry": _entry(block, frame, state, found, back, panel) if found else {},
        "entry_id": found.id if found else "",
        "about_readers": False,
        "about_removing": False,
        "name": described.title if described else views.title(found, frame.voice) if found else "",
        "language": "en" if described else "",
        "said": said,
        "licences": careers.licences(occupations.LICENCE) if described else [],
    }
    return "assessment/work.html", context


def listed(frame: Frame, state: State, *, here: str = "", said: str = "") -> Page:
    """The shortlist; reading goes on at the entry *here*."""
    entries = shortlist.load(state.shortlist)[::-1]
    newest = sitting.current(state.sittings)
    finished = newest is not None and newest.stage == "finished"
    context = views.listing(entries, frame.voice, here=here, said=said, finished=finished)
    return "assessment/shortlist.html", {**context, "licences": _licences(entries)}


def opened(frame: Frame, entries: Sequence[Entry], learner: Person, place: Place) -> Page:
    """What a learner shares of their shortlist, as coaches read it; *place* is where the coach came from."""
    context = views.opened(entries, learner, frame.voice)
    back = coach.way_back(replace(place, learner=learner.id))
    worry = [*back, ("item", "")]
    page = {**context, "back": back, "worry": worry, "licences": _licences(entries)}
    return "assessment/shortlist_opened.html", page


def shared(frame: Frame, state: State, place: Place | None = None) -> dict[str, Any]:
    """What stands beside a result about shared entries: by structure alone, no word is opened.

    *place* is the coach's, at the learner's line of the list; None where the learner looks themselves.
    """
    entries = caseload.shared_entries(state.shortlist)
    return views.shared(len(entries), coach.way_back(place) if place else [], frame.voice)


def basis(state: State, which: str) -> Basis:
    """What of one of a learner's own sittings occupations are compared with."""
    return exploration.required(sitting.find(state.sittings, which))


def basis_for(state: State, found: Entry, which: str = "") -> Basis | None:
    """The same for the sitting that somebody came from, or that an entry did; None where it is gone."""
    try:
        return basis(state, which or found.sitting)
    except CoachingError:
        return None


def _described(soc: str, found: Entry | None) -> Occupation | None:
    """The occupation; none for an entry in the learner's own words, or of one that the library dropped."""
    try:
        return occupations.by_soc(soc)
    except NotFound:
        if found is None:
            raise
        return None


def _work(block: Any, frame: Frame, look: Look, mine: Basis | None, described: Occupation) -> dict[str, Any]:
    groups = _groups(mine, look) if mine else {}
    return careers.work(described, mine, groups, frame.voice, link=address.web(block.careers_link))


def _entry(
    block: Any, frame: Frame, state: State, found: Entry, back: careers.Fields, panel: Panel
) -> dict[str, Any]:
    log = AccessLog.load(state.access_log)
    return views.entry(
        found,
        log,
        block.host.people(sorted({line.who for line in log.of(found.id)})),
        block.host.coaches(block),
        frame.voice,
        panel=panel,
        confidentiality=confidentiality(frame),
        back=back,
    )


def _licences(entries: Sequence[Entry]) -> list[list[dict[str, str]]]:
    return careers.licences(occupations.LICENCE) if any(each.soc for each in entries) else []


def _groups(mine: Basis, look: Look) -> Groups:
    return exploration.groups(mine, occupations.prepared(), look.anyway)


def _found(groups: Groups, look: Look) -> tuple[Look, tuple[Occupation, ...]]:
    """All that *look* finds, and where that is: its group and a page that there is."""
    if look.words:
        every = occupations.search(look.words, look.zones, limit=len(occupations.prepared().rows))
    else:
        look = replace(look, group=look.group if look.group in groups else _first(groups))
        every = occupations.of_preparation(groups.get(look.group, ()), look.zones)
    return replace(look, page=limits.page_within(look.page, len(every))), every


def _first(groups: Groups) -> str:
    """The nearest group that is not empty."""
    return next((name for name, found in groups.items() if found), next(iter(groups), ""))
