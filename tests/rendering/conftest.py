"""Every test starts where Maya has not begun."""

import pytest

from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()
