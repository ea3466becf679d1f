"""Small instruments for the tests of the core."""

import pytest

from coaching_xblock import library
from coaching_xblock.core.instrument import Instrument


@pytest.fixture(scope="session")
def mini_ip() -> Instrument:
    """The O*NET Mini Interest Profiler of the library."""
    return library.instrument("onet-mini-ip")
