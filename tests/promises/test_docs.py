"""What an author, operator or developer can meet by name is named, as `code`, somewhere in docs/."""

import ast
import re
from importlib.metadata import entry_points

import pytest

from tests.promises import sources

DOCS = sources.ROOT / "docs"
EVENT = re.compile(r"coaching\.\w+\.\w+")
SETTING = re.compile(r"\bCOACHING_[A-Z]+(?:_[A-Z]+)*\b")


def blocks():
    found = [point.load() for point in entry_points(group="xblock.v1") if point.name.startswith("coaching_")]
    assert found
    return found


def own_classes(block):
    return [base for base in block.__mro__ if base.__module__.startswith("coaching_xblock.")]


def fields():
    names = {(name, base) for block in blocks() for base in own_classes(block) for name in vars(base)}
    return {name for name, base in names if name in getattr(base, "fields", {})}


def handlers():
    named = {
        name
        for block in blocks()
        for base in own_classes(block)
        for name, each in vars(base).items()
        if getattr(each, "_is_xblock_handler", False)
    }
    assert named
    return named


def settings():
    found = {
        name
        for path in sources.modules()
        for text in sources.literals(path)
        for name in SETTING.findall(text)
    }
    assert found
    return found


def commands():
    folder = sources.PACKAGE / "management" / "commands"
    return {path.stem for path in folder.glob("[!_]*.py")}


def events():
    return {text for path in sources.modules() for text in sources.literals(path) if EVENT.fullmatch(text)}


def documented():
    text = "\n".join(path.read_text() for path in sorted(DOCS.rglob("*.md")))
    spans = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return {word.strip(".") for span in spans for word in re.findall(r"[\w.]+", span)}


@pytest.mark.parametrize(
    "kind", [fields, handlers, settings, commands, events], ids=lambda kind: kind.__name__
)
def test_everything_that_has_a_name_is_documented(kind):
    missing = sorted(kind() - documented())
    assert not missing, f"not named in docs/: {', '.join(missing)}"


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_an_event_is_written_whole(path):
    """A name put together from parts is found by no search, neither by this test nor by an operator."""
    parts = [node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.JoinedStr)]
    assert [
        ast.unparse(node) for node in parts if ast.unparse(node).strip("f'\"").startswith("coaching.")
    ] == []
