"""The versions of an author's own instrument: the present one, and those that sittings were begun with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from coaching_xblock.core.instrument import Instrument

from .finding import InstrumentError
from .instrument import read


def keep(earlier: Sequence[str], old: str, new: str) -> list[str]:
    """The earlier versions once *new* takes the place of *old*: all XML texts.

    *old* joins them when the two mean different things (`Instrument.digest`), unless its meaning is there
    already. A text that cannot be read is no version: nobody can have begun with it.
    """
    before, after = _instrument(old), _instrument(new)
    if before is None or (after is not None and after.digest == before.digest):
        return list(earlier)
    known = {version.digest for version in _readable(earlier)}
    return list(earlier) if before.digest in known else [*earlier, old]


def find(current: str, earlier: Sequence[str], digest: str) -> Instrument | None:
    """The version whose meaning has this *digest*: the present one first, then the newest earlier one."""
    return next(
        (version for version in _readable([current, *reversed(earlier)]) if version.digest == digest), None
    )


def _readable(texts: Sequence[str]) -> Iterator[Instrument]:
    return (found for found in map(_instrument, texts) if found is not None)


@lru_cache(maxsize=32)
def _instrument(text: str) -> Instrument | None:
    try:
        return read(text.encode())
    except (InstrumentError, UnicodeEncodeError):
        return None
