"""Elements as lines of XML: two spaces a level, attributes in the order given, None left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from .finding import SourceError
from .texts import collapse

Attributes = Mapping[str, object]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(lines: Iterable[str]) -> bytes:
    """A file of *lines*. Raises `SourceError` for characters that XML cannot hold."""
    written = _DECLARATION + "".join(f"{line}\n" for line in lines)
    strange = _NOT_XML.search(written)
    if strange:
        line = written.count("\n", 0, strange.start()) + 1
        raise SourceError(f"XML cannot hold the character U+{ord(strange[0]):04X}.", line)
    return written.encode()


def element(tag: str, attributes: Attributes, lines: Iterable[str]) -> Iterator[str]:
    """An element around *lines*."""
    yield start(tag, attributes)
    yield from (f"  {line}" for line in lines)
    yield f"</{tag}>"


def text(tag: str, words: str, attributes: Attributes | None = None) -> str:
    """An element around *words*."""
    return f"{start(tag, attributes or {})}{escape(collapse(words))}</{tag}>"


def maybe(tag: str, words: str) -> list[str]:
    """An element around *words*, or no line where there are none."""
    return [text(tag, words)] if words else []


def empty(tag: str, attributes: Attributes) -> str:
    """An element without content."""
    return f"{start(tag, attributes)[:-1]}/>"


def start(tag: str, attributes: Attributes) -> str:
    """The beginning of an element."""
    given = ((name, value) for name, value in attributes.items() if value is not None)
    return f"<{tag}{''.join(f' {name}={_quoted(value)}' for name, value in given)}>"


def _quoted(value: object) -> str:
    written = number(value) if isinstance(value, float) else collapse(str(value))
    return f'"{escape(written, {chr(34): "&quot;"})}"'


def number(value: float) -> str:
    """A number without needless zeros, to nine decimals."""
    written = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
