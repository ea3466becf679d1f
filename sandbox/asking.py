"""What learners of the sandbox ask on the desk, and what they agree with their coaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from lxml import html

from .playing import Play

_AMINA, _BEN = "11", "12"
#: "receipt": a coach says by when they answer. "offer": a coach sends an agreement, with *text* as how often
#: they talk. "change": the learner asks for a change in it.
Act = Literal["ask", "talk", "answer", "receipt", "open", "read", "offer", "accept", "change"]


@dataclass(frozen=True)
class Step:
    """One thing that somebody did, so many days before the seeding. Without *by*, the learner did it."""

    ago: float
    act: Act
    text: str = ""
    by: str = ""


ASKED: dict[str, tuple[Step, ...]] = {
    "101": (
        Step(30, "offer", "Every Monday at half past five until June, then we see.", _AMINA),
        Step(29.4, "accept"),
        Step(6, "ask", "The health centre offers me a trial week. My shift leader does not know that I "
             "look around. How do I ask for a week off without a lie?"),
        Step(5.7, "open", by=_AMINA),
        Step(5.5, "answer", "Without a lie, you say. What would you like him to know, and what is "
             "nobody's business but yours?", _AMINA),
        Step(5.1, "read"),
        Step(1.2, "ask", "That I need the week, and that I come back after it. The rest is mine. I "
             "will say it so."),
    ),
    "103": (
        Step(1.5, "offer", "Every second Wednesday, after work, by phone.", _AMINA),
    ),
    "106": (
        Step(2.2, "talk", "The union has a course for stewards. I would like to talk it through "
             "before I say yes. Evenings are good."),
        Step(1.9, "receipt", by=_BEN),
    ),
    "107": (
        Step(4, "offer", "Every two weeks, on Thursdays at ten.", _AMINA),
        Step(0.8, "change", "Thursdays my daughter is at home. Could it be Tuesdays?"),
    ),
    "119": (
        Step(9, "ask", "A friend says that the state park hires in March. Is it too early to write "
             "to them now?"),
    ),
}  # fmt: skip


class Asking(Play):
    """One learner's part at the desk, and what coaches say to it."""

    def play(self, steps: Sequence[Step]) -> None:
        """Let everything happen in its order."""
        for step in steps:
            self._step(step, {"learner": self._id} if step.by else {})

    def _step(self, step: Step, whose: dict[str, str]) -> None:
        if step.act in ("ask", "answer"):
            self._save(step, "save_message_draft", f"{self._id}   text")
            self._do(step.ago, "send_message", by=step.by, text=step.text, **whose)
        elif step.act == "talk":
            self._save(step, "save_message_draft", f"{self._id}  talk text")
            self._do(step.ago, "ask_talk", text=step.text)
        elif step.act == "open":
            self._do(step.ago, "open_learner", by=step.by, **whose)
        elif step.act == "read":
            page = self._do(step.ago, "show_desk")
            self._do(step.ago, "read_messages", messages=_field(page, "messages"))
        elif step.act == "receipt":
            until = (self._start + timedelta(days=1)).date().isoformat()
            self._do(step.ago, "acknowledge", by=step.by, promise="yes", until=until, **whose)
        elif step.act == "offer":
            self._offer(step, whose)
        else:
            self._answer(step)

    def _offer(self, step: Step, whose: dict[str, str]) -> None:
        form = self._do(step.ago, "open_agreement", by=step.by, write="yes", **whose)
        areas = html.fromstring(form["html"]).xpath("//textarea[@data-coaching-draft='agreement']")
        texts = {str(each.get("name")): each.text or "" for each in areas} | {"often": step.text}
        self._save(step, "save_agreement", f"{self._id} often")
        after = _field(form, "after")
        self._do(step.ago, "send_agreement", by=step.by, after=after, **whose, **texts)

    def _answer(self, step: Step) -> None:
        version = _field(self._do(step.ago, "open_agreement"), "version")
        if step.act == "accept":
            self._do(step.ago, "accept_agreement", version=version)
            return
        self._save(step, "save_change", self._id)
        self._do(step.ago, "ask_change", version=version, text=step.text)

    def _save(self, step: Step, handler: str, item: str) -> None:
        self._do(step.ago, handler, by=step.by, item=item, text=step.text, revision=0)


def _field(answer: dict[str, Any], name: str) -> str:
    """The value of a hidden field of the page that was answered."""
    return str(html.fromstring(answer["html"]).xpath(f"//input[@name='{name}']/@value")[0])
