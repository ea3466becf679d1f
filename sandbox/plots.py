"""What each learner of the sandbox has done so far: the plot of their story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .people import Person

Manner = Literal["steady", "same", "unsure"]
_AMINA, _BEN = "11", "12"
ALL = 30


@dataclass(frozen=True)
class Plot:
    """One learner's way through the interest questionnaire. Moments are days before the seeding."""

    began: float
    #: What draws them: the letters of up to three of the six areas, strongest first.
    draws: str = ""
    answered: int = ALL
    manner: Manner = "steady"
    note: str = ""
    shared: float | None = None
    #: Who opened the shared result, and when.
    opened: tuple[tuple[str, float], ...] = ()
    withdrew: float | None = None
    #: An earlier sitting was finished and deleted at that moment.
    deleted: float | None = None

    @property
    def finished(self) -> bool:
        return self.answered == ALL


PLOTS: dict[str, Plot] = {
    "101": Plot(21, "SER", note="I keep liking the ones with people in them. The forms I could do without.",
                shared=20, opened=((_AMINA, 18), (_AMINA, 4))),
    "102": Plot(12, "EIS", shared=11.5, opened=((_BEN, 9),)),
    "103": Plot(18, "ACI", note="Nobody at work knows that I draw.", shared=3),
    "104": Plot(16, "SIA", shared=15, opened=((_AMINA, 14), (_BEN, 13))),
    "105": Plot(9, "IAS", shared=8, opened=((_AMINA, 6),)),
    "106": Plot(25, "RSI", shared=24, opened=((_BEN, 22), (_BEN, 8))),
    "107": Plot(7, "ICE", shared=1),
    "108": Plot(5, manner="same", shared=4.5, opened=((_BEN, 2),)),
    "109": Plot(4, "AES", shared=3.5),
    "110": Plot(14, "ESR", shared=13, opened=((_AMINA, 11),)),
    "111": Plot(20, "RIC", note="Repairing things, as I thought. I would rather sort this out by myself."),
    "112": Plot(17, "ASE", shared=16, opened=((_AMINA, 15),), withdrew=12),
    "113": Plot(10, "ISC", shared=9, opened=((_AMINA, 7),)),
    "114": Plot(8, "REA", shared=7),
    "115": Plot(13, "SAC", shared=12, opened=((_BEN, 10),)),
    "116": Plot(11, "IRC", note="The answers are the same as ten years ago. The papers are not."),
    "117": Plot(6, "ASI"),
    "118": Plot(3, "RCE", answered=11, deleted=4),
    "119": Plot(15, "RSA", shared=14, opened=((_AMINA, 12),)),
    "120": Plot(19, "AIS", shared=2),
    "121": Plot(2, "RIE", answered=3),
    "122": Plot(1, "SCA", answered=15),
    "125": Plot(0.02, "SEC"),
    "126": Plot(6.5, "S", manner="unsure"),
    "127": Plot(22, "SIE", shared=21, opened=((_AMINA, 20), (_BEN, 19))),
}  # fmt: skip


def grouped(learners: Sequence[Person]) -> list[tuple[str, list[Person]]]:
    """Learners by how far they are, for choosing one."""
    stages: dict[str, list[Person]] = {
        "Learners who share a result": [],
        "Learners who finished and keep it to themselves": [],
        "Learners in the middle": [],
        "Learners who have not begun": [],
    }
    shares, keeps, middle, fresh = stages.values()
    for person in learners:
        plot = PLOTS.get(person.id)
        if plot is None:
            fresh.append(person)
        elif not plot.finished:
            middle.append(person)
        elif plot.shared is None or plot.withdrew is not None:
            keeps.append(person)
        else:
            shares.append(person)
    return list(stages.items())
