"""Which time an entry was written for, where a question comes again."""

from __future__ import annotations

from coaching_xblock.core import occasion

from .voice import Voice


def label(which: str, voice: Voice) -> str:
    """An occasion as `core.occasion.due` names it, such as “Week of 2 March 2026”; empty for the only one."""
    _ = voice.gettext
    monday = occasion.week(which)
    if monday is not None:
        return _("Week of {date}").format(date=voice.calendar(monday))
    if which.isdecimal():
        return _("No. {number}").format(number=which)
    return voice.day(which) if which else ""
