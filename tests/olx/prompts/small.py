"""Small sets of prompts with everything in them, and how tests change them."""

from pathlib import Path

from coaching_xblock.olx.finding import Finding
from coaching_xblock.olx.prompts import PROMPTS

GOOD = (Path(__file__).parent / "small.xml").read_text(encoding="utf-8")
FRAME = (Path(__file__).parent / "frame.xml").read_text(encoding="utf-8")


def line(part: str, text: str = GOOD) -> int:
    """The line on which *part*, which stands there once, begins."""
    assert text.count(part) == 1, part
    return text.count("\n", 0, text.index(part)) + 1


def changed(was: str, becomes: str, text: str = GOOD) -> str:
    """*text* with one part of it changed."""
    assert text.count(was) == 1, was
    return text.replace(was, becomes)


def errors(text: str) -> list[Finding]:
    return [each for each in PROMPTS.check(text.encode()) if each.level == "error"]


def hints(text: str) -> list[Finding]:
    return [each for each in PROMPTS.check(text.encode()) if each.level == "hint"]
