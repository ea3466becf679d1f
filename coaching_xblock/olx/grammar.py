"""The form of a file, from its RELAX NG schema, and in plain words what does not fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lxml import etree

from .finding import listed, quote

NUMBER = re.compile(r"\s*-?[0-9]{1,9}(\.[0-9]{1,9})?\s*")
#: How the values of a schema's datatypes look to authors. Each pattern is at least as strict as its type.
_TYPES = {
    "NCName": (re.compile(r"[A-Za-z][A-Za-z0-9_-]*"), "an id: a letter, then letters, digits, “-” and “_”"),
    "decimal": (NUMBER, "a number such as 3, -1 or 2.5"),
    "nonNegativeInteger": (re.compile(r"\s*[0-9]{1,9}\s*"), "a whole number"),
    "positiveInteger": (re.compile(r"\s*0*[1-9][0-9]{0,8}\s*"), "a whole number of at least 1"),
    "language": (re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "a language such as “en” or “pt-BR”"),
}
_WHOLE_NUMBERS = re.compile(r"\s*[0-9]{1,9}(\s+[0-9]{1,9})*\s*")
_MOST = 50
_RNG = "{http://relaxng.org/ns/structure/1.0}"

Fault = tuple[etree._Element, str]


@dataclass(frozen=True)
class Form:
    """What an attribute may say: one of some patterns, in words."""

    patterns: tuple[re.Pattern[str], ...]
    words: str

    def fits(self, value: str) -> bool:
        return not self.patterns or any(pattern.fullmatch(value) for pattern in self.patterns)


@dataclass
class Shape:
    """What an element holds: attributes (must it?), and elements in their order (must it, may it repeat?)."""

    attributes: dict[str, tuple[Form, bool]] = field(default_factory=dict)
    children: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    text: bool = False


def faults(root: etree._Element, tag: str) -> Iterator[Fault]:
    """Element and sentence for everything in *root* that has not the form of the schema *tag*."""
    schema = _schema(tag)
    if schema.validate(root):
        return
    if root.tag != tag:
        yield root, misplaced(root, tag)
        return
    said = False
    for fault in _element(root, shapes(tag)):
        said = True
        yield fault
    if not said:
        last = schema.error_log.last_error
        yield root, f"This does not have the form of <{tag}>: {last.message if last else ''}"


def misplaced(root: etree._Element, *tags: str) -> str:
    """The sentence for a *root* that is none of *tags*."""
    return f"The file does not start with {listed([f'<{tag}>' for tag in tags])}, but with <{_name(root)}>."


@cache
def shapes(tag: str) -> dict[str, Shape]:
    """The shape of each element by its name."""
    defined = {each.get("name", ""): each for each in _definition(tag).iterfind(f"{_RNG}define")}
    elements = {name: each[0] for name, each in defined.items() if each[0].tag == f"{_RNG}element"}
    found = {}
    for name, element in elements.items():
        found[name] = Shape()
        for particle in element:
            _extend(found[name], particle, defined, elements.keys())
    return found


@cache
def _schema(tag: str) -> etree.RelaxNG:
    return etree.RelaxNG(_definition(tag))


def _definition(tag: str) -> etree._Element:
    """The schema *tag*, with the definitions that it includes."""
    grammar = _parsed(f"{tag}.rng")
    for include in grammar.findall(f"{_RNG}include"):
        grammar.extend(_parsed(include.get("href", "")))
        grammar.remove(include)
    return grammar


def _parsed(file: str) -> etree._Element:
    parser = etree.XMLParser(remove_comments=True, no_network=True)
    return etree.fromstring((files(__package__) / "schema" / file).read_bytes(), parser)


def _extend(
    shape: Shape, particle: etree._Element, defined: dict[str, etree._Element], elements: object
) -> None:
    """Add to *shape* what one particle of its definition allows."""
    kind = str(particle.tag).removeprefix(_RNG)
    inner = particle[0] if kind in ("optional", "zeroOrMore", "oneOrMore") else particle
    must, many = kind not in ("optional", "zeroOrMore"), kind in ("zeroOrMore", "oneOrMore")
    if kind == "mixed":
        shape.text = True
        _extend(shape, particle[0], defined, elements)
    elif kind == "text":
        shape.text = True
    elif inner.tag == f"{_RNG}attribute":
        shape.attributes[inner.get("name", "")] = (_form(inner[0], defined), must)
    else:
        shape.children[inner.get("name", "")] = (must, many)


def _form(pattern: etree._Element, defined: dict[str, etree._Element]) -> Form:
    if pattern.tag == f"{_RNG}ref":
        return _form(defined[pattern.get("name", "")][0], defined)
    if pattern.tag == f"{_RNG}list":
        return Form((_WHOLE_NUMBERS,), "one or several whole numbers with spaces between them")
    if pattern.tag == f"{_RNG}text":
        return Form((), "")
    parts = list(pattern) if pattern.tag == f"{_RNG}choice" else [pattern]
    values = [part.text or "" for part in parts if part.tag == f"{_RNG}value"]
    types = [_TYPES[part.get("type", "")] for part in parts if part.tag == f"{_RNG}data"]
    patterns = tuple(re.compile(rf"\s*{re.escape(value)}\s*") for value in values)
    words = [quote(value) for value in values] + [words for _, words in types]
    return Form(patterns + tuple(pattern for pattern, _ in types), listed(words))


def _element(node: etree._Element, shapes: dict[str, Shape]) -> Iterator[Fault]:
    shape = shapes[str(node.tag)]
    yield from _attributes(node, shape)
    yield from _children(node, shape)
    loose = "" if shape.text else " ".join([node.text or "", *(child.tail or "" for child in node)]).strip()
    if loose:
        yield node, f"{quote(loose)} stands in <{node.tag}> outside of its elements."
    for child in node:
        if child.tag in shape.children:
            yield from _element(child, shapes)


def _attributes(node: etree._Element, shape: Shape) -> Iterator[Fault]:
    if len(node.attrib) > _MOST:  # listing them takes lxml quadratic time
        yield node, f"<{node.tag}> has {len(node.attrib)} attributes."
        return
    for name, value in ((str(name), str(value)) for name, value in node.items()):
        if name not in shape.attributes:
            known = listed([f"{each}=" for each in shape.attributes], "and")
            rest = f"it takes {known}" if known else "it takes none"
            yield node, f"<{node.tag}> has no attribute {quote(name)}: {rest}."
        elif not shape.attributes[name][0].fits(value):
            yield node, f"{name}= is {shape.attributes[name][0].words}, not {quote(value)}."
    for name, (_, must) in shape.attributes.items():
        if must and name not in node.attrib:
            yield node, f"<{node.tag}> needs {name}=“…”."


def _children(node: etree._Element, shape: Shape) -> Iterator[Fault]:
    order = list(shape.children)
    reached, counted = 0, dict.fromkeys(order, 0)
    for child in node:
        if child.tag not in counted:
            here = listed([f"<{each}>" for each in order]) if order else "text only"
            yield child, f"<{_name(child)}> is not expected in <{node.tag}>: here stands {here}."
            continue
        name = str(child.tag)
        counted[name] += 1
        if order.index(name) < reached:
            yield child, f"<{name}> stands too late: it comes before <{order[reached]}>."
        elif counted[name] == 2 and not shape.children[name][1]:
            yield child, f"<{name}> stands twice in <{node.tag}>."
        reached = max(reached, order.index(name))
    for name, (must, _) in shape.children.items():
        if must and not counted[name]:
            yield node, f"<{name}> is missing in <{node.tag}>."


def _name(node: etree._Element) -> str:
    """An element's name for a sentence, with a word about a namespace that it should not have."""
    name = etree.QName(node)
    short = quote(name.localname)[1:-1]
    return f"{short} xmlns=…" if name.namespace else short
