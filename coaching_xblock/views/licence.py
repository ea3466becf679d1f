"""Under which terms a questionnaire's words stand on a page."""

from __future__ import annotations

from coaching_xblock.core.instrument import Instrument, Licence, Link


def licences(instrument: Instrument) -> list[list[dict[str, str]]]:
    """The attribution lines, each as parts that are plain text or links."""
    return [attribution(licence) for licence in instrument.licences]


def attribution(licence: Licence) -> list[dict[str, str]]:
    """One attribution line as parts that are plain text or links."""
    return [
        {"text": part.text, "href": part.href} if isinstance(part, Link) else {"text": part, "href": ""}
        for part in licence.attribution
    ]
