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

    def save() -> None:
        block = lms_block(AssessmentXBlock, learner)
        with block.host.editing(block, str(learner.id)) as state:
            state.schema = 1

    with modules.installed():
        yield Measure("first_save_statements", len(statements(save)), None, "statements")
        yield Measure("save_statements", len(statements(save)), LIMIT, "statements")
