"""The settings of the tests: the workbench's storage in SQLite."""

from tests.settings import *  # noqa: F403
