"""From a tree that has the form of an instrument to the instrument, with the values that cannot be right."""

from __future__ import annotations

from coaching_xblock.core.instrument import (
    Band,
    Instrument,
    Key,
    Level,
    Scale,
    Statistics,
)

from . import licences
from .finding import quote
from .format import Built
from .making import maker
from .questions import Questions
from .values import Node, Values, attributes, word

_make_scale, _make_key, _make_band, _make_statistics = (
    maker(Scale),
    maker(Key),
    maker(Band),
    maker(Statistics),
)


def build(root: Node) -> Built[Instrument]:
    """The instrument of *root*, which is valid under the schema."""
    parts: dict[str, list[Node]] = {}
    for child in root:
        parts.setdefault(str(child.tag), []).append(child)
    values = Values()
    questions = Questions(values)
    for node in parts.get("answers", ()):
        questions.share(node)
    given = attributes(root)
    instrument = Instrument(
        id=values.id(root, "id", given["id"]),
        version=values.whole(root, "version", given["version"]),
        subject=word(given["subject"]),
        language=word(given["lang"]),
        minutes=values.whole(root, "minutes", given["minutes"]),
        min_age=values.whole(root, "min-age", given.get("min-age", "0")),
        all_required=word(given.get("required", "")) == "all",
        editable=word(given.get("editable", "")) != "no",
        interview=word(given.get("interview", "")) == "yes",
        title=values.text(parts["title"][0]),
        purpose=values.text(parts["purpose"][0]),
        audience=values.text(parts["audience"][0]) if "audience" in parts else "",
        licences=tuple(licences.read(node, values) for node in parts["licence"]),
        sources=tuple(values.text(node) for node in parts.get("source", ())),
        levels=tuple(_level(node, values) for node in parts.get("level", ())),
        sections=tuple(questions.section(node) for node in parts["section"]),
        scales=tuple(_scale(node, values) for node in parts.get("scale", ())),
    )
    unused = [(node, f"No item has the answers {quote(name)}.") for name, node in questions.unused.items()]
    return Built(instrument, values.faults, unused)


def _level(node: Node, values: Values) -> Level:
    return Level(values.number(node, "at", attributes(node)["at"]), values.text(node))


def _scale(node: Node, values: Values) -> Scale:
    given = attributes(node)
    keys, bands, statistics, tryouts = [], [], [], []
    name, about, *rest = node
    for child in rest:
        tag = child.tag
        if tag == "key":
            keys.append(_key(child, values))
        elif tag == "band":
            bands.append(_band(child, values))
        elif tag == "statistics":
            statistics.append(_statistics(child, values))
        else:
            tryouts.append(values.text(child))
    missing = given.get("missing", "0.8")
    return _make_scale(
        values.id(node, "id", given["id"]),
        values.text(name),
        values.text(about),
        tuple(keys),
        word(given.get("method", "sum")),
        1.0 if word(missing) == "all" else values.number(node, "missing", missing),
        tuple(bands),
        tuple(statistics),
        tuple(tryouts),
    )


def _key(node: Node, values: Values) -> Key:
    given = attributes(node)
    return _make_key(
        values.id(node, "item", given["item"]),
        "reverse" in given and word(given["reverse"]) == "yes",
        values.number(node, "weight", given["weight"]) if "weight" in given else 1,
        values.whole(node, "answer", given["answer"]) if "answer" in given else None,
    )


def _band(node: Node, values: Values) -> Band:
    given = attributes(node)
    return _make_band(
        values.number(node, "low", given["low"]),
        values.number(node, "high", given["high"]),
        values.text(node[0]),
        values.text(node[1]) if len(node) > 1 else "",
        values.attribute(node, "name", given.get("name")),
    )


def _statistics(node: Node, values: Values) -> Statistics:
    given = attributes(node)
    return _make_statistics(
        source=values.attribute(node, "source", given["source"]),
        href=values.address(node, given.get("href")),
        sample=values.attribute(node, "sample", given.get("sample")),
        n=values.whole(node, "n", given.get("n", "0")),
        mean=values.maybe(node, "mean", given.get("mean")),
        sd=values.maybe(node, "sd", given.get("sd")),
        reliability=values.maybe(node, "reliability", given.get("reliability")),
        kind=word(given["kind"]) if "kind" in given else None,
        interval=values.attribute(node, "interval", given.get("interval")),
    )
