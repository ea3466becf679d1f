"""What is said around a result: read for either side, and where on the page it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coaching_xblock.assessing import instruments
from coaching_xblock.conversing import showing
from coaching_xblock.conversing.showing import Talk
from coaching_xblock.core import turn
from coaching_xblock.core.about import WHOLE, About, Kind
from coaching_xblock.core.caseload import Place, ended
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.instrument import Answer
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State
from coaching_xblock.views import beside as views
from coaching_xblock.views import coach
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import Focus
from coaching_xblock.views.voice import Voice

Context = dict[str, Any]
Stored = Sequence[Mapping[str, Any]]


def for_coach(
    block: Any, frame: Frame, state: State, found: Sitting, learner: Person, place: Place, focus: Focus
) -> Context:
    """What a coach reads and writes beside a shared result, for `put`."""
    fields = [*coach.way_back(place), ("sitting", found.id)]
    talk = Talk.of(block, frame, state, learner.id, found.id, focus, fields)
    return {
        **_places(talk, found),
        "talk_left": showing.remaining(block, frame, state, learner.id, coach.way_back(place)),
        "quieter": " coaching-button-quiet" if focus.writing or focus.editing else "",
    }


def for_learner(
    block: Any, frame: Frame, state: State, found: Sitting | None, at: str, focus: Focus
) -> Context:
    """What the learner reads and writes beside a result, and what was said about results that are gone."""
    me, voice = frame.viewer.id, frame.voice
    kept = {each["id"] for each in state.sittings if each["stage"] != "deleted"}
    unread = turn.unread_for(state.messages, me, me)
    if at == "unread" and unread:
        here = [each for each in unread if found is not None and each.item == found.id] or list(unread)
        focus = Focus(at="unread", about=here[0].said.about)
    gone = dict.fromkeys(each["item"] for each in state.messages if each["item"] not in kept)
    people = block.host.people(sorted({each.by for each in unread}))
    elsewhere = next((each.item for each in unread if each.item in kept), "")
    names = [people[each.by].name if each.by in people else "" for each in unread]
    talk = Talk.of(block, frame, state, me, found.id, focus) if found and found.shown else None
    return {
        **(_places(talk, found) if talk and found else views.SILENT),
        "waiting": views.waiting(names, elsewhere, voice),
        "talk_gone": [_gone(block, frame, state, item, focus) for item in gone],
        "any_gone": bool(gone),
        "talk_left": views.NOTHING,
    }


def put(context: Mapping[str, Any], talk: Mapping[str, Any]) -> Context:
    """A page's *context* with what is said beside its scales and answers."""
    report, places = context["report"], talk["places"]

    def beside(kind: Kind, each: Mapping[str, Any]) -> Context:
        place = places.get(About(kind, each["id"]).text)
        more = {"open": " open"} if place and place["any"] else {}
        return {**each, **more, "talk": [place] if place and (place["any"] or place["begin"]) else []}

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


def titles(block: Any, sittings: Stored, which: str, voice: Voice) -> Callable[[str], str]:
    """What the places of a sitting are called, as far as that can still be known."""
    found = next((Sitting.load(dict(each)) for each in sittings if each["id"] == which), None)
    try:
        instrument = instruments.begun_with(block, found) if found else None
    except NotFound:
        instrument = None
    return lambda about: views.title(About.parse(about), instrument, voice) if about else ""


def _places(talk: Talk, found: Sitting) -> Context:
    """A place beside each scale and each answer that this reader may see, and one for the whole.

    What speaks of nothing that the page shows stands at the whole, and says what it is about.
    """
    shown = {} if isinstance(found.shown, Locked) else found.shown or {}
    # Only coaches have the answers on this page; the learner reads at the whole what is said about one.
    answers = _answers(found) if talk.side.coach else {}
    abouts = [
        *(About("scale", scale["id"]).text for scale in shown.get("scales", ())),
        *(About("answer", item).text for item in answers),
    ]
    rest = [each for each in talk.messages if each.said.about not in {*abouts, WHOLE.text}]
    whole = talk.at(WHOLE.text, also=rest)
    return {
        "places": {about: talk.at(about) for about in abouts},
        "whole": [whole] if whole["any"] or whole["begin"] else [],
    }


def _gone(block: Any, frame: Frame, state: State, item: str, focus: Focus) -> Context:
    """All that was said about a result which the learner deleted."""
    talk = Talk.of(block, frame, state, frame.viewer.id, item, focus)
    rest = [each for each in talk.messages if each.said.about != WHOLE.text]
    stub = views.ended(ended(state.sittings, item) or "", frame.voice)
    return {"stub": stub, "thread": talk.at(WHOLE.text, also=rest)}


def _answers(found: Sitting) -> Mapping[str, Answer]:
    return {} if isinstance(found.answers, Locked) else found.answers
