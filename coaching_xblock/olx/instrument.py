"""Reading instruments from XML, with a sentence and a line number for what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

from coaching_xblock.core.instrument import Instrument

from . import grammar, meaning
from .building import Built, build
from .finding import MOST, Finding, SourceError, quote
from .hints import hints
from .source import MAX_BYTES, parse
from .values import Node

_STEP = re.compile(r"(\w+)\[(\d+)\]")

__all__ = ["MAX_BYTES", "Finding", "SourceError", "check", "read"]


def read(source: bytes) -> Instrument:
    """The instrument that *source* describes. Raises `SourceError` with the first thing that is wrong."""
    built, findings = _examine(parse(source))
    if built is None or findings:
        raise SourceError(findings[0].sentence, findings[0].line)
    return built.instrument


def check(source: bytes) -> list[Finding]:
    """Everything that is wrong with *source*, or that its author may want to look at again, by line.

    What is no XML is one finding; what has not the form of an instrument is not checked for its meaning.
    """
    try:
        root = parse(source)
    except SourceError as error:
        return [Finding(error.line, error.sentence)]
    built, findings = _examine(root)
    if built is None or findings:
        return findings
    unused = ((node, f"No item has the answers {quote(name)}.") for name, node in built.unused.items())
    found = [*unused, *_placed(root, hints(built.instrument))]
    return sorted(Finding(_line(node), sentence, "hint") for node, sentence in found[:MOST])


def _examine(root: Node) -> tuple[Built | None, list[Finding]]:
    """What could be built of *root*, and its errors: of form, or else of values and of meaning."""
    misformed = _errors(grammar.faults(root))
    if misformed:
        return None, misformed
    built = build(root)
    wrong = _errors(built.faults)
    lines = {each.line for each in wrong}
    # A value that could not be read makes more than one thing wrong: one sentence a line is enough.
    more = [
        each for each in _errors(_placed(root, meaning.faults(built.instrument))) if each.line not in lines
    ]
    return built, sorted(wrong + more)[:MOST]


def _errors(faults: Iterable[tuple[Node, str]]) -> list[Finding]:
    return sorted({Finding(_line(node), sentence) for node, sentence in islice(faults, MOST)})


def _placed(root: Node, faults: Iterable[tuple[str, str]]) -> Iterator[tuple[Node, str]]:
    for place, sentence in faults:
        node = root
        for tag, number in _STEP.findall(place):
            node = next(islice(node.iterchildren(tag), int(number) - 1, None), node)
        yield node, sentence


def _line(node: Node) -> int:
    return cast(int, node.sourceline) or 0
