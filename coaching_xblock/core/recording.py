"""Recording a conversation: a coach writes a learner's answers down, and the learner makes them theirs.

A record is a `Sitting` with an `Interview`. Until the learner confirms it, it stands in a list of its own in
the learner's row: nothing that reads sittings meets it, so it enters no list, comparison, pattern or export.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from . import limits, sitting
from .errors import BadInput, Forbidden, NotFound, TooLarge
from .ident import new_id
from .instrument import Instrument
from .interview import Interview
from .sitting import Change, Json, Sitting
from .words import Locked


def begin(records: Sequence[Json], instrument: Instrument, coach: str, now: str) -> list[Json]:
    """Start a record by *coach*, or go on with the one that this coach has not handed over.

    Raises `BadInput` where the instrument is not one to be asked in conversation, and `TooLarge`.
    """
    require(instrument)
    if writing(records, coach):
        return list(records)
    fresh = Sitting(new_id(), instrument.id, instrument.digest, "begun", now, now, recorded=Interview(coach))
    return [*sitting.room(records, limits.RECORDS, "too_many_records"), fresh.dump()]


def require(instrument: Instrument) -> None:
    """Refuse what is not meant to be asked in conversation. Raises `BadInput`."""
    if not instrument.interview:
        raise BadInput("no_interview")


def writing(records: Sequence[Json], coach: str) -> str:
    """The id of the record that *coach* has not handed over; empty where there is none."""
    mine = (each for each in known(records, (), coach) if each.state == "open")
    return next((each.id for each in mine), "")


def for_coach(records: Sequence[Json], record: str, coach: str) -> Sitting:
    """A record as the coach who wrote it reads it. For every other coach it is not there: `NotFound`."""
    found = _find(records, record)
    if _interview(found).by != coach:
        raise NotFound("no_record")
    return found


def for_learner(records: Sequence[Json], record: str) -> Sitting:
    """A record as the learner reads it: that it is being written, and its answers once it is handed over."""
    found = _find(records, record)
    return replace(found, answers={}, answered=0) if _interview(found).state == "open" else found


def save_answers(
    records: Sequence[Json],
    record: str,
    coach: str,
    instrument: Instrument,
    changes: Mapping[str, Change],
    now: str,
) -> list[Json]:
    """Store some answers, as `sitting.save_answers` does.

    Raises `TooLarge` beyond `limits.RECORDS_BYTES` of answers in all records of this row.
    """
    _require_open(for_coach(records, record, coach))
    written = sitting.save_answers(records, record, instrument, changes, now)
    if len(json.dumps([each["answers"] for each in written if _readable(each)])) > limits.RECORDS_BYTES:
        raise TooLarge("records_full", limit=limits.RECORDS_BYTES)
    return written


def hand_over(
    records: Sequence[Json], record: str, coach: str, instrument: Instrument, now: str
) -> list[Json]:
    """Leave the record to the learner; the coach cannot change it any more. A second click changes nothing.

    A conversation may leave out anything, but for an instrument that demands all: `Unanswered`.
    """
    found = for_coach(records, record, coach)
    if _interview(found).state == "handed":
        return list(records)
    if not found.answered:
        raise BadInput("record_empty")
    return _mark(
        sitting.finish(records, record, instrument, now, gaps=True), record, state="handed", handed=now
    )


def confirm(
    records: Sequence[Json], sittings: Sequence[Json], record: str, now: str
) -> tuple[list[Json], list[Json]]:
    """The learner says that the record is right: it becomes one of their sittings. Gives both lists.

    A second click changes nothing.
    """
    if any(each["id"] == record and each["stage"] == "finished" for each in sittings):
        return list(records), list(sittings)
    found = _handed(records, record)
    settled = replace(_interview(found), state="confirmed", settled=now)
    return _moved(records, sittings, replace(found, recorded=settled))


def correct(
    records: Sequence[Json], sittings: Sequence[Json], record: str, instrument: Instrument, now: str
) -> tuple[list[Json], list[Json]]:
    """The learner takes the record over to change it: a sitting of their own that has begun."""
    found = _handed(records, record)
    if found.digest != instrument.digest:
        raise BadInput("instrument_changed")
    settled = replace(_interview(found), state="corrected", settled=now)
    again = replace(found, stage="begun", finished="", shown=None, changed=now, recorded=settled)
    return _moved(records, sittings, again)


def drop(records: Sequence[Json], record: str, now: str, coach: str = "") -> list[Json]:
    """Forget a record; a dated stub stays. A *coach* can only do so before handing it over."""
    found = for_coach(records, record, coach) if coach else _find(records, record)
    if coach:
        _require_open(found)
    return sitting.delete(records, record, now)


def waiting(records: Sequence[Json]) -> tuple[Sitting, ...]:
    """The records that the learner can read and has not decided about, oldest first."""
    return tuple(
        each for each in sitting.load(records) if _stands(each) and _interview(each).state == "handed"
    )


def being_written(records: Sequence[Json]) -> tuple[Sitting, ...]:
    """The records that coaches have not handed over."""
    return tuple(each for each in sitting.load(records) if _stands(each) and _interview(each).state == "open")


@dataclass(frozen=True)
class Known:
    """What a coach knows of a record of their own without opening any words."""

    id: str
    #: "settled" as soon as the learner made it theirs, in whatever way.
    state: Literal["open", "handed", "settled", "deleted"]
    started: str


def known(records: Sequence[Json], sittings: Sequence[Json], coach: str) -> tuple[Known, ...]:
    """What *coach* recorded, from the stored, sealed lists of a row, oldest first."""
    found = []
    for each in (*records, *sittings):
        interview = each.get("recorded") or {}
        if interview.get("by") == coach:
            found.append(Known(each["id"], _known_state(each, interview), each["started"]))
    return tuple(sorted(found, key=lambda one: one.started))


def people(*lists: Sequence[Json]) -> set[str]:
    """The ids of those who wrote down what stands in these lists."""
    return {each["recorded"]["by"] for stored in lists for each in stored if each.get("recorded")}


def undecided(records: Sequence[Json], coach: str) -> Known | None:
    """The record of *coach* that is not handed over, or else the newest that waits for the learner."""
    found = [each for each in known(records, (), coach) if each.state in ("open", "handed")]
    return max(found, key=lambda each: (each.state == "open", each.started), default=None)


def _known_state(
    stored: Json, interview: Mapping[str, Any]
) -> Literal["open", "handed", "settled", "deleted"]:
    if stored["stage"] == "deleted":
        return "deleted"
    state = interview["state"]
    return state if state in ("open", "handed") else "settled"


def _readable(stored: Json) -> bool:
    return not isinstance(stored["answers"], Locked)


def _find(records: Sequence[Json], record: str) -> Sitting:
    try:
        return sitting.find(records, record)
    except NotFound:
        raise NotFound("no_record") from None


def _interview(found: Sitting) -> Interview:
    if found.recorded is None:
        raise NotFound("no_record")
    return found.recorded


def _stands(found: Sitting) -> bool:
    return found.stage != "deleted" and found.recorded is not None


def _require_open(found: Sitting) -> None:
    if _interview(found).state != "open":
        raise BadInput("record_handed")


def _handed(records: Sequence[Json], record: str) -> Sitting:
    """The record, which the learner could read. Nobody confirms what cannot be read."""
    found = _find(records, record)
    if _interview(found).state != "handed":
        raise BadInput("record_open")
    if isinstance(found.answers, Locked) or isinstance(found.shown, Locked):
        raise Forbidden("locked")
    return found


def _mark(records: Sequence[Json], record: str, **marks: str) -> list[Json]:
    return [
        {**each, "recorded": {**each["recorded"], **marks}} if each["id"] == record else each
        for each in records
    ]


def _moved(
    records: Sequence[Json], sittings: Sequence[Json], settled: Sitting
) -> tuple[list[Json], list[Json]]:
    """*settled* among the sittings by its date, but never after one that the learner has begun."""
    left = [each for each in records if each["id"] != settled.id]
    rest = sitting.room(sittings, limits.SITTINGS, "too_many_sittings")
    later = (at for at, each in enumerate(rest) if each["stage"] == "begun" or _after(each, settled))
    at = next(later, len(rest))
    return left, [*rest[:at], settled.dump(), *rest[at:]]


def _after(stored: Json, settled: Sitting) -> bool:
    return bool(settled.finished) and stored["finished"] > settled.finished
