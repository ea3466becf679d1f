"""The values of elements and attributes, and which of them cannot be right."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from .finding import quote
from .texts import MOST, collapse

Node = etree._Element

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_ADDRESS = re.compile(r"(https?://|mailto:)[!-~¡-\U0010ffff]{1,500}")
#: Numbers are kept to nine decimals; up to here a float tells all of them apart.
_LARGEST = 1_000_000


def attributes(node: Any) -> dict[str, str]:
    """All attributes of an element: asking it for each one by name takes several times as long."""
    return dict(node.items())


def word(given: str) -> Any:
    """One of the words that the schema allows."""
    return given.strip()


class Values:
    """Reads values of a tree that is valid under the schema, and collects what is wrong with them.

    Attributes come with their element and name, for the sentence: see `attributes`.
    """

    def __init__(self) -> None:
        self.faults: list[tuple[Node, str]] = []
        self._ids = {""}

    def fault(self, node: Node, sentence: str) -> None:
        self.faults.append((node, sentence))

    def text(self, node: Node) -> str:
        """The text of an element; it may not be empty."""
        found, tag = collapse(node.text or ""), node.tag
        if not found or len(found) > MOST[tag] or found.isspace():
            self.fault(node, f"<{tag}> {_misfit(found, tag)}")
        return found

    def attribute(self, node: Node, name: str, given: str | None) -> str:
        """The text of an attribute, or nothing where it is not there."""
        if given is None:
            return ""
        found = collapse(given)
        if not found or len(found) > MOST[name] or found.isspace():
            self.fault(node, f"{name}= {_misfit(found, name)}")
        return found

    def id(self, node: Node, name: str, given: str) -> str:
        """An id, or nothing for nothing."""
        if given not in self._ids:
            given = given.strip()
            self._ids.add(given)
            if not _ID.fullmatch(given):
                form = "a letter, then at most 39 letters, digits, “-” and “_”"
                self.fault(node, f"{name}= is an id: {form}, not {quote(given)}.")
        return given

    def address(self, node: Node, given: str | None) -> str:
        """Where a link leads, or nothing where it is not there."""
        if given is None:
            return ""
        given = given.strip()
        if not _ADDRESS.fullmatch(given):
            self.fault(node, f"href= begins with https://, http:// or mailto:, unlike {quote(given)}.")
        return given

    def number(self, node: Node, name: str, given: str) -> float:
        value = round(float(given), 9)
        if not -_LARGEST <= value <= _LARGEST:
            self.fault(node, f"{name}= is a number between -{_LARGEST} and {_LARGEST}.")
        return value

    def maybe(self, node: Node, name: str, given: str | None) -> float | None:
        """A number, or None where it is not there."""
        return None if given is None else self.number(node, name, given)

    def whole(self, node: Node, name: str, given: str) -> int:
        digits = given.strip()
        if len(digits) > 9:
            self.fault(node, f"{name}= is a whole number of at most nine digits, not {quote(digits)}.")
            return 0
        return int(digits)

    def wholes(self, node: Node, name: str, given: str) -> tuple[int, ...]:
        """Several whole numbers, each once and ascending."""
        return tuple(sorted({self.whole(node, name, each) for each in given.split()}))


def _misfit(text: str, name: str) -> str:
    """What is wrong with a text that is empty or too long."""
    short = not text or text.isspace()
    return "is empty." if short else f"has {len(text)} characters, {MOST[name]} at most."
