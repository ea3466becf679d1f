"""A conversation: its messages one page at a time, what is new in them, and who opened what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coaching_xblock.core import quote, thread
from coaching_xblock.core.message import WRITTEN, Message
from coaching_xblock.core.people import Person
from coaching_xblock.core.quote import Quote

from .parts import said
from .voice import Voice

Context = dict[str, Any]
Fields = Sequence[tuple[str, str | int]]
#: Letters of a paragraph on the button that quotes it.
_BEGINNING = 48


@dataclass(frozen=True)
class Focus:
    """Where in a conversation somebody is."""

    #: A message, "talk" for the top of the page, "unread" for what is to be opened, "reply" for the text
    #: field, what a place is about for the way to its text field; empty for elsewhere.
    at: str = ""
    #: Pages count from the newest; this one is at the place that is *about* the same.
    page: int = 1
    about: str = ""
    #: The place whose reply form is open: what it is about.
    writing: str = ""
    #: The message that is being changed, and the one that may be deleted.
    editing: str = ""
    deleting: str = ""
    #: The messages that are new to who looks.
    new: frozenset[str] = frozenset()


#: Not in the conversation.
ELSEWHERE = Focus()


@dataclass(frozen=True)
class Side:
    """Who reads a conversation, and in which role."""

    reader: str
    coach: bool
    #: Those who wrote, opened or were passed it; and the learner.
    people: Mapping[str, Person]
    learner: Person
    voice: Voice
    #: May coaches read the item now? Only then is anything written about it.
    shared: bool = True
    focus: Focus = ELSEWHERE
    #: Hidden fields of every form.
    fields: Fields = ()
    #: The words of a quote and who said them; empty words where they are gone.
    quoted: Callable[[Quote], tuple[str, str]] = field(default=lambda _: ("", ""))
    #: What a message speaks of, where it does not stand beside it.
    titled: Callable[[str], str] = field(default=lambda _: "")

    def name(self, person: str) -> str:
        """Who that is, as this reader calls them."""
        if person == self.reader:
            return self.voice.gettext("You")
        if person in self.people:
            return self.people[person].name
        return self.voice.gettext("A former member of the course team")

    def hides(self, each: Message) -> bool:
        """Is that something a learner has yet to open?"""
        return not self.coach and each.waits(self.reader)


def messages(every: Sequence[Message], side: Side, editing: Context | None = None) -> Context:
    """The page of *every* message of one place at which this reader is, for ``thread/thread.html``.

    *editing* is the form that stands in place of the message `Focus.editing`.
    """
    shown = thread.page(every, side.focus.page)
    unread = [each for each in shown.messages if side.hides(each)]
    last = next((each.id for each in reversed(every) if each.by != side.reader and each.kind in WRITTEN), "")
    turn = [each for each in side.fields if each[0] != "talk"]
    told = [message(each, side, each.id == last) for each in shown.messages if each not in unread]
    form = {"body": "thread/editing.html", "edit": editing, "quotes": (), "states": (), "forms": ()}
    return {
        "here": _here("talk", side),
        "messages": [
            {**each, **form} if editing and each["id"] == side.focus.editing else each for each in told
        ],
        "unread": [_unread(unread, side)] if unread else [],
        "earlier": [[*turn, ("talk", shown.number + 1)]] if shown.earlier else [],
        "later": [[*turn, ("talk", shown.number - 1)]] if shown.number > 1 else [],
        "newest": shown.number == 1,
    }


def message(each: Message, side: Side, last: bool = False) -> Context:
    """One message; of what the other side sent, only the *last* says when it was opened."""
    _, voice = side.voice.gettext, side.voice
    said_ = each.said
    return {
        "id": each.id,
        "who": side.name(each.by),
        "when": voice.moment(each.sent),
        "mark": _("New") if each.id in side.focus.new else "",
        "about": side.titled(said_.about),
        "quotes": [quoted(one, side) for one in said_.quotes],
        "body": _body(each),
        "text": wordless(each, side.name(each.to), voice) or said_.text,
        "parts": said(said_.parts, voice),
        "flag": _flag(each, side),
        "states": _states(each, side, last),
        "forms": _forms(each, side),
        "here": side.focus.at == each.id not in (side.focus.editing, side.focus.deleting),
    }


def quoted(each: Quote, side: Side) -> Context:
    """One quote: its words and who said them, or that they are gone."""
    text, who = side.quoted(each)
    gone = "" if text else side.voice.gettext("The quoted words are not here any more.")
    return {"text": text, "who": who if text else "", "gone": gone}


def quoting(source: str, version: str, text: str, target: str, fields: Fields, voice: Voice) -> Context:
    """The way to quote from a *text*, for ``thread/quoting.html``.

    *target* is the id of the element that shows it, without the block's prefix. Where nothing is selected
    there, a text of one paragraph is quoted whole; of more, one paragraph is chosen.
    """
    places = quote.paragraphs(text)
    return {
        "template": "thread/quoting.html",
        "target": target,
        "fields": [*fields, ("source", source), ("version", version)],
        "several": len(places) > 1,
        "passages": [
            {
                "value": f"{start} {end}",
                "text": voice.gettext("“{words}”").format(words=_beginning(text, start, end)),
            }
            for start, end in places
        ],
    }


def ended(since: str, voice: Voice) -> str:
    """The dated stub of what is no longer shared; *since* is empty where nobody knows."""
    if not since:
        return voice.gettext("No longer shared")
    return voice.gettext("No longer shared since {date}").format(date=voice.date(since))


def _beginning(text: str, start: int, end: int) -> str:
    words = " ".join(quote.text(text, start, end).split())
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rsplit(' ', 1)[0]} ..."


def _unread(waiting: Sequence[Message], side: Side) -> Context:
    _, voice = side.voice.gettext, side.voice
    names = voice.listing(list(dict.fromkeys(side.name(each.by) for each in waiting)))
    return {
        "fields": [*side.fields, ("messages", " ".join(each.id for each in waiting))],
        "lines": [
            {
                "who": side.name(each.by),
                "when": voice.moment(each.sent),
                "about": side.titled(each.said.about),
            }
            for each in waiting
        ],
        "label": _("Read what {name} wrote").format(name=names),
        "here": _here("unread", side),
    }


def _here(part: str, side: Side) -> bool:
    """Does reading go on at that part of this very place?"""
    return side.focus.at == part and dict(side.fields).get("about") == side.focus.about


def _body(each: Message) -> str:
    if each.locked:
        return "thread/locked.html"
    plain = set(each.said.parts) <= {"text"}
    return "thread/text.html" if plain else "thread/parts.html"


def wordless(each: Message, to: str, voice: Voice) -> str:
    """What is said by a message without words of its own; *to* is the name of who it was passed to."""
    _ = voice.gettext
    if each.deleted:
        return _("Deleted on {date}.").format(date=voice.date(each.deleted))
    if each.kind == "receipt":
        until = _("I have read this. Answer by {day}.").format(day=voice.day(each.until))
        return until if each.until else _("I have read this. No answer is needed.")
    if each.kind == "passed":
        return _("I passed this on. From here, {name} answers.").format(name=to)
    return ""


def _flag(each: Message, side: Side) -> str:
    if each.kind == "talk":
        _, mine = side.voice.gettext, each.by == side.reader
        return (
            _("You asked for a talk.")
            if mine
            else _("{name} asks for a talk.").format(name=side.name(each.by))
        )
    if not each.said.differently:
        return ""
    if each.by == side.reader:
        return side.voice.gettext("You see this differently.")
    return side.voice.gettext("{name} sees this differently.").format(name=side.name(each.by))


def _states(each: Message, side: Side, last: bool) -> list[str]:
    _, voice = side.voice.gettext, side.voice
    if each.deleted or each.kind not in WRITTEN:
        return []
    edited = [_("Edited on {date}.").format(date=voice.date(each.edited))] if each.edited else []
    if each.by != side.reader:
        mine = last and each.reader == side.reader and each.id not in side.focus.new
        return [*edited, _("You opened it on {date}.").format(date=voice.date(each.read))] if mine else edited
    if not side.shared and not each.read:
        return edited
    opened = _("{name} opened it on {date}.").format(name=side.name(each.reader), date=voice.date(each.read))
    return [*edited, opened if each.read else _("Not opened yet.")]


def _forms(each: Message, side: Side) -> list[Context]:
    if each.deleted:
        return []
    if each.by == side.reader:
        return _changes(each, side)
    if each.locked or not side.shared or not each.said.text:
        return []
    text = each.said.text
    return [quoting(each.id, each.edited, text, f"{each.id}-text", side.fields, side.voice)]


def _changes(each: Message, side: Side) -> list[Context]:
    """What can become of one's own message."""
    fields = [*side.fields, ("message", each.id)]
    form = {"fields": fields, "message": each.id, "when": side.voice.moment(each.sent)}
    if each.id == side.focus.deleting:
        return [{**form, "template": "thread/deleting.html"}]
    if not each.read and side.shared:
        return [{**form, "template": "thread/back.html"}]
    if each.kind not in WRITTEN or (side.coach and not side.shared):
        return []
    return [{**form, "template": "thread/change.html", "editable": side.shared and not each.locked}]
