"""What learners of the sandbox say to the safeguarding person, and whom a coach is worried about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .playing import Play

_AMINA, _MIRIAM = "11", "41"
#: "confide": the learner writes. "worry": Amina tells Miriam. What Miriam does: "open", "answer", "note".
Act = Literal["confide", "worry", "open", "answer", "note"]


@dataclass(frozen=True)
class Step:
    """One thing that somebody did, so many days before the seeding."""

    ago: float
    act: Act
    text: str = ""


CONFIDED: dict[str, tuple[Step, ...]] = {
    "110": (
        Step(2.4, "confide", "Ben asked me for my brother's name and where he works. I do not see what he "
             "needs it for. My brother's papers are not in order, and I do not want trouble for him."),
        Step(2.1, "open"),
        Step(2, "answer", "Thank you for writing to me. You need not answer such a question, and you did "
             "nothing wrong. May I ask Ben why he wants to know, without your name?"),
        Step(0.4, "confide", "Yes, if my name stays out of it."),
    ),
    "106": (
        Step(1.3, "worry", "He said twice in our talk that nobody would miss him, at the mill or anywhere. "
             "He laughed. I did not. I asked him how he is; he said we should get on with it."),
        Step(1.2, "open"),
        Step(1, "note", "Spoke with him on the phone. He is with his sister until Sunday."),
    ),
}  # fmt: skip


class Confiding(Play):
    """One learner's part, and what is said to or about them."""

    def play(self, steps: Sequence[Step]) -> None:
        """Let everything happen in its order."""
        which = "talk"
        for step in steps:
            if step.act == "confide":
                self._do(step.ago, "save_confided", text=step.text, revision=0)
                self._do(step.ago, "send_confided", text=step.text, guards=_MIRIAM)
            elif step.act == "worry":
                which = self._worry(step)
            else:
                self._see_to(step, which)

    def _worry(self, step: Step) -> str:
        """A report; the id that Miriam's list knows it by."""
        place = {"learner": self._id, "item": ""}
        self._do(step.ago, "save_worry", by=_AMINA, item=f"{self._id}  seen", text=step.text, revision=0)
        self._do(step.ago, "send_worry", by=_AMINA, text=step.text, guards=_MIRIAM, **place)
        listed = self._do(step.ago, "list_matters", by=_MIRIAM)["html"]
        mine = listed.split(f'name="learner" value="{self._id}"')[1]
        return str(mine.split('name="matter" value="')[1].split('"')[0])

    def _see_to(self, step: Step, which: str) -> None:
        place = {"learner": self._id, "matter": which}
        if step.act == "open":
            self._do(step.ago, "open_matter", by=_MIRIAM, **place)
            return
        item, handler = f"{self._id} {which} {step.act}", _WRITES[step.act]
        self._do(step.ago, "save_guarded", by=_MIRIAM, item=item, text=step.text, revision=0)
        self._do(step.ago, handler, by=_MIRIAM, text=step.text, **place)


_WRITES = {"answer": "answer_confided", "note": "note_matter"}
