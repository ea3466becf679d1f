"""What one save asks of a database, on a table of the shape of the platform's."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth import get_user_model

from coaching_xblock.assessment import AssessmentXBlock
from tests.host.platform import modules
from tests.host.platform.counting import statements
from tests.host.platform.runtime import lms_block

from .measure import Measure

LIMIT = 4


def measures() -> Iterator[Measure]:
    """The first save of a learner, and every later one."""
    learner = get_user_model().objects.create(username="bench")

    def save() -> int:
        # What the platform reads to make the block is not the save's.
        block = lms_block(AssessmentXBlock, learner)
        return len(statements(lambda: add_a_sitting(block, str(learner.id))))

    with modules.installed():
        yield Measure("first_save_statements", save(), None, "statements")
        yield Measure("save_statements", save(), LIMIT, "statements")


def add_a_sitting(block: AssessmentXBlock, person: str) -> None:
    """The least that a handler writes."""
    with block.host.editing(block, person) as state:
        state.sittings = [*state.sittings, {"id": str(len(state.sittings))}]
