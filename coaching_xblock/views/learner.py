"""What a learner sees of an assessment: the start, the questions, the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from coaching_xblock.core.access import AccessLog, Line
from coaching_xblock.core.instrument import Answer, Instrument, Item
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting, open_questions
from coaching_xblock.core.words import Locked

from .report import licences, report
from .stencil import blank
from .voice import Voice

Panel = Literal["", "share", "delete"]


def start(instrument: Instrument, introduction: str | None, voice: Voice) -> dict[str, Any]:
    """The page before the first question."""
    _ = voice.gettext
    size = voice.ngettext("{number} question", "{number} questions", len(instrument.items))
    minutes = voice.ngettext("about {number} minute", "about {number} minutes", instrument.minutes)
    return {
        "introduction": [line for line in (introduction or "").splitlines() if line.strip()],
        "instrument": instrument.title,
        "language": instrument.language,
        "purpose": instrument.purpose,
        "size": _("{size}, {minutes}. Stop at any time and go on later, on any device.").format(
            size=size, minutes=minutes
        ),
        "min_age": instrument.min_age,
        "age": _("I am {age} or older").format(age=instrument.min_age),
        "age_note": _("Made for people of {age} and older.").format(age=instrument.min_age),
        "licences": licences(instrument),
        "deleted": _("Your result is deleted."),
    }


def taking(
    found: Sitting, instrument: Instrument, voice: Voice, missing: Sequence[str] = ()
) -> dict[str, Any]:
    """The page with the questions; the questions themselves are `pages` filled with `blanks`."""
    answers: Mapping[str, Answer] = {} if isinstance(found.answers, Locked) else found.answers
    number = {item.id: index for index, item in enumerate(instrument, start=1)}
    return {
        "locked": isinstance(found.answers, Locked),
        "sitting": found.id,
        "answered": len(answers),
        "total": len(instrument.items),
        "first_page": _first_page(instrument, answers),
        "progress": voice.gettext("{done} of {all} answered").format(
            done=len(answers), all=len(instrument.items)
        ),
        "missing": [{"id": each, "number": number[each]} for each in missing],
        "licences": licences(instrument),
    }


def pages(instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """All pages of questions with blanks where people's differ; the script shows one page at a time."""
    number = {item.id: index for index, item in enumerate(instrument, start=1)}
    total = len(instrument.sections)
    return {
        "language": instrument.language,
        "pages": [
            {
                "number": index,
                "label": voice.gettext("Page {page} of {pages}").format(page=index, pages=total),
                "items": [_question(item, number[item.id]) for item in section.items],
                "first": index == 1,
                "last": index == total,
            }
            for index, section in enumerate(instrument.sections, start=1)
        ],
    }


def blanks(found: Sitting, missing: Sequence[str], voice: Voice) -> dict[str, str]:
    """What stands in the blanks of `pages` for one person."""
    answers: Mapping[str, Answer] = {} if isinstance(found.answers, Locked) else found.answers
    chosen = {f"{item} {answer}": " checked" for item, answer in answers.items()}
    was = {f"{item} was": str(answer) for item, answer in answers.items()}
    problems = dict.fromkeys((f"{item} problem" for item in missing), voice.gettext("No answer yet"))
    return {**chosen, **was, **problems}


def result(
    found: Sitting,
    instrument: Instrument,
    log: AccessLog,
    people: Mapping[str, Person],
    coaches: Sequence[Person],
    voice: Voice,
    *,
    panel: Panel = "",
    confidentiality: Sequence[str] = (),
) -> dict[str, Any]:
    """The finished result with its share line, the learner's note and the access log."""
    told = report(found, instrument, voice)
    return {
        "sitting": found.id,
        "report": told,
        "summary": told.get("sentence", ""),
        "share": share_line(found, log, people, coaches, voice),
        "shared": found.consent.given,
        "private": not found.consent.given,
        "asking_share": panel == "share",
        "asking_delete": panel == "delete",
        "idle": panel == "",
        "coach_names": [person.name for person in coaches],
        "readers": " ".join(person.id for person in coaches),
        "has_coaches": bool(coaches),
        "confidentiality": list(confidentiality),
        "note": _note(found),
        "log": _log(log.of(found.id), people, voice),
        "earlier": voice.ngettext(
            "{number} older line was dropped.", "{number} older lines were dropped.", log.earlier
        )
        if log.earlier
        else "",
    }


def share_line(
    found: Sitting, log: AccessLog, people: Mapping[str, Person], coaches: Sequence[Person], voice: Voice
) -> str:
    """Who can read this, and who has."""
    _ = voice.gettext
    if not found.consent.given:
        private = _("Private: no coach can read this.")
        if found.consent.state == "withdrawn":
            since = _("You took it back on {date}.").format(date=voice.date(found.consent.since))
            return f"{private} {since}"
        return private
    parts = [_readers([person.name for person in coaches], voice)]
    later = [person.name for person in coaches if person.id not in found.consent.readers]
    if later:
        parts.append(
            _("Since you shared it, this course gained: {names}.").format(names=voice.listing(later))
        )
    opened = next((line for line in log.of(found.id) if line.act == "opened"), None)
    if opened is not None:
        parts.append(
            _("{name} opened it on {date}.").format(
                name=_name(opened.who, people, voice), date=voice.date(opened.at)
            )
        )
    return " ".join(parts)


def today(
    sittings: Sequence[Sitting], log: AccessLog, people: Mapping[str, Person], voice: Voice
) -> list[str]:
    """One line that says what waits or what is new; *sittings* are all of them, oldest first."""
    _ = voice.gettext
    found = sittings[-1] if sittings else None
    if found is None:
        return []
    if found.stage == "deleted":
        return [
            _("You deleted a result on {date}. You can begin again.").format(date=voice.date(found.finished))
        ]
    if found.stage == "begun":
        # Without a number: the bar below counts on while this line stays.
        return [_("Your answers so far are here. Go on where you stopped.")] if found.answered else []
    if not found.consent.given:
        return [_("Your result is yours alone. You can share it whenever you like.")]
    opened = [line for line in log.of(found.id) if line.act == "opened" and line.at >= found.consent.since]
    if not opened:
        return [_("Your coaches can read your result. Nobody has opened it yet.")]
    name = _name(opened[0].who, people, voice)
    return [_("{name} opened your result on {date}.").format(name=name, date=voice.date(opened[0].at))]


def _note(found: Sitting) -> dict[str, Any]:
    locked = isinstance(found.note.text, Locked)
    return {
        "text": "" if locked else found.note.text,
        "locked": locked,
        "open": not locked,
        "revision": found.note.revision,
    }


def _readers(names: Sequence[str], voice: Voice) -> str:
    _ = voice.gettext
    if not names:
        return _("Shared with this course's coaches. There is none at the moment.")
    if len(names) <= 3:
        return _("Shared: {names} can read this.").format(names=voice.listing(names))
    more = voice.ngettext("{number} more coach", "{number} more coaches", len(names) - 2)
    return _("Shared: {names} can read this.").format(names=voice.listing([*names[:2], more]))


def _question(item: Item, number: int) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": number,
        "text": item.text,
        "was": blank(f"{item.id} was"),
        "problem": blank(f"{item.id} problem"),
        "options": [
            {"value": option.value, "label": option.label, "chosen": blank(f"{item.id} {option.value}")}
            for option in item.options
        ],
    }


def _first_page(instrument: Instrument, answers: Mapping[str, Answer]) -> int:
    """The page of the first question without an answer, or the last page."""
    missing = {item.id for item in open_questions(instrument, answers)}
    for index, section in enumerate(instrument.sections, start=1):
        if any(item.id in missing for item in section.items):
            return index
    return len(instrument.sections)


def _log(lines: Sequence[Line], people: Mapping[str, Person], voice: Voice) -> list[dict[str, str]]:
    _ = voice.gettext
    phrases = {
        "shared": _("You shared it with this course's coaches"),
        "withdrawn": _("You took it back"),
        "opened": _("{name} opened it"),
    }
    return [
        {"at": voice.moment(line.at), "what": phrases[line.act].format(name=_name(line.who, people, voice))}
        for line in lines
    ]


def _name(person: str, people: Mapping[str, Person], voice: Voice) -> str:
    return people[person].name if person in people else voice.gettext("A former member of the course team")
