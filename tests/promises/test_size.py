"""Files and functions that can be read in one go, and a learner's page for a slow line."""

import ast
import gzip
from pathlib import Path

import pytest

from tests.promises import sources

STATIC = sources.ROOT / "static" / "coaching"
MOST_MODULE = 300
MOST_FUNCTION = 40
MOST_SCRIPT = 200
MOST_PAGE = 12_000


def functions(path: Path) -> list[tuple[str, int]]:
    found = (
        node
        for node in ast.walk(sources.tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_module(path):
    assert len(path.read_text().splitlines()) <= MOST_MODULE
    assert [(name, lines) for name, lines in functions(path) if lines > MOST_FUNCTION] == []


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_script(path):
    assert len(path.read_text().splitlines()) <= MOST_SCRIPT


def test_scripts_and_styles_of_a_learners_page():
    """Every block's page carries the shared files; the block's own script comes on top, here the largest."""
    sizes = {
        path: len(gzip.compress(path.read_bytes()))
        for path in STATIC.rglob("*.*s*")
        if path.suffix in (".js", ".css")
    }
    assert sum(sizes.values()) <= MOST_PAGE, sizes
