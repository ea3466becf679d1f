"""Conditions that can never hold, always hold, or ask what is not known yet."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from coaching_xblock.core.asking import rivals
from coaching_xblock.core.instrument import Instrument, Item, When

from .fault import Fault
from .finding import listed, quote


def faults(instrument: Instrument) -> Iterator[Fault]:
    """Place and sentence for every condition of *instrument* that cannot be."""
    if not any(section.when or any(item.when for item in section.items) for section in instrument.sections):
        return
    order = {item.id: n for n, item in reversed(list(enumerate(instrument)))}
    groups = _groups(instrument)
    first = 0
    for s, section in enumerate(instrument.sections, 1):
        inside = range(first, first + len(section.items))
        for w, when in enumerate(section.when, 1):
            for sentence in _faults(instrument, when, inside, order, groups):
                yield f"section[{s}]/when[{w}]", sentence
        for n, item in enumerate(section.items, 1):
            here = range(first + n - 1, first + n)
            for w, when in enumerate(item.when, 1):
                for sentence in _faults(instrument, when, here, order, groups):
                    yield f"section[{s}]/item[{n}]/when[{w}]", sentence
        first += len(section.items)


def _groups(instrument: Instrument) -> dict[str, set[str]]:
    """The scales that are compared with each scale that a condition names, itself included."""
    named = {when.scale for section in instrument.sections for when in section.when}
    named |= {when.scale for item in instrument for when in item.when}
    groups: dict[str, set[str]] = {}
    for scale in named & instrument.scale.keys():
        if scale not in groups:
            group = rivals(instrument, scale)
            groups.update(dict.fromkeys(group, group))
    return groups


def _faults(
    instrument: Instrument, when: When, here: range, order: dict[str, int], groups: dict[str, set[str]]
) -> Iterator[str]:
    """What is wrong with one condition of the items numbered *here*."""
    if when.scale:
        if when.scale not in groups:
            yield f"The condition names the scale {quote(when.scale)}, which does not exist."
        else:
            yield from _scale(instrument, when, here, order, groups[when.scale])
    elif when.item not in order:
        yield f"The condition names the item {quote(when.item)}, which does not exist."
    elif order[when.item] in here:
        yield f"The condition waits for {quote(when.item)}, which waits for the condition."
    elif order[when.item] > here.start:
        yield f"The condition names {quote(when.item)}, which is asked only later."
    else:
        yield from _item(instrument.items[when.item], when)


def _scale(
    instrument: Instrument, when: When, here: range, order: dict[str, int], group: set[str]
) -> Iterator[str]:
    if not 1 <= when.among <= len(group):
        yield f"among= is from 1 to {len(group)}: so many scales are compared with {quote(when.scale)}."
    counted = {
        key.item: scale for scale in group for key in instrument.scale[scale].keys if key.item in order
    }
    late = sorted((order[item], item, scale) for item, scale in counted.items() if order[item] >= here.start)
    for at, item, scale in late[:1]:
        through = f"the scale {quote(scale)}, which counts {quote(item)}"
        if at in here:
            yield f"The condition goes in a circle: it waits for {through}, which waits for the condition."
        else:
            yield f"The condition waits for {through}, and that is asked only later."


def _item(item: Item, when: When) -> Iterator[str]:
    values = [option.value for option in item.options]
    if item.kind == "text":
        yield f"{quote(item.id)} is answered in words: no condition can rest on it."
    elif when.answers and item.range is not None:
        yield f"{quote(item.id)} is answered by a number: its condition takes low= and high=."
    elif when.answers:
        strange = [str(value) for value in when.answers if value not in values]
        if strange:
            yield f"{quote(item.id)} has no answer {listed(strange[:5])}."
    elif item.kind in ("multiple", "ranking"):
        yield f"{quote(item.id)} is answered by several: its condition takes answers=."
    elif not _holds_for_any(item, when):
        yield f"No answer to {quote(item.id)} lies within the condition's low= and high=."


def _holds_for_any(item: Item, when: When) -> bool:
    low = -inf if when.low is None else when.low
    high = inf if when.high is None else when.high
    if item.range is not None:
        return low <= high and low <= item.range.high and item.range.low <= high
    return any(low <= option.value <= high for option in item.options)
