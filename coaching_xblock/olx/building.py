"""From a tree that has the form of an instrument to the instrument, with the values that cannot be right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coaching_xblock.core.instrument import (
    Band,
    Instrument,
    Key,
    Level,
    Licence,
    Link,
    Scale,
    Statistics,
)

from .questions import Questions
from .values import Node, Values

_SPACE = re.compile("[ \t\r\n]+")


@dataclass(frozen=True)
class Built:
    """An instrument as far as it can be read, its wrong values, and shared answers that no item takes."""

    instrument: Instrument
    faults: list[tuple[Node, str]]
    unused: dict[str, Node]


def build(root: Node) -> Built:
    """The instrument of *root*, which is valid under the schema."""
    parts: dict[str, list[Node]] = {}
    for child in root:
        parts.setdefault(str(child.tag), []).append(child)
    values = Values()
    questions = Questions(values)
    for node in parts.get("answers", ()):
        questions.share(node)
    instrument = Instrument(
        id=values.id(root),
        version=values.whole(root, "version"),
        subject=values.word(root, "subject"),
        language=values.word(root, "lang"),
        minutes=values.whole(root, "minutes"),
        min_age=values.whole(root, "min-age"),
        all_required=values.word(root, "required") == "all",
        editable=values.word(root, "editable") != "no",
        interview=values.word(root, "interview") == "yes",
        title=values.text(parts["title"][0]),
        purpose=values.text(parts["purpose"][0]),
        audience=values.text(parts["audience"][0]) if "audience" in parts else "",
        licences=tuple(_licence(node, values) for node in parts["licence"]),
        sources=tuple(values.text(node) for node in parts.get("source", ())),
        levels=tuple(Level(values.number(node, "at"), values.text(node)) for node in parts.get("level", ())),
        sections=tuple(questions.section(node) for node in parts["section"]),
        scales=tuple(_scale(node, values) for node in parts.get("scale", ())),
    )
    return Built(instrument, values.faults, questions.unused)


def _licence(node: Node, values: Values) -> Licence:
    line = node[0]
    parts: list[str | Link] = [_spaced(line.text).lstrip(" ")]
    for link in line:
        parts += [Link(values.text(link), values.address(link)), _spaced(link.tail)]
    parts[-1] = _spaced(line[-1].tail if len(line) else line.text).rstrip(" ")
    if not len(line):
        parts[0] = str(parts[0]).rstrip(" ")
    found = tuple(part for part in parts if part)
    if not found:
        values.fault(line, "<attribution> is empty.")
    return Licence(values.attribute(node, "id"), values.address(node), found)


def _spaced(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _scale(node: Node, values: Values) -> Scale:
    keys, bands, statistics, tryouts = [], [], [], []
    name, about, *rest = node
    for child in rest:
        if child.tag == "key":
            keys.append(_key(child, values))
        elif child.tag == "band":
            bands.append(_band(child, values))
        elif child.tag == "statistics":
            statistics.append(_statistics(child, values))
        else:
            tryouts.append(values.text(child))
    missing = values.word(node, "missing") or "0.8"
    return Scale(
        values.id(node),
        values.text(name),
        values.text(about),
        tuple(keys),
        values.word(node, "method") or "sum",
        1.0 if missing == "all" else values.number(node, "missing") if node.get("missing") else 0.8,
        tuple(bands),
        tuple(statistics),
        tuple(tryouts),
    )


def _key(node: Node, values: Values) -> Key:
    return Key(
        values.id(node, "item"),
        values.word(node, "reverse") == "yes",
        1 if node.get("weight") is None else values.number(node, "weight"),
        None if node.get("answer") is None else values.whole(node, "answer"),
    )


def _band(node: Node, values: Values) -> Band:
    return Band(
        values.number(node, "low"),
        values.number(node, "high"),
        values.text(node[0]),
        values.text(node[1]) if len(node) > 1 else "",
        values.attribute(node, "name"),
    )


def _statistics(node: Node, values: Values) -> Statistics:
    return Statistics(
        source=values.attribute(node, "source"),
        href=values.address(node),
        sample=values.attribute(node, "sample"),
        n=values.whole(node, "n"),
        mean=values.maybe(node, "mean"),
        sd=values.maybe(node, "sd"),
        reliability=values.maybe(node, "reliability"),
        kind=values.word(node, "kind") or None,
        interval=values.attribute(node, "interval"),
    )
