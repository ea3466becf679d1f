"""What somebody speaks of beside a result: the whole, one scale or one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .errors import BadInput, NotFound
from .sitting import Sitting
from .words import Locked

Kind = Literal["whole", "scale", "answer"]
#: What a coach writes about it: what stands out, what could grow, an opportunity. Each may stay empty.
PARTS = ("stands_out", "could_grow", "opportunity")


@dataclass(frozen=True)
class About:
    """A place beside a result. *id* is that of the scale or the item; empty for the whole."""

    kind: Kind = "whole"
    id: str = ""

    @classmethod
    def parse(cls, text: str) -> About:
        """The place that `text` wrote. Raises `BadInput` for anything else."""
        if text == "whole":
            return WHOLE
        kind, _, id = text.partition(":")
        if id and kind == "scale":
            return cls("scale", id)
        if id and kind == "answer":
            return cls("answer", id)
        raise BadInput("malformed", field="about")

    @property
    def text(self) -> str:
        """Such as ``whole``, ``scale:S`` and ``answer:i07``."""
        return f"{self.kind}:{self.id}" if self.id else self.kind


WHOLE = About()


def check(found: Sitting, about: About) -> None:
    """Raise `NotFound` where *found*, as it is shared, has no such place, or its answers are not shared."""
    shown = {} if found.shown is None or isinstance(found.shown, Locked) else found.shown
    answers = {} if isinstance(found.answers, Locked) else found.answers
    there = {
        "whole": True,
        "scale": any(scale["id"] == about.id for scale in shown.get("scales", ())),
        "answer": about.id in answers,
    }
    if not there[about.kind]:
        raise NotFound("no_sitting")
