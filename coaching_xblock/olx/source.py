"""From bytes to a tree: what could cost time, memory or secrets is refused before it is parsed."""

from __future__ import annotations

import re
from typing import Any, cast

from lxml import etree

from .finding import SourceError, listed, quote

#: Bytes of the largest file that is read.
MAX_BYTES = 500_000

_BOM = b"\xef\xbb\xbf"
_DECLARED = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']""")
#: All that may stand before the root element, but for a document type.
_PROLOG = re.compile(rb"(?:[ \t\r\n]++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ELEMENT = re.compile(rb"<([A-Za-z][A-Za-z0-9_-]{0,39})")
# The encoding is checked here, and the parser does not guess. Entities, external or not, stay what they are.
_PARSER = etree.XMLParser(
    encoding="utf-8",
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    attribute_defaults=False,
    huge_tree=False,
    remove_comments=True,
    collect_ids=False,
)
# The first of each parent: asked for all of them, libxml2 sorts them in quadratic time.
_INSTRUCTIONS = etree.XPath("//processing-instruction()[1]")

_WHERE = re.compile(r", line \d+, column \d+.*", re.DOTALL)
_SENTENCES = (
    (r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)", r"<\1> of line \2 is closed by </\3>."),
    (r"Premature end of data in tag (\S+) line (\d+)", r"<\1> of line \2 is never closed."),
    (r"Entity '(.+)' not defined", r"“&\1;” is not known here: write the character itself."),
    (r"xmlParseEntityRef|EntityRef: expecting ';'", "A single “&” is written “&amp;”."),
    (r"Unescaped '<' not allowed in attributes", "A “<” within an attribute is written “&lt;”."),
    (r"StartTag: invalid element name", "A “<” that begins no element is written “&lt;”."),
    (r"Attribute (\S+) redefined", r"The attribute \1= stands twice in one element."),
    (r"AttValue: \" or ' expected", 'The value of an attribute stands in quotation marks: name="value".'),
    (
        r"Specification mandates value for attribute (\S+)",
        r'The attribute \1 has no value: write \1="value".',
    ),
    (r"attributes construct error|error parsing attribute name", 'Attributes are written name="value".'),
    (r"Couldn't find end of Start Tag (\S+)", r"<\1 does not end with “>”."),
    (
        r"PCDATA invalid Char|invalid character in attribute",
        "There is a control character, which XML cannot hold.",
    ),
    (r"Extra content at the end", "Something stands after the end of {tag}."),
    (r"Document is empty|Start tag expected", "The file does not start with {tag}."),
    (r"Excessive depth", "The elements are nested too deeply."),
    (r"Namespace prefix (\S+)", r"“\1:” is not known here: namespaces are not used."),
)


def first(source: bytes) -> str:
    """The name of the element that *source* seems to begin with, or nothing. It may be no XML after all."""
    found = _ELEMENT.match(source, _start(source))
    return found[1].decode() if found else ""


def parse(source: bytes, *tags: str) -> etree._Element:
    """The root of *source*. Raises `SourceError` for what is no plain XML in UTF-8.

    *tags* are those that the root may be: a sentence names them.
    """
    if len(source) > MAX_BYTES:
        raise SourceError(f"The file is larger than {MAX_BYTES} bytes.")
    _refuse_encodings(source)
    start = _start(source)
    if source.startswith(b"<!DOCTYPE", start):
        raise SourceError("A document type is not allowed here.", source.count(b"\n", 0, start) + 1)
    try:
        root = etree.fromstring(source, _PARSER)
    except etree.XMLSyntaxError as error:
        sentence = _sentence(error.msg or "").replace("{tag}", listed([f"<{tag}>" for tag in tags]))
        raise SourceError(sentence, error.lineno or 0) from None
    for node in cast(list[Any], _INSTRUCTIONS(root)):
        raise SourceError(f"<?{node.target}?> is not allowed here.", node.sourceline or 0)
    return root


def _start(source: bytes) -> int:
    """Where the first element begins, or a document type."""
    prolog = _PROLOG.match(source, len(_BOM) if source.startswith(_BOM) else 0)
    return prolog.end() if prolog else 0


def _refuse_encodings(source: bytes) -> None:
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise SourceError("The file is not in UTF-8: save it in this encoding.", line) from None
    nul = source.find(b"\0")
    if nul >= 0:
        line = source.count(b"\n", 0, nul) + 1
        raise SourceError("The file holds a NUL character: it is no text in UTF-8.", line)
    declared = _DECLARED.match(source.removeprefix(_BOM))
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        name = quote(declared[1].decode())
        raise SourceError(f"The first line says encoding {name}: files are in UTF-8.", 1)


def _sentence(message: str) -> str:
    message = _WHERE.sub("", message)
    for pattern, sentence in _SENTENCES:
        found = re.search(pattern, message)
        if found:
            return found.expand(sentence)[:200]
    return f"This is not well-formed XML: {message[:150]}."
