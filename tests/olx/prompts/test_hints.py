"""What an author may want to look at again."""

import pytest

from tests.olx.prompts.small import GOOD, changed, errors, hints, line

WELL = "<question>What went well?</question>"


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (
            WELL,
            "<question>Did anything go well?</question>",
            "Could be answered with yes or no. Perhaps: “What did anything …?” or “How did anything …?”.",
        ),
        (WELL, "<question>It went well?</question>", "Could be answered with yes or no."),
        ("<guidance>Anywhere counts.</guidance>", "", "“well” has no <guidance>: say why it is asked"),
        ('words="60"', 'words="401"', "401 words are much to write at once"),
    ],
)
def test_what_is_worth_a_second_look(was: str, becomes: str, sentence: str) -> None:
    text = changed(was, becomes)
    assert errors(text) == []
    [found] = hints(text)
    assert found.sentence.startswith(sentence)
    assert line(was) - 2 <= found.line <= line(was)


def test_other_languages_have_no_rules_for_closed_questions() -> None:
    german = changed('lang="en"', 'lang="de"').replace("What went well?", "Did anything go well?")
    assert hints(german) == []
    assert hints(GOOD) == []
