"""What a learner's browser loads for one block, compressed."""

import gzip
from collections.abc import Iterator
from importlib.resources import files

from .measure import Measure
from .page import STAGES, Visit

LIMIT = 12.0


def measures() -> Iterator[Measure]:
    """Scripts and styles that a learner's page begins with, in kilobytes: its stage with the most."""
    yield Measure("page_bytes", max(map(_kilobytes, STAGES)), LIMIT, "kB")


def _kilobytes(stage: str) -> float:
    visit = Visit("coaching_assessment", f"size-{stage}")
    STAGES[stage](visit)
    folder = files("coaching_xblock") / "static" / "coaching"
    loaded = visit.block().files(visit.block().student_view().content)
    return sum(len(gzip.compress((folder / file).read_bytes())) for file in loaded) / 1000
