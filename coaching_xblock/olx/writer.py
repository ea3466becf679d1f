"""Writing instruments: one canonical form, so that equal instruments are equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from coaching_xblock.core.instrument import (
    Band,
    Instrument,
    Item,
    Key,
    Option,
    Scale,
    Section,
    Statistics,
    When,
)

from . import licences
from .markup import element, empty, maybe, text

Lists = Mapping[tuple[Option, ...], str]


def lines(instrument: Instrument) -> Iterator[str]:
    """*instrument* as lines of XML, all in one way."""
    return element("instrument", _attributes(instrument), _content(instrument, _lists(instrument)))


def _lists(instrument: Instrument) -> dict[tuple[Option, ...], str]:
    """The answers that several items share, each with an id, in the order in which they are first asked."""
    counted = Counter(item.options for item in instrument if item.options)
    shared = [options for options, times in counted.items() if times > 1]
    return {options: f"a{n}" for n, options in enumerate(shared, 1)}


def _attributes(instrument: Instrument) -> dict[str, object]:
    return {
        "id": instrument.id,
        "version": instrument.version,
        "subject": instrument.subject,
        "lang": instrument.language,
        "minutes": instrument.minutes,
        "min-age": instrument.min_age or None,
        "required": "all" if instrument.all_required else None,
        "editable": None if instrument.editable else "no",
        "interview": "yes" if instrument.interview else None,
    }


def _content(instrument: Instrument, lists: Lists) -> Iterator[str]:
    yield from _head(instrument)
    for options, name in lists.items():
        yield from element("answers", {"id": name}, (_option(each) for each in options))
    for level in instrument.levels:
        yield text("level", level.phrase, {"at": level.at})
    for section in instrument.sections:
        yield from element("section", {"id": section.id}, _section(section, lists))
    for scale in instrument.scales:
        yield from _scale(scale)


def _head(instrument: Instrument) -> Iterator[str]:
    yield text("title", instrument.title)
    yield text("purpose", instrument.purpose)
    yield from maybe("audience", instrument.audience)
    for licence in instrument.licences:
        yield from licences.lines(licence)
    for source in instrument.sources:
        yield text("source", source)


def _option(option: Option) -> str:
    score = None if option.score == option.value else option.score
    return text("answer", option.label, {"value": option.value, "score": score})


def _section(section: Section, lists: Lists) -> Iterator[str]:
    yield from maybe("title", section.title)
    yield from maybe("intro", section.intro)
    for when in section.when:
        yield _when(when)
    for item in section.items:
        attributes = {
            "id": item.id,
            "type": item.kind,
            "answers": lists.get(item.options),
            "low": item.range and item.range.low,
            "high": item.range and item.range.high,
            "step": item.range.step if item.range and item.range.step != 1 else None,
            "optional": "yes" if item.optional else None,
        }
        yield from element("item", attributes, _item(item, lists))


def _item(item: Item, lists: Lists) -> Iterator[str]:
    yield text("text", item.text)
    yield from maybe("hint", item.hint)
    for when in item.when:
        yield _when(when)
    if item.options not in lists:
        for option in item.options:
            yield _option(option)
    if item.range:
        yield from maybe("low", item.range.low_label)
        yield from maybe("high", item.range.high_label)


def _when(when: When) -> str:
    return empty(
        "when",
        {
            "item": when.item or None,
            "answers": " ".join(str(each) for each in sorted(set(when.answers))) or None,
            "low": when.low,
            "high": when.high,
            "scale": when.scale or None,
            "among": when.among or None,
        },
    )


def _scale(scale: Scale) -> Iterator[str]:
    attributes = {
        "id": scale.id,
        "method": scale.method if scale.method != "sum" else None,
        "missing": {1: "all", 0.8: None}.get(scale.missing, scale.missing),
    }
    yield from element("scale", attributes, _counted(scale))


def _counted(scale: Scale) -> Iterator[str]:
    yield text("name", scale.name)
    yield text("about", scale.about)
    for key in scale.keys:
        yield _key(key)
    for band in scale.bands:
        yield from _band(band)
    for statistics in scale.statistics:
        yield _statistics(statistics)
    for tryout in scale.tryouts:
        yield text("tryout", tryout)


def _key(key: Key) -> str:
    reverse, weight = "yes" if key.reverse else None, None if key.weight == 1 else key.weight
    return empty("key", {"item": key.item, "reverse": reverse, "weight": weight, "answer": key.answer})


def _band(band: Band) -> Iterator[str]:
    attributes = {"low": band.low, "high": band.high, "name": band.name or None}
    yield from element("band", attributes, [text("means", band.means), *maybe("try", band.try_)])


def _statistics(given: Statistics) -> str:
    return empty(
        "statistics",
        {
            "source": given.source,
            "href": given.href or None,
            "sample": given.sample or None,
            "n": given.n or None,
            "mean": given.mean,
            "sd": given.sd,
            "reliability": given.reliability,
            "kind": given.kind,
            "interval": given.interval or None,
        },
    )
