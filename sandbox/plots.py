"""What each learner of the sandbox has done so far: the plot of their story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .people import Person

Manner = Literal["steady", "same", "unsure"]
_AMINA, _BEN = "11", "12"
ALL = 30


@dataclass(frozen=True)
class Kept:
    """Work on a shortlist: an occupation by its O*NET-SOC code, or the learner's own words."""

    work: str
    added: float
    note: str = ""
    shared: float | None = None


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
    #: An earlier result that stays: when it was begun, and what drew them then.
    earlier: tuple[float, str] | None = None
    shortlist: tuple[Kept, ...] = ()

    @property
    def finished(self) -> bool:
        return self.answered == ALL


PLOTS: dict[str, Plot] = {
    "101": Plot(21, "SER", earlier=(200, "SAR"),
                note="I keep liking the ones with people in them. The forms I could do without.",
                shared=20, opened=((_AMINA, 18), (_AMINA, 4)), shortlist=(
                    Kept("21-1094.00", 15, shared=5, note="They go to people's homes. Can I start this here "
                         "without a degree? Ask at the health centre."),
                    Kept("Something with older people, by day", 10, note="My neighbour goes to a day centre. "
                         "The woman who runs it laughs a lot."),
                )),
    "102": Plot(12, "EIS", shared=11.5, opened=((_BEN, 9),)),
    "103": Plot(18, "ACI", note="Nobody at work knows that I draw.", shared=3, shortlist=(
                    Kept("27-1024.00", 17, note="Three days of books and two of this?"),
                )),
    "104": Plot(16, "SIA", shared=15, opened=((_AMINA, 14), (_BEN, 13)), shortlist=(
                    Kept("25-1072.00", 12, shared=11.5, note="Teaching what I know, without the nights. What "
                         "would the two years cost us?"),
                    Kept("21-1091.00", 12.1),
                )),
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
    "127": Plot(22, "SIE", earlier=(210, "IRC"), shared=21, opened=((_AMINA, 20), (_BEN, 19))),
}  # fmt: skip


@dataclass(frozen=True)
class Talk:
    """A first conversation that a coach wrote down. Moments are days before the seeding."""

    coach: str
    began: float
    answers: Mapping[str, Any]
    handed: float | None = None
    #: The learner confirmed it and shared it.
    shared: float | None = None


TALKS: dict[str, Talk] = {
    "101": Talk(_AMINA, 6, {
        "reason": "The warehouse closes in June. I want my next work to be with people.",
        "topics": [1, 3],
        "year": "I know the names of those I work for, and I am home for supper.",
        "now": [1, 5],
        "keep": "The team. And that I can see what I did by the end of a shift.",
        "hours": 5,
        "lean-on": [1, 5],
        "first": "To find out what care work is really like, before I say yes to a course.",
        "importance": 9,
        "why-not-less": "Because June is close, and because I have put it off for years.",
    }, handed=5.9),
    "106": Talk(_AMINA, 1, {
        "reason": "Laid off after thirty years at the mill.",
        "now": [3],
        "tried": "Two applications. Nobody answered. I learned that my papers say nothing about what I do.",
    }),
    "113": Talk(_BEN, 12, {
        "reason": "I was offered a desk job and cannot decide.",
        "topics": [3, 7],
        "now": [1],
        "keep": "The moment when a class understands.",
        "importance": 6,
    }, handed=11.9, shared=11),
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
