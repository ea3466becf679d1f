"""Texts as instruments keep them: one line each, of bounded length."""

from __future__ import annotations

import re

_SPACE = re.compile("[ \t\r\n]+")
#: The most characters of an element's or attribute's text, by its name.
_LENGTHS = {
    "answer": 300,
    "high": 100,
    "id": 100,
    "interval": 100,
    "level": 100,
    "link": 300,
    "low": 100,
    "name": 100,
    "sample": 300,
    "source": 1000,
    "title": 200,
}
_OTHERS = 3000
#: What no text is too long for.
LEAST = min(_LENGTHS.values())


def collapse(text: str) -> str:
    """*text* without line breaks and doubled spaces. Other kinds of space, such as no-break ones, stay."""
    return " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text).strip(" ")


def most(name: str) -> int:
    """How many characters the text of *name* may have."""
    return _LENGTHS.get(name, _OTHERS)
