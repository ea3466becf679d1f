"""A journal: all that a learner wrote in a course, found again by its words, its tags and where it stands.

Rows are looked through sealed; a page opens the entries that it shows, and a search what it searches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import limits, tag
from .entry import Entry
from .source import Source, Sources
from .version import Asked
from .words import Locked

#: What is asked today, from a usage key and a prompt's id: for what is not handed in yet. Empty where nobody
#: knows.
Ask = Callable[[str, str], Asked]


@dataclass(frozen=True)
class Look:
    """What somebody looks for in their journal, and where they are in it."""

    search: str = ""
    tag: str = ""
    #: The usage key of the block that it was written in; empty for all.
    unit: str = ""
    oldest_first: bool = False
    page: int = 1
    #: Show all tags? They take long to open where there are many entries.
    tags: bool = False


@dataclass(frozen=True)
class Leaf:
    """One entry of a journal, with its words: what it says now, handed in or not."""

    usage: str
    #: The day it belongs to: when it was first handed in, or begun.
    at: str
    entry: Entry
    #: What was asked, or is asked today where nothing is handed in; empty where that is gone.
    asked: Asked


@dataclass(frozen=True)
class Journal:
    """One page of it."""

    leaves: tuple[Leaf, ...]
    #: Entries that *look* finds, and all that there are.
    found: int
    every: int
    look: Look
    #: The blocks in which anything was written.
    units: Collection[str]
    #: Has any entry a tag?
    tagged: bool
    #: All tags with the number of their entries, where somebody looks for one.
    tags: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class _Place:
    usage: str
    at: str
    stored: Mapping[str, Any]
    source: Source
    ask: Ask

    def leaf(self) -> Leaf:
        """The entry itself, opened, without its versions: they take long to open."""
        (opened,) = self.source.open("entries", [{**self.stored, "versions": []}])
        found = Entry.load(opened)
        was = found.written.asked
        return Leaf(self.usage, self.at, found, was if was.question else self.ask(self.usage, found.prompt))

    def tags(self) -> tuple[str, ...]:
        """Its tags; none where they are locked."""
        (opened,) = self.source.open("entries", [{"tags": self.stored.get("tags")}])
        return () if isinstance(opened["tags"], Locked) else tuple(opened["tags"] or ())


def page(sources: Sources, look: Look, ask: Ask) -> Journal:
    """The page of the journal that *look* asks for; one that is not there is the last one."""
    every = _places(sources, ask)
    tags = {id(each): each.tags() for each in every} if look.tag or look.tags else {}
    kept = [each for each in every if _wanted(each, tags.get(id(each), ()), look)]
    kept.sort(key=lambda each: each.at)
    if not look.oldest_first:
        kept.reverse()
    number = limits.page_within(look.page, len(kept), limits.JOURNAL_PAGE)
    start = (number - 1) * limits.JOURNAL_PAGE
    return Journal(
        tuple(each.leaf() for each in kept[start : start + limits.JOURNAL_PAGE]),
        len(kept),
        len(every),
        replace(look, page=number),
        {each.usage for each in every},
        any(each.stored.get("tags") for each in every),
        tag.counted(tags.values()),
    )


def whole(sources: Sources, ask: Ask) -> tuple[Leaf, ...]:
    """All of it, oldest first."""
    return tuple(each.leaf() for each in sorted(_places(sources, ask), key=lambda each: each.at))


def _places(sources: Sources, ask: Ask) -> list[_Place]:
    return [
        _Place(usage, _day(each), each, source, ask)
        for usage, source in sources.items()
        for each in _entries(source)
    ]


def _entries(source: Source) -> list[Mapping[str, Any]]:
    """Those in which anything is written."""
    there = (each for each in source.row["entries"] if each["stage"] != "deleted")
    return [each for each in there if each["versions"] or each.get("checks") or each["writing"].get("text")]


def _day(stored: Mapping[str, Any]) -> str:
    # Versions stand in the order in which they were made.
    first = next((each["at"] for each in stored["versions"] if each["kind"] == "submitted"), "")
    return str(first or stored["started"])


def _wanted(place: _Place, tags: Sequence[str], look: Look) -> bool:
    if look.unit not in ("", place.usage):
        return False
    if look.tag and not any(tag.same(each, look.tag) for each in tags):
        return False
    return not look.search or _says(place.leaf(), look.search)


def _says(leaf: Leaf, search: str) -> bool:
    """Does the entry hold every word of *search*: in its text, its tags, or what was asked?"""
    tags = () if isinstance(leaf.entry.tags, Locked) else leaf.entry.tags
    text = "\n".join([leaf.entry.written.text, leaf.asked.question, *tags]).casefold()
    return all(word in text for word in search.casefold().split())
