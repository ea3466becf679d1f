"""What the sentences of a reply do: advise, reflect, or ask; by rules that are reviewed for English only.

Advice is known by the constructions that English has for it: modal verbs about *you*, imperatives,
recommendations, what the writer would do, and questions that only look like some, “Why don't you …?”
(Põldvere, De Felice & Paradis, *Advice in Conversation*, 2022, doi 10.1017/9781009053617). To give it unasked
is the “persuade” of the Motivational Interviewing Treatment Integrity code, which knows persuading with
permission as something else (Moyers, Rowell, Manuel, Ernst & Houck 2016, doi 10.1016/j.jsat.2016.01.001), and
what Rogers & Farson warn listeners of (*Active Listening*, 1957). A reflection says what was understood, and
mostly begins with *you*. The rules would rather miss advice than see it where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from . import question

Act = Literal["advises", "reflects", "asks", "says"]

#: Fewer words that neither advise, reflect nor ask are a name or a fragment; more are no signature.
_SAID_WORDS = 3
_SIGNED_WORDS = 5


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{way})" for way in ways))


_BULLET = re.compile(r"^(?:[-*+•>#]+|\d+\))\s+")
_LETTER = re.compile(r"[^\W\d_]")
#: “Hi Rosa,” before a sentence.
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening))\b[^,.!?:]{0,40}(?:[,!]\s*|$)"
)
#: What people say beside what they have to say.
_THANKS = _any(
    r"(?:many )?thank(?:s| you)\b",
    r"welcome\b|take (?:all )?(?:the|your) time\b|keep (?:going|at it|it up)\b",
)
_SIGNED = re.compile(
    r"(?:best|kind|warm|all the best|regards|yours|cheers|see you|take care|good luck|bye)\b"
)

_MODALS = "should|must|could|can|need|ought|might|may|had|have|will|would"
_THINKING = (
    "feel|felt|said|say|wrote|write|mention|mentioned|describe|described|think|thought|believe|sense|wonder"
    "|worry|fear|hope|wish|told|tell"
)
#: What gives the learner's words back. It may speak of what they should do: they said so.
_REFLECTING = _any(
    r"(?:so |and |but |it |that |this )*(?:sounds?|seems?|looks) (?:to me )?(?:as if|as though|like|that)\b",
    rf"(?:so |and |but )*your?(?: (?!{_MODALS})\w+)? (?:{_THINKING})\b",
    r"(?:what )?i (?:hear|read|sense|take from)\b",
    r"(?:if|as) i understand\b",
    r"on (?:the )?one hand\b",
    r"part of you\b",
    r"in your (?:own )?words\b",
)
#: Also a reflection where the sentence does not advise: “You are torn”, “Your sister's word counts”.
_ABOUT_YOU = re.compile(r"(?:so |and |but |yet |here )*your?(?:'re|'ve|'d)?\b")

_SOFT = r"(?: \w+ly| also| just| maybe| perhaps| still| always| first| then| rather| not)*"
_I_WOULD = r"(?:i|we)(?:'d| would)"
_IT_IS = r"(?:it's|it is|it'd be|(?:it|that) (?:would|might|may|could) be)"
_GOOD = "best|better|good|wise|worth|helpful|useful|important|essential|smart|time|idea"
_VERBS = (
    "try|start|stop|begin|go|get|make|take|talk|speak|ask|write|call|email|send|apply|find|look|search|read|check"
    "|use|set|plan|keep|put|pick|choose|decide|focus|consider|remember|avoid|practi[sc]e|prepare|update|join"
    "|visit|contact|reach|meet|watch|learn|work|build|create|list|change|leave|stay|give|bring|follow|break"
    "|forget|trust|explore|research|sign|book|spend|save|turn|show"
)
_ADVISING = _any(
    rf"\byou{_SOFT} (?:should(?:n't)?|ought to|must(?:n't)?|need to|have to|had better|could|will have to)\b",
    rf"\byou{_SOFT} (?:can always|(?:might|may){_SOFT} (?:want to|wish to|like to|try|consider))\b",
    r"\byou'd better\b|\byou'll (?:have|need|want) to\b|\byou(?:'re| are) better off\b",
    r"\byour (?:\w+ ){0,3}(?:should|must|needs to|has to)\b",
    rf"\b(?:i|we)(?:'d| would|'ll| will| can only)?{_SOFT} (?:advise|recommend|suggest|urge|encourage)\b",
    rf"\b{_I_WOULD}{_SOFT} (?:{_VERBS})\b",
    r"\bif i were you\b|\bin your (?:place|shoes),? i\b",
    r"\bmy (?:advice|recommendation|suggestion|tip)\b",
    rf"\b{_IT_IS} (?:\w+ ){{0,2}}(?:{_GOOD}) (?:for you )?(?:to|if you|that you|\w+ing)\b",
    r"\b(?:best|first|next|right) (?:thing|step|way)(?: to do)? (?:is|would be|might be) to\b|^better to\b",
)
#: Advice in the form of a question.
_IN_DISGUISE = _any(
    r"\b(?:why don't you|why not|(?:how|what) about \w+ing)\b",
    r"\bhave you (?:ever )?(?:tried|considered|thought (?:of|about))\b",
    r"\b(?:shouldn't you|couldn't you|can't you|don't you think you should)\b",
    r"\bwouldn't it be (?:better|best|good|wise)\b",
)
_BEFORE = (
    r"(?:(?:please|just|then|also|first|next|so|and|but|or|now|maybe|perhaps|always|second|third|finally)"
    r"[, ]+)*"
)
_IMPERATIVE = re.compile(rf"{_BEFORE}(?:don't|do not|do|never|be|think|practice|tell|let|{_VERBS})\b")
#: Begins as an imperative does, and asks or gives leave.
_INVITING = _any(
    rf"{_BEFORE}(?:tell|write(?: to)?|talk to|give|show|help|ask|correct|send) me\b",
    rf"{_BEFORE}(?:say more|write back|let me|let us|let's)\b",
)


def sentences(text: str) -> Iterator[str]:
    """The `question.sentences` of *text* that have a word, without marks of lists and greetings."""
    for line in question.sentences(text):
        sentence = _GREETING.sub("", _BULLET.sub("", line), count=1)
        if _LETTER.search(sentence):
            yield sentence


def act(sentence: str) -> Act:
    """What one of `sentences` does. To ask is to ask something that can be answered, or to invite."""
    if sentence.endswith("?"):
        return "advises" if _IN_DISGUISE.search(sentence) else "asks"
    if _INVITING.match(sentence):
        return "asks"
    if _REFLECTING.match(sentence):
        return "reflects"
    if _ADVISING.search(sentence) or _IMPERATIVE.match(sentence):
        return "advises"
    return "reflects" if _ABOUT_YOU.match(sentence) else "says"


def acts(text: str) -> list[Act]:
    """What the sentences of *text* do, but for greetings, thanks and names."""
    found = []
    for sentence in sentences(text):
        size = len(sentence.split())
        if _THANKS.match(sentence) or (_SIGNED.match(sentence) and size <= _SIGNED_WORDS):
            continue
        done = act(sentence)
        if done != "says" or size >= _SAID_WORDS:
            found.append(done)
    return found
