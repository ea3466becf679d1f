"""A kind of file that authors write: how it is read, checked and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from coaching_xblock.core import limits

from . import grammar
from .fault import Fault
from .finding import MOST, Finding, Severity, SourceError, located
from .markup import document
from .source import parse
from .values import Node

T = TypeVar("T")

_STEP = re.compile(r"(\w+)\[(\d+)\]")
_HALF = "There is half a character, which no file can hold."


@dataclass(frozen=True)
class Built(Generic[T]):
    """A value as far as it can be read from a tree, its wrong values, and what deserves a second look."""

    value: T
    faults: list[tuple[Node, str]]
    hints: list[tuple[Node, str]]


@dataclass(frozen=True)
class Format(Generic[T]):
    """What files with the root *tag* hold. Their form is the RELAX NG schema of this name."""

    tag: str
    #: From a tree that is valid under the schema.
    build: Callable[[Node], Built[T]]
    #: What cannot be, although each value is fine.
    faults: Callable[[T], Iterable[Fault]]
    #: What is allowed and worth a second look.
    hints: Callable[[T], Iterable[Fault]]
    #: The lines of its canonical form.
    lines: Callable[[T], Iterable[str]]

    def read(self, source: bytes) -> T:
        """What *source* describes. Raises `SourceError` with the first thing that is wrong."""
        built, findings = self._examine(parse(source, self.tag))
        if built is None or findings:
            raise SourceError(findings[0].sentence, findings[0].line)
        return built.value

    def check(self, source: bytes) -> list[Finding]:
        """Everything that is wrong with *source*, or that its author may want to look at again, by line.

        What is no XML is one finding; what has not the form is not checked for its meaning.
        """
        try:
            root = parse(source, self.tag)
        except SourceError as error:
            return [Finding(error.line, error.sentence)]
        built, findings = self._examine(root)
        if built is None or findings:
            return findings
        found = [*built.hints, *_placed(root, self.hints(built.value))]
        return sorted(Finding(line(node), sentence, "hint") for node, sentence in found[:MOST])

    def write(self, value: T) -> bytes:
        """*value* as XML that is read as the same value; what was so read is written alike.

        Raises `SourceError` for characters that XML cannot hold.
        """
        return document(self.lines(value))

    def understood(self, text: str) -> T:
        """What an author's own *text* describes. Raises `SourceError`.

        Every page needs it, so the last 64 texts are kept, each with its value or its error: what stands in a
        field is read once a process. An error is raised anew each time.
        """
        found = _kept(self, text)
        if isinstance(found, SourceError):
            raise SourceError(found.sentence, found.line)
        return cast(T, found)

    def examined(self, text: str) -> list[Finding]:
        """What is wrong with an author's own *text*, or worth a second look."""
        try:
            return self.check(text.encode())
        except UnicodeEncodeError:
            return [Finding(0, _HALF)]

    def told(self, text: str, level: Severity) -> list[str]:
        """Sentences on an author's own *text* with their lines, as many as an author reads at a time."""
        found = [each for each in self.examined(text) if each.level == level]
        more = len(found) - limits.FINDINGS
        said = [located(each, text) for each in found[: limits.FINDINGS]]
        return [*said, f"And {more} more."] if more > 0 else said

    def canonical(self, text: str) -> str:
        """*text* in the form that is written, or nothing where it cannot be read."""
        try:
            return self.write(self.understood(text)).decode()
        except SourceError:
            return ""

    def _examine(self, root: Node) -> tuple[Built[T] | None, list[Finding]]:
        """What could be built of *root*, and its errors: of form, or else of values and of meaning."""
        misformed = _errors(grammar.faults(root, self.tag))
        if misformed:
            return None, misformed
        built = self.build(root)
        wrong = _errors(built.faults)
        known = {each.line for each in wrong}
        # A value that could not be read makes more than one thing wrong: one sentence a line is enough.
        more = [each for each in _errors(_placed(root, self.faults(built.value))) if each.line not in known]
        return built, sorted(wrong + more)[:MOST]


@lru_cache(maxsize=64)
def _kept(form: Format[Any], text: str) -> Any:
    try:
        return form.read(text.encode())
    except UnicodeEncodeError:
        return SourceError(_HALF)
    except SourceError as error:
        return SourceError(error.sentence, error.line)  # without its frames, which hold the tree


def _errors(faults: Iterable[tuple[Node, str]]) -> list[Finding]:
    return sorted({Finding(line(node), sentence) for node, sentence in islice(faults, MOST)})


def _placed(root: Node, faults: Iterable[Fault]) -> Iterator[tuple[Node, str]]:
    for place, sentence in faults:
        node = root
        for tag, number in _STEP.findall(place):
            node = next(islice(node.iterchildren(tag), int(number) - 1, None), node)
        yield node, sentence


def line(node: Node) -> int:
    """The line on which an element begins, or 0."""
    return cast(int, node.sourceline) or 0
