"""What a learner wrote and shares, as their coaches read it; and as the learner sees that beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.entry import Entry
from coaching_xblock.core.people import Person
from coaching_xblock.core.prompt import CHECK_HIGH
from coaching_xblock.core.version import Version, Written
from coaching_xblock.core.words import Locked

from . import occasion
from .markdown import html
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
    if isinstance(words, Locked):
        return {"locked": True, "target": target}
    asked = words.asked
    labels = {each.id: each for each in asked.checks}
    return {
        "locked": False,
        "question": asked.question,
        "step": asked.stage,
        "language": asked.language,
        "words": html(words.text),
        "target": target,
        "checks": [_check(labels, name, value, voice) for name, value in words.checks.items()],
    }


def _check(labels: Mapping[str, Any], name: str, value: int, voice: Voice) -> Context:
    """Where one slider stood, and what its ends mean."""
    known = labels.get(name)
    ends = voice.gettext("0 is “{low}”, {most} is “{high}”")
    return {
        "label": known.label if known else name,
        "value": voice.gettext("{value} of {most}").format(value=value, most=CHECK_HIGH),
        "ends": ends.format(low=known.low, high=known.high, most=CHECK_HIGH) if known else "",
    }


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
