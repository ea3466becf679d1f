"""Feedback beside a result: what a coach wrote, what the learner said to it, and the forms of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop

from coaching_xblock.core.about import WHOLE, About
from coaching_xblock.core.caseload import answers_to
from coaching_xblock.core.draft import PARTS, Draft
from coaching_xblock.core.feedback import Answers, Message, Reply
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.words import Locked

from .today import line
from .voice import Voice

Context = dict[str, Any]
LABELS = {
    "stands_out": gettext_noop("What stands out"),
    "could_grow": gettext_noop("What could grow"),
    "opportunity": gettext_noop("An opportunity"),
}
_HINTS = {
    "stands_out": gettext_noop("Something you notice, and what makes you say so."),
    "could_grow": gettext_noop("Something that may be worth trying or finding out."),
    "opportunity": gettext_noop("A door that is open now: a person, a place, a task."),
}
#: What a page says where nobody wrote anything. Every name is there: Django's log of a name that a template
#: misses holds the whole page.
SILENT: Mapping[str, Any] = {
    "whole": {"shown": False},
    "any_remaining": False,
    "unsent": (),
    "quieter": "",
    "others": (),
}


@dataclass(frozen=True)
class Side:
    """Who reads a conversation, and in which role."""

    reader: str
    coach: bool
    #: The coaches who wrote, and the learner.
    people: Mapping[str, Person]
    learner: Person
    voice: Voice
    #: Can the learner answer, and the coach write? Not beside what is no longer shared.
    shared: bool = True
    #: The message or place at which reading goes on.
    at: str = ""
    #: Who coaches here now: answers to those who left are for each of them.
    team: Collection[str] = ()

    def name(self, person: str) -> str:
        """Who that is, as this reader calls them."""
        if person == self.learner.id and not self.coach:
            return self.voice.gettext("You")
        if person in self.people:
            return self.people[person].name
        return self.voice.gettext("A former member of the course team")


@dataclass(frozen=True)
class Desk:
    """What a coach needs for writing: the hidden fields of every form, the drafts, and which one is open."""

    fields: Sequence[tuple[str, str | int]]
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    writing: str = ""


def place(about: About, title: str, messages: Sequence[Message], side: Side, desk: Desk | None) -> Context:
    """What stands beside one place of a result, for ``assessment/feedback.html``."""
    _ = side.voice.gettext
    writing = bool(desk) and desk.writing == about.text  # type: ignore[union-attr]
    open_, begin = bool(desk) and not writing, _("Write about this")
    drafted, here = bool(desk) and about.text in desk.drafts, side.at == about.text  # type: ignore[union-attr]
    if drafted:
        begin = _("Go on with your draft")
    return {
        "title": title,
        "messages": [message(each, side) for each in messages],
        "writing": [_form(about, desk, side)] if desk and writing else [],
        "begin": begin if open_ else "",
        "fields": [*desk.fields, ("about", about.text)] if desk else [],
        "here": here,
        "any": bool(messages) or writing or drafted or here,
    }


def title(about: About, instrument: Instrument | None, voice: Voice) -> str:
    """What a place is called, if its *instrument* still knows it."""
    _ = voice.gettext
    if about == WHOLE:
        return _("About the whole result")
    if about.kind == "scale":
        scale = instrument.scale.get(about.id) if instrument else None
        return _("About {scale}").format(scale=scale.name) if scale else _("About one scale")
    item = instrument.items.get(about.id) if instrument else None
    return _("About the answer to “{question}”").format(question=item.text) if item else _("About one answer")


def message(each: Message, side: Side, about: str = "") -> Context:
    """One message with its answers; *about* where it does not stand beside what it speaks of."""
    _, voice = side.voice.gettext, side.voice
    unread = not side.coach and not each.read
    return {
        "id": each.id,
        "who": side.name(each.by),
        "when": voice.date(each.sent),
        "about": about,
        "mark": _("New") if unread else "",
        "body": _body(each, unread),
        "parts": [] if unread else parts(each.parts, voice),
        "state": _state(each, side),
        "open": _("Read what {name} wrote").format(name=side.name(each.by)),
        "replies": [] if unread or side.coach and not side.shared else _replies(each, side),
        "forms": _forms(each, side),
        "here": side.at == each.id,
    }


def parts(written: Mapping[str, str] | Locked, voice: Voice) -> list[dict[str, str]]:
    """The parts that have words, with their labels."""
    if isinstance(written, Locked):
        return []
    return [
        {"label": voice.gettext(LABELS[part]), "text": written[part]}
        for part in PARTS
        if written[part].strip()
    ]


def waiting(names: Sequence[str], sitting: str, voice: Voice) -> list[Context]:
    """The line that says who wrote something that is not read yet, beside that *sitting* or anywhere."""
    if not names:
        return []
    who = voice.listing(list(dict.fromkeys(names)))
    text = voice.gettext("{name} wrote to you about your result.").format(name=who)
    return [line(text, handler="show", sitting=sitting, about="feedback")]


def ended(since: str, voice: Voice) -> str:
    """The dated stub of what is no longer shared; *since* is empty where nobody knows."""
    if not since:
        return voice.gettext("No longer shared")
    return voice.gettext("No longer shared since {date}").format(date=voice.date(since))


def _body(each: Message, unread: bool) -> str:
    if unread:
        return "assessment/feedback_unread.html"
    locked = isinstance(each.parts, Locked)
    return "assessment/feedback_locked.html" if locked else "assessment/feedback_parts.html"


def _state(each: Message, side: Side) -> str:
    _, voice = side.voice.gettext, side.voice
    if not side.coach:
        return ""
    if each.read:
        return _("Read on {date}.").format(date=voice.date(each.read))
    return _("Not read yet.")


def _replies(each: Message, side: Side) -> list[Context]:
    if isinstance(each.reply, Locked):
        return []
    return [_reply(each, number, reply, side) for number, reply in enumerate(each.reply.sent)]


def _reply(each: Message, number: int, reply: Reply, side: Side) -> Context:
    _, voice = side.voice.gettext, side.voice
    news = number >= each.seen
    flag = _("{name} sees this differently.") if side.coach else _("You see this differently.")
    return {
        "who": side.name(side.learner.id),
        "when": voice.moment(reply.at),
        "text": reply.text,
        "flag": flag.format(name=side.learner.name) if reply.differently else "",
        "mark": _("New") if side.coach and news and answers_to(each.by, side.reader, side.team) else "",
    }


def _forms(each: Message, side: Side) -> list[Context]:
    if side.coach:
        mine = each.by == side.reader and not each.read and side.shared
        return [{"template": "assessment/feedback_back.html", "message": each.id}] if mine else []
    if not each.read or isinstance(each.reply, Locked):
        return []
    if side.shared:
        return [_answer(each, each.reply, side)]
    return [_unsent(each.reply, side)] if each.reply.draft.text else []


def _answer(each: Message, said: Answers, side: Side) -> Context:
    _, name = side.voice.gettext, side.name(each.by)
    text = said.draft.text
    locked = isinstance(text, Locked)
    readers = _("{name} and the other coaches of this course can read it once you send it.")
    return {
        "template": "assessment/feedback_locked.html" if locked else "assessment/feedback_answer.html",
        "message": each.id,
        "text": text,
        "revision": said.draft.revision,
        "opened": bool(text) or side.at == each.id,
        "open": _("Answer {name}").format(name=name),
        "readers": readers.format(name=name),
        "send": _("Send to {name}").format(name=name),
    }


def _unsent(said: Answers, side: Side) -> Context:
    return {
        "template": "assessment/feedback_unsent.html",
        "text": said.draft.text,
        "why": side.voice.gettext("You began this answer. It can be sent while the result is shared."),
    }


def _form(about: About, desk: Desk, side: Side) -> Context:
    _ = side.voice.gettext
    draft = desk.drafts.get(about.text)
    place = dict(desk.fields)
    item = f"{side.learner.id} {place['sitting']} {about.text}"
    return {
        "slug": about.text.replace(":", "-"),
        "fields": [*desk.fields, ("about", about.text)],
        "parts": [
            {
                "name": part,
                "label": _(LABELS[part]),
                "hint": _(_HINTS[part]),
                "item": f"{item} {part}",
                "text": draft.texts[part] if draft else "",
                "revision": draft.revisions[part] if draft else 0,
                "first": part == PARTS[0] and side.at == about.text,
            }
            for part in PARTS
        ],
        "told": _(
            "One part is enough. {name} gets it when you send it, and can answer. Until then only you see it."
        ).format(name=side.learner.name),
        "send": _("Send to {name}").format(name=side.learner.name),
    }
