"""An entry that is done, its versions, and where it stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core import limits, quote
from coaching_xblock.core.consent import Consent
from coaching_xblock.core.entry import Entry, Json, untouched
from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.prompt import CHECK_HIGH
from coaching_xblock.core.version import Version, Written
from coaching_xblock.core.words import Locked

from .markdown import html
from .occasion import label
from .voice import Voice

#: Characters of the beginning of a version, in a list of them.
BEGINNING = 80
Context = dict[str, Any]


def words(written: Written | Locked, language: str) -> Context:
    """The text and the sliders of one version, to be read."""
    if isinstance(written, Locked):
        return {"locked": True, "text": "", "sliders": [], "language": language}
    labels = {each.id: each.label for each in written.asked.checks}
    return {
        "locked": False,
        "text": html(written.text),
        "sliders": [
            {"label": labels.get(name, name), "value": f"{value} / {CHECK_HIGH}"}
            for name, value in written.checks.items()
        ],
        "language": written.asked.language or language,
    }


def done(found: Entry, voice: Voice) -> str:
    """When it was handed in."""
    return voice.gettext("Done on {moment}.").format(moment=voice.moment(found.submitted))


def versions(found: Entry, voice: Voice) -> list[Context]:
    """The earlier versions, newest first; what the page shows is none of them."""
    last = found.handed_in
    shown = last.id if last and not found.ahead else ""
    return [
        {
            "entry": found.id,
            "version": each.id,
            "when": voice.moment(each.at),
            "kind": kind(each, voice),
            "begins": _beginning(each),
        }
        for each in reversed(found.versions)
        if each.id != shown
    ]


def kind(each: Version, voice: Voice) -> str:
    """What a version was."""
    return voice.gettext("Done") if each.kind == "submitted" else voice.gettext("Draft")


def stood(each: Version, voice: Voice) -> str:
    """When a version was kept, and what it was."""
    _ = voice.gettext
    said = _("Done on {moment}.") if each.kind == "submitted" else _("Draft of {moment}.")
    return said.format(moment=voice.moment(each.at))


def _beginning(each: Version) -> str:
    if isinstance(each.words, Locked):
        return ""
    text = " ".join(quote.text(each.words.text, 0, len(each.words.text)).split())
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING].rsplit(' ', 1)[0]} …"


def state(spot: Spot, voice: Voice) -> str:
    """Where one of them stands, in a few words."""
    _, found = voice.gettext, spot.entry
    if found is None or spot.stage == "none":
        return ""
    if spot.stage == "draft":
        return _("Draft of {date}").format(date=voice.date(found.changed))
    said = _done(found.submitted, found.consent, voice)
    return f"{said}. {_('You went on writing.')}" if spot.stage == "ahead" else said


def earlier(stored: Sequence[Json], page: int, voice: Voice) -> Context:
    """A *page* of entries, newest first, with stubs of deleted ones. Works on sealed rows."""
    kept = [each for each in reversed(stored) if not untouched(each)]
    start = (page - 1) * limits.ENTRIES_PAGE
    rows = [
        {
            "entry": each["id"],
            "when": label(each["occasion"], voice) or voice.date(each["submitted"] or each["started"]),
            "state": _stands(each, voice),
            "open": each["stage"] != "deleted",
        }
        for each in kept[start : start + limits.ENTRIES_PAGE]
    ]
    more = len(kept) > start + limits.ENTRIES_PAGE
    return {"rows": rows, "older": page + 1 if more else 0, "newer": page - 1}


def _stands(each: Json, voice: Voice) -> str:
    _ = voice.gettext
    if each["stage"] == "deleted":
        return _("Deleted on {date}").format(date=voice.date(each["changed"]))
    if each["stage"] == "draft":
        return _("Draft of {date}").format(date=voice.date(each["changed"]))
    return _done(each["submitted"], Consent.load(each["consent"]), voice)


def _done(at: str, consent: Consent, voice: Voice) -> str:
    _ = voice.gettext
    who = _("shared with your coaches") if consent.given else _("private")
    return _("Done on {date}, {who}").format(date=voice.date(at), who=who)
