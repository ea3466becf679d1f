"""From when to when one can write, in words."""

from __future__ import annotations

from coaching_xblock.core.window import Window

from .voice import Voice


def told(window: Window, now: str, voice: Voice) -> str:
    """What to know of it at the moment *now*, in the viewer's zone; empty where it is always open."""
    _, state = voice.gettext, window.state(now)
    if state == "early":
        return _("This opens on {moment}. Until then nobody can write here.").format(
            moment=voice.moment(window.opens)
        )
    if state == "late":
        said = _(
            "This closed on {moment}. What you wrote stays yours: you can read it, share it and delete it."
        )
        return said.format(moment=voice.moment(window.closes))
    return _("Open until {moment}.").format(moment=voice.moment(window.closes)) if window.closes else ""
