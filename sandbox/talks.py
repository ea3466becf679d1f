"""What coaches of the sandbox write about results, and what the learners say to it."""

from __future__ import annotations

from dataclasses import dataclass

_AMINA, _BEN = "11", "12"


@dataclass(frozen=True)
class Said:
    """One piece of feedback. Moments are days before the seeding; what has none did not happen."""

    by: str
    written: float
    #: The whole, a scale or an answer: `core.about`.
    about: str = "whole"
    stands_out: str = ""
    could_grow: str = ""
    opportunity: str = ""
    #: Words of the learner's last answer that stand above it.
    quote: str = ""
    sent: float | None = None
    read: float | None = None
    reply: str = ""
    replied: float | None = None
    differently: bool = False
    #: The coach opened the result again, and with it the answer.
    seen: float | None = None

    @property
    def parts(self) -> dict[str, str]:
        every = {
            "stands_out": self.stands_out,
            "could_grow": self.could_grow,
            "opportunity": self.opportunity,
        }
        return {part: text for part, text in every.items() if text}


TALKS: dict[str, tuple[Said, ...]] = {
    "101": (
        Said(_AMINA, 18, "scale:S", sent=17.9, read=17, replied=16.5, seen=4,
             stands_out="You chose nearly every question with a person in it. You told me that the new "
             "people in the warehouse come to you on their first day.",
             opportunity="The health centre looks for people who visit at home. They train them themselves.",
             reply="They do come to me. I never thought of that as something one can be good at.\n\n"
             "I called the health centre. They call back on Thursday."),
        Said(_AMINA, 0.6, sent=0.5,
             quote="I never thought of that as something one can be good at.",
             stands_out="Enterprising comes first. I would not have guessed it from our first talk.",
             could_grow="Is there something that you would like to decide yourself, and not only help with?"),
    ),
    "102": (
        Said(_BEN, 8.9, stands_out="Nothing in your answers sounds like somebody who must run a shop, and "
             "nothing sounds like somebody who cannot."),
    ),
    "106": (
        Said(_BEN, 22, "scale:R", sent=21.8, read=21, replied=20.8, differently=True,
             stands_out="Realistic first, after thirty years at the mill: you know what you like.",
             could_grow="Electric work would need a licence. Would you sit down with a book for that?",
             reply="Maybe it says what I did, not what I like. The part I miss is showing the young ones "
             "how."),
    ),
    "112": (
        Said(_AMINA, 15, sent=14.8, read=14,
             opportunity="The design school has an open evening in two weeks."),
    ),
    "119": (
        Said(_AMINA, 2, "scale:A", sent=1.9,
             stands_out="You draw maps for visitors. That is work in this area too."),
    ),
}  # fmt: skip
