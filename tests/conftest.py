"""What every kind of test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", default="", help="keep pictures of what the browser tests look at in this folder")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    yield
    cache.clear()
