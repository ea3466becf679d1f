"""Under which terms the words of questionnaires and prompts stand on a page."""

from __future__ import annotations

from coaching_xblock.core.instrument import Instrument, Licence, Link
from coaching_xblock.core.prompt import PromptSet


def licences(of: Instrument | PromptSet) -> list[list[dict[str, str]]]:
    """The attribution lines, each as parts that are plain text or links."""
    return [attribution(licence) for licence in of.licences]


def attribution(licence: Licence) -> list[dict[str, str]]:
    """One attribution line as parts that are plain text or links."""
    return [
        {"text": part.text, "href": part.href} if isinstance(part, Link) else {"text": part, "href": ""}
        for part in licence.attribution
    ]
