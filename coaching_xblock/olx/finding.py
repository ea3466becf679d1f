"""What is wrong with a file, or could be better, said in a sentence with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "hint"]

#: So many findings are worth reading at a time; further ones are not collected.
MOST = 100
_QUOTED = 40


@dataclass(frozen=True, order=True)
class Finding:
    """An error keeps a file from being read; a hint does not."""

    line: int
    sentence: str
    level: Severity = "error"

    def __str__(self) -> str:
        return _placed(self.line, self.sentence)


@dataclass
class SourceError(ValueError):
    """A file, or what an author wrote, that cannot be read: what is wrong, and on which line."""

    sentence: str
    line: int = 0

    def __str__(self) -> str:
        return _placed(self.line, self.sentence)


def _placed(line: int, sentence: str) -> str:
    return f"Line {line}: {sentence}" if line else sentence


def quote(text: str) -> str:
    """*text* in quotation marks, shortened, without characters that a terminal would act on."""
    short = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
    return f"“{''.join(each if each.isprintable() else '·' for each in short)}”"


def located(found: Finding | SourceError, text: str) -> str:
    """*found* with the beginning of its line of *text*: a plain field shows no line numbers."""
    lines = text.split("\n")
    if not 0 < found.line <= len(lines):
        return str(found)
    return f"Line {found.line}, {quote(lines[found.line - 1].strip())}: {found.sentence}"


def listed(names: list[str], word: str = "or") -> str:
    """*names* as they stand in a sentence: “a, b or c”."""
    return f" {word} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""
