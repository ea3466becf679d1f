"""Elements as lines of XML: two spaces a level, attributes in the order given, None left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from .texts import collapse

Attributes = Mapping[str, object]


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
