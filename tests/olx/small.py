"""A small instrument with everything in it, and how tests change it."""

from pathlib import Path

from coaching_xblock.olx.instrument import Finding, check

GOOD = (Path(__file__).parent / "small.xml").read_text(encoding="utf-8")


def line(part: str, text: str = GOOD) -> int:
    """The line on which *part*, which stands there once, begins."""
    assert text.count(part) == 1, part
    return text.count("\n", 0, text.index(part)) + 1


def changed(was: str, becomes: str) -> str:
    """The small instrument with one part of it changed."""
    assert GOOD.count(was) == 1, was
    return GOOD.replace(was, becomes)


def errors(text: str) -> list[Finding]:
    return [each for each in check(text.encode()) if each.level == "error"]


def hints(text: str) -> list[Finding]:
    return [each for each in check(text.encode()) if each.level == "hint"]
