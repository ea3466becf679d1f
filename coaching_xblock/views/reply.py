"""What stands at the end of a conversation: the text field, and a coach's other ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.people import Person
from coaching_xblock.core.unsent import Draft, Place

from .parts import HINTS, LABELS
from .thread import Fields, Side, quoted

Context = dict[str, Any]


def reply(
    place: Place, draft: Draft | None, names: Sequence[str], to: str, side: Side, *, label: str, differs: bool
) -> Context:
    """The form that writes at *place*, for ``thread/reply.html``.

    *names* are the parts of a message there; *to* is who answers, empty for every coach; *label* is the
    question above a plain text, where it is another one.
    """
    _ = side.voice.gettext
    who = side.learner.name if side.coach else side.name(to) if to else _("your coaches")
    label = label or _("Write to {name}").format(name=who)
    here = side.focus.at == "reply"
    return {
        "slug": _slug(place),
        "label": label,
        "told": _told(who, to, len(names) > 1, side),
        "fields": side.fields,
        "quotes": [
            {**quoted(each, side), "fields": [*side.fields, ("number", number)]}
            for number, each in enumerate(draft.quotes if draft else ())
        ],
        "parts": parts(place, draft, names, label, side, here=here),
        "differs": differs and not side.coach,
        "foot": ["shared/device.html" if side.coach else "shared/help.html"],
        "send": _("Send to {name}").format(name=who),
        "closes": bool(place.about),
    }


def editing(place: Place, draft: Draft | None, names: Sequence[str], side: Side) -> Context:
    """The form that changes a message which was sent, for ``thread/editing.html``."""
    label = side.voice.gettext("Change what you wrote")
    return {
        "slug": _slug(place),
        "label": label,
        "fields": [*side.fields, ("message", place.edits)],
        "parts": parts(place, draft, names, label, side, here=True),
        "coach": side.coach,
        "foot": [] if side.coach else ["shared/help.html"],
    }


def parts(
    place: Place, draft: Draft | None, names: Sequence[str], label: str, side: Side, here: bool
) -> list[Context]:
    """The text fields of a form, one for each of these parts."""
    _ = side.voice.gettext
    texts, revisions = (draft.texts, draft.revisions) if draft else ({}, {})
    return [
        {
            "name": part,
            "label": _(LABELS[part]) if part in LABELS else label,
            "hint": _(HINTS[part]) if part in HINTS else "",
            "item": f"{place.learner} {place.item} {place.about} {part}",
            "text": texts.get(part, ""),
            "revision": revisions.get(part, 0),
            "first": here and part == names[0],
        }
        for part in names
    ]


def begin(about: str, to: str, drafted: bool, answers: bool, side: Side) -> Context:
    """The way to the text field of a place where it is closed, for ``thread/begin.html``.

    *drafted*: something is written there; *answers*: the other side spoke last.
    """
    _ = side.voice.gettext
    who = side.learner.name if side.coach else side.name(to) if to else _("your coaches")
    said = _("Answer {name}") if answers else _("Write about this") if side.coach else _("Write to {name}")
    return {
        "label": _("Go on with your draft") if drafted else said.format(name=who),
        "fields": side.fields,
        "here": side.focus.at == about,
    }


def acts(colleagues: Sequence[Person], today: str, place: Place, side: Side) -> Context:
    """A coach's ways to answer without writing, for ``thread/acts.html``."""
    return {
        "fields": side.fields,
        "slug": _slug(place),
        "today": today,
        "colleagues": [{"id": each.id, "name": each.name} for each in colleagues],
        "any_colleague": bool(colleagues),
    }


def kept(draft: Draft, what: str, stub: str, fields: Fields, side: Side) -> Context:
    """What was begun and cannot be sent, since nobody on the other side may read it: ``thread/kept.html``."""
    return {
        "id": draft.id,
        "stub": stub,
        "about": what,
        "parts": [
            {"label": side.voice.gettext(LABELS[part]) if part in LABELS else "", "text": text}
            for part, text in draft.texts.items()
            if text.strip()
        ],
        "why": side.voice.gettext("You began this. It can be sent while what it is about is shared."),
        "fields": [*fields, ("draft", draft.id)],
    }


def _slug(place: Place) -> str:
    return "-".join(each for each in (place.item, place.about.replace(":", "-")) if each) or "talk"


def _told(who: str, to: str, several: bool, side: Side) -> str:
    _ = side.voice.gettext
    if side.coach:
        one = [_("One part is enough.")] if several else []
        gets = _("{name} gets it when you send it, and can answer. Until then only you see it.")
        return " ".join([*one, gets.format(name=who)])
    if to:
        return _("{name} and the other coaches of this course can read it once you send it.").format(name=who)
    return _("The coaches of this course can read it once you send it.")
