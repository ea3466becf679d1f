"""An assessment in the XBlock test runtime, on a host in memory."""

from collections.abc import Callable

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core.consent import Consent
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, PageRuntime, Scene

__all__ = ["ADA", "AMINA", "AUTHOR", "LEO", "MAYA", "NOBODY", "STAFF_AS_MAYA", "PageRuntime", "Stage"]


class Stage(Scene):
    """A questionnaire, and how somebody gets along with it."""

    kind, block_type = AssessmentXBlock, "coaching_assessment"

    @property
    def sitting(self) -> str:
        return str(self.row()["sittings"][-1]["id"])

    @property
    def mark(self) -> str:
        """What a page shows of the consent to the newest sitting."""
        return Consent.load(self.row()["sittings"][-1]["consent"]).mark

    def begin(self) -> str:
        self.as_(MAYA).say("begin", old_enough="yes")
        return self.sitting

    def finish(self, value: Callable[[int], int] = lambda number: number % 5 + 1) -> str:
        return self.answer(self.begin(), value)

    def again(self, value: Callable[[int], int] = lambda number: number % 5 + 1) -> str:
        """Take it again, beside the newest result."""
        self.as_(MAYA).say("begin", again=self.sitting)
        return self.answer(self.sitting, value)

    def answer(self, which: str, value: Callable[[int], int]) -> str:
        answers = {f"i{n:02}": {"value": value(n), "was": None} for n in range(1, 31)}
        self.say("save_answers", sitting=which, answers=answers)
        self.say("finish", sitting=which)
        return which

    def share(self) -> str:
        which = self.finish()
        self.say("share", sitting=which, readers="1 3")
        return which
