"""What an author wrote, in its block's OLX: child elements of the node, never child blocks."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .format import Format
from .source import parse


@dataclass(frozen=True)
class Embedded:
    """What `extract` found: an XML text or nothing, the node without its children, and the other children."""

    source: str
    rest: Any
    others: tuple[Any, ...]


def embed(node: Any, source: str, form: Format[Any]) -> bool:
    """Write *source* into *node*, in the canonical form. False, and nothing, where it cannot be read."""
    present = form.canonical(source)
    if present:
        node.append(parse(present.encode(), form.tag))
    return bool(present)


def extract(node: Any, form: Format[Any], kept: str) -> Embedded:
    """What `embed` wrote, from a *node* that stays as it is.

    Platforms read OLX without its line breaks, so a text comes back in the canonical form, and one that
    cannot be read as it stands. Children in the namespace *kept* stay in the rest.
    """
    rest = etree.Element(node.tag, node.attrib, node.nsmap)
    source = ""
    others = []
    for child in node.iterchildren(tag=etree.Element):
        if child.tag == form.tag and not source:
            source = written(child, form)
        elif etree.QName(child).namespace == kept:
            rest.append(deepcopy(child))
        else:
            others.append(child)
    return Embedded(source, rest, tuple(others))


def written(node: Any, form: Format[Any]) -> str:
    """The text of an element: canonical, or as it stands."""
    alone = deepcopy(node)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    text = etree.tostring(alone, encoding="unicode")
    return form.canonical(text) or text
