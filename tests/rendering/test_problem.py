"""Every error that can be raised has a sentence."""

import ast
from pathlib import Path

import pytest

from coaching_xblock.core import errors
from coaching_xblock.core.errors import CoachingError, TooLarge
from coaching_xblock.views import problem

PACKAGE = Path(problem.__file__).parents[1]
CLASSES = {
    name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, CoachingError)
}


def raised() -> set[str]:
    """The codes that the package gives to its errors."""
    calls = (
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CLASSES
    )
    return {str(call.args[0].value) for call in calls if call.args and isinstance(call.args[0], ast.Constant)}


@pytest.mark.parametrize("code", sorted(raised() | {getattr(errors, name).default_code for name in CLASSES}))
def test_it_is_phrased(code: str) -> None:
    assert code in problem._SENTENCES


def test_limits_are_said() -> None:
    class Plain:
        def gettext(self, text: str) -> str:
            return text

    said = problem.sentence(TooLarge("note_too_long", limit=20_000), Plain())  # type: ignore[arg-type]
    assert "20000" in said
