"""Who wrote a sitting's answers down, in words."""

from __future__ import annotations

from collections.abc import Mapping

from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting

from .log import name_of
from .voice import Voice


def label(
    found: Sitting, people: Mapping[str, Person], learner: str, voice: Voice, *, you: bool = False
) -> str:
    """Who wrote a sitting's answers down, with whom and when; empty where the learner answered alone.

    *learner* is the learner's name, or empty where the learner reads; with *you* the coach who wrote reads.
    """
    if found.recorded is None:
        return ""
    _ = voice.gettext
    facts = {
        "coach": name_of(found.recorded.by, people, voice),
        "name": learner,
        "date": voice.date(found.started),
    }
    corrected = found.recorded.state == "corrected"
    if you:
        return _("Recorded by you with {name} on {date}.").format(**facts)
    if not learner:
        said = (
            _("Recorded by {coach} with you on {date}, corrected by you.")
            if corrected
            else _("Recorded by {coach} with you on {date}.")
        )
        return said.format(**facts)
    said = (
        _("Recorded by {coach} with {name} on {date}, corrected by {name}.")
        if corrected
        else _("Recorded by {coach} with {name} on {date}.")
    )
    return said.format(**facts)
