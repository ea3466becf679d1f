"""Open and closed questions, told apart by rules that are reviewed for English only.

A closed question can be answered with yes or no: “Did it help?”. Coaching prefers open ones, since they
leave it to the other what to say (Miller & Rollnick, *Motivational Interviewing*, 4th edition 2023;
Whitmore, *Coaching for Performance*, 5th edition 2017). The rules would rather miss a closed question than
call an open one closed: who asks gets a hint, and no hint is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BETWEEN = re.compile(r"(?<=[.!?…])[\"'”)\]]*\s+|\n+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_CLAUSE = re.compile(r"[,;:()\[\]\"“”]|\s[-–—]+\s|—|\band\b")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AUXILIARIES = _set(
    "am are is was were do does did have has had can could will would shall should may might must "
    "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't "
    "shan't shouldn't mightn't mustn't"
)
#: Words that begin a question about something, wherever a clause begins with them.
_OPENING = _set("what what's how how's why whatever")
#: These also begin what is said beside a question: “the course, which ended”, “when you look back”.
_PERHAPS = _set("who whom whose which where when who's where's")
_JOINING = _set("and but or so then well also now because yes no okay ok hmm just perhaps maybe")
_PREPOSITIONS = _set("about after at before by for from in into of on since to until with")
#: What asks somebody to tell, with a question mark or without.
_INVITING = _set(
    "tell describe say explain share name list write imagine show give talk walk put picture think"
)


def closed(text: str, language: str) -> bool:
    """Does *text* ask, and ask nothing but what can be answered with yes or no?

    False for languages without reviewed rules, and for what asks nothing.
    """
    if not _reviewed(language):
        return False
    asked = False
    for sentence in sentences(text):
        clauses = [words for words in map(_words, _CLAUSE.split(sentence)) if words]
        if _inviting(clauses) or (sentence.endswith("?") and _open(sentence, clauses)):
            return False
        asked = asked or (sentence.endswith("?") and bool(clauses))
    return asked


def opening(text: str, language: str) -> tuple[str, ...]:
    """Two beginnings of an open question in place of the closed *text*: (“What do you …?”, “How do you …?”).

    Nothing where *text* is not closed, or where its own words lead to no beginning.
    """
    if not closed(text, language):
        return ()
    for sentence in sentences(text):
        words = _words(sentence)
        while words and words[0] in _JOINING:
            words = words[1:]
        if sentence.endswith("?") and len(words) > 1 and words[0] in _AUXILIARIES and "n't" not in words[0]:
            begun = f"{words[0]} {words[1] if words[1] != 'i' else 'I'} …?"
            return f"What {begun}", f"How {begun}"
    return ()


def sentences(text: str) -> Iterator[str]:
    """The sentences of *text* in small letters, without marks of quotes and emphasis around them."""
    plain = text.replace("’", "'").lower()
    return (sentence.strip(" \t\"'“”()[]*_>") for sentence in _BETWEEN.split(plain))


def _reviewed(language: str) -> bool:
    return language.lower().split("-")[0] == "en"


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _inviting(clauses: list[list[str]]) -> bool:
    """“Tell me”, and “could you tell me”, which only has the form of a closed question."""
    for words in clauses:
        while words and words[0] in _JOINING | {"please"}:
            words = words[1:]
        if words[:1] and words[0] in _AUXILIARIES and words[1:2] == ["you"]:
            words = [word for word in words[2:] if word not in ("please", "maybe", "perhaps", "just")]
            if words[:1] and words[0] in _INVITING - {"think", "imagine", "talk", "give"}:
                return True
        elif words[:1] and words[0] in _INVITING:
            return True
    return False


def _open(sentence: str, clauses: list[list[str]]) -> bool:
    """Is something other than yes or no asked for, in one of the clauses?"""
    if re.search(r"\bor\b(?!\s+(?:not|no|any|so)\b)(?!\s*[?,])", sentence):
        return True  # “alone or with others?” asks which
    return any(_asks(words, first=not n) for n, words in enumerate(clauses))


def _asks(words: list[str], first: bool) -> bool:
    joined = False
    while words and words[0] in _JOINING:
        joined, words = True, words[1:]
    if len(words) > 1 and words[0] in _PREPOSITIONS and words[1] in _OPENING | _PERHAPS:
        return True
    if not words or words[0] not in _PERHAPS:
        return bool(words) and words[0] in _OPENING
    if words[0] in ("when", "where"):
        # “Where else could you …?”, “When in the week do you …?”; not “When you look back, did it help?”
        narrowed = words[1:2] and words[1] in _PREPOSITIONS | {"else", "exactly"}
        return len(words) == 1 or bool(_AUXILIARIES & set(words[2:] if narrowed else words[1:2]))
    return first or joined or words[1:2] == ["of"] or (words[1:2] != [] and words[1] in _AUXILIARIES)
