"""Which questionnaire a block asks: one of the library, or its author's own, in the version that it takes."""

from __future__ import annotations

from typing import Any

from coaching_xblock import library
from coaching_xblock.authoring import OWN
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.report import remembered
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.olx import versions
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.olx.instrument import INSTRUMENT

#: The questionnaires that authors choose from.
SHOWN = {
    "first-conversation": "First conversation: goals, strengths, situation",
    "onet-mini-ip": "O*NET® Mini Interest Profiler, 30 questions",
    "onet-ip-short": "O*NET® Interest Profiler Short Form, 60 questions",
    "interest-checklist": "Interest checklist, open to editing and translation",
    "orvis-92": "ORVIS: interests in eight areas, 92 questions",
    "work-values": "What you want from work: values in pairs",
    "career-strengths": "Career strengths, 50 questions in parts",
    "mini-ipip": "Mini-IPIP: five traits, 20 questions",
    "ipip-50": "IPIP: five traits, 50 questions",
    OWN: "My own questionnaire (XML below)",
}


def present(block: Any) -> Instrument:
    """What *block* asks those who begin now. Raises `SourceError` where it cannot be read."""
    if block.instrument == OWN:
        return versions.read(block.source or "")
    return library.instrument(block.instrument)


def faults(block: Any, error: SourceError) -> list[str]:
    """All that keeps *block*'s questionnaire from being read, of which *error* is the first."""
    own = INSTRUMENT.told(block.source or "", "error") if block.instrument == OWN else []
    return own or [str(error)]


def begun_with(block: Any, found: Sitting) -> Instrument:
    """The instrument that a sitting was begun with, whatever the author has chosen since.

    Where that version is gone, today's of the same name; and where there is none either, what a finished
    result remembers of it. Both show what was kept, and take no further answers. Raises `NotFound`.
    """
    if block.instrument == OWN:
        return _own(block, found) or _library(found.instrument, found.digest) or _nearest(block, found)
    return _library(found.instrument, found.digest) or _own(block, found) or _nearest(block, found)


def _own(block: Any, found: Sitting) -> Instrument | None:
    return versions.find(block.source or "", block.earlier_sources or (), found.digest)


def _nearest(block: Any, found: Sitting) -> Instrument:
    for todays in (_present(block), _library(found.instrument)):
        if todays is not None and todays.id == found.instrument:
            return todays
    if isinstance(found.shown, dict):
        return remembered(found.instrument, found.shown)
    raise NotFound("no_instrument")


def _present(block: Any) -> Instrument | None:
    try:
        return present(block)
    except SourceError:
        return None


def _library(name: str, digest: str = "") -> Instrument | None:
    try:
        return library.instrument(name, digest)
    except SourceError:
        return None
