"""What import-linter cannot see: imports of packages that are not installed, and imports inside functions."""

import ast

import pytest

from tests.promises import sources

#: Top-level packages of the Open edX platform, which is never installed beside the tests.
PLATFORM = {"lms", "cms", "common", "openedx", "xmodule"}


def is_below(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_only_the_lms_hosts_import_the_platform_and_only_inside_functions(path):
    """LMS, Studio, workers and tests import the package: a platform import on top breaks three of them."""
    found = [
        (name, line, inside) for name, line, inside in sources.imports(path) if is_below(name, *PLATFORM)
    ]
    if not sources.named(path).startswith("coaching_xblock/host/lms"):
        assert found == []
    assert [(name, line) for name, line, inside in found if not inside] == []


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_only_hosts_and_commands_query_the_database(path):
    """One door for reading and writing: a query beside it would miss the lock, the seal and the log line."""
    doors = ("coaching_xblock/host/", "coaching_xblock/management/", "coaching_xblock/apps.py")
    if not sources.named(path).startswith(doors):
        queries = [(name, line) for name, line, _ in sources.imports(path) if is_below(name, "django.db")]
        assert queries == []


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_only_the_hosts_know_the_ciphers(path):
    if not sources.named(path).startswith("coaching_xblock/host/"):
        assert [
            (name, line) for name, line, _ in sources.imports(path) if is_below(name, "cryptography")
        ] == []


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_only_safeguarding_goes_around_the_cohort_wall(path):
    """Blocks ask for `states`, `learners` and `coaches`, which know who is looking; what those are made of
    does not, and neither does a row that is loaded without the door."""
    around = {"every", "roll", "team", "members", "load_many"}
    # A story is made of one's own rows alone.
    desk = ("coaching_xblock/desking/overseeing.py", "coaching_xblock/desking/stories.py")
    allowed = ("coaching_xblock/host/", *desk)
    if not sources.named(path).startswith(allowed):
        calls = [node.func for node in ast.walk(sources.tree(path)) if isinstance(node, ast.Call)]
        methods = [each for each in calls if isinstance(each, ast.Attribute)]
        assert [(each.attr, each.lineno) for each in methods if _of_host(each) and each.attr in around] == []


def _of_host(called: ast.Attribute) -> bool:
    return isinstance(called.value, ast.Attribute) and called.value.attr == "host"
