"""The instruments that come with this package, each under its own licence."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from coaching_xblock.core.instrument import Instrument
from coaching_xblock.olx import instrument as olx

#: The library's instruments, by the name that a course refers to them with.
NAMES = ("onet-mini-ip",)


@lru_cache(maxsize=32)
def instrument(name: str) -> Instrument:
    """The library's instrument *name*. Raises `olx.InstrumentError` where there is none."""
    if name not in NAMES:
        raise olx.InstrumentError(f"The library has no instrument “{name}”.")
    return olx.read((files(__package__) / f"{name}.xml").read_bytes())
