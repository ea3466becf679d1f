"""Sets of prompts, read and written: what an author wrote is what learners are asked."""

import pytest
from hypothesis import HealthCheck, given, settings

from coaching_xblock.core.prompt import Check, Prompt, PromptSet, Recall
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.olx.prompts import PROMPTS
from tests.olx.prompts.making import sets
from tests.olx.prompts.small import FRAME, GOOD, changed, errors, line

SMALL = PROMPTS.read(GOOD.encode())
GAP = "<intro>Begin here.</intro>"


def test_all_of_it_is_read() -> None:
    assert (SMALL.id, SMALL.version, SMALL.title, SMALL.purpose) == ("small", 3, "A small set", "To test.")
    assert (SMALL.language, SMALL.answer, SMALL.subject, SMALL.intro) == ("en", 2, "strengths", "Begin here.")
    assert SMALL.licences[0].id == "CC-BY-4.0"
    assert SMALL.prompts[0] == Prompt(
        "week",
        "What moved this week?",
        "Small things count.",
        ("This week I …", "What surprised me was …"),
        60,
        "week",
        (Check("energy", "Energy", "none", "plenty"),),
        (
            Recall("entry", "well", 1, "You wrote:", "Nothing is written yet."),
            Recall("results", "interests", 2, "Your two strongest interests:", "There is no result yet."),
            Recall("answer", "first-conversation reason", 1, "What brought you here:", "You can say it now."),
        ),
    )
    assert SMALL.prompts[1] == Prompt("well", "What went well?", "Anywhere counts.")


def test_what_is_left_out_is_the_usual() -> None:
    frame = PROMPTS.read(FRAME.encode())
    assert (frame.answer, frame.subject, frame.intro) == ("all", "other", "")
    assert [prompt.stage for prompt in frame.prompts] == ["What?", "Now what?"]
    assert PROMPTS.read(changed('answer="2"', 'answer=" any "').encode()).answer == "any"


@pytest.mark.parametrize("text", [GOOD, FRAME])
def test_the_samples_are_canonical_and_have_nothing_to_say(text: str) -> None:
    assert PROMPTS.check(text.encode()) == []
    assert PROMPTS.write(PROMPTS.read(text.encode())).decode() == text
    assert PROMPTS.canonical(text) == text


@given(sets())
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_as_the_same(asked: PromptSet) -> None:
    written = PROMPTS.write(asked)
    assert errors(written.decode()) == []
    assert PROMPTS.read(written) == asked
    assert PROMPTS.write(PROMPTS.read(written)) == written


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ('lang="en"', "", "<prompts> needs lang=“…”."),
        ('answer="2"', 'answer="two"', "answer= is “all”, “any” or a whole number of at least 1, not “two”."),
        ('repeat="week"', 'repeat="year"', "repeat= is “day”, “week” or “any”, not “year”."),
        ('kind="entry"', 'kind="diary"', "kind= is “entry”, “results” or “answer”, not “diary”."),
        ('words="60"', 'words="some"', "words= is a whole number of at least 1, not “some”."),
        ('subject="strengths"', 'subject="souls"', "not “souls”."),
        ("<question>What went well?</question>", "", "<question> is missing in <prompt>."),
        (GAP, f"{GAP}<section/>", "<section> is not expected in <prompts>: here stands <title>, <purpose>,"),
        ("<low>none</low>", "", "<low> is missing in <check>."),
        ("<question>What went well?</question>", "<question/>", "<question> is empty."),
        ("What went well?", "x" * 501, "<question> has 501 characters, 500 at most."),
        ("This week I …", "x" * 301, "<starter> has 301 characters, 300 at most."),
        ('id="next"', 'id="next.1"', "id= is an id"),
        (' item="reason"', "", "item= names the question of an answer: kind=“answer” needs it"),
        ('id="well">\n      <lead>', 'id="well" item="x">\n      <lead>', "and no other has it."),
        ('id="well">\n      <lead>', 'id="well" count="2">\n      <lead>', "count= says how many"),
        ('href="https://a.example/"', 'href="javascript:alert(1)"', "unlike “javascript:alert(1)”."),
        ("https://example.org/", "data:text/html,x", "href= begins with https://, http:// or mailto:"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(was: str, becomes: str, sentence: str) -> None:
    found = errors(changed(was, becomes))
    assert sentence in found[0].sentence
    assert line(was) - 2 <= found[0].line <= line(was)
    with pytest.raises(SourceError):
        PROMPTS.read(changed(was, becomes).encode())


def test_an_instrument_is_no_set_of_prompts() -> None:
    [found] = errors(GOOD.replace("prompts", "instrument"))
    assert found.sentence == "The file does not start with <prompts>, but with <instrument>."


def test_a_text_of_a_field_is_read_once() -> None:
    assert PROMPTS.understood(GOOD) is PROMPTS.understood("".join(GOOD))
    for _ in range(2):
        with pytest.raises(SourceError, match="half a character"):
            PROMPTS.understood("\ud800")
    assert PROMPTS.examined("\ud800")[0].sentence == "There is half a character, which no file can hold."
    assert PROMPTS.canonical("<prompts/>") == PROMPTS.canonical("\ud800") == ""
