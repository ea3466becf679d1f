"""A learner's shortlist: the list, one entry with its note and its readers, and what coaches see of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from coaching_xblock.core import limits
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.people import Person
from coaching_xblock.core.shortlist import Entry
from coaching_xblock.core.words import Locked

from .log import log_lines
from .readers import who
from .sharing import Fields, asking, share_line, ways
from .voice import Voice

Panel = Literal["", "share", "remove"]


def listing(
    entries: Sequence[Entry], voice: Voice, *, here: str = "", said: str = "", finished: bool
) -> dict[str, Any]:
    """The list, newest first, with the stubs of what was removed; reading goes on at the entry *here*.

    *said* is what was just done, for screen readers; *finished*: is there a result to go back to?
    """
    _ = voice.gettext
    kept = [each for each in entries if each.stage == "kept"]
    removed = dict.fromkeys(voice.date(each.changed) for each in entries if each.stage == "removed")
    gone = _("You removed work on {dates}.").format(dates=voice.listing(list(removed)))
    return {
        "entries": [_line(each, here, voice) for each in kept],
        "empty": not kept,
        "removed": gone if removed else "",
        "most": limits.WORK_CHARACTERS,
        "said": said,
        "back": _("Back to my result") if finished else _("Back to the questionnaire"),
    }


def entry(
    found: Entry,
    log: AccessLog,
    people: Mapping[str, Person],
    coaches: Sequence[Person],
    voice: Voice,
    *,
    panel: Panel = "",
    confidentiality: Sequence[str] = (),
    back: Sequence[tuple[str, str | int]] = (),
) -> dict[str, Any]:
    """One entry: its note, who can read it, what happened to it.

    *back* are the fields that lead to where the learner came from.
    """
    here: Fields = [("entry", found.id), *back]
    return {
        "id": found.id,
        "here": here,
        "asks_remove": [("entry", found.id), ("panel", "remove"), *back],
        "saved": voice.gettext("On your shortlist since {date}.").format(date=voice.date(found.added)),
        "readable": not isinstance(found.what, Locked),
        "note": _note(found, voice),
        "share": share_line(found.consent, log.of(found.id), people, coaches, voice),
        "sharing": _sharing(found, here, voice) if panel == "" else {},
        "ask": _asking(found, here, who(coaches, confidentiality), voice) if panel == "share" else {},
        "asking_remove": panel == "remove",
        "idle": panel == "",
        "log": log_lines(log.of(found.id), people, voice),
    }


def _sharing(found: Entry, here: Fields, voice: Voice) -> dict[str, Any]:
    """The ways to change who can read it; none for what cannot be read."""
    if isinstance(found.what, Locked) and not found.consent.given:
        return {}
    asks = [*here, ("panel", "share")]
    return ways(found.consent, ("show_entry", asks), ("withdraw_entry", here), voice)


def _asking(found: Entry, here: Fields, who: Mapping[str, Any], voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    along = _(
        "You share this entry with your note, and what you change in the note later. The rest of your "
        "shortlist stays private."
    )
    kept = [*here, ("at", "readers")]
    return asking(
        found.consent,
        ("share_entry", here),
        ("show_entry", kept),
        who,
        voice,
        label=_("Share the entry"),
        lines=[along],
    )


def title(found: Entry, voice: Voice) -> str:
    """What the work is called, or that it cannot be read."""
    if isinstance(found.what, Locked):
        return voice.gettext("An entry whose key is missing")
    return found.title


def shared(number: int, back: Sequence[tuple[str, str | int]], voice: Voice) -> dict[str, Any]:
    """Beside a result: that *number* entries are shared, and the way to them; nothing for none.

    *back* are the fields of the learner's line in the coach's list; without them it leads nowhere.
    """
    said = voice.ngettext(
        "{number} entry of the shortlist is shared.", "{number} entries of the shortlist are shared.", number
    )
    return {"shortlist_shared": {"text": said, "fields": list(back)} if number else {}}


def opened(entries: Sequence[Entry], learner: Person, voice: Voice) -> dict[str, Any]:
    """The shared *entries* as coaches read them."""
    _ = voice.gettext
    return {
        "name": learner.name,
        "told": _("{name} can see that you opened this.").format(name=learner.name),
        "entries": [
            {
                "title": title(each, voice),
                "language": "en" if each.soc else "",
                "lines": [] if isinstance(each.note.text, Locked) else _lines(each.note.text),
                "locked": isinstance(each.note.text, Locked),
                "shared": _("Shared on {date}.").format(date=voice.date(each.consent.since)),
                "own": "" if each.soc else _("In their own words."),
                "more": f"https://www.onetonline.org/link/summary/{each.soc}" if each.soc else "",
            }
            for each in entries
        ],
    }


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _note(found: Entry, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    only, shared = _("Only you can read this."), _("Your coaches can read this, and what you change here.")
    locked = isinstance(found.note.text, Locked)
    return {
        "text": "" if locked else found.note.text,
        "locked": locked,
        "open": not locked,
        "revision": found.note.revision,
        "hint": shared if found.consent.given else only,
    }


def _line(found: Entry, here: str, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    shared = _("Shared on {date}").format(date=voice.date(found.consent.since))
    return {
        "id": found.id,
        "title": title(found, voice),
        "language": "en" if found.soc else "",
        "note": _beginning(found.note.text),
        "state": shared if found.consent.given else _("Private"),
        "here": found.id == here,
    }


def _beginning(text: str | Locked, most: int = 120) -> str:
    """The beginning of a note in one line, cut between words."""
    words = "" if isinstance(text, Locked) else " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
