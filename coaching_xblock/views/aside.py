"""What stands beside an entry that a coach reads: what else the learner shares in this course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coaching_xblock.core.entry import Entry
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from . import occasion
from .queue import Fields
from .sentence import sentence
from .shared_entry import said
from .voice import Voice

Stored = Mapping[str, Any]
Context = dict[str, Any]
#: So many of one block stand openly; earlier ones open on demand.
OPENLY = 4


@dataclass(frozen=True)
class Shelf:
    """What somebody shares on one block: stored entries or sittings, still sealed, the newest first."""

    usage: str
    title: str
    #: Where people find the block, or empty.
    url: str
    #: What the block asks, by prompt; a questionnaire asks nothing here.
    asked: Mapping[str, str]
    items: Sequence[Stored]


@dataclass(frozen=True)
class Taken:
    """What a coach has just opened of a shelf, after the log has its line."""

    usage: str
    found: Entry | Sitting


def shelves(there: Sequence[Shelf], taken: Taken | None, name: str, fields: Fields, voice: Voice) -> Context:
    """For ``reflection/aside.html``: titles and days, each a button; of what was *taken* the words too.

    *name* is the learner's; *fields* lead back to the entry that is being read.
    """
    _ = voice.gettext
    return {
        "shelves": [_shelf(each, taken, name, fields, voice) for each in there],
        "shelves_title": _("What else {name} shares").format(name=name),
        "shelves_told": _("{name} sees what you open here, too.").format(name=name),
    }


def _shelf(shelf: Shelf, taken: Taken | None, name: str, fields: Fields, voice: Voice) -> Context:
    items = [_item(each, shelf, taken, name, fields, voice) for each in shelf.items]
    later = items[OPENLY:]
    more = voice.ngettext("{number} earlier", "{number} earlier", len(later))
    return {
        "title": shelf.title,
        "items": items[:OPENLY],
        "later": later,
        "more": more,
        "open": any(each["here"] for each in later),
    }


def _item(
    each: Stored, shelf: Shelf, taken: Taken | None, name: str, fields: Fields, voice: Voice
) -> Context:
    _ = voice.gettext
    entry = "prompt" in each
    day = voice.date(each["submitted"] if entry else each["finished"])
    question = shelf.asked.get(each["prompt"], _("An earlier question")) if entry else _("Result")
    # Of a question that comes again, which time it was says more.
    time = occasion.label(each.get("occasion") or "", voice)
    here = taken is not None and (taken.usage, taken.found.id) == (shelf.usage, each["id"])
    return {
        "label": time or question,
        "day": day if not time else question if len(shelf.asked) > 1 else "",
        "fields": [*fields, ("usage", shelf.usage), ("which", each["id"])],
        "here": here,
        "elsewhere": not here,
        "body": _body(taken.found, shelf.url, name, voice) if here and taken else {},
    }


def _body(found: Entry | Sitting, url: str, name: str, voice: Voice) -> Context:
    """The words of what was opened: an entry whole, of a result what it says first."""
    if isinstance(found, Entry):
        return {"entry": said(found.handed_in, f"beside-{found.id}", voice), "sentence": "", "url": ""}
    shown = found.shown
    if isinstance(shown, Locked) or shown is None:
        told = voice.gettext("This is stored, but the site's key for it is missing. Tell your course team.")
    else:
        told = sentence(shown, voice, name)
    return {"entry": {}, "sentence": told, "url": url}
