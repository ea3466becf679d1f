"""Who can read what a learner wrote: the share line, the ways to change it, and what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from coaching_xblock.core.access import AccessLog, Line
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.message import Message
from coaching_xblock.core.people import Person

from .log import dropped, log_lines, name_of
from .readers import offer
from .sharing import Way, asking, gained, share_line, ways
from .today import line
from .voice import Voice

Context = dict[str, Any]
#: Asked for by the learner, or offered by the course once something is handed in.
Panel = Literal["", "share", "offer"]


def section(
    found: Entry,
    log: AccessLog,
    people: Mapping[str, Person],
    coaches: Sequence[Person],
    who: Mapping[str, Any],
    voice: Voice,
    *,
    panel: Panel,
    at: bool,
    quiet: bool = False,
) -> Context:
    """For ``reflection/share.html``: of an entry that was handed in. *who* is `readers.who`.

    Reading goes on *at* the section, which is *quiet* beside a text that is written on.
    """
    lines = log.of(found.id)
    return {
        "line": share_line(found.consent, lines, people, coaches, voice),
        "ask": _asking(found, panel, who, voice) if panel else {},
        "sharing": {} if panel else _sharing(found, quiet, voice),
        "log": log_lines(lines, people, voice),
        "earlier": dropped(log, voice),
        "at": at,
    }


def _sharing(found: Entry, quiet: bool, voice: Voice) -> Context:
    _ = voice.gettext
    here = [("entry", found.id)]
    also = _("What you wrote to a coach about it goes from their view too; they keep their own words.")
    more = [Way("preview_as_coach", _("See it as my coach sees it"), here)]
    return ways(
        found.consent, ("ask_share", here), ("withdraw", here), voice, more=more, also=also, quiet=quiet
    )


def _asking(found: Entry, panel: Panel, who: Mapping[str, Any], voice: Voice) -> Context:
    _ = voice.gettext
    here = [("entry", found.id)]
    return asking(
        found.consent,
        ("share", here),
        ("show", [*here, ("at", "sharing")]),
        who,
        voice,
        label=_("Share what I wrote"),
        lines=[
            _(
                "They read what is done, now and later, and can write to you about it. What you are still "
                "writing, your tags and earlier versions stay yours."
            )
        ],
        offer=offer(voice) if panel == "offer" else "",
    )


def talk(found: Entry, number: int, voice: Voice) -> Context:
    """The way to the conversation about an entry, which has a *number* of messages."""
    said = voice.ngettext(
        "The conversation about it, {number} message", "The conversation about it, {number} messages", number
    )
    label = said if number else voice.gettext("Write to your coaches about it")
    return {"label": label, "fields": [("entry", found.id), ("at", "talk")]}


def answers(unread: Sequence[Message], people: Mapping[str, Person], voice: Voice) -> list[Context]:
    """The line of today about what coaches wrote and the learner has not opened."""
    if not unread:
        return []
    names = voice.listing(list(dict.fromkeys(name_of(each.by, people, voice) for each in unread)))
    said = voice.gettext("{name} wrote to you.").format(name=names)
    return [line(said, handler="show", entry=unread[0].item, at="unread")]


def today(
    entries: Sequence[Entry],
    log: AccessLog,
    people: Mapping[str, Person],
    coaches: Sequence[Person],
    voice: Voice,
) -> list[Context]:
    """The lines of today about shared *entries*: who else can read them since, and who opened one."""
    _ = voice.gettext
    shared = [each for each in entries if each.consent.given]
    if not shared:
        return []
    lines = []
    later = gained([each.consent for each in shared], coaches)
    if later:
        said = _("Since you shared, this course gained: {names}. They can read it too.")
        text = said.format(names=voice.listing([each.name for each in later]))
        lines.append(_to(shared[-1], text))
    looks = [(each, one) for each in shared for one in _looks(each, log)]
    if looks:
        each, one = max(looks, key=lambda look: look[1].at)
        name, date = name_of(one.who, people, voice), voice.date(one.at)
        lines.append(_to(each, _("{name} opened what you wrote on {date}.").format(name=name, date=date)))
    return lines


def _to(found: Entry, text: str) -> Context:
    return line(text, handler="show", entry=found.id, at="sharing")


def _looks(found: Entry, log: AccessLog) -> list[Line]:
    """Who opened it since it is shared."""
    return [each for each in log.of(found.id) if each.act == "opened" and each.at >= found.consent.since]
