"""What an instrument cannot mean, although each value of it is fine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coaching_xblock.core.instrument import Instrument, Item, Option, Range
from coaching_xblock.core.limits import OPTIONS

from . import conditions, counting
from .finding import quote
from .questions import CHOOSING

#: An element's place under the root, as in ``section[2]/item[1]``, and a sentence.
Fault = tuple[str, str]

ITEMS = 400
SECTIONS = 100
SCALES = 100
CONDITIONS = 10
MINUTES = 999
AGE = 99
#: The most steps between a range's ends.
STEPS = 10_000


def faults(instrument: Instrument) -> Iterator[Fault]:
    """Place and sentence for everything in *instrument* that cannot be."""
    crowded = list(_crowds(instrument))
    if crowded:
        yield from crowded
        return
    yield from _root(instrument)
    yield from _twice("section", "sections", (section.id for section in instrument.sections))
    yield from _twice("scale", "scales", (scale.id for scale in instrument.scales))
    yield from _items(instrument)
    yield from conditions.faults(instrument)
    yield from counting.faults(instrument)


def _crowds(instrument: Instrument) -> Iterator[Fault]:
    """More of something than can be checked, stored and shown in good time."""
    counts = (
        ("items", sum(len(section.items) for section in instrument.sections), ITEMS),
        ("sections", len(instrument.sections), SECTIONS),
        ("scales", len(instrument.scales), SCALES),
    )
    for name, count, most in counts:
        if count > most:
            yield ".", f"There are {count} {name}, {most} at most."
    for s, section in enumerate(instrument.sections, 1):
        for name, when in [(section.id, section.when), *((item.id, item.when) for item in section.items)]:
            if len(when) > CONDITIONS:
                yield f"section[{s}]", f"{quote(name)} has {len(when)} conditions, {CONDITIONS} at most."


def _root(instrument: Instrument) -> Iterator[Fault]:
    if instrument.minutes > MINUTES:
        yield ".", f"minutes= is at most {MINUTES}."
    if instrument.min_age > AGE:
        yield ".", f"min-age= is at most {AGE}."
    for n, (before, level) in enumerate(zip(instrument.levels, instrument.levels[1:], strict=False), 2):
        if level.at <= before.at:
            yield f"level[{n}]", f"Levels ascend: {level.at:g} does not come after {before.at:g}."


def _twice(path: str, name: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for n, each in enumerate(ids, 1):
        if each in seen:
            yield f"{path}[{n}]", f"Two {name} have the same id, {quote(each)}."
        seen.add(each)


def _items(instrument: Instrument) -> Iterator[Fault]:
    seen: set[str] = set()
    known: dict[int, list[str]] = {}  # shared answers are the same object, and comparing them takes time
    for s, section in enumerate(instrument.sections, 1):
        for n, item in enumerate(section.items, 1):
            place = f"section[{s}]/item[{n}]"
            if item.id in seen:
                yield place, f"Two items have the same id, {quote(item.id)}."
            seen.add(item.id)
            if instrument.all_required and item.optional:
                yield place, f"{quote(item.id)} is optional, but the instrument demands all answers."
            if id(item.options) not in known:
                known[id(item.options)] = list(_options(item.options))
            for sentence in (*known[id(item.options)], *_kind(item)):
                yield place, sentence


def _kind(item: Item) -> Iterator[str]:
    """What an item of this kind lacks."""
    if item.kind in CHOOSING:
        if len(item.options) < 2:
            yield f"An item of type {quote(item.kind)} needs two answers or more, shared or its own."
        elif item.kind == "forced" and len(item.options) != 2:
            yield f"A forced choice has exactly two answers, not {len(item.options)}."
    elif item.kind != "text":
        yield from (
            _range(item.range) if item.range else [f"An item of type {quote(item.kind)} needs a range."]
        )


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    if len(options) > OPTIONS:
        yield f"There are {len(options)} answers to choose from, {OPTIONS} at most."
        return
    for value, times in Counter(option.value for option in options).items():
        if times > 1:
            yield f"Two answers have the same value, {value}."


def _range(given: Range) -> Iterator[str]:
    if given.low >= given.high:
        yield f"low= is below high=: {given.low:g} is not below {given.high:g}."
        return
    if given.step <= 0:
        yield "step= is above 0."
        return
    steps = (given.high - given.low) / given.step
    if abs(steps - round(steps)) > 1e-6:
        yield f"Steps of {given.step:g} from {given.low:g} do not lead to {given.high:g}."
    elif steps > STEPS:
        yield f"There are more than {STEPS} steps from {given.low:g} to {given.high:g}."
