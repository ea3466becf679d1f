"""The versions of an author's own instrument: the present one, and those that sittings were begun with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from coaching_xblock.core import limits
from coaching_xblock.core.instrument import Instrument

from . import instrument as olx
from .finding import Finding, SourceError

_HALF = "There is half a character, which no file can hold."


def read(text: str) -> Instrument:
    """The instrument of one version. Raises `SourceError`.

    Every page needs it, so the last 64 texts are kept, each with its instrument or its error: what stands in
    a field is read once a process. An error is raised anew each time.
    """
    found = _kept(text)
    if isinstance(found, Instrument):
        return found
    raise SourceError(found.sentence, found.line)


@lru_cache(maxsize=64)
def _kept(text: str) -> Instrument | SourceError:
    try:
        return olx.read(text.encode())
    except UnicodeEncodeError:
        return SourceError(_HALF)
    except SourceError as error:
        return SourceError(error.sentence, error.line)  # without its frames, which hold the tree


def check(text: str) -> list[Finding]:
    """What is wrong with one version, or worth a second look."""
    try:
        return olx.check(text.encode())
    except UnicodeEncodeError:
        return [Finding(0, _HALF)]


def keep(earlier: Sequence[str], old: str, new: str) -> list[str]:
    """The earlier versions once *new* takes the place of *old*: all XML texts.

    *old* joins them when the two mean different things (`Instrument.digest`), unless its meaning is there
    already. A text that cannot be read is no version: nobody can have begun with it.
    """
    before, after = _instrument(old), _instrument(new)
    if before is None or (after is not None and after.digest == before.digest):
        return list(earlier)
    known = {version.digest for version in _readable(earlier)}
    return list(earlier) if before.digest in known else _newest([*earlier, old])


def sound(earlier: Sequence[object]) -> list[str]:
    """The texts among what OLX gives as earlier versions, as many as are kept."""
    return _newest([each for each in earlier if isinstance(each, str)])


def _newest(texts: Sequence[str]) -> list[str]:
    kept: list[str] = []
    room = limits.VERSION_CHARACTERS
    for text in reversed(texts[-limits.VERSIONS :]):
        room -= len(text)
        if room < 0:
            break
        kept.insert(0, text)
    return kept


def find(current: str, earlier: Sequence[str], digest: str) -> Instrument | None:
    """The version whose meaning has this *digest*: the present one first, then the newest earlier one."""
    return next(
        (version for version in _readable([current, *reversed(earlier)]) if version.digest == digest), None
    )


def _readable(texts: Sequence[str]) -> Iterator[Instrument]:
    return (found for found in map(_instrument, texts) if found is not None)


def _instrument(text: str) -> Instrument | None:
    try:
        return read(text)
    except SourceError:
        return None
