"""Instruments as files: reading, checking and writing them."""

from __future__ import annotations

from coaching_xblock.core.instrument import Instrument

from . import meaning
from .building import build
from .finding import Finding, SourceError
from .format import Format
from .hints import hints
from .source import MAX_BYTES
from .writer import lines

INSTRUMENT: Format[Instrument] = Format("instrument", build, meaning.faults, hints, lines)

read, check, write = INSTRUMENT.read, INSTRUMENT.check, INSTRUMENT.write

__all__ = ["INSTRUMENT", "MAX_BYTES", "Finding", "SourceError", "check", "read", "write"]
