"""The versions of an author's own instrument: the present one, and those that sittings were begun with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from coaching_xblock.core import limits
from coaching_xblock.core.instrument import Instrument

from .embedding import embed, written
from .finding import SourceError
from .instrument import INSTRUMENT

_EARLIER = "earlier"

read, check = INSTRUMENT.understood, INSTRUMENT.examined


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


def write(node: Any, earlier: Sequence[str]) -> None:
    """Write *earlier* versions into the OLX *node*, each in an element of its own; whatever they hold."""
    for text in earlier:
        wrapped = etree.SubElement(node, _EARLIER)
        if not embed(wrapped, text, INSTRUMENT):
            wrapped.text = text


def extract(children: Sequence[Any]) -> tuple[list[str], list[str]]:
    """The earlier versions among the *children* of an OLX node, and the tags of the others."""
    earlier = [text for child in children if child.tag == _EARLIER for text in _version(child)]
    return earlier, [child.tag for child in children if child.tag != _EARLIER]


def _version(wrapped: Any) -> Iterator[str]:
    inside = next(wrapped.iterchildren(INSTRUMENT.tag), None)
    if inside is not None:
        yield written(inside, INSTRUMENT)
    elif (wrapped.text or "").strip():
        yield wrapped.text


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
