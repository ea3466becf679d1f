"""What learners and coaches of the sandbox say to each other about what was written."""

from __future__ import annotations

from dataclasses import dataclass

_AMINA, _BEN = "11", "12"


@dataclass(frozen=True)
class Letter:
    """One message about an entry. Moments are days before the seeding; what has none did not happen."""

    by: str
    at: float
    text: str = ""
    #: Words of the entry, or of the message before, that it quotes.
    quotes: str = ""
    #: The learner opened it.
    read: float | None = None
    #: Written, and not sent yet.
    unsent: bool = False
    #: In place of words: "I have read this", with the days until an answer, or none needed.
    receipt: int | None = None
    #: Handed to a colleague.
    to: str = ""


#: By learner and by the question that they wrote about.
LETTERS: dict[tuple[str, str], tuple[Letter, ...]] = {
    ("101", "first-hope"): (
        Letter(_AMINA, 19.4, "They know your name, and you are not afraid of the day. That stands before "
               "anything about hours or money.\n\nOn which days are you less afraid, as things are now?",
               quotes="I know the names of the people I work for, and they know mine.", read=18.5),
        Letter("101", 18.2, "When I show somebody new around. At the shift change they read out numbers. "
               "When I show somebody around I say their name, and they say mine."),
        Letter(_AMINA, 17.3, "So it is less when somebody has a name, and you are the one who says it first. "
               "That took some courage in a hall where all are numbers.\n\nWhat would a week look like that "
               "had more of that in it?",
               quotes="When I show somebody around I say their name, and they say mine.", read=16.5),
    ),
    ("101", "strengths-interests"): (
        Letter(_AMINA, 7.9, "Three times somebody who was alone with something, and you did not leave. I see "
               "what that asks of you.\n\nWhich of the three gave you the most back?"),
    ),
    ("104", "first-tried"): (
        Letter(_BEN, 13.1, "You found out by trying: fewer nights did not mend it. What hurts is that nobody "
               "has time to explain.\n\nWhom did you last explain something to, and how was that?",
               quotes="there is never time to explain anything to anybody", read=12.6),
        Letter("104", 12.4, "A boy of nineteen, how to turn a patient without hurting his own back. I stayed "
               "twenty minutes after the end of the shift. It was the best of the week."),
    ),
    ("106", "first-tried"): (
        Letter(_BEN, 9.9, "Nine pens made me laugh. Then I read the last line again.\n\nThe young ones came "
               "to you when theirs stood still, and no paper says so. What did you do, the last time one "
               "came?",
               quotes="the young ones came to me when theirs stood still", read=9.1),
        Letter("106", 8.9, "I asked him what he had heard before it stopped. He knew. He only had not "
               "thought that what he heard counted."),
        Letter(_BEN, 8.1, "He only had not thought that what he heard counted. And you did.\n\nWhere else "
               "could somebody need a man who asks that?", read=7),
    ),
    ("112", "first-reason"): (
        Letter(_AMINA, 14.8, "Forty years, and you saw it. That you say it so plainly takes something.\n\n"
               "What are you good at that does not make you sad?",
               quotes="I do not want to be good at what makes me sad", read=14),
    ),
    ("113", "met-said"): (
        Letter(_AMINA, 1.1, receipt=4),
    ),
    ("110", "first-hope"): (
        Letter(_AMINA, 2.3, "A table, and people who know one another by the morning. I hear what you build, "
               "more than which house", unsent=True),
    ),
    ("115", "strengths-story"): (
        Letter(_BEN, 8.4, to=_AMINA),
        Letter(_AMINA, 7.4, "You asked him how his mother made it. The nurses had asked whether he wanted "
               "any.\n\nWhere did you learn to ask like that?", quotes="I asked him how his mother had made "
               "it",
               read=6),
        Letter("115", 5.5, "From him, I think. He was a carpenter. He never asked what people wanted, he "
               "asked where they sit in the evening."),
        Letter(_AMINA, 4.4, "He asked where they sit in the evening, and you asked how the soup was made. I "
               "would like to think about that a little longer with you.\n\nWho else could need to be asked "
               "in that way?"),
    ),
    ("127", "strengths-asked"): (
        Letter(_BEN, 17.4, "One person to call: you never send anybody away with nothing.\n\nWhat would be "
               "lost on the day after you retire?", quotes="They leave with one person to call.", read=16.8),
        Letter("127", 16.5, "The why. All the papers stay. Nobody wrote down why it did not work then."),
        Letter(_BEN, 15.5, "The why. So it is not the work that you do not want to stop, but being somebody "
               "who knows why?", read=14.9),
        Letter("127", 0.4, "I have thought about your question for two weeks. Yes. And I think it could be "
               "done by asking instead of knowing. I could teach that."),
    ),
}  # fmt: skip
