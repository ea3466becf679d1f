"""The pages of a conversation that is written down: what is read from the host for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.assessing import pages, questions
from coaching_xblock.assessing.pages import Page
from coaching_xblock.core import recording
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.caseload import Place
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.host.base import State
from coaching_xblock.views import coach, log, readers
from coaching_xblock.views import recording as view
from coaching_xblock.views.page import Frame, confidentiality


def person(block: Any, id: str) -> Person:
    """Somebody with the name to show."""
    found: Person = block.host.people([id]).get(id, Person(id, id))
    return found


def before(block: Any, frame: Frame, owner: Person, place: Place) -> Page:
    """The coach's page before a record is begun."""
    instrument = pages.questionnaire(block)
    recording.require(instrument)
    row = block.host.reading(block, owner.id)
    known = recording.known(row.records, row.sittings, frame.viewer.id)
    context = view.before(owner, known, instrument, frame.voice)
    return "assessment/recording_before.html", {**context, "back": coach.way_back(place)}


def written(
    block: Any,
    frame: Frame,
    found: Sitting,
    owner: Person,
    place: Place,
    missing: Sequence[str] = (),
    *,
    deletes: bool = False,
) -> Page:
    """The coach's page of a record: the questions while it is open, then what was handed over.

    *missing* are questions that an instrument demands; *deletes* asks before deleting.
    """
    instrument, back = pages.asked_in(block, found), coach.way_back(place)
    if found.stage == "finished":
        context = view.handed(found, owner, instrument, frame.voice)
        return "assessment/recording_handed.html", {**context, "back": back}
    asked = questions.page(
        frame,
        found,
        instrument,
        missing,
        save="save_record",
        finish="hand_over",
        fields={name: str(value) for name, value in back},
    )
    around = view.writing(found, owner, frame.voice)
    return "assessment/recording.html", {
        **asked,
        **around,
        "back": back,
        "asking_delete": deletes,
        "idle": not deletes,
    }


def mine(block: Any, frame: Frame, state: State, which: str, panel: str) -> Page:
    """The learner's page of a record."""
    found = recording.for_learner(state.records, which)
    kept = AccessLog.load(state.access_log)
    people = block.host.people(sorted(kept.people | recording.people([found.dump()])))
    who = readers.who(block.host.coaches(block), confidentiality(frame))
    asked = pages.asked_in(block, found)
    return "assessment/recording_mine.html", {
        **view.mine(found, asked, people, frame.voice, panel),
        "ask": view.before_sharing(found, asked, who, frame.voice) if panel == "share" else {},
        "log": log.log_lines(kept.of(which), people, frame.voice),
        "earlier": log.dropped(kept, frame.voice),
    }


def dropped(frame: Frame) -> str:
    """What is spoken after a record was deleted."""
    return frame.voice.gettext("The record is deleted.")
