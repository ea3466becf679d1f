"""The coaching agreement as learner and coach read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop

from coaching_xblock.core import agreement
from coaching_xblock.core.agreement import PARTS, Version
from coaching_xblock.core.people import Person

from .today import line
from .voice import Voice

Context = dict[str, Any]
Fields = Sequence[tuple[str, str | int]]
LABELS = {
    "what": gettext_noop("What coaching is, and what it is not"),
    "often": gettext_noop("How often we talk"),
    "answers": gettext_noop("When you get an answer"),
    "confidence": gettext_noop("What stays between us"),
    "ending": gettext_noop("How it ends"),
}


@dataclass(frozen=True)
class Reader:
    """Who reads an agreement: the learner whose it is, or a coach."""

    coach: bool
    #: The learner, and the coaches who wrote or accepted.
    people: Mapping[str, Person]
    learner: Person
    voice: Voice
    #: Hidden fields of every form: how a coach gets back.
    fields: Fields = ()

    def name(self, person: str) -> str:
        """Who that is, as this reader calls them."""
        _ = self.voice.gettext
        if person == self.learner.id:
            return self.learner.name if self.coach else _("you")
        return self.people[person].name if person in self.people else _("a former member of the course team")


def page(stored: Sequence[Mapping[str, Any]], reader: Reader) -> Context:
    """The newest version and what can be done about it, with the earlier ones."""
    versions, holds = agreement.load(stored), agreement.holding(stored)
    found = versions[-1] if versions else None
    _ = reader.voice.gettext
    return {
        "fields": list(reader.fields),
        "standing": standing(found, holds, reader),
        "version": found.id if found else "",
        "versions": [_version(found, reader)] if found else [],
        "accept": _accept(found, reader),
        "asked": _asked(found, reader),
        "heading_said": _heading(reader),
        "write": _("Write another version") if found else _("Write the agreement"),
        "weight": "coaching-link" if found and not _turn(found, reader) else "coaching-button",
        "changes": bool(found and found.coach and not found.locked and not reader.coach),
        "empty": "" if found else _empty(reader),
        "earlier": [_version(each, reader) for each in reversed(versions[:-1])],
    }


def standing(found: Version | None, holds: Version | None, reader: Reader) -> list[str]:
    """In sentences: where the agreement stands, and which version holds until then."""
    if found is None:
        return []
    _, voice = reader.voice.gettext, reader.voice
    said = {
        "agreed": _("{learner} and {coach} accepted it: it holds since {date}."),
        "offered": _("{coach} wrote it on {date}. It holds when {learner} accepts it."),
        "proposed": _("{learner} wrote it on {date}. It holds when a coach accepts it."),
        "change": _("{learner} asked for a change on {date}."),
    }
    if not reader.coach:
        said |= {
            "agreed": _("You and {coach} accepted it: it holds since {date}."),
            "offered": _("{coach} wrote it on {date}. It holds when you accept it."),
            "proposed": _("You wrote it on {date}. It holds when a coach accepts it."),
            "change": _("You asked for a change on {date}."),
        }
    when = {"agreed": found.since, "change": found.asked}.get(found.state, found.at)
    coach = found.coach_id if found.state == "agreed" else found.by
    sentence = said[found.state].format(
        learner=reader.learner.name, coach=_upper(reader.name(coach)), date=voice.date(when)
    )
    before = _("Until then the version of {date} holds.").format(date=voice.date(holds.at)) if holds else ""
    return [sentence] if not before or found.state == "agreed" else [sentence, before]


def waiting(found: Version | None, reader: Reader) -> list[Context]:
    """The line that says that the other side has something to accept or to think about."""
    if found is None:
        return []
    said = {
        ("offered", False): reader.voice.gettext("{name} wrote an agreement for you to read."),
        ("proposed", True): reader.voice.gettext("{name} wrote a version of your agreement."),
        ("change", True): reader.voice.gettext("{name} asks for a change in your agreement."),
    }.get((found.state, reader.coach))
    if said is None:
        return []
    who = reader.learner.id if reader.coach else found.by
    text = said.format(name=_upper(reader.name(who)))
    return [line(text, handler="open_agreement", **{name: str(value) for name, value in reader.fields})]


def _turn(found: Version, reader: Reader) -> bool:
    """Is another version what is waited for?"""
    return reader.coach and found.state == "change"


def _heading(reader: Reader) -> str:
    if reader.coach:
        return reader.voice.gettext("Agreement with {name}").format(name=reader.learner.name)
    return reader.voice.gettext("Your coaching agreement")


def _version(found: Version, reader: Reader) -> Context:
    _, voice = reader.voice.gettext, reader.voice
    heading = _("Written by {name} on {date}").format(name=reader.name(found.by), date=voice.moment(found.at))
    # Whoever wrote it accepted it by that.
    sides = [(found.learner, reader.learner.id), (found.coach, found.coach_id)]
    accepted = [(when, who) for when, who in sides if when and (who, when) != (found.by, found.at)]
    said = _("Accepted by {name} on {date}.")
    return {
        "id": found.id,
        "heading": heading,
        "accepted": [said.format(name=reader.name(who), date=voice.moment(when)) for when, who in accepted],
        "parts": [
            (_(LABELS[part]), found.texts[part]) for part in PARTS if found.texts.get(part, "").strip()
        ],
        "locked": found.locked,
    }


def _accept(found: Version | None, reader: Reader) -> str:
    if found is None or found.locked:
        return ""
    if reader.coach:
        return "" if found.coach else reader.voice.gettext("Accept this version")
    return "" if found.learner and not found.asked else reader.voice.gettext("Accept it")


def _asked(found: Version | None, reader: Reader) -> str:
    if found is None or not found.asked or found.locked:
        return ""
    return found.change


def _empty(reader: Reader) -> str:
    _ = reader.voice.gettext
    if reader.coach:
        return _(
            "Nothing is agreed yet. Write it after your first talk: what coaching is and is not, how often "
            "you talk, by when you answer, what stays between you, how it ends. {name} accepts it or asks "
            "for a change."
        ).format(name=reader.learner.name)
    return _(
        "After your first talk you and your coach write down here how you work together: how often you "
        "talk, by when an answer comes, what stays between you, how it ends. Your coach begins, or you do."
    )


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
