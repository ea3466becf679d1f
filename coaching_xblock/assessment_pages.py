"""The pages of the assessment block: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings

from coaching_xblock import library, rendering
from coaching_xblock.core import caseload, limits, sitting
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.caseload import Case
from coaching_xblock.core.errors import CoachingError, NotFound
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.rows import ASSESSMENT
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.host.base import State, StoredRow
from coaching_xblock.olx.instrument import InstrumentError
from coaching_xblock.views import coach, learner, problem
from coaching_xblock.views.learner import Panel
from coaching_xblock.views.page import Frame
from coaching_xblock.views.stencil import Stencil, stencil

#: The questionnaires of the library whose kinds of questions these pages can show.
SHOWN = {
    "onet-mini-ip": "O*NET® Mini Interest Profiler, 30 questions",
    "onet-ip-short": "O*NET® Interest Profiler Short Form, 60 questions",
}

Page = tuple[str, Mapping[str, Any]]
View = Callable[[Any, Frame], Page]


def first(block: Any, frame: Frame) -> Page:
    """What somebody sees on opening the unit, by role."""
    viewer = frame.viewer
    if viewer.role == "anonymous":
        return public(block, frame)
    if viewer.coaches:
        return cases(block, frame)
    return mine(block, frame, block.host.reading(block, viewer.id))


def mine(block: Any, frame: Frame, state: State, *, panel: Panel = "", missing: Sequence[str] = ()) -> Page:
    """The learner's own page: the start, the questions or the result."""
    found = sitting.current(state.sittings)
    instrument = asked_in(found) if found else library.instrument(block.instrument)
    log = AccessLog.load(state.access_log)
    people = block.host.people(sorted({line.who for line in log.lines}))
    shared = {"today": learner.today(sitting.load(state.sittings), log, people, frame.voice)}
    if found is None:
        return "assessment/start.html", shared | learner.start(instrument, block.introduction, frame.voice)
    if found.stage == "begun":
        questions = _questions(frame, instrument).fill(learner.blanks(found, missing, frame.voice))
        page = learner.taking(found, instrument, frame.voice, missing)
        return "assessment/taking.html", {**shared, **page, "questions": questions}
    page = learner.result(
        found,
        instrument,
        log,
        people,
        block.host.coaches(block),
        frame.voice,
        panel=panel,
        confidentiality=_confidentiality(frame),
    )
    return "assessment/result.html", shared | page


def cases(block: Any, frame: Frame, page: int = 1, search: str = "", everyone: bool = False) -> Page:
    """The coach's list: those who share, or with *everyone* all learners of the course."""
    every = {row.person: _case(row) for row in block.host.states(block)}
    sharing = caseload.shared_first(every.values())
    if everyone:
        found = block.host.learners(block, page, search)
        if not found.ids and found.total:
            page = limits.page_within(page, found.total)
            found = block.host.learners(block, page, search)
        lines, total = [every.get(person, Case(person, "not begun")) for person in found.ids], found.total
        people = block.host.people(found.ids)
    else:
        people = block.host.people([each.person for each in sharing])
        named = [each for each in sharing if each.person in people]
        wanted = [each for each in named if search.casefold() in people[each.person].name.casefold()]
        page = limits.page_within(page, len(wanted))
        start = (page - 1) * limits.PAGE_SIZE
        lines, total = wanted[start : start + limits.PAGE_SIZE], len(wanted)
    context = coach.cases(
        lines,
        people,
        frame.voice,
        shared=len(sharing),
        total=total,
        page=page,
        search=search,
        everyone=everyone,
    )
    return "assessment/cases.html", context


def _case(stored: StoredRow) -> Case:
    if ASSESSMENT.newer(stored.row):
        # Written by a later version during an update: there is a row, and nothing else is known.
        return Case(stored.person, "begun")
    return caseload.case(stored.person, stored.row.get("sittings") or ())


def opened(block: Any, frame: Frame, found: Sitting, owner: Person, *, preview: bool = False) -> Page:
    """One result as coaches read it; *preview* where the learner looks at their own."""
    if found.stage != "finished":
        raise NotFound("no_sitting")
    return "assessment/opened.html", coach.opened(found, owner, asked_in(found), frame.voice, preview)


def questionnaire(name: str) -> Instrument:
    """The library's instrument *name*, or a `NotFound` that the interface can phrase."""
    try:
        return library.instrument(name)
    except InstrumentError:
        raise NotFound("no_instrument") from None


def asked_in(found: Sitting) -> Instrument:
    """The instrument that a sitting was begun with, whatever the author has chosen since.

    Where that version is gone, today's: it shows what was kept, and takes no further answers.
    """
    try:
        return library.instrument(found.instrument, found.digest)
    except InstrumentError:
        return questionnaire(found.instrument)


def public(block: Any, frame: Frame) -> Page:
    """What it is, for visitors."""
    return "assessment/public.html", learner.start(
        library.instrument(block.instrument), block.introduction, frame.voice
    )


def author(block: Any, frame: Frame) -> Page:
    """What learners read first, with what an author should still see to."""
    _ = frame.voice.gettext
    findings = (
        [] if frame.help_line else [_("The site has no help line yet. Ask whoever runs it to set one.")]
    )
    start = learner.start(library.instrument(block.instrument), block.introduction, frame.voice)
    return "assessment/author.html", {**start, "findings": findings}


def broken(frame: Frame, error: InstrumentError) -> Page:
    """A calm sentence for learners, the finding for those who can mend it."""
    _ = frame.voice.gettext
    staff = frame.viewer.role in ("coach", "admin", "author")
    return "shared/broken.html", {
        "calm": _("This questionnaire cannot be shown at the moment. Nothing you did is lost."),
        "findings": [str(error)] if staff else [],
    }


def _questions(frame: Frame, instrument: Instrument) -> Stencil:
    """The questions as this place on this page shows them, to be filled with a person's answers."""
    key = (frame.uid, frame.heading_level, frame.viewer.language, instrument.digest, instrument.version)

    def blank_pages() -> str:
        context = {**frame.context(), **learner.pages(instrument, frame.voice)}
        return rendering.render("assessment/pages.html", context, frame.voice.i18n)

    return stencil(key, blank_pages)


def refused(frame: Frame, error: CoachingError) -> Page:
    """The same calm card for what a view cannot show, with the sentence that a handler would answer."""
    return "shared/broken.html", {"calm": problem.sentence(error, frame.voice), "findings": []}


def _confidentiality(frame: Frame) -> list[str]:
    """The limits of confidentiality: the site's own text, or ours."""
    _ = frame.voice.gettext
    own = str(getattr(settings, "COACHING_CONFIDENTIALITY", "") or "")
    text = own or _(
        "Your coaches treat what you share as confidential. There are limits: where somebody may come to "
        "serious harm, or where the law asks for it, they may have to tell others. They will tell you first "
        "wherever they can."
    )
    return [line for line in text.splitlines() if line.strip()]
