"""Feedback around a result: what is read for either side, and where on the page it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coaching_xblock.assessing import instruments
from coaching_xblock.core import draft, feedback
from coaching_xblock.core.about import WHOLE, About, Kind
from coaching_xblock.core.caseload import Place, ended
from coaching_xblock.core.draft import Draft
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.feedback import Message
from coaching_xblock.core.instrument import Answer
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State
from coaching_xblock.views import coach
from coaching_xblock.views import feedback as views
from coaching_xblock.views.feedback import Desk, Side
from coaching_xblock.views.page import Frame

Context = dict[str, Any]
Stored = Sequence[Mapping[str, Any]]


def for_coach(
    block: Any,
    frame: Frame,
    found: Sitting,
    learner: Person,
    messages: Sequence[Message],
    own: Stored,
    place: Place,
    writing: str,
    at: str,
) -> Context:
    """What a coach reads beside a shared result, with their *own* drafts, for `put`."""
    here = [each for each in _drafts(own, learner) if each.sitting == found.id]
    fields = [*coach.way_back(place), ("sitting", found.id)]
    if at == "draft":
        at = next((each.about for each in here), "")
    desk = Desk(fields, {each.about: each for each in reversed(here) if each.about}, writing)
    team = {each.id for each in block.host.coaches(block)}
    people = _people(block, messages, learner)
    side = Side(frame.viewer.id, True, people, learner, frame.voice, at=at, team=team)
    return {
        **_places(block, found, messages, side, desk),
        "quieter": " coaching-button-quiet" if writing else "",
    }


def for_learner(block: Any, frame: Frame, state: State, found: Sitting | None, at: str = "") -> Context:
    """What the learner reads beside a result, and what was written beside results that are gone."""
    me, voice = Person(frame.viewer.id, frame.viewer.name), frame.voice
    messages = feedback.load(state.feedback)
    if not messages:
        return {**views.SILENT, "waiting": []}
    kept = {each["id"] for each in state.sittings if each["stage"] != "deleted"}
    here = [each for each in messages if found is not None and each.sitting == found.id]
    gone = [each for each in messages if each.sitting not in kept]
    unread = [each for each in messages if not each.read]
    elsewhere = next((each.sitting for each in unread if each.sitting in kept), "")
    people = _people(block, messages, me)
    if at == "feedback":
        at = next((each.id for each in (*here, *gone) if not each.read), WHOLE.text)
    side = Side(me.id, False, people, me, voice, bool(found and found.consent.given), at)
    context = {
        **views.SILENT,
        "waiting": views.waiting([side.name(each.by) for each in unread], elsewhere, voice),
        "remaining": _remaining(block, state.sittings, gone, side),
        "remaining_title": voice.gettext("About results that you deleted"),
        "any_remaining": bool(gone),
        "sent": voice.gettext("Sent."),
    }
    return context | _places(block, found, here, side, None) if found and found.shown else context


def remaining(
    block: Any, frame: Frame, sittings: Stored, messages: Sequence[Message], own: Stored, learner: Person
) -> Context:
    """What this coach wrote beside results that are no longer shared: their own words, and a dated stub."""
    me = frame.viewer.id
    gone = [each for each in messages if each.by == me and ended(sittings, each.sitting) is not None]
    side = Side(me, True, _people(block, gone, learner), learner, frame.voice, shared=False)
    unsent = [each for each in _drafts(own, learner) if ended(sittings, each.sitting) is not None]
    return {
        "remaining": _remaining(block, sittings, gone, side),
        "remaining_title": frame.voice.gettext("What you wrote about results that are no longer shared"),
        "any_remaining": bool(gone or unsent),
        "unsent": [
            {
                "id": each.id,
                "about": _namer(block, _sitting(sittings, each.sitting), side)(each.about),
                "parts": views.parts(each.texts, side.voice),
                "stub": views.ended(ended(sittings, each.sitting) or "", side.voice),
            }
            for each in unsent
        ],
    }


def put(context: Mapping[str, Any], talk: Mapping[str, Any]) -> Context:
    """A page's *context* with what is said beside its scales and answers."""
    report, places = context["report"], talk.get("places", {})

    def beside(kind: Kind, each: Mapping[str, Any]) -> Context:
        place = places.get(About(kind, each["id"]).text)
        more = {"open": " open"} if place and place["any"] else {}
        return {**each, **more, "feedback": [place] if place and (place["any"] or place["begin"]) else []}

    def given(told: Mapping[str, Any]) -> Context:
        sections = [
            {**section, "items": [beside("answer", each) for each in section["items"]]}
            for section in told["sections"]
        ]
        said = any("open" in each for section in sections for each in section["items"])
        return {**told, "sections": sections, "open": " open" if said else ""}

    scales = [beside("scale", each) for each in report.get("scales", ())]
    answers = [given(each) for each in report.get("given", ())]
    return {**context, **talk, "report": {**report, "scales": scales, "given": answers}}


def _answers(found: Sitting) -> Mapping[str, Answer]:
    return {} if isinstance(found.answers, Locked) else found.answers


def _drafts(own: Stored, learner: Person) -> list[Draft]:
    return [each for each in draft.load([dict(each) for each in own]) if each.learner == learner.id]


def _people(block: Any, messages: Sequence[Message], learner: Person) -> dict[str, Person]:
    return {**block.host.people(sorted({each.by for each in messages})), learner.id: learner}


def _sitting(sittings: Stored, which: str) -> Sitting | None:
    return next((Sitting.load(dict(each)) for each in sittings if each["id"] == which), None)


def _places(
    block: Any, found: Sitting, messages: Sequence[Message], side: Side, desk: Desk | None
) -> Context:
    """A place beside each scale and each answer that this reader may see, and one for the whole.

    What speaks of nothing that the page shows stands at the whole, and says what it is about.
    """
    named = _namer(block, found, side)
    shown = {} if isinstance(found.shown, Locked) else found.shown or {}
    # Only coaches have the answers on this page; the learner reads at the whole what is said about one.
    answers = _answers(found) if desk else {}
    abouts = [
        *(About("scale", scale["id"]) for scale in shown.get("scales", ())),
        *(About("answer", item) for item in answers),
    ]
    by_place: dict[str, list[Message]] = {}
    for each in messages:
        by_place.setdefault(each.about, []).append(each)

    def place(about: About) -> Context:
        return views.place(about, named(about.text), by_place.pop(about.text, ()), side, desk)

    places = {about.text: place(about) for about in abouts}
    whole = place(WHOLE)
    for each in messages:
        if each.about in by_place:
            whole["messages"].append(views.message(each, side, named(each.about)))
    whole["shown"] = bool(whole["messages"] or desk)
    return {"whole": whole, "places": places}


def _remaining(block: Any, sittings: Stored, messages: Sequence[Message], side: Side) -> list[Context]:
    def told(each: Message) -> Context:
        named = _namer(block, _sitting(sittings, each.sitting), side)
        stub = views.ended(ended(sittings, each.sitting) or "", side.voice)
        return {**views.message(each, side, named(each.about)), "stub": stub}

    return [told(each) for each in messages]


def _namer(block: Any, found: Sitting | None, side: Side) -> Callable[[str], str]:
    """What the places of a sitting are called, as far as that can still be known."""
    try:
        instrument = instruments.begun_with(block, found) if found else None
    except NotFound:
        instrument = None

    def named(about: str) -> str:
        return views.title(About.parse(about), instrument, side.voice) if about else ""

    return named
