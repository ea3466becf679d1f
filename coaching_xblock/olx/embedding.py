"""An author's own instrument in its block's OLX: child elements of the node, never child blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from . import versions
from .finding import SourceError
from .source import parse
from .writer import write

_PRESENT, _EARLIER = "instrument", "earlier"


@dataclass(frozen=True)
class Embedded:
    """What `extract` found: XML texts, the node without them, and the tags of children that nobody knows."""

    source: str
    earlier: tuple[str, ...]
    rest: Any
    unknown: tuple[str, ...]


def embed(node: Any, source: str, earlier: Sequence[str]) -> bool:
    """Write the instrument *source* and its *earlier* versions into *node*, in the canonical form.

    False where *source* is none: nothing of it is written then. Whatever *earlier* holds is written.
    """
    present = _canonical(source)
    if present:
        node.append(parse(present.encode()))
    for text in earlier:
        wrapped = etree.SubElement(node, _EARLIER)
        version = _canonical(text)
        if version:
            wrapped.append(parse(version.encode()))
        else:
            wrapped.text = text
    return bool(present)


def extract(node: Any, kept: str) -> Embedded:
    """What `embed` wrote, from a *node* that stays as it is.

    Platforms read OLX without its line breaks, so an instrument comes back in the canonical form, and one
    that cannot be read as it stands. Children in the namespace *kept* stay in the rest.
    """
    rest = etree.Element(node.tag, node.attrib, node.nsmap)
    sources: list[str] = []
    earlier: list[str] = []
    unknown: list[str] = []
    for child in node.iterchildren(tag=etree.Element):
        if child.tag == _PRESENT and not sources:
            sources.append(_text(child))
        elif child.tag == _EARLIER:
            earlier.extend(_version(child))
        elif etree.QName(child).namespace == kept:
            rest.append(deepcopy(child))
        else:
            unknown.append(child.tag)
    return Embedded("".join(sources), tuple(earlier), rest, tuple(unknown))


def _version(wrapped: Any) -> Iterator[str]:
    inside = next(wrapped.iterchildren(_PRESENT), None)
    if inside is not None:
        yield _text(inside)
    elif (wrapped.text or "").strip():
        yield wrapped.text


def _text(node: Any) -> str:
    alone = deepcopy(node)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    text = etree.tostring(alone, encoding="unicode")
    return _canonical(text) or text


def _canonical(text: str) -> str:
    try:
        return write(versions.read(text)).decode()
    except SourceError:
        return ""
