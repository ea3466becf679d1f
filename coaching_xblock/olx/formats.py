"""All kinds of files, told apart by the element that they begin with."""

from __future__ import annotations

from typing import Any

from . import grammar
from .finding import Finding, SourceError
from .format import Format, line
from .instrument import INSTRUMENT
from .prompts import PROMPTS
from .source import first, parse

FORMATS: tuple[Format[Any], ...] = (INSTRUMENT, PROMPTS)


def check(source: bytes) -> list[Finding]:
    """Everything that is wrong with a file of any kind, or worth a second look, by line."""
    begun = first(source)
    for form in FORMATS:
        if begun == form.tag:
            return form.check(source)
    tags = [form.tag for form in FORMATS]
    try:
        root = parse(source, *tags)
    except SourceError as error:
        return [Finding(error.line, error.sentence)]
    return [Finding(line(root), grammar.misplaced(root, *tags))]
