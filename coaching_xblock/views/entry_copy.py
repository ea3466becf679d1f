"""A learner's own copy of a reflection as one page: every entry with its versions and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.core import copy, message, unsent
from coaching_xblock.core import entry as entries
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.people import Person
from coaching_xblock.core.version import Asked, Version, Written
from coaching_xblock.core.words import Locked

from .entry import kind
from .journal import sliders, state
from .log import dropped, log_lines
from .markdown import html
from .transcript import transcript
from .voice import Voice

Context = dict[str, Any]


def page(
    row: Mapping[str, Any],
    asked: Mapping[str, Asked],
    people: Mapping[str, Person],
    owner: str,
    made: str,
    voice: Voice,
) -> Context:
    """The context of ``reflection/copy_file.html``; *asked* is what is asked today, by prompt."""
    log, every = AccessLog.load(row["access_log"]), entries.load(row["entries"])
    sent, drafts = message.load(row["messages"]), unsent.load(row["drafts"])

    def said(item: str) -> list[Context]:
        here = [each for each in sent if each.item == item], [each for each in drafts if each.item == item]
        return transcript(*here, people, owner, voice)

    known = {each.id for each in every}
    items = [each.item for each in sent] + [each.item for each in drafts]
    others = [item for item in dict.fromkeys(items) if item not in known]
    return {
        "made": voice.moment(made),
        "entries": [
            {
                **_entry(each, asked.get(each.prompt, Asked()), voice),
                "messages": said(each.id),
                "log": log_lines(log.of(each.id), people, voice),
                "more": copy.facts(copy.plain(each.extra)),
            }
            for each in every
        ],
        "messages": [each for item in others for each in said(item)],
        "earlier": dropped(log, voice),
    }


def _entry(found: Entry, today: Asked, voice: Voice) -> Context:
    asked = found.written.asked if found.written.asked.question else today
    tags = () if isinstance(found.tags, Locked) else found.tags
    return {
        "heading": _heading(found, voice),
        "question": asked.question,
        "language": asked.language,
        "words": {**_words(found.written, asked, voice), "locked": found.locked},
        "state": "" if found.stage == "deleted" else state(found, found.submitted, voice),
        "tags": voice.gettext("Tags: {tags}").format(tags=", ".join(tags)) if tags else "",
        "versions": [_version(each, asked, voice) for each in found.versions],
    }


def _version(each: Version, today: Asked, voice: Voice) -> Context:
    said = voice.gettext("{kind}, {moment}").format(kind=kind(each, voice), moment=voice.moment(each.at))
    return {"heading": said, **_words(each.words, today, voice)}


def _words(written: Written | Locked, today: Asked, voice: Voice) -> Context:
    """A text with its sliders; *today* names those of a draft."""
    if isinstance(written, Locked):
        return {"locked": True, "text": "", "sliders": ""}
    asked = written.asked if written.asked.question else today
    return {"locked": False, "text": html(written.text), "sliders": sliders(written.checks, asked, voice)}


def _heading(found: Entry, voice: Voice) -> str:
    if found.stage == "deleted":
        return voice.gettext("Deleted on {date}").format(date=voice.date(found.changed))
    return voice.date(found.submitted or found.started)
