"""A conversation that a coach writes down: what the coach sees of it, and what the learner does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.asking import asked
from coaching_xblock.core.instrument import Answer, Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.recording import Known, being_written, waiting
from coaching_xblock.core.sitting import Json, Sitting
from coaching_xblock.core.words import Locked

from .answers import worded
from .interview import label
from .learner import answers_lines, answers_tick
from .log import name_of
from .sharing import asking
from .today import line
from .voice import Voice

#: Lines of today about records; the next ones follow when these are decided.
_LINES = 2

# The coach


def hint(voice: Voice) -> str:
    """How a coach gets to a record from the list of those who share."""
    return voice.gettext("To record a conversation, show also those who share nothing and choose a learner.")


def before(learner: Person, known: Sequence[Known], instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """The page before a record is begun: what it is, and what this coach recorded with *learner* before."""
    _ = voice.gettext
    return {
        "name": learner.name,
        "instrument": instrument.title,
        "purpose": instrument.purpose,
        "language": instrument.language,
        "rule": _("You write, {name} confirms. Until then only you two see it.").format(name=learner.name),
        "told": _("{name} sees that you are writing, and reads it when you hand it over.").format(
            name=learner.name
        ),
        "apart": _(
            "A record stands beside what {name} answers alone, and changes nothing there. It enters no list, "
            "comparison or copy before it is confirmed; it can also be corrected or deleted."
        ).format(name=learner.name),
        "action": _("Go on") if any(each.state == "open" for each in known) else _("Begin"),
        "min_age": instrument.min_age,
        "age": _("{name} is {age} or older").format(name=learner.name, age=instrument.min_age),
        "known": [_known(each, learner, voice) for each in reversed(known)],
    }


def writing(found: Sitting, learner: Person, voice: Voice) -> dict[str, Any]:
    """Above and below the questions while the coach writes."""
    _ = voice.gettext
    return {
        "name": learner.name,
        "begun": _("Begun on {date}. You write, {name} confirms. Until then only you two see it.").format(
            date=voice.date(found.started), name=learner.name
        ),
        "finishing": _("Hand over to {name}").format(name=learner.name),
        "after": _(
            "Handing over ends your writing: {name} reads it, and confirms, corrects or deletes it. "
            "Leave out whatever was not talked about."
        ).format(name=learner.name),
        "means": _("What you wrote is removed for good. {name} sees that you deleted it.").format(
            name=learner.name
        ),
    }


def handed(found: Sitting, learner: Person, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """What the coach reads after handing over."""
    return {
        "name": learner.name,
        "record": _answers(found, instrument, voice),
        "waits": voice.gettext(
            "Handed over on {date}. It waits for {name}, and you can read it until {name} decides."
        ).format(date=voice.date(found.recorded.handed if found.recorded else ""), name=learner.name),
        "by": label(found, {}, learner.name, voice, you=True),
    }


def button(
    record: Known | None, back: Sequence[tuple[str, str | int]], talks: bool, voice: Voice
) -> dict[str, Any] | None:
    """What stands at a learner's line in the list, if anything; *talks* where a record can be begun there.

    *back* are the fields that name the learner and lead back to the list.
    """
    _ = voice.gettext
    if record is None:
        return (
            {"handler": "ask_record", "label": _("Record a conversation"), "fields": back} if talks else None
        )
    said = _("Go on with your record of {date}") if record.state == "open" else _("Your record of {date}")
    return {
        "handler": "open_record",
        "label": said.format(date=voice.date(record.started)),
        "fields": [*back, ("sitting", record.id)],
    }


def unfinished(
    found: Sequence[tuple[str, Known]], people: Mapping[str, Person], voice: Voice
) -> list[dict[str, Any]]:
    """The coach's line about records that are not handed over, of learners by id; the first one is named."""
    if not found:
        return []
    learner, record = found[0]
    name = people[learner].name if learner in people else voice.gettext("Somebody who left the course")
    said = voice.gettext("Your record with {name} of {date} is not handed over.").format(
        name=name, date=voice.date(record.started)
    )
    if len(found) > 1:
        more = voice.ngettext("{number} more is not.", "{number} more are not.", len(found) - 1)
        said = f"{said} {more}"
    return [line(said, handler="open_record", learner=learner, sitting=record.id, everyone="yes")]


def _known(each: Known, learner: Person, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    said = {
        "open": _("not handed over"),
        "handed": _("handed over, waits for {name}").format(name=learner.name),
        "settled": _("in {name}'s hands").format(name=learner.name),
        "deleted": _("deleted"),
    }
    return {
        "sitting": each.id,
        "date": voice.date(each.started),
        "state": said[each.state],
        "opens": {"open": _("Go on"), "handed": _("Read")}.get(each.state, ""),
    }


# The learner


def mine(
    found: Sitting, instrument: Instrument, people: Mapping[str, Person], voice: Voice, panel: str
) -> dict[str, Any]:
    """A record as the learner reads it, with what can be done; *panel* asks before sharing or deleting.

    After ``not share`` or ``not delete`` reading goes on at the button that had asked.
    """
    _ = voice.gettext
    coach = name_of(_by(found), people, voice)
    facts = {"name": coach, "date": voice.date(found.started)}
    open_ = found.recorded is not None and found.recorded.state == "open"
    return {
        "sitting": found.id,
        "name": coach,
        "open": open_,
        "handed": not open_,
        "locked": found.locked,
        "by": "" if open_ else label(found, people, "", voice),
        "leave": _("Back") if open_ else _("Decide later"),
        "said": _(
            "{name} is writing down your conversation of {date}. When it is handed over, you read it here "
            "and decide. Until then only {name} can read it."
        ).format(**facts)
        if open_
        else _("Only you and {name} can read this. It counts nowhere until you confirm it.").format(**facts),
        "record": _answers(found, instrument, voice),
        "idle": panel not in ("share", "delete"),
        "asking_delete": panel == "delete",
        "about_sharing": panel == "not share",
        "about_deleting": panel == "not delete",
        "means": _(
            "It is removed for good, for you and for {name}. Only the date stays, and {name} sees that it "
            "was deleted."
        ).format(**facts),
    }


def before_sharing(
    found: Sitting, instrument: Instrument, who: Mapping[str, Any], voice: Voice
) -> dict[str, Any]:
    """What is said before a record is confirmed and shared."""
    _ = voice.gettext
    here = [("sitting", found.id)]
    return asking(
        found.consent,
        ("confirm_record", [*here, ("share", "yes")]),
        ("show_record", [*here, ("panel", "not share")]),
        who,
        voice,
        label=_("Confirm and share"),
        lines=answers_lines(instrument, voice),
        keep_label=_("Not now"),
        tick=answers_tick(instrument, voice),
    )


def today(
    records: Sequence[Json],
    kept: Sequence[Sitting],
    here: Sitting | None,
    people: Mapping[str, Person],
    voice: Voice,
) -> list[dict[str, Any]]:
    """The learner's lines: records that wait, are corrected elsewhere than *here*, or are being written."""
    _ = voice.gettext
    read = _("{name} wrote down your conversation of {date}. Read it and confirm, correct or delete it.")
    again = _("You are correcting what {name} wrote down on {date}. Go on where you stopped.")
    being = _("{name} is writing down your conversation of {date}.")
    corrected = [
        each for each in kept if each.stage == "begun" and each.recorded and (not here or each.id != here.id)
    ]
    return [
        line(
            text.format(name=name_of(_by(each), people, voice), date=voice.date(each.started)),
            handler=handler,
            sitting=each.id,
        )
        for text, handler, found in (
            (read, "show_record", waiting(records)),
            (again, "show", corrected),
            (being, "show_record", being_written(records)),
        )
        for each in found
    ][:_LINES]


def unconfirmed(records: Sequence[Json], people: Mapping[str, Person], voice: Voice) -> list[str]:
    """What the learner's own copy says of the records that are not in it."""
    said = voice.gettext(
        "{name} wrote down a conversation with you on {date}. It is not in this copy before you confirm it."
    )
    return [
        said.format(name=name_of(_by(each), people, voice), date=voice.date(each.started))
        for each in (*waiting(records), *being_written(records))
    ]


def _answers(found: Sitting, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """The context of ``assessment/recording_answers.html``: what was asked and answered, part by part."""
    answers: Mapping[str, Answer] = {} if isinstance(found.answers, Locked) else found.answers
    here = asked(instrument, answers)
    left = sum(item.id not in answers for item in here)
    parts = [
        (section.title, [item for item in section.items if item in here and item.id in answers])
        for section in instrument.sections
    ]
    return {
        "language": instrument.language,
        "parts": [
            {
                "title": title,
                "answers": [
                    {"question": item.text, "given": worded(item, answers[item.id], voice)} for item in items
                ],
            }
            for title, items in parts
            if items
        ],
        "left_out": voice.ngettext(
            "{number} question was left out.", "{number} questions were left out.", left
        )
        if left
        else "",
    }


def _by(found: Sitting) -> str:
    return found.recorded.by if found.recorded else ""
