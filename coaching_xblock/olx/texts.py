"""Texts as files keep them: one line each, of bounded length."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

_SPACE = re.compile("[ \t\r\n]+")
#: The most characters that the text of an element or attribute may have, by its name.
MOST: Mapping[str, int] = defaultdict(
    lambda: 3000,
    {
        "answer": 300,
        "fallback": 1000,
        "guidance": 1000,
        "high": 100,
        "id": 100,
        "interval": 100,
        "label": 100,
        "lead": 300,
        "level": 100,
        "link": 300,
        "low": 100,
        "name": 100,
        "question": 500,
        "sample": 300,
        "source": 1000,
        "stage": 100,
        "starter": 300,
        "title": 200,
    },
)


def collapse(text: str) -> str:
    """*text* without line breaks and doubled spaces. Other kinds of space, such as no-break ones, stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:  # looking is cheaper than replacing
        text = _SPACE.sub(" ", text)
    return text.strip(" ")
