"""What stands beside a result: what its places are called, and who wrote something that is to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.about import WHOLE, About
from coaching_xblock.core.instrument import Instrument

from .thread import ended as ended
from .today import line
from .voice import Voice

Context = dict[str, Any]
#: Where a coach has no words of their own beside what is gone. Every name is there: Django's log of a name
#: that a template misses holds the whole page.
NOTHING: Mapping[str, Any] = {"any": False}
#: What a page says where nobody wrote anything.
SILENT: Mapping[str, Any] = {
    "places": {},
    "whole": (),
    "talk_left": NOTHING,
    "talk_gone": (),
    "any_gone": False,
    "quieter": "",
    "others": (),
}


def title(about: About, instrument: Instrument | None, voice: Voice) -> str:
    """What a place is called, if its *instrument* still knows it."""
    _ = voice.gettext
    if about == WHOLE:
        return _("About the whole result")
    if about.kind == "scale":
        scale = instrument.scale.get(about.id) if instrument else None
        return _("About {scale}").format(scale=scale.name) if scale else _("About one scale")
    item = instrument.items.get(about.id) if instrument else None
    return _("About the answer to “{question}”").format(question=item.text) if item else _("About one answer")


def waiting(names: Sequence[str], sitting: str, voice: Voice) -> list[Context]:
    """The line that says who wrote something that is not read yet, beside that *sitting* or anywhere.

    Of those who left the course the names are empty.
    """
    if not names:
        return []
    gone = voice.gettext("A former member of the course team")
    who = voice.listing(list(dict.fromkeys(name or gone for name in names)))
    text = voice.gettext("{name} wrote to you about your result.").format(name=who)
    return [line(text, handler="show", sitting=sitting, about="unread")]
