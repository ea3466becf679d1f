"""What learners of the sandbox wrote in its reflections, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_AMINA, _BEN = "11", "12"


@dataclass(frozen=True)
class Wrote:
    """One entry. Moments are days before the seeding; what has none did not happen."""

    #: The unit, and the question there.
    unit: str
    prompt: str
    began: float
    text: str
    checks: Mapping[str, int] = field(default_factory=dict)
    done: float | None = None
    tags: tuple[str, ...] = ()
    shared: float | None = None
    #: Who opened it, and when.
    opened: tuple[tuple[str, float], ...] = ()
    #: Written on and handed in again, once they had talked about it.
    revised: tuple[float, str] | None = None
    withdrew: float | None = None


def _week(began: float, text: str, energy: int, confidence: int, clarity: int | None, **more: Any) -> Wrote:
    """A weekly check-in, done in one go."""
    sure = {} if clarity is None else {"clarity": clarity}
    checks = {"energy": energy, "confidence": confidence, **sure}
    return Wrote("how-it-goes", "weekly-moved", began, text, checks, done=began - 0.003, **more)


ENTRIES: dict[str, tuple[Wrote, ...]] = {
    # Rosa: a whole conversation, six weeks of check-ins, and something that is nobody's business.
    "101": (
        Wrote("what-brings-you", "first-hope", 20.5,
              "I get up at six and I am not afraid of the day. I know the names of the people I work for, "
              "and they know mine.\n\nIn the evening I cook, and I am not too tired to taste it.",
              done=20.4, tags=("hope",), shared=20.3, opened=((_AMINA, 19.5), (_AMINA, 17.4), (_AMINA, 15)),
              revised=(16, "I get up at six and I am not afraid of the day. I know the names of the people I "
              "work for, and they know mine. Some of them are new, and *I show them where things are*.\n\n"
              "In the evening I cook, and I am not too tired to taste it.")),
        Wrote("what-brings-you", "first-worth", 20.35,
              "If in June I still think that it was my fault, it was not worth it.", done=20.33),
        Wrote("what-you-do-well", "strengths-interests", 9,
              "One of the two surprised me. The other did not.\n\n- I sit with the new ones on their first "
              "day.\n- I do the shopping for my neighbour, and her daughter's papers.\n- In the union I was "
              "the one who called back.", done=8.9, shared=8.8, opened=((_AMINA, 8),)),
        _week(38, "Nothing moved. I read the letter about June again.", 3, 2, 1),
        _week(31, "I told my sister. That was harder than telling the children.", 3, 3, 1),
        _week(24, "I asked the library for a talk with somebody. My hand was wet on the telephone.", 4, 3, 2),
        _week(17, "Thirty questions about work, and I kept choosing the ones with people in them. I had to "
              "laugh. Afterwards I walked home instead of taking the bus.", 6, 5, None),
        _week(10, "Night shifts again. What stood still: everything, until Thursday. On Thursday the health "
              "centre called.", 3, 4, 4),
        _week(3, "I visited the health centre. They let me sit in the kitchen with a woman of ninety. She "
              "told me about her brothers. I was there for an hour and it felt like ten minutes.", 7, 6, 6,
              shared=2.9, opened=((_AMINA, 0.8),)),
    ),
    # Kwame: short, and waiting since yesterday.
    "102": (
        Wrote("what-brings-you", "first-reason", 1.2,
              "My uncle says the shop is mine if I want it. Everybody thinks that it is easy. I say yes in "
              "the morning and no at night.", done=1.1, shared=1),
    ),
    # Tobias: six weeks of shifts.
    "104": (
        Wrote("what-brings-you", "first-tried", 14.5,
              "I asked for fewer nights and got them for a month. I learned that it is not only the nights: "
              "there is never time to explain anything to anybody.", done=14.4, shared=14.2,
              opened=((_BEN, 13.2), (_BEN, 11.4))),
        _week(38.2, "Four nights. I was short with a student and said sorry.", 2, 5, 3),
        _week(31.2, "Slept. Read half a book about schools.", 5, 5, 3),
        _week(24.2, "Four nights.", 2, 4, 2),
        _week(17.2, "I showed three students how to find a vein. They all found it. I was happy on the bus.",
              6, 6, 4, shared=14.1),
        _week(10.2, "Visited a vocational school. The teachers looked tired too. They laughed "
              "more.", 5, 6, 5),
        _week(3.2, "I asked what two years of study would cost us. It is less bad than I feared and still a "
              "lot.", 5, 5, 7),
    ),
    # Dan: what he tried, and a coach who listens.
    "106": (
        Wrote("what-brings-you", "first-tried", 11,
              "Two applications, nobody answered. I went to the job fair in a clean shirt and came back with "
              "nine pens.\n\nWhat I learned: my papers say what machines I ran. They do not say that the "
              "young ones came to me when theirs stood still.", done=10.9, shared=10.8,
              opened=((_BEN, 10), (_BEN, 8.2))),
        Wrote("what-you-do-well", "strengths-asked", 4,
              "They come with a noise. I listen to the machine and then to them. They leave with ",
              tags=("mill",)),
    ),
    # Lan: shared three days ago, nobody answered yet.
    "110": (
        Wrote("what-brings-you", "first-hope", 3.4,
              "The house stands again, or another one does. There are guests at the table who do not know "
              "one another in the evening and do in the morning.\n\nI do not count days since the water.",
              done=3.3, shared=3.2, opened=((_AMINA, 2.4),)),
    ),
    # Mateusz: everything is written down, and nothing is shown.
    "111": (
        Wrote("what-brings-you", "first-reason", 19, "I do not know yet whether I want coaching. I want to "
              "know what I think before somebody asks me.", done=18.9, tags=("to myself",)),
        Wrote("what-you-do-well", "strengths-season", 12, "I repair things before their owner has finished "
              "saying what is wrong. At work they like it. At home they do not.", done=11.9,
              tags=("to myself", "home")),
        Wrote("people-you-met", "met-said", 5, "The man who tunes organs said: half of it is waiting until "
              "the room is warm.", {"closer": 8}, done=4.9, tags=("organs",)),
    ),
    # Sofia: shared, was answered, thought about it, and took it back.
    "112": (
        Wrote("what-brings-you", "first-reason", 15.6,
              "My mother wanted to paint and did the books of other people for forty years. I do not want to "
              "be good at what makes me "
              "sad.", done=15.5, shared=15.4, opened=((_AMINA, 14.9),), withdrew=12.1),
    ),
    # Grace: a talk with somebody who does the work; Amina has read it and will answer.
    "113": (
        Wrote("people-you-met", "met-said", 2.2,
              "She runs the district's school laboratory from a desk. She said: the first year I missed the "
              "noise, the second year I heard what it had drowned.\n\nI had thought she would tell me to "
              "take it.", {"closer": 6}, done=2.1, shared=2, opened=((_AMINA, 1.2),)),
    ),
    # Hana: handed on from one coach to the other.
    "115": (
        Wrote("what-you-do-well", "strengths-story", 9.5,
              "My father would not eat. The nurses brought the soup and took it away again. I asked him how "
              "his mother had made it, and he told me. I wrote it down and cooked it so, three times, until "
              "it was right.\n\nHe ate on the third day. Nobody calls that work.", done=9.4, shared=9.3,
              opened=((_BEN, 8.5), (_AMINA, 7.5), (_AMINA, 6))),
    ),
    # Leilani: in the middle of a sentence.
    "119": (
        Wrote("what-you-do-well", "strengths-story", 0.3, "Last winter the road was gone and I had forty "
              "people on the wrong side of it. First I counted them. Then I "),
    ),
    # Nia: done a few minutes ago.
    "125": (
        Wrote("what-brings-you", "first-reason", 0.015, "My daughter asked what I want to be when I grow up. "
              "I am forty-seven. I could not stop thinking about it.", done=0.008),
    ),
    # Ruth: in the middle of a good talk.
    "127": (
        Wrote("what-you-do-well", "strengths-asked", 18.5,
              "They come because I remember. Not names of papers, but who tried what, and why it did not "
              "work then. They leave with one person to call.", done=18.4, shared=18.3,
              opened=((_BEN, 17.5), (_BEN, 15.6))),
    ),
}  # fmt: skip
