"""At most one note, where it has a reason, and never for languages that nobody reviewed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core.listening import LONG_TIMES, LONG_WORDS, note

ANSWERED = "I like the work and I am tired of it. My sister says that I should leave. " * 5
ADVICE = ["You should talk to your boss.", "Try to write a list.", "I would ask Ana.", "Why don't you call?"]
OPEN = ["What matters most to you?", "How was that for you?", "Tell me more about the team."]
CLOSED = ["Did it help?", "Do you like it?", "Is it the money?"]
REFLECTED = ["It sounds as if you are torn.", "You feel that you should go."]
SAID = ["I was glad to read this from you.", "That is a hard place to be in."]
SENTENCES = [*ADVICE, *OPEN, *CLOSED, *REFLECTED, *SAID]


def texts(sentences: list[str], most: int = 8) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(sentences), min_size=1, max_size=most).map(" ".join)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("You should talk to your boss.", "advice"),
        (
            "Hi Rosa,\n\nThank you for this. You should talk to your boss. Try to write a list.\n\nAmina",
            "advice",
        ),
        ("I was glad to read this. Talk to Ana. Ask her. Then write it down.", "advice"),
        ("Have you tried asking Ana?", "advice"),
        ("I was glad to read this. Talk to Ana. Ask her.", None),
        ("You are torn. You should talk to your boss. Try to write a list. Call Ana. Ask her.", None),
        ("You should talk to your boss. Try it soon. Did that cross your mind?", "closed"),
        ("You should talk to your boss. What speaks against it?", None),
        ("Did it help?", "closed"),
        ("It sounds as if it was hard. Did it help? Is it better now?", "closed"),
        ("Did it help? What came of it?", None),
        ("Is it the work or the people?", None),
        ("May I offer a thought? Some find it easier on paper.", None),
        ("You want to stay. Did I get that right?", None),
        ("I am here on Tuesday. Would Tuesday suit you?", None),
        ("Can we talk on Friday?", None),
        ("Can we talk on Friday? Did it help?", "closed"),
        ("I was glad to read this.", None),
        ("", None),
    ],
)
def test_notes(reply: str, said: str | None) -> None:
    assert note(reply, ANSWERED, "en") == said


@pytest.mark.parametrize(
    ("times", "words", "said"),
    [
        (LONG_TIMES + 1, LONG_WORDS * 2, "long"),
        (LONG_TIMES, LONG_WORDS * 2, None),
        (LONG_TIMES + 1, LONG_WORDS, None),
    ],
)
def test_what_is_long(times: int, words: int, said: str | None) -> None:
    answered = "word " * (words // times)
    assert note("I see. " * (words // 2), answered, "en") == said


def test_nothing_is_long_beside_nothing() -> None:
    assert note("I see. " * 500, "", "en") is None
    assert note("I see. " * 500, " — ", "en") is None


@given(texts(SENTENCES, 60), st.text() | texts(SENTENCES))
def test_never_more_than_one_note(reply: str, answered: str) -> None:
    assert note(reply, answered, "en") in (None, "advice", "closed", "long")


@given(texts(SENTENCES, 60), st.text(), st.sampled_from(["", "de", "fr-ca", "pt_BR", "eng"]))
def test_nothing_for_other_languages(reply: str, answered: str, language: str) -> None:
    assert note(reply, answered, language) is None


@given(texts(ADVICE), st.sampled_from(OPEN), st.booleans())
def test_an_open_question_is_all_that_advice_lacks(reply: str, asked: str, first: bool) -> None:
    assert note(reply, ANSWERED, "en") == "advice"
    both = f"{asked} {reply}" if first else f"{reply} {asked}"
    assert note(both, ANSWERED, "en") is None


@given(texts(ADVICE), st.sampled_from(REFLECTED))
def test_what_reflects_is_not_all_advice(reply: str, reflected: str) -> None:
    assert note(f"{reflected} {reply}", ANSWERED, "en") != "advice"


@given(texts(CLOSED), st.sampled_from(OPEN))
def test_one_open_question_is_enough(reply: str, asked: str) -> None:
    assert note(reply, ANSWERED, "en") == "closed"
    assert note(f"{reply} {asked}", ANSWERED, "en") is None


@given(st.lists(st.text(alphabet=st.characters(categories=["L"])), max_size=LONG_WORDS), st.text(max_size=20))
def test_a_short_reply_is_never_long(words: list[str], answered: str) -> None:
    assert note(" ".join(words), answered, "en") != "long"


@given(texts(SENTENCES, 60))
def test_what_is_no_longer_than_what_it_answers_is_never_long(reply: str) -> None:
    assert note(reply, reply, "en") != "long"


@given(st.text(), st.text())
def test_any_text_is_safe(reply: str, answered: str) -> None:
    note(reply, answered, "en")
