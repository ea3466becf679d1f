"""What a learner sees of an assessment: the start, the questions, the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.consent import Rule
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.shortlist import Entry
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .interview import label
from .licence import licences
from .log import dropped, log_lines, name_of
from .readers import asking, sees, who
from .report import report
from .taking import next_question
from .today import line
from .voice import Voice

Panel = Literal["", "share", "offer", "delete"]


def start(instrument: Instrument, introduction: str | None, rule: Rule, voice: Voice) -> dict[str, Any]:
    """The page before the first question."""
    _ = voice.gettext
    size = voice.ngettext("{number} question", "{number} questions", len(instrument.items))
    minutes = voice.ngettext("about {number} minute", "about {number} minutes", instrument.minutes)
    return {
        "introduction": [line for line in (introduction or "").splitlines() if line.strip()],
        "instrument": instrument.title,
        "language": instrument.language,
        "purpose": instrument.purpose,
        "sees": sees(rule, voice),
        "size": _("{size}, {minutes}. Stop at any time and go on later, on any device.").format(
            size=size, minutes=minutes
        ),
        "counted": _counted(instrument, voice),
        "min_age": instrument.min_age,
        "age": _("I am {age} or older").format(age=instrument.min_age),
        "age_note": _("Made for people of {age} and older.").format(age=instrument.min_age),
        "licences": licences(instrument),
    }


def _counted(instrument: Instrument, voice: Voice) -> str:
    """What becomes of answers, without the names of scales: who has read them answers differently."""
    _, number = voice.gettext, len(instrument.scales)
    if not number:
        return _("They stay as you give them; nothing is added up.")
    if instrument.ipsative:
        return voice.ngettext(
            "They show what you put first, and compare you with nobody.",
            "They put {number} things in your own order, and compare you with nobody.",
            number,
        )
    if instrument.told:
        return _("They stay as you give them. What you rate is also put into words.")
    if instrument.subject == "interests":
        return voice.ngettext(
            "They are added up for {number} area of interest.",
            "They are added up for {number} areas of interest.",
            number,
        )
    return voice.ngettext(
        "They are added up in {number} part.", "They are added up in {number} parts.", number
    )


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
    at: str = "",
) -> dict[str, Any]:
    """The finished result with its share line, the learner's note and the access log."""
    told = report(found, instrument, voice, own=True, about=at)
    return {
        "sitting": found.id,
        "report": told,
        "recorded": label(found, people, "", voice),
        "summary": told.get("sentence", ""),
        "kept": voice.gettext("Your ticks are kept."),
        "share": share_line(found, log, people, coaches, voice),
        "shared": found.consent.given,
        "private": not found.consent.given,
        "answers": answers_choice(found, instrument, voice),
        "asking_share": panel in ("share", "offer"),
        "asking": asking(panel == "offer", voice),
        **who(coaches, confidentiality),
        "note": _note(found),
        "log": log_lines(log.of(found.id), people, voice),
        "earlier": dropped(log, voice),
    }


def share_line(
    found: Sitting | Entry,
    log: AccessLog,
    people: Mapping[str, Person],
    coaches: Sequence[Person],
    voice: Voice,
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
    if found.consent.answers:
        parts.append(_("Your single answers are shared too."))
    later = [person.name for person in coaches if person.id not in found.consent.readers]
    if later:
        parts.append(
            _("Since you shared it, this course gained: {names}.").format(names=voice.listing(later))
        )
    opened = next((line for line in log.of(found.id) if line.act == "opened"), None)
    if opened is not None:
        parts.append(
            _("{name} opened it on {date}.").format(
                name=name_of(opened.who, people, voice), date=voice.date(opened.at)
            )
        )
    return " ".join(parts)


def answers_choice(found: Sitting, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """The second consent: whether coaches get the single answers as well."""
    _ = voice.gettext
    apart, given = not instrument.told, found.consent.answers
    return {
        "apart": apart,
        "all": not apart,
        "change": apart and found.consent.given,
        "label": _("Stop showing my single answers") if given else _("Let them also read my single answers"),
        "wanted": "" if given else "yes",
    }


def today(
    newest: Sitting | None,
    instrument: Instrument,
    log: AccessLog,
    people: Mapping[str, Person],
    voice: Voice,
) -> list[dict[str, Any]]:
    """What waits or what is new, as `line`s; *newest* is a stub only where nothing else is left."""
    _ = voice.gettext
    if newest is None:
        return []
    if newest.stage == "deleted":
        text = _("You deleted a result on {date}. You can begin again.")
        first = "old_enough" if instrument.min_age else "begin"
        return [line(text.format(date=voice.date(newest.finished)), jump=first)]
    if newest.stage == "begun":
        if isinstance(newest.answers, Locked) or not newest.answers:
            return []
        # Without a number: the bar below counts on while this line stays.
        text = _("Your answers so far are here. Go on where you stopped.")
        return [line(text, jump=next_question(instrument, newest.answers).id)]
    return [
        line(_readers_today(newest, log, people, voice), handler="show", about="sharing", sitting=newest.id)
    ]


def _readers_today(found: Sitting, log: AccessLog, people: Mapping[str, Person], voice: Voice) -> str:
    _ = voice.gettext
    if not found.consent.given:
        return _("Your result is yours alone. You can share it whenever you like.")
    opened = [each for each in log.of(found.id) if each.act == "opened" and each.at >= found.consent.since]
    if not opened:
        return _("Your coaches can read your result. Nobody has opened it yet.")
    name = name_of(opened[0].who, people, voice)
    return _("{name} opened your result on {date}.").format(name=name, date=voice.date(opened[0].at))


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
