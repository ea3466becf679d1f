"""What a learner sees of an assessment: the start, the questions, the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.consent import Rule
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .interview import label
from .licence import licences
from .log import dropped, log_lines, name_of
from .readers import offer, sees, who
from .report import report
from .sharing import Way, asking, share_line, ways
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
        "share": share_line(found.consent, log.of(found.id), people, coaches, voice),
        "sharing": _sharing(found, instrument, voice),
        "ask": _asking(found, instrument, panel, who(coaches, confidentiality), voice),
        "answers_apart": not instrument.told,
        "note": _note(found),
        "log": log_lines(log.of(found.id), people, voice),
        "earlier": dropped(log, voice),
    }


def answers_lines(instrument: Instrument, voice: Voice) -> list[str]:
    """What is said before a result is shared that consists of the answers."""
    said = voice.gettext("Here the result is your answers: sharing it means that they can read them.")
    return [said] if instrument.told else []


def answers_tick(instrument: Instrument, voice: Voice) -> dict[str, str]:
    """The second consent, to the single answers; nothing where the result consists of them."""
    _ = voice.gettext
    if instrument.told:
        return {}
    return {
        "name": "with_answers",
        "label": _("Let them also read my single answers"),
        "hint": _("Without this they read the result alone. Your note stays yours either way."),
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


def _sharing(found: Sitting, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """The ways to change who can read the result."""
    _ = voice.gettext
    here, given = [("sitting", found.id)], found.consent.answers
    label = _("Stop showing my single answers") if given else _("Let them also read my single answers")
    wanted = [*here, ("with_answers", "" if given else "yes"), ("consent", found.consent.mark)]
    apart = [Way("share", label, wanted)] if found.consent.given and not instrument.told else []
    preview = Way("preview_as_coach", _("See it as my coach sees it"), here)
    return ways(found.consent, ("ask_share", here), ("withdraw", here), voice, more=[*apart, preview])


def _asking(
    found: Sitting, instrument: Instrument, panel: Panel, who: Mapping[str, Any], voice: Voice
) -> dict[str, Any]:
    """What is said before the result is shared, where the learner asked for that or the course does."""
    if panel not in ("share", "offer"):
        return {}
    _ = voice.gettext
    here = [("sitting", found.id)]
    along = _(
        "What you say about it goes along: what sounds like you, what does not, why, and what you have tried."
    )
    return asking(
        found.consent,
        ("share", here),
        ("show", [*here, ("about", "sharing")]),
        who,
        voice,
        label=_("Share the result"),
        lines=[along, *answers_lines(instrument, voice)],
        offer=offer(voice) if panel == "offer" else "",
        tick=answers_tick(instrument, voice),
    )
