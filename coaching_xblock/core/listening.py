"""At most one gentle note on a coach's unsent reply: it leaves room to think, and never stands in the way.

Rules look at the form of sentences, in languages where somebody reviewed them; there is no score. Nothing of
this is logged or stored. What it looks for has its reasons in the literature:

- *advice*: what people say themselves moves them, what they are told to do they tend to argue with (Miller &
  Rollnick, *Motivational Interviewing*, 4th edition 2023, on the righting reflex; Rogers & Farson, *Active
  Listening*, 1957; Whitmore, *Coaching for Performance*, 5th edition 2017, on awareness and responsibility).
- *closed*: in 92 coded conversations what students said for a change followed open questions, reflections and
  affirmations more often than chance has it, and closed questions less often (Apodaca and others 2016,
  doi 10.1016/j.jsat.2015.09.001).
- *long*: who is listened to has the larger part. In conversations that were rated as good the client spoke
  for about 60 % of the time (benchmarks in table 2 of doi 10.1080/08870446.2016.1244537).

ICF Core Competencies (2019), 6 “Listens Actively” and 7 “Evokes Awareness”, ask for all three.
"""

from __future__ import annotations

import re
from typing import Literal

from . import advice, question, starter

#: What a reply is.
Note = Literal["advice", "closed", "long"]

#: The part of a reply's sentences from which on it is “all advice”. The Motivational Interviewing Treatment
#: Integrity code 3.1.1 (2010) asked beginners for nine acts in ten that go with its spirit. Coaching knows
#: more advice, and rules err: three sentences in four.
ADVICE_SHARE = 0.75
#: A reply of so many times the words that it answers is long. Writing needs more words than talking, and
#: a learner's line deserves more than a line: our own choice, well beyond the two fifths of good talks.
LONG_TIMES = 3
#: And only from so many words on: half a minute's reading at 238 words a minute (Brysbaert 2019,
#: doi 10.1016/j.jml.2019.104047).
LONG_WORDS = 120

#: Rightly closed: to ask leave (“ask, offer, ask”), to check what one understood, to find a time.
_COURTESY = re.compile(
    r"(?:may|can|could|shall|should) (?:i|we)\b"
    r"|(?:is|was|does) (?:that|this|it) (?:right|fit|sound right|close|fair)\b"
    r"|(?:did|do|have) i (?:get|got|understand|understood|read|hear|heard)\b"
    r"|(?:would|could|can|do|does|are|is) .*\b(?:meet|talk|call|appointment|o'clock|suit you)\b"
    r"|(?:would|could|can|does|is) .*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|would (?:it|that) (?:be \w+|help) if (?:i|we)\b|would you like (?:to hear|me to|my)\b"
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def note(reply: str, answered: str, language: str) -> Note | None:
    """What may be worth a second look in *reply* to the text *answered*, in this *language*.

    None where all is well, where the language has no reviewed rules, and beyond `limits.NOTE_CHARACTERS`
    nothing else is promised than an answer. *answered* is empty where there is nothing to compare with.
    """
    if not starter.moves(language):
        return None
    if _advises(reply):
        return "advice"
    if _closed(reply, language):
        return "closed"
    return "long" if _long(reply, answered) else None


def wordy(reply: str) -> bool:
    """Is *reply* so long that it matters what it answers?"""
    return len(_WORD.findall(reply)) > LONG_WORDS


def _advises(reply: str) -> bool:
    acts = advice.acts(reply)
    if "asks" in acts or "reflects" in acts:
        return False
    return bool(acts) and acts.count("advises") >= ADVICE_SHARE * len(acts)


def _closed(reply: str, language: str) -> bool:
    rest = [each for each in advice.sentences(reply) if not (each.endswith("?") and _COURTESY.match(each))]
    return question.closed("\n".join(rest), language)


def _long(reply: str, answered: str) -> bool:
    words, before = len(_WORD.findall(reply)), len(_WORD.findall(answered))
    return wordy(reply) and 0 < LONG_TIMES * before < words
