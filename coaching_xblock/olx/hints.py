"""What is allowed but worth a second look before learners see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching_xblock.core.banding import counts_choices
from coaching_xblock.core.instrument import Instrument, Scale

from .fault import Fault
from .finding import listed, quote

_NEGATIVE = re.compile(r"\bnot\b|n[’']t\b|\bnever\b", re.IGNORECASE)
#: Interests and the like are counted in one direction by custom: nobody agrees to all of them out of habit.
_DIRECTED = ("personality", "strengths", "skills", "other")
_MANY = 4


def hints(instrument: Instrument) -> Iterator[Fault]:
    """Place and sentence for everything in *instrument* that its author may want to look at again."""
    if not instrument.audience:
        yield ".", "<audience> is missing: say for whom the instrument is meant."
    if not instrument.sources:
        yield ".", "There is no <source>: say where the questions come from, or that you wrote them."
    written = [item for item in instrument if item.kind == "text"]
    if written and not any(item.hint for item in written):
        yield ".", "No question that is answered in words has a <hint>: say what an answer could look like."
    yield from _labels(instrument)
    yield from _sizes(instrument)
    for n, scale in enumerate(instrument.scales, 1):
        for place, sentence in _scale(instrument, scale):
            yield f"scale[{n}]{place}", sentence


def _labels(instrument: Instrument) -> Iterator[Fault]:
    for s, section in enumerate(instrument.sections, 1):
        for n, item in enumerate(section.items, 1):
            if len({option.label for option in item.options}) < len(item.options):
                yield f"section[{s}]/item[{n}]", f"Two answers to {quote(item.id)} read the same."


def _sizes(instrument: Instrument) -> Iterator[Fault]:
    sizes = [len({key.item for key in scale.keys}) for scale in instrument.scales]
    if sizes and max(sizes) >= 2 * min(sizes) and max(sizes) - min(sizes) > 2:
        span = f"{min(sizes)} to {max(sizes)}"
        yield ".", f"The scales rest on {span} items: their scores are not equally sure."


def _scale(instrument: Instrument, scale: Scale) -> Iterator[Fault]:
    name = quote(scale.id)
    rated = [key for key in scale.keys if key.answer is None and instrument.items[key.item].kind == "rating"]
    if len({key.item for key in scale.keys}) == 1:
        yield "", f"The scale {name} rests on one item: one slip changes all of it."
    if instrument.subject in _DIRECTED and len(rated) >= _MANY and len({key.reverse for key in rated}) == 1:
        yield "", f"All items of {name} count in one direction: who agrees to everything scores at one end."
    for n, key in enumerate(scale.keys, 1):
        item = instrument.items[key.item]
        if key.answer is None and not key.reverse and item.kind == "rating" and _NEGATIVE.search(item.text):
            said = f"{quote(item.id)} says {_said(item.text)}"
            yield f"/key[{n}]", f"{said}: should it be counted the other way round?"
    if not instrument.levels or counts_choices(scale):
        bare = [str(n) for n, band in enumerate(scale.bands, 1) if not band.name]
        if bare:
            yield "", f"Of {name}, band {listed(bare, 'and')} has no name, and no <level> gives it one."


def _said(text: str) -> str:
    found = _NEGATIVE.search(text)
    return quote(found[0]) if found else ""
