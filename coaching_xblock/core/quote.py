"""A quote: where somebody else's words stand, never a copy of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .words import Locked

#: Where a link leads to: a page shows only its text.
_TARGET = re.compile(r"\]\([^()\s]*\)")
#: What stands before a line of a heading, a list or a quote.
_LINE = re.compile(r"^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+", re.MULTILINE)
#: Emphasis and code, which open before a word or close behind one.
_MARKS = re.compile(r"(?<!\w)[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}(?!\w)|\*\*")

#: Where a line begins that stands by itself; nobody types it.
_BREAK = "\x1e"
_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)


@dataclass(frozen=True)
class Quote:
    """The words from *start* to *end* of one version of an entry, or of a message."""

    usage: str
    #: The id of the entry or the message.
    item: str
    #: Which of its versions: the id of an entry's, the moment of a message's last edit.
    version: str
    start: int
    end: int

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Quote:
        """The quote that `dump` wrote."""
        return cls(*(stored[name] for name in ("usage", "item", "version", "start", "end")))

    def dump(self) -> dict[str, Any]:
        """This quote as JSON."""
        return asdict(self)


def find(source: str, selected: str) -> tuple[int, int] | None:
    """Where the words that were *selected* on a page stand in *source*, or None where they do not.

    A page shows no markup and collapses spaces, so letters and digits alone are compared; what stands
    between them may differ. Punctuation at either end is taken along where both have it.
    """
    wanted = "".join(filter(_counts, selected))
    hidden = {at for found in _TARGET.finditer(source) for at in range(*found.span())}
    places = [at for at, each in enumerate(source) if _counts(each) and at not in hidden]
    at = "".join(source[each] for each in places).find(wanted) if wanted else -1
    if at < 0:
        return None
    start, end = places[at], places[at + len(wanted) - 1] + 1
    while end < len(source) and unicodedata.category(source[end]).startswith("M"):
        end += 1
    head, tail = _edges(selected)
    start -= len(head) if source[:start].endswith(head) else 0
    end += len(tail) if source.startswith(tail, end) else 0
    return start, end


def text(source: str | Locked | None, start: int, end: int) -> str:
    """The plain words of that passage: without markup, spaces collapsed within paragraphs and list items.

    Empty where there is no such passage: its source is withdrawn, deleted, locked or another one.
    """
    if source is None or isinstance(source, Locked) or not 0 <= start < end <= len(source):
        return ""
    # A passage that ends within a link ends before where it leads.
    plain = _TARGET.sub("", source[start:end]).replace("[", "").replace("]", "")
    plain = _MARKS.sub("", _LINE.sub(_BREAK, plain))
    paragraphs = [each.split(_BREAK) for each in re.split(r"\n\s*\n", plain)]
    return "\n\n".join(said for lines in paragraphs if (said := "\n".join(_said(lines))))


def paragraphs(source: str) -> list[tuple[int, int]]:
    """Where each paragraph of *source* stands that has a word in it."""
    found = (each.span() for each in _PARAGRAPH.finditer(source))
    return [(start, end) for start, end in found if text(source, start, end)]


def _said(lines: Iterable[str]) -> list[str]:
    return [said for each in lines if (said := " ".join(each.split()))]


def _counts(letter: str) -> bool:
    return letter.isalnum()


def _edges(selected: str) -> tuple[str, str]:
    """What was selected before the first and behind the last letter."""
    letters = [at for at, each in enumerate(selected) if _counts(each)]
    return selected[: letters[0]].strip(), selected[letters[-1] + 1 :].strip()
