"""Sittings: one person's way through an instrument, from the first answer to a shared result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from . import answer, asking, echo, limits, report, scoring
from .answer import Half
from .consent import Consent
from .echo import Echo
from .errors import BadInput, Conflict, Forbidden, NotFound, TooLarge, Unanswered
from .ident import new_id
from .instrument import Answer, Instrument, Item
from .interview import Interview
from .note import Note
from .words import Locked

Stage = Literal["begun", "finished", "deleted"]
Json = dict[str, Any]
PLAIN = ("id", "instrument", "digest", "stage", "started", "changed", "finished", "answered")


@dataclass(frozen=True)
class Change:
    """An answer as a browser sends it: the new *value*, and what it *was* when that browser last knew.

    Both are JSON as `answer.accept` takes it; None is no answer.
    """

    value: Any
    was: Any = None


@dataclass(frozen=True)
class Sitting:
    """One sitting. *answers*, *shown* and *echoes* are words: they are stored sealed."""

    id: str
    #: The instrument's id and the digest of its meaning at the start.
    instrument: str
    digest: str
    stage: Stage
    started: str
    changed: str
    #: When it was finished, or deleted; empty before.
    finished: str = ""
    #: How many items have an answer: structure, for progress without opening the words.
    answered: int = 0
    answers: Mapping[str, Answer] | Locked = field(default_factory=dict)
    #: What the result page showed when it was finished; never computed again.
    shown: Json | Locked | None = None
    #: What the learner says of each scale of the result, by its id.
    echoes: Mapping[str, Echo] | Locked = field(default_factory=dict)
    consent: Consent = Consent()
    note: Note = Note()
    #: Who wrote the answers down, where it was not the learner.
    recorded: Interview | None = None
    #: Rankings with places still empty, stored among the answers; a finished sitting has none.
    halves: Mapping[str, Half] = field(default_factory=dict)
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Json) -> Sitting:
        """The sitting that `dump` wrote."""
        known = {*PLAIN, "answers", "shown", "echoes", "consent", "note", "recorded"}
        answers, shown, echoes = stored.get("answers"), stored.get("shown"), stored.get("echoes")
        whole, halves = (answers, {}) if isinstance(answers, Locked) else answer.from_json(answers or {})
        return cls(
            **{name: stored[name] for name in PLAIN if name in stored},
            answers=whole,
            halves=halves,
            shown=report.upgrade(shown) if isinstance(shown, dict) else shown,
            echoes=echoes if isinstance(echoes, Locked) else echo.load(echoes or {}),
            consent=Consent.load(stored.get("consent") or {}),
            note=Note.load(stored.get("note") or {}),
            recorded=Interview.load(stored["recorded"]) if stored.get("recorded") else None,
            extra={key: value for key, value in stored.items() if key not in known},
        )

    def dump(self) -> Json:
        """This sitting as JSON (but for `Locked` leaves, which the door turns back into their tokens)."""
        gone = self.stage == "deleted"
        words = self.answers
        answers = words if isinstance(words, Locked) else answer.to_json({**words, **self.halves})
        return {
            **self.extra,
            **{name: getattr(self, name) for name in PLAIN},
            "answers": None if gone else answers,
            "shown": None if gone else self.shown,
            "echoes": self.echoes if isinstance(self.echoes, Locked) else echo.dump(self.echoes),
            "consent": self.consent.dump(),
            "note": self.note.dump(),
            **({"recorded": self.recorded.dump()} if self.recorded else {}),
        }

    @property
    def locked(self) -> bool:
        """Are any of its words without their key?"""
        words = (self.answers, self.shown, self.echoes, self.note.text)
        return any(isinstance(each, Locked) for each in words)


def load(stored: Sequence[Json]) -> tuple[Sitting, ...]:
    """All sittings of a row, oldest first."""
    return tuple(Sitting.load(each) for each in stored)


def current(stored: Sequence[Json]) -> Sitting | None:
    """The newest sitting that was not deleted."""
    return next((each for each in reversed(load(stored)) if each.stage != "deleted"), None)


def find(stored: Sequence[Json], sitting: str) -> Sitting:
    """The sitting with this id. Raises `NotFound` where there is none, or only its stub."""
    found = next((each for each in load(stored) if each.id == sitting and each.stage != "deleted"), None)
    if found is None:
        raise NotFound("no_sitting")
    return found


def begin(
    stored: Sequence[Json], instrument: Instrument, now: str, *, again: str = "", promised: bool = False
) -> list[Json]:
    """Start a sitting. Where one is there already, it goes on: a second click changes nothing.

    *again* is the finished sitting beside which another is wanted; it has to be the newest, so that a page
    of long ago starts nothing. *promised* is what `promise` keeps. Where there is no room, the oldest stub
    gives way: deleting must never end in being locked out.
    """
    newest = current(stored)
    if newest is not None and (newest.stage == "begun" or newest.id != again):
        return list(stored)
    fresh = Sitting(new_id(), instrument.id, instrument.digest, "begun", started=now, changed=now)
    fresh = replace(fresh, consent=Consent(promised=promised))
    return [*room(stored, limits.SITTINGS, "too_many_sittings"), fresh.dump()]


def room(stored: Sequence[Json], limit: int, code: str) -> list[Json]:
    """The list with room for one more. Where there is none, the oldest stubs give way. Raises `TooLarge`."""
    over = len(stored) + 1 - limit
    stubs = [each["id"] for each in stored if each["stage"] == "deleted"][: max(0, over)]
    if len(stubs) < over:
        raise TooLarge(code, limit=limit)
    return [each for each in stored if each["id"] not in stubs]


def save_answers(
    stored: Sequence[Json], sitting: str, instrument: Instrument, changes: Mapping[str, Change], now: str
) -> list[Json]:
    """Store some answers, item by item; a value of None takes an answer back.

    Two browsers may answer different items; where both changed the same one, `Conflict` carries
    ``items``: for each such item ``mine`` and ``stored``. Nothing is stored then.
    """
    found = _open_for_answers(find(stored, sitting), instrument)
    before: dict[str, Answer | Half] = {**found.answers, **found.halves}  # type: ignore[dict-item]  # not Locked
    wanted = {item: _accepted(instrument, item, change.value) for item, change in changes.items()}
    clashes = {
        item: {"mine": changes[item].value, "stored": answer.to_json({item: before[item]})[item]}
        for item, value in wanted.items()
        if item in before and before[item] not in (value, _accepted(instrument, item, changes[item].was))
    }
    if clashes:
        raise Conflict("answered_elsewhere", items=clashes)
    answers = {item: value for item, value in {**before, **wanted}.items() if value is not None}
    if answers == before:
        return list(stored)
    whole, halves = answer.from_json(answers)
    return put(stored, replace(found, answers=whole, halves=halves, answered=len(whole), changed=now))


def finish(
    stored: Sequence[Json], sitting: str, instrument: Instrument, now: str, *, gaps: bool = False
) -> list[Json]:
    """Close a sitting and keep what its result shows.

    Raises `Unanswered` where items that are asked have no answer, optional ones apart; with *gaps* the
    learner has seen which, and they may stay so unless the instrument demands all.
    """
    found = find(stored, sitting)
    if found.stage == "finished":
        return list(stored)
    found = _open_for_answers(found, instrument)
    answers: Mapping[str, Answer] = found.answers  # type: ignore[assignment]  # not Locked
    missing = [item for item in open_questions(instrument, answers) if not item.optional]
    if missing and not (gaps and not instrument.all_required):
        raise Unanswered([item.id for item in missing], final=instrument.all_required)
    shown = report.build(instrument, answers)
    return put(stored, replace(found, stage="finished", halves={}, shown=shown, finished=now, changed=now))


def open_questions(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """The items that are asked and have no answer yet."""
    return scoring.unanswered(asking.asked(instrument, answers), answers)


def share(
    stored: Sequence[Json],
    which: str,
    readers: Sequence[str],
    now: str,
    answers: bool = False,
    seen: str = "",
) -> list[Json]:
    """Let the course's coaches read this result, and the single *answers* only where that is said too.

    *readers* are those who could at that moment; *seen* as in `Consent.give`.
    """
    found = find(stored, which)
    if found.stage != "finished":
        raise BadInput("not_finished")
    given = found.consent.give(readers, now, answers, seen)
    noted = not isinstance(found.shown, Locked) and bool((found.shown or {}).get("quality"))
    return put(stored, replace(found, consent=replace(given, noted=noted)))


def promise(stored: Sequence[Json], sitting: str, promised: bool) -> list[Json]:
    """Keep whether coaches may read the result once it is finished, as long as it is not."""
    found = find(stored, sitting)
    if found.stage != "begun":
        raise BadInput("finished_already")
    return put(stored, replace(found, consent=replace(found.consent, promised=promised)))


def withdraw(stored: Sequence[Json], sitting: str, now: str) -> list[Json]:
    """Take the consent back: from now on coaches do not know more than that it was begun."""
    found = find(stored, sitting)
    return put(stored, replace(found, consent=found.consent.withdraw(now)))


def delete(stored: Sequence[Json], sitting: str, now: str) -> list[Json]:
    """Forget a sitting's answers, result and note; a dated stub stays."""
    found = find(stored, sitting)
    kept = {name: getattr(found, name) for name in ("id", "instrument", "digest", "started", "recorded")}
    stub = Sitting(**kept, stage="deleted", changed=now, finished=now)
    return put(stored, stub)


def write_note(stored: Sequence[Json], sitting: str, text: str, revision: int, now: str) -> list[Json]:
    """Store the learner's own note on a sitting; *revision* is the one the browser started from."""
    found = find(stored, sitting)
    return put(stored, replace(found, note=found.note.write(text, revision, now)))


def for_coach(stored: Sequence[Json], sitting: str) -> Sitting:
    """A shared result as coaches may read it: see `as_shared`.

    Raises `NotFound` where it is not shared: coaches do not learn that it exists.
    """
    found = find(stored, sitting)
    if found.stage != "finished" or not found.consent.given:
        raise NotFound("no_sitting")
    return as_shared(found)


def all_shared(stored: Sequence[Json]) -> list[Sitting]:
    """The results that coaches may read, oldest first: see `as_shared`."""
    kept = [each for each in load(stored) if each.stage == "finished" and each.consent.given]
    return [as_shared(each) for each in kept]


def as_shared(found: Sitting, *, told: bool = False) -> Sitting:
    """A sitting without the learner's own note, and without the answers unless they are shared too.

    Before it is shared, a result that is *told* reads as if it were: sharing it will share its answers.
    """
    answers = found.consent.answers or (told and not found.consent.given)
    return replace(
        found,
        answers=found.answers if answers else {},
        note=Note(),
        consent=replace(found.consent, answers=answers),
    )


def _accepted(instrument: Instrument, item: str, sent: Any) -> Answer | Half | None:
    if item not in instrument.items:
        raise BadInput("no_such_answer", field=item)
    asked = instrument.items[item]
    # A ranking without any place is an answer taken back, too.
    gone = sent is None or (asked.kind == "ranking" and sent == [None] * len(asked.options))
    return None if gone else answer.accept(asked, sent)


def _open_for_answers(found: Sitting, instrument: Instrument) -> Sitting:
    if isinstance(found.answers, Locked):
        raise Forbidden("locked")
    if found.stage != "begun":
        raise BadInput("finished_already")
    if found.digest != instrument.digest:
        raise BadInput("instrument_changed")
    return found


def put(stored: Sequence[Json], changed: Sitting) -> list[Json]:
    """The sittings with one of them *changed*."""
    return [changed.dump() if each["id"] == changed.id else each for each in stored]
