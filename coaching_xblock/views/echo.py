"""What a learner says of each scale: the controls for themselves, the words for their coach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.core.echo import Echo
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .voice import Voice

Scale = Mapping[str, Any]


def asked(found: Sitting, scale: Scale, subject: str, voice: Voice, about: str) -> dict[str, Any]:
    """What the owner says of *scale*, as controls; reading goes on there if the page is *about* it."""
    _ = voice.gettext
    if isinstance(found.echoes, Locked):
        return {"locked": True, "readers": "", "said": False, "tryouts": [], "choices": []}
    echo = found.echoes.get(scale["id"], Echo())
    here = about == f"scale {scale['id']}"
    choices = [("yes", _("This sounds like me")), ("no", _("This does not"))]
    return {
        "locked": False,
        "sitting": found.id,
        "scale": scale["id"],
        "choices": [
            {
                "label": label,
                "pressed": "true" if echo.sounds == sounds else "false",
                "sounds": "" if echo.sounds == sounds else sounds,
                "here": here and echo.sounds in (sounds, "") and (bool(echo.sounds) or sounds == "yes"),
            }
            for sounds, label in choices
        ],
        "readers": _("Your coaches can read what you say here, and what you change.")
        if found.consent.given
        else _("Only you can read what you say here, until you share the result."),
        "said": bool(echo.sounds or echo.why.text),
        "why": echo.why.text,
        "revision": echo.why.revision,
        "seen": " ".join(map(str, echo.tried)),
        "tryouts": [
            {"place": place, "text": text, "ticked": " checked" if place in echo.tried else ""}
            for place, text in enumerate(scale["tryouts"])
        ]
        if subject == "interests"
        else [],
        "tried_here": about == f"tried {scale['id']}",
    }


def told(found: Sitting, scale: Scale, name: str, voice: Voice) -> list[dict[str, str]]:
    """What the owner says of *scale* as sentences, each with the learner's own words or none.

    *name* is the learner's where somebody else reads; without it they read of themselves.
    """
    _ = voice.gettext
    if isinstance(found.echoes, Locked):
        return [
            {"text": _("What was said of this is stored, but the site's key for it is missing."), "words": ""}
        ]
    echo = found.echoes.get(scale["id"], Echo())
    lines = []
    if echo.sounds or echo.why.text:
        lines.append({"text": _verdict(echo, name, voice), "words": str(echo.why.text)})
    tried = [text for place, text in enumerate(scale["tryouts"]) if place in echo.tried]
    if tried:
        had = _("{name} has had the chance to try:") if name else _("You have had the chance to try:")
        lines.append({"text": had.format(name=name), "words": "\n".join(tried)})
    return lines


def _verdict(echo: Echo, name: str, voice: Voice) -> str:
    """Who says it, whether it sounds like them, and room for why."""
    _ = voice.gettext
    says = (_("{name} says") if name else _("You say")).format(name=name)
    said = {
        ("yes", False): _("{says}: this sounds like me."),
        ("no", False): _("{says}: this does not sound like me."),
        ("yes", True): _("{says}: this sounds like me, because"),
        ("no", True): _("{says}: this does not sound like me, because"),
        ("", True): _("{says}:"),
    }[echo.sounds, bool(echo.why.text)]
    return said.format(says=says)


def mark(found: Sitting, scale: Scale, voice: Voice, whose: str) -> str:
    """The same in two words, for the line that opens a scale."""
    _ = voice.gettext
    if isinstance(found.echoes, Locked):
        return ""
    sounds = found.echoes.get(scale["id"], Echo()).sounds
    said = {
        ("yes", True): _("sounds like {name}"),
        ("no", True): _("does not sound like {name}"),
        ("yes", False): _("you say: sounds like me"),
        ("no", False): _("you say: does not"),
    }.get((sounds, bool(whose)), "")
    return said.format(name=whose)
