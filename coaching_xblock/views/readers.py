"""Who will read a result, said before there is one: where the course has it read, or offers to share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.consent import Rule
from coaching_xblock.core.people import Person
from coaching_xblock.core.sitting import Sitting

from .today import line
from .voice import Voice


def who(coaches: Sequence[Person], confidentiality: Sequence[str]) -> dict[str, Any]:
    """Those who can read what is shared, and where confidentiality ends."""
    return {
        "names": [person.name for person in coaches],
        "ids": " ".join(person.id for person in coaches),
        "some": bool(coaches),
        "confidentiality": list(confidentiality),
    }


def ahead(found: Sitting | None, coaches: Sequence[Person], voice: Voice) -> dict[str, Any]:
    """Before the end, where the course has results read: what the learner left it at."""
    _ = voice.gettext
    promised = found is not None and found.consent.promised
    names = [person.name for person in coaches]
    said = _("When you finish, {names} can read the result.").format(names=voice.listing(names))
    if not names:
        said = _("When you finish, this course's coaches can read the result. There is none at the moment.")
    kept = _("You keep this result to yourself. No coach reads it unless you share it.")
    return {"reads": True, "promised": promised, "keeps": not promised, "reading": said if promised else kept}


def sees(rule: Rule, voice: Voice) -> str:
    """Who sees the answers, as the first page says it."""
    _ = voice.gettext
    apart = _("Single answers are shared only where you say so as well.")
    if rule == "read":
        who = _("The coaches of this course read the result when you finish, unless you keep it to yourself.")
    else:
        who = _("Only you, until you choose to share the result with the coaches of this course.")
    return f"{who} {apart}"


def offered(voice: Voice) -> list[dict[str, Any]]:
    """The line of today that leads to the offer."""
    said = voice.gettext("You can let your coaches read this result now, later, or not at all.")
    return [line(said, jump="share_now")]


def offer(voice: Voice) -> str:
    """What the course asks at the end, where it offers to share."""
    return voice.gettext("Would you like your coaches to read this?")
