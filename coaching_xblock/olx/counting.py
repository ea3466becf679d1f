"""Scales that cannot be counted, bands that no score reaches, figures that nobody can have found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from coaching_xblock.core.banding import counts_choices
from coaching_xblock.core.instrument import Instrument, Item, Key, Scale, Statistics
from coaching_xblock.core.scoring import ScaleScore, score

from .fault import Fault
from .finding import quote

_NEAR = 1e-6


def faults(instrument: Instrument) -> Iterator[Fault]:
    """Place and sentence for everything in *instrument*'s scales that cannot be."""
    found = [list(_keys(instrument, scale)) for scale in instrument.scales]
    sound = not any(found) and all(
        item.kind == "text" or item.options or item.range
        for section in instrument.sections
        for item in section.items
    )
    reach = score(instrument, {}) if sound else ()
    for n, scale in enumerate(instrument.scales, 1):
        path = f"scale[{n}]"
        if not scale.keys:
            yield path, f"No item counts for the scale {quote(scale.id)}: it has no <key>."
        if not 0 <= scale.missing <= 1:
            yield path, f"missing= is “all” or from 0 to 1, not {scale.missing:g}."
        for place, sentence in found[n - 1]:
            yield f"{path}/{place}", sentence
        if reach and scale.keys:
            yield from ((f"{path}/{place}", sentence) for place, sentence in _bands(scale, reach[n - 1]))
        for s, statistics in enumerate(scale.statistics, 1):
            for sentence in (*_figures(statistics), *(_possible(statistics, reach[n - 1]) if reach else ())):
                yield f"{path}/statistics[{s}]", sentence


def _keys(instrument: Instrument, scale: Scale) -> Iterator[Fault]:
    items, seen = instrument.items, set()
    for n, key in enumerate(scale.keys, 1):
        item, counted = items.get(key.item), (key.item, key.answer)
        if item is None:
            yield f"key[{n}]", f"The key names the item {quote(key.item)}, which does not exist."
        else:
            for sentence in _key(item, key):
                yield f"key[{n}]", sentence
        if counted in seen:
            yield f"key[{n}]", f"{quote(key.item)} counts twice: give it a weight instead."
        seen.add(counted)


def _key(item: Item, key: Key) -> Iterator[str]:
    if item.kind == "text":
        yield f"{quote(item.id)} is answered in words: it has no number to count."
    elif key.answer is None and item.kind in ("multiple", "ranking"):
        yield f"{quote(item.id)} is answered by several: its key says which one counts, answer=“…”."
    elif key.answer is not None and item.range is not None:
        yield f"{quote(item.id)} is answered by a number: its key takes no answer=."
    elif key.answer is not None and item.options and all(key.answer != each.value for each in item.options):
        yield f"{quote(item.id)} has no answer {key.answer}."
    if key.weight <= 0:
        yield "weight= is above 0; to count the other way round, use reverse."
    if key.reverse and (key.answer is not None or item.kind in ("forced", "ranking")):
        yield "A choice between answers cannot be counted the other way round: key the other answer."


def _bands(scale: Scale, reach: ScaleScore) -> Iterator[Fault]:
    counted = counts_choices(scale)
    low, high = (reach.low, reach.high) if counted else (reach.mean_low, reach.mean_high)
    metric = "The scores" if counted else "The average answers"
    if high - low < _NEAR:
        yield ".", f"The scale {quote(scale.id)} cannot vary: every answer counts the same."
        return
    bands = scale.bands
    for n, band in enumerate(bands, 1):
        place = f"band[{n}]"
        if band.low >= band.high:
            yield place, f"low= is below high=: {band.low:g} is not below {band.high:g}."
        if band.low < low - _NEAR or band.high > high + _NEAR:
            sentence = f"{metric} of {quote(scale.id)} go from {low:g} to {high:g}:"
            yield place, f"{sentence} {band.low:g} to {band.high:g} cannot be reached."
    for n, (before, band) in enumerate(pairwise(bands), 2):
        if band.low > before.high + _NEAR:
            yield f"band[{n}]", f"The bands leave a gap from {before.high:g} to {band.low:g}."
        elif band.low < before.high - _NEAR:
            yield f"band[{n}]", f"The bands overlap from {band.low:g} to {before.high:g}."
    if bands and bands[0].low > low + _NEAR:
        yield "band[1]", f"The bands leave a gap from {low:g} to {bands[0].low:g}."
    if bands and bands[-1].high < high - _NEAR:
        yield f"band[{len(bands)}]", f"The bands leave a gap from {bands[-1].high:g} to {high:g}."


def _figures(given: Statistics) -> Iterator[str]:
    if given.sd is not None and given.sd <= 0:
        yield f"A standard deviation is above 0, not {given.sd:g}."
    if given.reliability is not None and not -1 <= given.reliability <= 1:
        yield f"A reliability is between -1 and 1, not {given.reliability:g}."
    if (given.reliability is None) != (given.kind is None):
        yield "reliability= and kind= stand together: how it was found decides what it may be used for."
    if given.kind == "retest" and not given.interval:
        yield "A retest reliability names its interval, such as interval=“2 weeks”."
    if given.kind != "retest" and given.interval:
        yield "interval= belongs to a retest reliability only."


def _possible(given: Statistics, reach: ScaleScore) -> Iterator[str]:
    """Figures outside of what the scale's scores can be; a scale that cannot vary has its own sentence."""
    scores = f"scores go from {reach.low:g} to {reach.high:g}"
    width = reach.high - reach.low
    if width < _NEAR:
        return
    if given.mean is not None and not reach.low - _NEAR <= given.mean <= reach.high + _NEAR:
        yield f"A mean of {given.mean:g} is impossible: {scores}."
    # Two people at opposite ends have the largest sample SD: the width divided by the square root of two.
    if given.sd is not None and given.sd > width / 2**0.5 + _NEAR:
        yield f"An SD of {given.sd:g} is impossible: {scores}."
