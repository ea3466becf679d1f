"""A journal: all that a learner wrote in a course, found again by its words, its tags and where it stands.

Rows are looked through sealed; a page opens the entries that it shows, and a search what it searches.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import limits, tag
from .entry import Entry
from .source import Source, Sources
from .words import Locked

#: What is asked today, by usage key and prompt: for what is not handed in yet.
Questions = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Look:
    """What somebody looks for in their journal, and where they are in it."""

    search: str = ""
    tag: str = ""
    #: The usage key of the block that it was written in; empty for all.
    unit: str = ""
    oldest_first: bool = False
    page: int = 1


@dataclass(frozen=True)
class Leaf:
    """One entry of a journal, with its words: what it says now, handed in or not."""

    usage: str
    #: The day it belongs to: when it was first handed in, or begun.
    at: str
    entry: Entry
    #: As it was asked, or is asked today where nothing is handed in; empty where that is gone.
    question: str


@dataclass(frozen=True)
class Journal:
    """One page of it."""

    leaves: tuple[Leaf, ...]
    #: Entries that *look* finds, and all that there are.
    found: int
    every: int
    look: Look
    #: All tags with the number of their entries.
    tags: Sequence[tuple[str, int]]
    #: The blocks in which anything was written.
    units: Collection[str]


@dataclass(frozen=True)
class _Place:
    usage: str
    at: str
    stored: Mapping[str, Any]
    source: Source
    question: str

    def leaf(self) -> Leaf:
        """The entry itself, opened, without its versions: they take long to open."""
        (opened,) = self.source.open("entries", [{**self.stored, "versions": []}])
        found = Entry.load(opened)
        return Leaf(self.usage, self.at, found, found.written.asked.question or self.question)

    def tags(self) -> tuple[str, ...]:
        """Its tags; none where they are locked."""
        if not self.stored.get("tags"):
            return ()
        (opened,) = self.source.open("entries", [{"tags": self.stored["tags"]}])
        return () if isinstance(opened["tags"], Locked) else tuple(opened["tags"])


def page(sources: Sources, look: Look, questions: Questions) -> Journal:
    """The page of the journal that *look* asks for; one that is not there is the last one."""
    every = [(each, each.tags()) for each in _places(sources, questions)]
    kept = [each for each, tags in every if _wanted(each, tags, look)]
    kept.sort(key=lambda each: each.at, reverse=not look.oldest_first)
    number = limits.page_within(look.page, len(kept), limits.JOURNAL_PAGE)
    start = (number - 1) * limits.JOURNAL_PAGE
    return Journal(
        tuple(each.leaf() for each in kept[start : start + limits.JOURNAL_PAGE]),
        len(kept),
        len(every),
        replace(look, page=number),
        tag.counted(tags for _, tags in every),
        {each.usage for each, _ in every},
    )


def whole(sources: Sources, questions: Questions) -> tuple[Leaf, ...]:
    """All of it, oldest first."""
    return tuple(each.leaf() for each in sorted(_places(sources, questions), key=lambda each: each.at))


def unasked(sources: Sources) -> set[str]:
    """The blocks in which something is written that does not know yet what was asked."""
    return {usage for usage, source in sources.items() for each in _entries(source) if not each.get("asked")}


def _places(sources: Sources, questions: Questions) -> list[_Place]:
    return [
        _Place(usage, _day(each), each, source, questions.get(usage, {}).get(each["prompt"], ""))
        for usage, source in sources.items()
        for each in _entries(source)
    ]


def _entries(source: Source) -> list[Mapping[str, Any]]:
    """Those in which anything is written."""
    there = (each for each in source.row["entries"] if each["stage"] != "deleted")
    return [each for each in there if each["versions"] or each.get("checks") or each["writing"].get("text")]


def _day(stored: Mapping[str, Any]) -> str:
    handed = [each["at"] for each in stored["versions"] if each["kind"] == "submitted"]
    return str(min(handed, default=stored["started"]))


def _wanted(place: _Place, tags: Sequence[str], look: Look) -> bool:
    if look.unit not in ("", place.usage):
        return False
    if look.tag and not any(tag.same(each, look.tag) for each in tags):
        return False
    return not look.search or _says(place.leaf(), tags, look.search)


def _says(leaf: Leaf, tags: Sequence[str], search: str) -> bool:
    """Does the entry hold every word of *search*: in its text, its tags, or what was asked?"""
    text = "\n".join([leaf.entry.written.text, leaf.question, *tags]).casefold()
    return all(word in text for word in search.casefold().split())
