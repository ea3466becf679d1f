"""The pages of the assessment block: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coaching_xblock import download
from coaching_xblock.assessing import instruments, listing, questions, talk
from coaching_xblock.conversing import cards
from coaching_xblock.core import exploration, link, moment, recording, retake, shortlist, sitting
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.caseload import TOP, Place
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.retake import Retake
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.host.base import State
from coaching_xblock.olx.instrument import SourceError
from coaching_xblock.views import (
    careers,
    coach,
    comparison,
    interview,
    learner,
    links,
    readers,
    sittings,
)
from coaching_xblock.views import recording as recording_view
from coaching_xblock.views.learner import Panel
from coaching_xblock.views.page import Frame, confidentiality
from coaching_xblock.views.thread import ELSEWHERE, Focus

#: The kinds of files that one's own copy is.
COPIES = ("html", "json")
#: The parts of the learner's page at which reading can go on.
PLACES = ("answers", "occupations", "sharing", "deleting", "reading", "time", "links")

Page = tuple[str, Mapping[str, Any]]


def readable(page: Callable[[Any, Frame], Page], block: Any, frame: Frame) -> Page:
    """What *page* makes of *block*, or a calm card where the questionnaire cannot be read."""
    try:
        return page(block, frame)
    except SourceError as error:
        return broken(block, frame, error)


def first(block: Any, frame: Frame) -> Page:
    """What somebody sees on opening the unit, by role."""
    viewer = frame.viewer
    if viewer.role == "anonymous":
        return public(block, frame)
    if viewer.coaches:
        template, context = listing.cases(block, frame)
        return template, {**context, "today": [*listing.unreadable(block, frame), *context["today"]]}
    return mine(block, frame, block.host.reading(block, viewer.id))


def mine(
    block: Any,
    frame: Frame,
    state: State,
    *,
    which: str = "",
    again: bool = False,
    panel: Panel = "",
    missing: Sequence[str] = (),
    at: str = "",
    focus: Focus = ELSEWHERE,
) -> Page:
    """The learner's own page of the sitting *which*, or of the newest: questions, or a result that is read on
    from *at* or *focus* on; the start where there is neither, or *again* beside a result.
    """
    found = sitting.find(state.sittings, which) if which else sitting.current(state.sittings)
    log = AccessLog.load(state.access_log)
    people = block.host.people(sorted(log.people | recording.people(state.records, state.sittings)))
    shared = {
        **_around(block, frame, state, found),
        **talk.for_learner(block, frame, state, found, at, focus),
        **_places(panel, at),
    }
    records = recording_view.today(state.records, sitting.load(state.sittings), found, people, frame.voice)
    shared["waiting"] = [*records, *shared["waiting"]]
    if found is None or again:
        return _start(block, frame, state, found, shared)
    instrument = asked_in(block, found)
    offer = readers.offered(frame.voice) if panel == "offer" else []
    # What is missing leads to the questions already.
    lines = offer or ([] if missing else learner.today(found, instrument, log, people, frame.voice))
    shared["today"] = [*shared["waiting"], *shared["before"], *lines, *shared["after"]][:3]
    if found.stage == "begun":
        return questions.TEMPLATE, {**shared, **_taking(block, frame, instrument, found, missing)}
    facts = (found, instrument, log, people)
    return "assessment/result.html", _result(block, frame, facts, shared, panel, at)


def _result(
    block: Any,
    frame: Frame,
    facts: tuple[Sitting, Instrument, AccessLog, Mapping[str, Person]],
    around: Mapping[str, Any],
    panel: Panel,
    at: str,
) -> dict[str, Any]:
    """A finished sitting with all that stands beside it."""
    found, instrument, log, people = facts
    limits, coaches = confidentiality(frame), block.host.coaches(block)
    page = learner.result(
        found, instrument, log, people, coaches, frame.voice, panel=panel, at=at, confidentiality=limits
    )
    offered = careers.offer(exploration.basis(found), frame.voice, shortlisted=around["shortlisted"])
    coaching = cards.line(block, frame, first=instrument.interview)
    return {**talk.put(page, around), **offered, "coaching": coaching}


def _places(panel: Panel, at: str) -> dict[str, bool]:
    """Which panel is open, and at which of `PLACES` reading goes on."""
    here = {f"about_{each}": at == each for each in PLACES}
    return {**here, "asking_delete": panel == "delete", "idle": panel == ""}


def _taking(
    block: Any, frame: Frame, instrument: Instrument, found: Sitting, missing: Sequence[str]
) -> dict[str, Any]:
    """The questions, with the answers so far, and who will read the result."""
    ahead = _ahead(block, frame, instrument, found)
    fields = {"readers": ahead["who"]["ids"], "consent": found.consent.mark} if ahead["reads"] else {}
    return {**questions.page(frame, found, instrument, missing, fields=fields), **ahead}


def _start(block: Any, frame: Frame, state: State, found: Sitting | None, around: Mapping[str, Any]) -> Page:
    """The page before the first question, also beside a result that was *found*."""
    instrument, again = instruments.present(block), found.id if found else ""
    stub = next(reversed(sitting.load(state.sittings)), None)
    lines = [] if found else learner.today(stub, instrument, AccessLog(), {}, frame.voice)
    asks = {"asks_age": asks_age(instrument, again, state), "again": again}
    return "assessment/start.html", {
        **around,
        **learner.start(instrument, block.introduction, block.rule(instrument), frame.voice),
        **_ahead(block, frame, instrument, found),
        **asks,
        "today": [*around["waiting"], *lines],
    }


def _ahead(block: Any, frame: Frame, instrument: Instrument, found: Sitting | None) -> dict[str, Any]:
    """Where the course has results read: by whom, and what the learner left it at."""
    if block.rule(instrument) != "read":
        return {"reads": False}
    coaches = block.host.coaches(block)
    who = readers.who(coaches, confidentiality(frame))
    return {"who": who, **readers.ahead(found, coaches, frame.voice)}


def _around(block: Any, frame: Frame, state: State, found: Sitting | None) -> dict[str, Any]:
    """What stands around each of the learner's sittings: the others, the next, the shortlist."""
    zone = moment.zone(frame.viewer.zone)
    opening = retake.opening(state.sittings, Retake.of(block.retake, block.retake_days), zone, moment.now())
    others = sittings.over_time(sitting.load(state.sittings), found, opening, frame.voice)
    return {
        **others,
        **_started(block, frame, state, found),
        "shortlisted": bool(shortlist.kept(state.shortlist)),
        "copies": download.addresses(block, "my_copy", COPIES),
        "remains": download.remains(frame),
    }


def _started(block: Any, frame: Frame, state: State, found: Sitting | None) -> dict[str, Any]:
    """What was started from a result, and the ways to more; no place is looked for without a result."""
    if found is None or found.stage != "finished":
        return {"links": [], "starts": []}
    siblings = block.host.siblings(block, list(links.HOLDERS.values()))
    return links.started(found, link.load(state.links), siblings, frame.voice)


def opened(
    block: Any,
    frame: Frame,
    found: Sitting,
    owner: Person,
    *,
    preview: bool = False,
    place: Place = TOP,
) -> Page:
    """One result as coaches read it; *preview* where the learner looks at their own.

    *place* is where the coach came from in the list.
    """
    if found.stage != "finished":
        raise NotFound("no_sitting")
    context = coach.opened(found, owner, asked_in(block, found), frame.voice, preview)
    people = block.host.people(sorted(recording.people([found.dump()])))
    recorded = interview.label(found, people, owner.name, frame.voice)
    return "assessment/opened.html", {**context, "recorded": recorded, "back": coach.way_back(place)}


def compared(block: Any, frame: Frame, before: Sitting, after: Sitting) -> Page:
    """Two results of the learner side by side."""
    return "assessment/comparison.html", {
        **comparison.comparison(before, after, asked_in(block, after), frame.voice),
        "sitting": after.id,
    }


def asks_age(instrument: Instrument, again: str, state: State) -> bool:
    """Has somebody to say how old they are? Not where *again* is their result of the same questionnaire."""
    kept = sitting.load(state.sittings)
    known = any(each.id == again and each.instrument == instrument.id for each in kept)
    return bool(instrument.min_age) and not known


def questionnaire(block: Any) -> Instrument:
    """What *block* asks those who begin now, or a `NotFound` that the interface can phrase."""
    try:
        return instruments.present(block)
    except SourceError:
        raise NotFound("no_instrument") from None


def asked_in(block: Any, found: Sitting) -> Instrument:
    """The instrument that a sitting was begun with: `instruments.begun_with`."""
    return instruments.begun_with(block, found)


def public(block: Any, frame: Frame) -> Page:
    """What it is, for visitors."""
    instrument = instruments.present(block)
    return "assessment/public.html", learner.start(
        instrument, block.introduction, block.rule(instrument), frame.voice
    )


def broken(block: Any, frame: Frame, error: SourceError) -> Page:
    """A calm sentence for learners, the findings for those who can mend it."""
    _ = frame.voice.gettext
    staff = frame.viewer.role in ("coach", "admin", "author")
    return "shared/broken.html", {
        "calm": _("This questionnaire cannot be shown at the moment. Nothing you did is lost."),
        "findings": instruments.faults(block, error) if staff else [],
    }
