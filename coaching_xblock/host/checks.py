"""What an operator should set before people write: system checks of the settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from coaching_xblock.core import address

_SHORT = 32


def sealing(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """``COACHING_KEYS``: lose the key, lose the words."""
    given = getattr(settings, "COACHING_KEYS", None)
    if not given:
        return [
            Warning(
                "COACHING_KEYS is not set: people's words are sealed with a key derived from SECRET_KEY.",
                hint="Set a list with one random text of 32 characters or more, and keep a copy of it.",
                id="coaching.W001",
            )
        ]
    if isinstance(given, str) or not all(isinstance(key, str) and key for key in given):
        return [Error("COACHING_KEYS is no list of texts.", id="coaching.E002")]
    found: list[CheckMessage] = []
    if any(len(key) < _SHORT for key in given):
        said = f"A key of COACHING_KEYS is shorter than {_SHORT} characters."
        found.append(Warning(said, id="coaching.W002"))
    if len(set(given)) < len(given):
        hint = "The first key seals; the others only open what was sealed before."
        found.append(Error("COACHING_KEYS holds a key twice.", hint=hint, id="coaching.E001"))
    return found


def help_line(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """``COACHING_HELP_LINE``: whom to call is shown wherever learners write."""
    given = getattr(settings, "COACHING_HELP_LINE", None) or {}
    hint = 'Set a dictionary with "name", "phone", "link" and "hours" of a help line for your learners.'
    if not isinstance(given, dict) or not all(isinstance(each, str) for each in given.values()):
        return [Error("COACHING_HELP_LINE is no dictionary of texts.", hint=hint, id="coaching.E003")]
    if not any(given.values()):
        hint = f"{hint} A course can have one of its own: see coaching_lint."
        return [Warning("COACHING_HELP_LINE is empty.", hint=hint, id="coaching.W003")]
    if given.get("link") and not address.web(given["link"]):
        said = "The link of COACHING_HELP_LINE does not begin with http:// or https:// and is not shown."
        return [Warning(said, id="coaching.W004")]
    return []
