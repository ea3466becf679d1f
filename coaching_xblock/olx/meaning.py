"""What an instrument cannot mean, although each value of it is fine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coaching_xblock.core.instrument import Instrument, Item, Option, Section
from coaching_xblock.core.limits import OPTIONS

from . import conditions, counting
from .fault import Fault, twice
from .finding import quote
from .questions import CHOOSING, MEASURING

ITEMS = 400
SECTIONS = 100
SCALES = 100
CONDITIONS = 10
MINUTES = 999
AGE = 99
#: The most steps between a range's ends.
STEPS = 10_000
#: What the page's script asks a form for: a question of that name would stand in its way.
TAKEN = {"addEventListener", "dataset", "elements", "querySelector", "querySelectorAll"}


def faults(instrument: Instrument) -> Iterator[Fault]:
    """Place and sentence for everything in *instrument* that cannot be."""
    crowded = list(_crowds(instrument))
    if crowded:
        yield from crowded
        return
    yield from _root(instrument)
    yield from twice("section", "sections", (section.id for section in instrument.sections))
    yield from twice("scale", "scales", (scale.id for scale in instrument.scales))
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
        conditional: tuple[Section | Item, ...] = (section, *section.items)
        for each in conditional:
            if len(each.when) > CONDITIONS:
                found = len(each.when)
                yield f"section[{s}]", f"{quote(each.id)} has {found} conditions, {CONDITIONS} at most."


def _root(instrument: Instrument) -> Iterator[Fault]:
    if instrument.minutes > MINUTES:
        yield ".", f"minutes= is at most {MINUTES}."
    if instrument.min_age > AGE:
        yield ".", f"min-age= is at most {AGE}."
    for n, (before, level) in enumerate(zip(instrument.levels, instrument.levels[1:], strict=False), 2):
        if level.at <= before.at:
            yield f"level[{n}]", f"Levels ascend: {level.at:g} does not come after {before.at:g}."


def _items(instrument: Instrument) -> Iterator[Fault]:
    seen: set[str] = set()
    known: dict[tuple[str, int], list[str]] = {}  # shared answers are one object, looked through once a kind
    for s, section in enumerate(instrument.sections, 1):
        for n, item in enumerate(section.items, 1):
            if item.id in seen:
                yield _place(s, n), f"Two items have the same id, {quote(item.id)}."
            seen.add(item.id)
            if item.id in TAKEN:
                yield _place(s, n), f"Browsers use the name {quote(item.id)} themselves: choose another id."
            if item.optional and instrument.all_required:
                sentence = f"{quote(item.id)} is optional, but the instrument demands all answers."
                yield _place(s, n), sentence
            shared = item.kind, id(item.options)
            if shared not in known:
                known[shared] = [*_options(item.options), *_choice(item)]
            for sentence in known[shared]:
                yield _place(s, n), sentence
            if item.kind in MEASURING:
                for sentence in _measure(item):
                    yield _place(s, n), sentence


def _place(section: int, item: int) -> str:
    return f"section[{section}]/item[{item}]"


def _choice(item: Item) -> Iterator[str]:
    """What a choice of this kind lacks."""
    if item.kind in CHOOSING and len(item.options) < 2:
        yield f"An item of type {quote(item.kind)} needs two answers or more, shared or its own."
    elif item.kind == "forced" and len(item.options) != 2:
        yield f"A forced choice has exactly two answers, not {len(item.options)}."


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    if len(options) > OPTIONS:
        yield f"There are {len(options)} answers to choose from, {OPTIONS} at most."
        return
    for value, times in Counter(option.value for option in options).items():
        if times > 1:
            yield f"Two answers have the same value, {value}."


def _measure(item: Item) -> Iterator[str]:
    """What the range of a number or slider lacks."""
    if item.range is None:
        yield f"An item of type {quote(item.kind)} needs a range."
        return
    low, high, step = item.range.low, item.range.high, item.range.step
    if low >= high:
        yield f"low= is below high=: {low:g} is not below {high:g}."
        return
    if step <= 0:
        yield "step= is above 0."
        return
    steps = (high - low) / step
    if abs(steps - round(steps)) > 1e-6:
        yield f"Steps of {step:g} from {low:g} do not lead to {high:g}."
    elif steps > STEPS:
        yield f"There are more than {STEPS} steps from {low:g} to {high:g}."
