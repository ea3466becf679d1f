"""Reading instruments from XML, with a sentence and a line number for what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from lxml import etree

from coaching_xblock.core.instrument import Instrument, Item, Licence, Link, Option, Scale, Section, Subject

#: Bytes of the largest instrument that is read.
MAX_BYTES = 500_000


@dataclass
class InstrumentError(ValueError):
    """An instrument that cannot be read: what is wrong, and on which line."""

    sentence: str
    line: int = 0

    def __str__(self) -> str:
        return f"Line {self.line}: {self.sentence}" if self.line else self.sentence


def read(source: bytes) -> Instrument:
    """The instrument that *source* describes. Raises `InstrumentError`."""
    if len(source) > MAX_BYTES:
        raise InstrumentError(f"The file is larger than {MAX_BYTES} bytes.")
    root = _parse(source)
    _expect(root, root.tag == "instrument", "The file does not start with <instrument>.")
    subject = root.get("subject", "other")
    _expect(root, subject in get_args(Subject), f"“{subject}” is no subject.")
    scales = tuple(_scale(node) for node in root.iterfind("scales/scale"))
    options = {_required(node, "id"): _options(node) for node in root.iterfind("answers")}
    instrument = Instrument(
        id=_required(root, "id"),
        title=_text(root, "title"),
        purpose=_text(root, "purpose"),
        subject=cast(Subject, subject),
        language=_required(root, "lang"),
        minutes=_number(root, "minutes"),
        min_age=_number(root, "min-age", "0"),
        licences=_licences(root),
        scales=scales,
        sections=tuple(_section(node, options, scales) for node in root.iterfind("section")),
    )
    _check(root, instrument)
    return instrument


def _parse(source: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise InstrumentError(f"This is not well-formed XML: {error.msg}.", error.lineno or 0) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs know only half of it
        raise InstrumentError("A document type is not allowed here.", 1)
    return root


def _check(root: etree._Element, instrument: Instrument) -> None:
    _expect(root, len(instrument.items) == sum(1 for _ in instrument), "Two items have the same id.")
    _expect(
        root,
        len({scale.id for scale in instrument.scales}) == len(instrument.scales),
        "Two scales have the same id.",
    )
    asked = {item.scale for item in instrument}
    for node in root.iterfind("scales/scale"):
        _expect(node, node.get("id") in asked, f"No item counts for the scale “{node.get('id')}”.")


def _scale(node: etree._Element) -> Scale:
    return Scale(_required(node, "id"), _text(node, "name"), _text(node, "about"))


def _options(node: etree._Element) -> tuple[Option, ...]:
    return tuple(
        Option(_number(option, "value"), (option.text or "").strip(), float(_number(option, "score")))
        for option in node.iterfind("answer")
    )


def _section(
    node: etree._Element, options: dict[str, tuple[Option, ...]], scales: tuple[Scale, ...]
) -> Section:
    return Section(
        tuple(_item(each, options, {scale.id for scale in scales}) for each in node.iterfind("item"))
    )


def _item(node: etree._Element, options: dict[str, tuple[Option, ...]], scales: set[str]) -> Item:
    answers, scale = _required(node, "answers"), _required(node, "scale")
    _expect(node, answers in options, f"There is no <answers id=“{answers}”>.")
    _expect(node, scale in scales, f"There is no scale “{scale}”.")
    return Item(_required(node, "id"), (node.text or "").strip(), scale, options[answers])


def _licences(root: etree._Element) -> tuple[Licence, ...]:
    nodes = root.findall("licence")
    _expect(root, bool(nodes), "An instrument names its licence.")
    return tuple(_licence(node) for node in nodes)


def _licence(node: etree._Element) -> Licence:
    line = node.find("attribution")
    if line is None:
        raise InstrumentError("A licence has an attribution line.", _line(node))
    parts: list[str | Link] = [line.text or ""]
    for link in line.iterfind("link"):
        parts += [Link(link.text or "", _required(link, "href")), link.tail or ""]
    return Licence(_required(node, "id"), _required(node, "href"), tuple(part for part in parts if part))


def _text(node: etree._Element, tag: str) -> str:
    child = node.find(tag)
    if child is None or not (child.text or "").strip():
        raise InstrumentError(f"<{tag}> is missing or empty.", _line(node))
    return " ".join((child.text or "").split())


def _required(node: etree._Element, name: str) -> str:
    value = node.get(name, "")
    _expect(node, bool(value), f"<{node.tag}> needs {name}=“…”.")
    return value


def _number(node: etree._Element, name: str, default: str = "") -> int:
    value = node.get(name, default)
    _expect(node, value.isascii() and value.isdigit(), f"{name} is not a whole number: “{value}”.")
    return int(value)


def _expect(node: etree._Element, met: bool, sentence: str) -> None:
    if not met:
        raise InstrumentError(sentence, _line(node))


def _line(node: etree._Element) -> int:
    return cast(int, node.sourceline) or 0
