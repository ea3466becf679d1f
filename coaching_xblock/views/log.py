"""What happened to something of a learner's, line by line, as the learner reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_xblock.core.access import AccessLog, Line
from coaching_xblock.core.people import Person

from .voice import Voice


def log_lines(lines: Sequence[Line], people: Mapping[str, Person], voice: Voice) -> list[dict[str, str]]:
    """What happened to an item, as sentences with their moments."""
    _ = voice.gettext
    phrases = {
        "shared": _("You shared it with this course's coaches"),
        "withdrawn": _("You took it back"),
        "answers_shared": _("You let them read your single answers too"),
        "answers_withdrawn": _("You stopped showing your single answers"),
        "opened": _("{name} opened it"),
        "record_begun": _("{name} began to write down your conversation"),
        "record_opened": _("{name} read it again"),
        "record_handed": _("{name} handed it over to you"),
        "record_dropped": _("{name} deleted it"),
        "record_confirmed": _("You confirmed it"),
        "record_corrected": _("You took it over to correct it"),
        "record_deleted": _("You deleted it"),
    }
    return [
        {"at": voice.moment(line.at), "what": phrases[line.act].format(name=name_of(line.who, people, voice))}
        for line in lines
    ]


def dropped(log: AccessLog, voice: Voice) -> str:
    """How many lines are not there any more; empty where there are all."""
    if not log.earlier:
        return ""
    return voice.ngettext(
        "{number} older line was dropped.", "{number} older lines were dropped.", log.earlier
    )


def name_of(person: str, people: Mapping[str, Person], voice: Voice) -> str:
    """The name of a coach, or who they were."""
    return people[person].name if person in people else voice.gettext("A former member of the course team")
