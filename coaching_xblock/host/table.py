"""The table that holds all rows of our block types, seen as a whole: for commands and retirement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from coaching_xblock.core.rows import BY_TYPE, DESK

from . import lms_model


@dataclass(frozen=True)
class Table:
    """A model, and the names of the columns that say whose row it is and of which block."""

    model: Any
    person: str
    usage: str
    block_type: str
    #: The column that says in which course; empty where the table knows none.
    course: str = ""
    fixed: dict[str, Any] = field(default_factory=dict)

    def rows(self) -> Any:
        """The rows of our block types."""
        return self.model.objects.filter(**{f"{self.block_type}__in": list(BY_TYPE)}, **self.fixed)

    def of_person(self, person: str) -> Any:
        """One person's rows of our block types."""
        return self.rows().filter(**{self.person: person})

    def beside(self, person: str, text: str) -> list[int]:
        """The ids of rows of the blocks in which *person* has one that hold *text*, theirs apart."""
        usages = self.of_person(person).values_list(self.usage, flat=True)
        rows = self.rows().filter(**{f"{self.usage}__in": list(usages), "state__contains": text})
        return self.ids(rows.exclude(**{self.person: person}))

    def desks_around(self, person: str) -> list[int]:
        """The ids of all rows of desks in the courses where *person* has a row, theirs apart."""
        rows = self.rows().filter(**{self.block_type: DESK.block_type})
        if self.course:
            courses = self.of_person(person).values_list(self.course, flat=True)
            rows = rows.filter(**{f"{self.course}__in": list(courses)})
        return self.ids(rows.exclude(**{self.person: person}))

    def of_usage(self, usage: str) -> Any:
        """Everybody's rows of one block."""
        key = self.model._meta.get_field(self.usage).to_python(usage)
        return self.rows().filter(**{self.usage: key})

    def ids(self, rows: Any, after: int = 0) -> list[int]:
        """The ids of *rows* above *after*, in order. Sorted here: see `lms.LmsHost.states`."""
        return sorted(id for id in rows.values_list("pk", flat=True) if id > after)

    def owner(self, row: Any) -> tuple[str, str]:
        """Whose *row* it is and of which block, as its words are sealed."""
        return str(getattr(row, self.person)), str(getattr(row, self.usage))


def table() -> Table:
    """The platform's table where the LMS is installed, else the workbench's."""
    student_module = lms_model.student_module()
    if student_module is not None:
        return Table(student_module, "student_id", "module_state_key", "module_type", "course_id")
    from workbench.models import XBlockState

    return Table(
        XBlockState, "user_id", "scope_id", "tag", fixed={"scope": "usage", "user_id__isnull": False}
    )
