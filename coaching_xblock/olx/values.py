"""The values of elements and attributes, and which of them cannot be right."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from .finding import quote
from .texts import LEAST, collapse, most

Node = etree._Element

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_ADDRESS = re.compile(r"(https?://|mailto:)[!-~¡-\U0010ffff]{1,500}")
#: Numbers are kept to nine decimals; up to here a float tells all of them apart.
_LARGEST = 1_000_000


class Values:
    """Reads values of a tree that is valid under the schema, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[tuple[Node, str]] = []
        self._ids: set[str] = set()

    def fault(self, node: Node, sentence: str) -> None:
        self.faults.append((node, sentence))

    def text(self, node: Node) -> str:
        """The text of an element; it may not be empty."""
        found = collapse(node.text or "")
        if not found or found.isspace() or len(found) > LEAST:
            self._bound(node, f"<{node.tag}>", str(node.tag), found)
        return found

    def attribute(self, node: Node, name: str) -> str:
        """The text of an attribute, or nothing where it is not there."""
        given = node.get(name)
        if given is None:
            return ""
        found = collapse(given)
        self._bound(node, f"{name}=", name, found)
        return found

    def word(self, node: Node, name: str) -> Any:
        """One of the words that the schema allows, or nothing where it is not there."""
        return (node.get(name) or "").strip()

    def id(self, node: Node, name: str = "id") -> str:
        """An id, or nothing where it is not there."""
        given = node.get(name)
        if given is None:
            return ""
        if given in self._ids:
            return given
        given = given.strip()
        self._ids.add(given)
        if not _ID.fullmatch(given):
            form = "a letter, then at most 39 letters, digits, “-” and “_”"
            self.fault(node, f"{name}= is an id: {form}, not {quote(given)}.")
        return given

    def address(self, node: Node) -> str:
        """Where a link leads, or nothing where it is not there."""
        given = node.get("href")
        if given is None:
            return ""
        given = given.strip()
        if not _ADDRESS.fullmatch(given):
            self.fault(node, f"href= begins with https://, http:// or mailto:, unlike {quote(given)}.")
        return given

    def number(self, node: Node, name: str) -> float:
        value = round(float(node.get(name, "0")), 9)
        if abs(value) > _LARGEST:
            self.fault(node, f"{name}= is a number between -{_LARGEST} and {_LARGEST}.")
        return value

    def maybe(self, node: Node, name: str) -> float | None:
        """A number, or None where it is not there."""
        return None if node.get(name) is None else self.number(node, name)

    def whole(self, node: Node, name: str) -> int:
        """A whole number, or 0 where it is not there."""
        return self._whole(node, name, node.get(name, "0"))

    def wholes(self, node: Node, name: str) -> tuple[int, ...]:
        """Several whole numbers, each once and ascending."""
        given = node.get(name)
        if given is None:
            return ()
        return tuple(sorted({self._whole(node, name, each) for each in given.split()}))

    def _whole(self, node: Node, name: str, given: str) -> int:
        digits = given.strip()
        if len(digits) > 9:
            self.fault(node, f"{name}= is a whole number of at most nine digits, not {quote(digits)}.")
            return 0
        return int(digits)

    def _bound(self, node: Node, where: str, name: str, text: str) -> None:
        if not text or text.isspace():
            self.fault(node, f"{where} is empty.")
        elif len(text) > most(name):
            self.fault(node, f"{where} has {len(text)} characters, {most(name)} at most.")
