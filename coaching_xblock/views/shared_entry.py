"""What a learner wrote and shares, as their coaches read it; and as the learner sees that beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.entry import Entry
from coaching_xblock.core.people import Person
from coaching_xblock.core.version import Asked, Version, Written

from . import entry, occasion
from .voice import Voice

Context = dict[str, Any]


def opened(found: Entry, learner: Person, before: str, voice: Voice, *, preview: bool) -> Context:
    """One entry as `entry.as_shared` gives it; *before* is when this coach last opened it, empty for never.

    *preview* is the learner's own look at what coaches see.
    """
    _ = voice.gettext
    name = learner.name
    return {
        "name": name,
        "entry": found.id,
        "said": [*_dates(found, before, voice), "" if preview else _told(name, voice)],
        "occasion": occasion.label(found.occasion, voice),
        "latest": said(found.handed_in, f"words-{found.id}", voice),
        "earlier": [
            {
                **said(each, f"words-{each.id}", voice),
                "when": _("As handed in on {date}").format(date=voice.moment(each.at)),
            }
            for each in reversed(found.versions[:-1])
        ],
    }


def said(shown: Version | None, target: str, voice: Voice) -> Context:
    """What one version says, for ``reflection/said.html``; *target* is the end of the id of its text."""
    words = shown.words if shown else Written()
    asked = words.asked if isinstance(words, Written) else Asked()
    question = " ".join(each for each in (asked.stage, asked.question) if each)
    return {**entry.words(words, ""), "question": question, "target": target}


def _dates(found: Entry, before: str, voice: Voice) -> Sequence[str]:
    """When it was handed in, and whether that was again since this coach read it."""
    _ = voice.gettext
    if not found.submitted:
        return []
    handed = voice.date(found.submitted)
    if before and found.submitted > before:
        said_ = _("Revised on {date}, since you read it on {before}.")
        return [said_.format(date=handed, before=voice.date(before))]
    return [_("Handed in on {date}.").format(date=handed)]


def _told(name: str, voice: Voice) -> str:
    return voice.gettext("{name} can see that you opened this.").format(name=name)
