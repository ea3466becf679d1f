"""A conversation as it stands in one's own copy: every message and draft, in plain lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.message import Message
from coaching_xblock.core.people import Person
from coaching_xblock.core.unsent import Draft

from .parts import said
from .thread import wordless
from .voice import Voice

Context = dict[str, Any]


def transcript(
    messages: Sequence[Message],
    drafts: Sequence[Draft],
    people: Mapping[str, Person],
    owner: str,
    voice: Voice,
) -> list[Context]:
    """What was sent, oldest first, and what was not, for ``thread/copy.html``. *owner* reads it."""
    sent = [_message(each, people, owner, voice) for each in messages]
    return [*sent, *(_draft(each, voice) for each in drafts)]


def _message(each: Message, people: Mapping[str, Person], owner: str, voice: Voice) -> Context:
    _ = voice.gettext
    gone = _("A former member of the course team")

    def name(person: str) -> str:
        return people[person].name if person in people else gone

    waits = [_("You have not opened this yet. It waits for you on the page.")] if each.waits(owner) else []
    parts = said({} if waits else each.said.parts, voice)
    differs = [_("I see this differently")] if each.said.differently else []
    plain = [line for line in (wordless(each, name(each.to), voice), *differs, *waits) if line]
    return {
        "heading": _("{name}, {date}").format(name=name(each.by), date=voice.moment(each.sent)),
        "locked": each.locked,
        "parts": [*({"label": "", "text": line} for line in plain), *parts],
    }


def _draft(each: Draft, voice: Voice) -> Context:
    return {
        "heading": voice.gettext("Not sent yet, {date}").format(date=voice.moment(each.changed)),
        "locked": each.locked,
        "parts": said(each.texts, voice),
    }
