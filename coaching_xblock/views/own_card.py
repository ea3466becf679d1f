"""A coach's own card: what learners see of it, and the forms that change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_noop

from coaching_xblock.core import limits
from coaching_xblock.core.card import ADDRESSES, ITEM, PARTS, Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Absence, Promise
from coaching_xblock.core.sheet import unwritten

from .card import LABELS, WEEKDAYS, promised
from .promise import day
from .voice import Voice

Context = dict[str, Any]
_HINTS = {
    "name": gettext_noop("Empty: the name that the site knows you by."),
    "picture": gettext_noop(
        "It begins with https://. Whoever runs that site can see that somebody looks at it."
    ),
    "how": gettext_noop(
        "Two or three sentences: what a talk with you is like, and what you leave to the learner."
    ),
    "works_for": gettext_noop("Who pays you, and whether they have an interest in what learners decide."),
    "reports": gettext_noop("Such as “how many people I talk with, to the school; nothing of what is said”."),
    "times": gettext_noop("Days, hours, a room, a phone. Plain text."),
    "booking": gettext_noop("It begins with https://. It is not shown where learners may be under 18."),
}
_LINES = ("how", "works_for", "reports", "times")


def state(found: Card, drafts: Sequence[dict[str, Any]], seen: bool, voice: Voice) -> Context:
    """What learners see of the card; *seen* is false for who is not listed as a coach."""
    _ = voice.gettext
    lines = []
    if found.locked:
        lines.append(_("The words on it are stored, but the site's key for them is missing."))
    elif found.empty and seen:
        lines.append(_("Learners see your name and nothing else. A card tells them who they write to."))
    if unwritten(drafts, "", ITEM):
        lines.append(_("What you wrote since is not shown yet."))
    if not seen:
        lines.append(_("You are not in the list of this course's coaches, so learners do not see your card."))
    label = _("Write your card") if found.empty else _("Change your card")
    return {"lines": lines, "edit": label, "editable": not found.locked}


def words(found: Card, drafts: Sequence[dict[str, Any]], sent: Mapping[str, str], voice: Voice) -> Context:
    """The form for the words. *sent* are texts of a window that is not up to date: they show beside."""
    _, notes = voice.gettext, found.sheet.notes(drafts, "", ITEM)
    return {
        "parts": [
            {
                "name": part,
                "label": _(LABELS[part]),
                "hint": _(_HINTS[part]),
                "text": notes[part].text,
                "revision": notes[part].revision,
                "lines": part in _LINES,
                "line": part not in _LINES,
                "type": "url" if part in ADDRESSES else "text",
                "sent": sent.get(part, ""),
            }
            for part in PARTS
        ],
        "unshown": bool(unwritten(drafts, "", ITEM)),
    }


def answering(
    promise: Promise, revision: int, colleagues: Sequence[Person], elsewhere: Promise | None, voice: Voice
) -> Context:
    """The form for the promise; *elsewhere* is what another window stored meanwhile, if one did."""
    _ = voice.gettext
    stored = ""
    if elsewhere is not None:
        said = promised(elsewhere, voice) or _("Nothing is promised.")
        stored = _("Stored from another window: {said}").format(said=said)
    return {
        "days": "" if promise.days is None else str(promise.days),
        "most": limits.PROMISE_DAYS,
        "workdays": [
            {"number": number, "name": _(name), "chosen": number in promise.workdays}
            for number, name in enumerate(WEEKDAYS)
        ],
        "colleagues": _choices(colleagues, promise.instead),
        "instead": _("Who answers where that is missed"),
        "revision": revision,
        "stored": stored,
    }


def absences(found: Sequence[Absence], colleagues: Sequence[Person], voice: Voice) -> Context:
    """The list of absences that are not over, and the form for another one."""
    _, today = voice.gettext, voice.today()
    names = {each.id: each.name for each in colleagues}
    nobody, instead = _("Nobody answers instead."), _("{name} answers instead.")
    return {
        "absences": [
            {
                "days": _("{first} to {last}").format(
                    first=day(each.first, today, voice), last=day(each.last, today, voice)
                ),
                "instead": instead.format(name=names[each.instead]) if each.instead in names else nobody,
                "fields": list(each.dump().items()),
            }
            for each in found
            if each.last >= today
        ],
        "colleagues": _choices(colleagues, ""),
        "instead": _("Who answers instead"),
        "today": today.isoformat(),
    }


def _choices(colleagues: Sequence[Person], chosen: str) -> list[Context]:
    return [
        {"id": each.id, "name": each.name, "chosen": " selected" if each.id == chosen else ""}
        for each in colleagues
    ]
