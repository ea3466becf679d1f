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


@dataclass
class InstrumentError(ValueError):
    """An instrument that cannot be read: what is wrong, and on which line."""

    sentence: str
    line: int = 0

    def __str__(self) -> str:
        return f"Line {self.line}: {self.sentence}" if self.line else self.sentence


def quote(text: str) -> str:
    """*text* in quotation marks, shortened, without characters that a terminal would act on."""
    short = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
    return f"“{''.join(each if each.isprintable() else '·' for each in short)}”"


def listed(names: list[str], word: str = "or") -> str:
    """*names* as they stand in a sentence: “a, b or c”."""
    return f" {word} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""
