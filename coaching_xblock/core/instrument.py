"""Instruments: what is asked, how an answer counts, and under which licence it may be shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Subject = Literal["interests", "values", "personality", "strengths", "situation", "skills", "other"]


@dataclass(frozen=True)
class Option:
    """One possible answer: *value* is stored, *score* is counted, *label* is read."""

    value: int
    label: str
    score: float


@dataclass(frozen=True)
class Item:
    """One question of a section; *scale* is the id of the scale it counts for."""

    id: str
    text: str
    scale: str
    options: tuple[Option, ...]

    def score(self, value: int) -> float:
        """What the answer *value* counts. Raises `KeyError` where it is no option."""
        return {option.value: option.score for option in self.options}[value]


@dataclass(frozen=True)
class Section:
    """Items that stand on one page."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Scale:
    """What several items measure together, as the sum of their scores."""

    id: str
    name: str
    about: str


@dataclass(frozen=True)
class Link:
    """A part of an attribution line that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True)
class Licence:
    """The terms of an instrument's content; the attribution is shown where the content is."""

    id: str
    href: str
    attribution: tuple[str | Link, ...]


@dataclass(frozen=True)
class Instrument:
    """A questionnaire. All items have to be answered before there is a result."""

    id: str
    title: str
    purpose: str
    subject: Subject
    #: The language of the items, as in ``lang``.
    language: str
    minutes: int
    #: The youngest age it is meant for, or 0.
    min_age: int
    #: That of the items first, then those of texts from elsewhere.
    licences: tuple[Licence, ...]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]

    def __iter__(self) -> Iterator[Item]:
        """The items in the order in which they are asked."""
        return (item for section in self.sections for item in section.items)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items by id, in the order in which they are asked."""
        return {item.id: item for item in self}

    @cached_property
    def digest(self) -> str:
        """A name for what this instrument means: equal for equal items, answers and keys.

        Half of the SHA-256 of the canonical JSON of all that an answer or a score depends on.
        Titles, purposes and licences may be reworded without making old sittings incomparable.
        """
        meaning = {
            "items": [
                [item.id, item.text, item.scale, [[o.value, o.label, o.score] for o in item.options]]
                for item in self
            ],
            "scales": [scale.id for scale in self.scales],
            "missing": "all",
        }
        text = json.dumps(meaning, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:32]
