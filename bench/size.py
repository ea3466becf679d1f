"""What a learner's browser loads for one block, compressed."""

import gzip
from collections.abc import Iterator
from importlib.resources import files

from .measure import Measure

LIMIT = 12.0


def measures() -> Iterator[Measure]:
    """Scripts and styles of a page in kilobytes."""
    folder = files("coaching_xblock") / "static" / "coaching"
    found = [each for kind in ("js", "css") for each in (folder / kind).iterdir()]
    size = sum(len(gzip.compress(each.read_bytes())) for each in found if each.name.endswith((".js", ".css")))
    yield Measure("page_bytes", size / 1000, LIMIT, "kB")
