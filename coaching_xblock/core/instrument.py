"""Instruments: what is asked, how an answer counts, and under which licence it may be shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, Literal

Subject = Literal["interests", "values", "personality", "strengths", "situation", "skills", "other"]
Kind = Literal["rating", "single", "multiple", "number", "slider", "ranking", "forced", "text"]
Method = Literal["sum", "mean"]
Consistency = Literal["retest", "internal"]

#: An answer as it is stored: an option's value (rating, single, forced), the values of several options
#: (multiple: ascending; ranking: first to last), a number (number, slider) or words (text).
Answer = int | float | str | tuple[int, ...]
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer: *value* is stored, *score* is counted, *label* is read."""

    value: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a number or slider item takes, with what its two ends mean."""

    low: float
    high: float
    step: float = 1
    low_label: str = ""
    high_label: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A condition on an earlier item, or on a scale that earlier items settle.

    On an item: one of *answers* was given, or a number within *low* and *high*.
    On a *scale*: it is among the first *among* scales of those that count the same items, ties included.
    """

    item: str = ""
    answers: tuple[int, ...] = ()
    low: float | None = None
    high: float | None = None
    scale: str = ""
    among: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One question."""

    id: str
    kind: Kind
    text: str
    options: tuple[Option, ...] = ()
    range: Range | None = None
    #: May it be left out? Items of an instrument that demands all answers may not.
    optional: bool = False
    #: It is asked where all of these hold.
    when: tuple[When, ...] = ()
    hint: str = ""

    @property
    def span(self) -> tuple[float, float]:
        """The least and the most that an answer scores, where answers are not words."""
        if self.range is not None:
            return self.range.low, self.range.high
        scores = [option.score for option in self.options]
        return min(scores), max(scores)


@dataclass(frozen=True, slots=True)
class Section:
    """Items that stand on one page."""

    id: str
    items: tuple[Item, ...]
    title: str = ""
    intro: str = ""
    when: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """How an item counts for a scale.

    Without *answer*: the score of the option chosen, or the number given; *reverse* counts
    lowest + highest - score. With *answer*: 1 where that option was chosen; in a ranking, the number of
    options it stands before, plus 1. Times *weight*.
    """

    item: str
    reverse: bool = False
    weight: float = 1
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Published figures for a scale, in its own metric."""

    source: str
    href: str = ""
    sample: str = ""
    n: int = 0
    mean: float | None = None
    sd: float | None = None
    reliability: float | None = None
    kind: Consistency | None = None
    #: Between test and retest, such as “2 weeks”; empty for internal consistency.
    interval: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What a score from *low* up to, and but for the last band without, *high* may mean, and what to try."""

    low: float
    high: float
    means: str
    try_: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """What several items measure together."""

    id: str
    name: str
    about: str
    keys: tuple[Key, ...]
    method: Method = "sum"
    #: The least share of answered items for a score; 1 demands all. Below 1, sums are prorated.
    missing: float = 0.8
    bands: tuple[Band, ...] = ()
    statistics: tuple[Statistics, ...] = ()
    #: Small things that somebody drawn to it could do next.
    tryouts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """The words for an average keyed answer near *at*, such as “mostly Like”."""

    at: float
    phrase: str


@dataclass(frozen=True, slots=True)
class Link:
    """A part of an attribution line that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms of an instrument's content; the attribution is shown where the content is."""

    id: str
    href: str
    attribution: tuple[str | Link, ...]


@dataclass(frozen=True)
class Instrument:
    """A questionnaire."""

    id: str
    version: int
    title: str
    purpose: str
    audience: str
    subject: Subject
    #: The language of the items, as in ``lang``.
    language: str
    minutes: int
    #: That of the items first, then those of texts from elsewhere.
    licences: tuple[Licence, ...]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    #: The youngest age it is meant for, or 0.
    min_age: int = 0
    #: Must every item be answered before there is a result?
    all_required: bool = False
    #: May authors change and translate it? CC BY-ND content may not be.
    editable: bool = True
    levels: tuple[Level, ...] = ()
    #: Where the questions and the ways of counting come from, for the small print.
    sources: tuple[str, ...] = ()
    #: Not a questionnaire's result alone: coach and learner may also record the answers in conversation.
    interview: bool = False

    def __iter__(self) -> Iterator[Item]:
        """The items in the order in which they are asked."""
        return (item for section in self.sections for item in section.items)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items by id, in the order in which they are asked."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def scale(self) -> Mapping[str, Scale]:
        """All scales by id, in their order."""
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def keyed(self) -> frozenset[str]:
        """The ids of the items that count for any scale."""
        return frozenset(key.item for scale in self.scales for key in scale.keys)

    @property
    def told(self) -> bool:
        """Is its result what somebody tells, since more of its items are written than counted?"""
        return sum(item.kind == "text" for item in self) > len(self.keyed)

    @cached_property
    def spans(self) -> Mapping[str, tuple[float, float]]:
        """The `Item.span` of all items that have one, by id."""
        spans: dict[str, tuple[float, float]] = {}
        # Most items have the very same options: each tuple of them is looked through once.
        shared: dict[int, tuple[float, float]] = {}
        for item in self:
            if item.range is not None:
                spans[item.id] = item.span
            elif item.options:
                options = id(item.options)
                if options not in shared:
                    shared[options] = item.span
                spans[item.id] = shared[options]
        return spans

    @cached_property
    def conditional(self) -> bool:
        """Does what is asked depend on answers?"""
        return any(section.when or any(item.when for item in section.items) for section in self.sections)

    @property
    def ipsative(self) -> bool:
        """Do its scales compare things within one person only, by ranking or forced choice?"""
        return any(self.items[item].kind in ("ranking", "forced") for item in self.keyed)

    @cached_property
    def wording(self) -> int:
        """A number that differs as soon as one word does, for what is derived from it in this process."""
        return hash(self)

    @cached_property
    def digest(self) -> str:
        """A name for what this instrument means: equal for equal items, answers, conditions and keys.

        Half of the SHA-256 of the canonical JSON of all that an answer or a score depends on. Titles,
        hints, bands and licences may be reworded without making old sittings incomparable.
        """
        meaning = {
            "sections": [[section.when, section.items] for section in self.sections],
            "scales": [[scale.id, scale.keys, scale.method, scale.missing] for scale in self.scales],
            "all": self.all_required,
        }
        text = json.dumps(_plain(meaning), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: Any) -> Any:
    """*value* as JSON in which 1 and 1.0 are the same, and hints say nothing."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.name != "hint"}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
