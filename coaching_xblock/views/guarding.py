"""What a safeguarding person sees: what waits, and one matter of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core import confidence
from coaching_xblock.core.concern import Concern
from coaching_xblock.core.confidence import Said
from coaching_xblock.core.inbox import Inbox, Matter
from coaching_xblock.core.jotting import Jotting
from coaching_xblock.core.mark import Mark
from coaching_xblock.core.matter import TALK
from coaching_xblock.core.vault import Vault

from .names import Names

Context = dict[str, Any]


def inbox(
    found: Inbox,
    locked: int,
    names: Names,
    *,
    coach: bool,
    at: tuple[str, str] = ("", ""),
) -> Context:
    """The list: what waits or is open, the oldest first, and what is closed. Reading goes on *at* a learner's
    matter."""
    _, voice = names.voice.gettext, names.voice
    current, closed = found.sorted("waiting", "open"), found.sorted("closed")[::-1]
    return {
        "current": [_line(each, names, at) for each in current],
        "closed": [_line(each, names, at) for each in closed],
        "closed_title": voice.ngettext("{number} closed", "{number} closed", len(closed)),
        "any_closed": bool(closed),
        "nothing": not current,
        "locked": voice.ngettext(
            "{number} row does not open: the site's key for it is missing. Tell whoever runs the site.",
            "{number} rows do not open: the site's key for them is missing. Tell whoever runs the site.",
            locked,
        )
        if locked
        else "",
        "coach": coach,
        "top": at == ("", ""),
    }


def talk(
    kept: Vault, learner: str, guard: str, drafts: tuple[Jotting, Jotting], names: Names, *, at: str = ""
) -> Context:
    """What a learner said to this safeguarding person, with the places for an answer and a note."""
    _ = names.voice.gettext
    found = confidence.of(kept.talk)
    shown = found.shown_to(guard)
    hidden = len(found.said) - len(shown)
    return {
        **_matter(learner, TALK, found.opened, found.notes, found.closed, drafts[1], names),
        "title": names.of(learner),
        "told": _("{name} can see that you opened this.").format(name=names.of(learner)),
        "messages": [_message(each, guard, names, at == each.id) for each in shown],
        "hidden": names.voice.ngettext(
            "{number} more message was written to somebody else.",
            "{number} more messages were written to somebody else.",
            hidden,
        )
        if hidden
        else "",
        "answer": {
            "item": f"{learner} {TALK} answer",
            "text": drafts[0].text,
            "revision": drafts[0].revision,
            "label": _("Answer {name}").format(name=names.of(learner)),
            "send": _("Send to {name}").format(name=names.of(learner)),
        },
        "at": {"note": at == "note"},
        "top": not at,
    }


def report(found: Concern, learner: str, draft: Jotting, names: Names, *, at: str = "") -> Context:
    """What a coach reported, with a place for a note."""
    _, voice = names.voice.gettext, names.voice
    name, title = names.of(learner), names.title(found.usage)
    about = _("It is about something of {name}'s, whose words are not shown here:")
    told = _("{name} knows that you were told, and by whom.")
    silent = _("{name} is not told. The reason: {reason}")
    return {
        **_matter(learner, found.id, found.opened, found.notes, found.closed, draft, names),
        "title": _("{coach} is worried about {name}").format(coach=names.of(found.by), name=name),
        "when": voice.moment(found.at),
        "text": found.text,
        "abouts": [
            {"said": about.format(name=name), "place": title, "url": names.url(found.usage)},
        ]
        if title
        else [],
        "told": (silent if found.silent else told).format(name=name, reason=found.silent),
        "at": {"note": at == "note"},
        "top": not at,
    }


def _line(each: Matter, names: Names, at: tuple[str, str]) -> Context:
    _, voice = names.voice.gettext, names.voice
    who = names.of(each.learner)
    said = (
        _("wrote to you") if each.which == TALK else _("{coach} is worried").format(coach=names.of(each.by))
    )
    stages = {
        "waiting": _("Waiting since {date}"),
        "open": _("Open, last {date}"),
        "closed": _("Closed, last {date}"),
    }
    return {
        "name": who,
        "said": said,
        "stage": stages[each.stage].format(date=voice.date(each.since)),
        "waiting": each.stage == "waiting",
        "open": _("Open"),
        "fields": [("learner", each.learner), ("matter", each.which)],
        "here": at == (each.learner, each.which),
    }


def _matter(
    learner: str,
    which: str,
    opened: Sequence[Mark],
    notes: Sequence[Mark],
    closed: Mark | None,
    draft: Jotting,
    names: Names,
) -> Context:
    """What every matter has: who opened it, what was noted, whether it is closed."""
    _, voice = names.voice.gettext, names.voice
    done = _("Closed by {name} on {date}.")
    return {
        "fields": [("learner", learner), ("matter", which)],
        "opened": [f"{voice.moment(each.at)} {names.of(each.by)}" for each in reversed(opened)],
        "notes": [
            {"who": names.of(each.by), "when": voice.moment(each.at), "text": each.text} for each in notes
        ],
        "closed": done.format(name=names.of(closed.by), date=voice.date(closed.at)) if closed else "",
        "act": "reopen_matter" if closed else "close_matter",
        "act_said": _("Open it again") if closed else _("Nothing more to do: close it"),
        "note": {"item": f"{learner} {which} note", "text": draft.text, "revision": draft.revision},
    }


def _message(each: Said, guard: str, names: Names, here: bool) -> Context:
    _, voice = names.voice.gettext, names.voice
    return {
        "id": each.id,
        "to": "",
        "deletes": False,
        "here": here,
        "who": _("You") if each.by == guard else names.of(each.by),
        "when": voice.moment(each.at),
        "text": each.text,
        "stub": _("Deleted on {date}.").format(date=voice.date(each.deleted)) if each.deleted else "",
    }
