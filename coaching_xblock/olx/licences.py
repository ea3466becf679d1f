"""Terms of use with their attribution line, whose parts may be links: read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from coaching_xblock.core.instrument import Licence, Link

from .markup import element, start
from .texts import collapse
from .values import Node, Values

_SPACE = re.compile("[ \t\r\n]+")


def read(node: Node, values: Values) -> Licence:
    """The licence of a <licence>."""
    line = node[0]
    parts: list[str | Link] = [_spaced(line.text).lstrip(" ")]
    for link in line:
        parts += [Link(values.text(link), values.address(link, link.get("href"))), _spaced(link.tail)]
    parts[-1] = _spaced(line[-1].tail if len(line) else line.text).rstrip(" ")
    if not len(line):
        parts[0] = str(parts[0]).rstrip(" ")
    found = tuple(part for part in parts if part)
    if not found:
        values.fault(line, "<attribution> is empty.")
    return Licence(
        values.attribute(node, "id", node.get("id")), values.address(node, node.get("href")), found
    )


def lines(licence: Licence) -> Iterator[str]:
    """*licence* as lines of XML."""
    parts = (
        f"{start('link', {'href': part.href})}{escape(collapse(part.text))}</link>"
        if isinstance(part, Link)
        else escape(part)
        for part in licence.attribution
    )
    line = f"<attribution>{collapse(''.join(parts))}</attribution>"
    yield from element("licence", {"id": licence.id, "href": licence.href}, [line])


def _spaced(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")
