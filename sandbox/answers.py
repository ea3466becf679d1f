"""What learners and coaches of the sandbox said to each other about entries."""

from __future__ import annotations

from dataclasses import dataclass

_AMINA, _BEN = "11", "12"


@dataclass(frozen=True)
class Word:
    """One message: of a coach by their id, or of the learner. Moments are days before the seeding."""

    by: str
    sent: float
    text: str = ""
    #: Words of the learner's that a coach quotes.
    quoted: str = ""
    #: When the learner opened it.
    read: float | None = None
    #: Without a text: the coach has read it, and answers so many days after the seeding, or sees no need to.
    answers_in: int | None = None
    #: Without a text: handed on to this coach.
    to: str = ""
    #: Begun, and not sent yet.
    unsent: bool = False


#: By the learner, the question, and when the entry was begun.
ANSWERS: dict[tuple[str, str, float], tuple[Word, ...]] = {
    ("101", "first-hope", 20.5): (
        Word(_AMINA, 19.4, "That is the part that I read twice. What do people do who know your name?",
             quoted="they know mine", read=18.8),
        Word("101", 18.2, "They say it when they come in. And they tell me when something is wrong, before "
             "it is too late."),
        Word(_AMINA, 17.3, "So they trust you with what goes wrong. Who are these people, in your picture?",
             read=16.8),
        Word(_AMINA, 14.9, "The new ones are in it now. What do you notice in them on the first day?",
             quoted="I show them where things are", read=14),
        Word("101", 2.1, "That they are afraid to ask. I tell them what I got wrong in my first week. Then "
             "they ask."),
    ),
    ("101", "strengths-interests", 9): (
        Word(_AMINA, 7.9, "In the union you were the one who called back. What made them call you?"),
    ),
    ("101", "weekly-moved", 3): (
        Word(_AMINA, 0.7, "An hour that felt like ten minutes. What was it in you that made her tell?",
             quoted="She told me about her brothers."),
    ),
    ("104", "first-tried", 14.5): (
        Word(_BEN, 13.1, "Where did you last have time to explain something?",
             quoted="there is never time to explain anything to anybody", read=12.5),
        Word("104", 12.3, "With the students, on Tuesdays. Half an hour before the shift. Nobody counts it."),
        Word(_BEN, 11.3, "Nobody counts it, and you have kept it up. What do you get from that half hour?",
             read=11),
    ),
    ("104", "weekly-moved", 17.2): (Word(_BEN, 13),),
    ("106", "first-tried", 11): (
        Word(_BEN, 9.9, "What did you hear that they did not?",
             quoted="the young ones came to me when theirs stood still", read=9.2),
        Word("106", 9, "There is a sound before it stops. It is not in the book. You have to stand there and "
             "wait for it."),
        Word(_BEN, 8.1, "You stand there and wait for it. Who comes to your mind that could use somebody who "
             "does?", read=7.5),
    ),
    ("110", "first-hope", 3.4): (
        Word(_AMINA, 2.3, "A table, and people who know one another by the morning. I hear what you build, "
             "more than which house", unsent=True),
    ),
    ("112", "first-reason", 15.6): (
        Word(_AMINA, 14.8, "I hear that this is about more than numbers. What would a good Monday be?",
             read=14.2),
    ),
    ("113", "met-said", 2.2): (Word(_AMINA, 1.1, answers_in=2),),
    ("115", "strengths-story", 9.5): (
        Word(_BEN, 8.4, to=_AMINA),
        Word(_AMINA, 7.4, "He ate on the third day. I would like to give what you did there a name, with "
             "you. What would you call it?", read=7),
        Word("115", 6.6, "Listening, perhaps. And not giving up on the soup."),
        Word(_AMINA, 5.9, "Listening, and not giving up. Where else have you done both?", read=5.5),
    ),
    ("127", "strengths-asked", 18.5): (
        Word(_BEN, 17.4, "Who are you thinking of when you write that?",
             quoted="They leave with one person to call.", read=17),
        Word("127", 16.4, "Of a young man from the archive. He did not want advice. He wanted somebody who "
             "knew whom to ask."),
        Word(_BEN, 15.5, "You knew whom to ask. How did you learn that?", read=15),
        Word("127", 0.7, "By being wrong about people for thirty years, and writing it down each time."),
    ),
}  # fmt: skip
