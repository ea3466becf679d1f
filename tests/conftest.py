"""What every kind of test may use."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from hypothesis import settings as hypothesis

ROOT = Path(__file__).parent.parent

# From the first browser test on, Playwright keeps an event loop in this thread. Django takes that for an
# asynchronous program and would refuse every query of the tests that come later.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long an example takes says more about the machine than about the code.
hypothesis.register_profile("suite", deadline=None)
hypothesis.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots", default="", help="a folder for pictures of what the browser tests look at"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    yield
    cache.clear()


class _Missed(logging.Handler):
    """Names that a template asks for and does not get: Django logs them with the whole context, words too."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.names: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        # Django's own error report is a template without a name.
        if "'unknown'" not in record.getMessage():
            self.names.add(record.getMessage())


@pytest.fixture(autouse=True)
def no_missing_names() -> Iterator[None]:
    """Every name that a template asks for is in its context."""
    logger, missed = logging.getLogger("django.template"), _Missed()
    level = logger.level
    logger.addHandler(missed)
    logger.setLevel(logging.DEBUG)
    yield
    logger.removeHandler(missed)
    logger.setLevel(level)
    assert not missed.names
