"""The parts of a message: what each is called, and what is asked for in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from .voice import Voice

LABELS = {
    "stands_out": gettext_noop("What stands out"),
    "could_grow": gettext_noop("What could grow"),
    "opportunity": gettext_noop("An opportunity"),
}
HINTS = {
    "stands_out": gettext_noop("Something you notice, and what makes you say so."),
    "could_grow": gettext_noop("Something that may be worth trying or finding out."),
    "opportunity": gettext_noop("A door that is open now: a person, a place, a task."),
}


def said(parts: Mapping[str, str], voice: Voice) -> list[dict[str, str]]:
    """The parts that have words, with their labels, the known ones first; a plain message has no labels."""
    order = [*(part for part in LABELS if part in parts), *(part for part in parts if part not in LABELS)]
    return [
        {"label": voice.gettext(LABELS[part]) if part in LABELS else "", "text": parts[part]}
        for part in order
        if parts[part].strip()
    ]
