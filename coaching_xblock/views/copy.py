"""A person's own copy as one page to read and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core import copy, link, message, shortlist, unsent
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .answers import given
from .interview import label
from .links import kinds
from .log import log_lines
from .recording import unconfirmed
from .report import report
from .shortlist import title
from .transcript import transcript
from .voice import Voice

Context = dict[str, Any]
Taken = Sequence[tuple[Sitting, Instrument | None]]
#: Keys of a stored sitting that the page shows in its own way, or that say nothing to a reader.
_SHOWN = frozenset(
    ("id", "instrument", "digest", "stage", "started", "changed", "finished", "answered", "answers", "shown")
    + ("echoes", "consent", "note", "recorded")
)


def page(
    row: Mapping[str, Any],
    taken: Taken,
    names: Mapping[str, str],
    owner: str,
    now: str,
    voice: Voice,
) -> Context:
    """The context of ``assessment/copy_file.html``; *names* are those of all ids in *owner*'s row."""
    people = {id: Person(id, name) for id, name in names.items()}
    log = AccessLog.load(row["access_log"])
    stored = {each["id"]: each for each in row["sittings"]}
    results = [
        {**_sitting(each, asked, voice), **_around(each, stored.get(each.id, {}), log, people, voice)}
        for each, asked in reversed(list(taken))
    ]
    return {
        "made": voice.moment(now),
        "waiting": unconfirmed(row["records"], people, voice),
        "results": results,
        "messages": transcript(
            message.load(row["messages"]), unsent.load(row["drafts"]), people, owner, voice
        ),
        "entries": [_entry(each, voice) for each in shortlist.kept(row["shortlist"])],
        "begun": [_link(each, voice) for each in link.load(row["links"])],
    }


def answers(found: Sitting, instrument: Instrument, voice: Voice) -> list[Context]:
    """The answers of a sitting in words; none where they are locked or gone."""
    if isinstance(found.answers, Locked):
        return []
    return given(instrument, found.answers, voice)


def _sitting(found: Sitting, instrument: Instrument | None, voice: Voice) -> Context:
    """One sitting: what its result said, and every answer as it was given."""
    locked = isinstance(found.answers, Locked) or isinstance(found.shown, Locked)
    told = report(found, instrument, voice) if instrument and isinstance(found.shown, dict) else {}
    return {
        "heading": _heading(found, voice),
        "title": instrument.title if instrument else "",
        "language": instrument.language if instrument else "",
        "locked": locked,
        "report": told,
        "answers": answers(found, instrument, voice) if instrument else [],
        "licences": told.get("licences", []),
    }


def _around(
    found: Sitting, stored: Mapping[str, Any], log: AccessLog, people: Mapping[str, Person], voice: Voice
) -> Context:
    """What stands beside a sitting: the note, what happened to it, and what only later versions know."""
    more = {key: value for key, value in stored.items() if key not in _SHOWN}
    return {
        "recorded": label(found, people, "", voice),
        "note": _text(found.note.text, voice),
        "log": log_lines(log.of(found.id), people, voice),
        "more": _facts(more, voice),
    }


def _heading(found: Sitting, voice: Voice) -> str:
    _ = voice.gettext
    said = {
        "finished": _("Result of {date}"),
        "begun": _("Begun on {date}, not finished"),
        "deleted": _("Deleted on {date}"),
    }[found.stage]
    return said.format(date=voice.date(found.started if found.stage == "begun" else found.finished))


def _entry(each: shortlist.Entry, voice: Voice) -> Context:
    state = voice.gettext("Shared with your coaches") if each.consent.given else voice.gettext("Private")
    return {"title": title(each, voice), "state": state, "note": _text(each.note.text, voice)}


def _link(each: link.Link, voice: Voice) -> str:
    return voice.gettext("{kind}, {date}").format(kind=kinds(voice)[each.kind], date=voice.date(each.at))


def _text(text: str | Locked, voice: Voice) -> str:
    if isinstance(text, Locked):
        return voice.gettext("Stored, but the site's key for it is missing.")
    return text


def _facts(value: Any, voice: Voice) -> list[tuple[str, str]]:
    missing = voice.gettext("Stored, but the site's key for it is missing.")
    return [(" · ".join(path), text or missing) for path, text in copy.facts(copy.plain(value))]
