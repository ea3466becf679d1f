"""What import-linter cannot see: imports of packages that are not installed, and imports inside functions."""

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
