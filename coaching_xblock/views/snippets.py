"""A coach's own ready texts on the desk: how many there are, and the page that changes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.snippet import Snippet
from coaching_xblock.core.starter import BLANK

from .voice import Voice

Context = dict[str, Any]


def state(found: Sequence[Snippet], voice: Voice) -> Context:
    """What the desk says of them."""
    _, many = voice.gettext, sum(bool(each.text.strip()) for each in found)
    if not found:
        said = _("What you write again and again can stand under every reply, at “Ways to answer”.")
        return {"said": said, "label": _("Write a ready text")}
    said = voice.ngettext(
        "{number} text stands under every reply, at “Ways to answer”.",
        "{number} texts stand under every reply, at “Ways to answer”.",
        many,
    )
    return {"said": said, "label": _("Change your ready texts")}


def forms(found: Sequence[Snippet], at: str, voice: Voice) -> Context:
    """The page with all of them, read on the text *at*, or on its title where that is empty."""
    _ = voice.gettext
    blank = _(
        "Where something differs each time, write {blank}. It has to be filled in before a reply is sent."
    )
    return {
        "blank": blank.format(blank=BLANK),
        "top": not any(each.id == at for each in found),
        "snippets": [
            {
                "id": each.id,
                "label": _("Text {number}").format(number=number),
                "text": each.text,
                "revision": each.note.revision,
                "here": each.id == at,
                "locked": each.locked,
                "open": not each.locked,
            }
            for number, each in enumerate(found, 1)
        ],
    }
