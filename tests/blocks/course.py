"""A course with two reflections and a questionnaire, and what people wrote in it."""

from collections.abc import Mapping
from typing import Any

from coaching_xblock import library
from coaching_xblock.core import moment, sitting, writing
from coaching_xblock.core.people import Sibling
from coaching_xblock.core.sitting import Change
from coaching_xblock.core.version import Asked
from coaching_xblock.host.base import beside
from coaching_xblock.reflection import ReflectionXBlock
from tests.scene import Scene

#: The other reflection, and the questionnaire.
ELSEWHERE = Sibling("u2", "coaching_reflection", "First meeting", "/course/first-meeting/")
TALK = Sibling("a1", "coaching_assessment", "First conversation")


class Course(Scene):
    """The block that is looked at is the reflection ``u1``."""

    kind, block_type = ReflectionXBlock, "coaching_reflection"

    def __init__(self) -> None:
        super().__init__()
        self.host.blocks = [TALK, ELSEWHERE, Sibling("u1", self.block_type, "Progress")]

    def editing(self, usage: str = "u1", kind: str = "coaching_reflection", person: str = "7") -> Any:
        """A row of any block of the course."""
        return self.host.editing(beside(self.block(), usage, kind), person)

    def reading(self, usage: str = "u1", kind: str = "coaching_reflection", person: str = "7") -> Any:
        return self.host.reading(beside(self.block(), usage, kind), person)

    def wrote(
        self,
        text: str,
        usage: str = "u2",
        *,
        prompt: str = "first-hope",
        person: str = "7",
        at: str = "",
        occasion: str = "",
        draft: bool = False,
    ) -> str:
        """Write an entry, hand it in unless it is a *draft*, and return its id."""
        now = at or moment.now()
        with self.editing(usage, person=person) as state:
            rows = writing.begin(state.entries, prompt, occasion, now)
            which = str(rows[-1]["id"])
            rows, _ = writing.write(rows, which, text, 0, now)
            if not draft:
                rows = writing.submit(rows, which, text, Asked("What do you hope for?", "", "en"), now)
            state.entries = rows
        return which

    def answered(self, answers: Mapping[str, Any], instrument: str = "first-conversation") -> str:
        """Finish a sitting of the questionnaire and return its id."""
        made = library.instrument(instrument)
        with self.editing("a1", "coaching_assessment") as state:
            rows = sitting.begin(state.sittings, made, moment.now())
            which = str(rows[-1]["id"])
            changes = {item: Change(value) for item, value in answers.items()}
            rows = sitting.save_answers(rows, which, made, changes, moment.now())
            state.sittings = sitting.finish(rows, which, made, moment.now(), gaps=True)
        return which
