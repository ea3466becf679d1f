"""The author's page in Studio: what learners read first, what to see to, and what results would say."""

from __future__ import annotations

from typing import Any

from coaching_xblock import library
from coaching_xblock.assessing import instruments
from coaching_xblock.assessing.instruments import SHOWN
from coaching_xblock.authoring import OWN
from coaching_xblock.core import consent
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.sample import Level
from coaching_xblock.olx.instrument import INSTRUMENT
from coaching_xblock.views import author, learner
from coaching_xblock.views.page import Frame

#: The author's rules that the page says in words.
_RULES = ("retake", "retake_days", "sharing", "careers_link")


def page(block: Any, frame: Frame, *, level: Level | None = None, copied: str = "") -> tuple[str, Any]:
    """The page, with the sample result of *level*, or with the XML of the library's *copied*.

    Raises `SourceError` where the questionnaire cannot be read.
    """
    instrument, voice = instruments.present(block), frame.voice
    authored = {name: getattr(block, name) for name in _RULES}
    authored["sharing"] = consent.rule(block.sharing, instrument.subject)
    return "assessment/author.html", {
        **learner.start(instrument, block.introduction, block.rule(instrument), voice),
        "findings": _findings(block, frame),
        "facts": author.facts(instrument, voice),
        "rules": author.rules(authored, instrument, voice),
        "levels": author.levels(instrument, voice, level or ""),
        "samples": [author.sampled(instrument, level, voice)] if level else [],
        "starts": [(name, SHOWN[name]) for name in library.NAMES if library.instrument(name).editable],
        "copied": [{"label": SHOWN[copied], "xml": source(copied)}] if copied else [],
    }


def source(name: str) -> str:
    """The XML of a library's questionnaire that may be changed. Raises `NotFound` for any other."""
    if name not in library.NAMES or not library.instrument(name).editable:
        raise NotFound("no_instrument")
    return INSTRUMENT.write(library.instrument(name)).decode()


def _findings(block: Any, frame: Frame) -> list[str]:
    """What does not keep learners from anything, and should still be seen to."""
    _ = frame.voice.gettext
    missing = [] if frame.help.line else [_("The site has no help line yet. Ask whoever runs it to set one.")]
    hints = INSTRUMENT.told(block.source or "", "hint") if block.instrument == OWN else []
    return [*missing, *hints]
