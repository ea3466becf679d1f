"""Which kind of item takes what, and which attributes a condition has together."""

import pytest

from tests.olx.small import changed, errors, hints, line


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (
            'id="t1" type="text"',
            'id="t1" type="text" answers="like"',
            "type “text” has no answers to choose from.",
        ),
        (
            'id="n1" type="number"',
            'id="n1" type="number" answers="like"',
            "“number” has no answers to choose",
        ),
        (
            'id="s1" type="single"',
            'id="s1" type="single" answers="like"',
            "or its own <answer> elements, not both.",
        ),
        (
            'id="s1" type="single"',
            'id="s1" type="single" low="1"',
            "Only an item of type “number” or “slider”",
        ),
        (
            'id="n1" type="number" low="0" high="10"',
            'id="n1" type="number" low="0"',
            "A number or slider needs low=“…” and high=“…”.",
        ),
        (
            'id="r1" type="rating" answers="like"',
            'id="r1" type="rating"',
            "needs two answers or more, shared or",
        ),
        (
            '<answers id="like">',
            '<answers id="like"><answer value="9">x</answer></answers><answers id="like">',
            "two <answers>",
        ),
    ],
)
def test_what_an_item_takes(was: str, becomes: str, sentence: str) -> None:
    found = errors(changed(was, becomes))
    assert sentence in found[0].sentence
    assert found[0].line == line(was)


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'item="r1"',
        'item="r1" answers="2" low="1"',
        'answers="2"',
        'scale="song"',
        'item="r1" scale="song" among="1"',
    ],
)
def test_what_a_condition_takes(attributes: str) -> None:
    found = errors(changed('<when item="r1" answers="2 3"/>', f"<when {attributes}/>"))
    assert found[0].sentence.startswith("<when> takes item= and answers=, or item= with low= or high=")


def test_answers_that_no_item_takes() -> None:
    spare = '<answers id="spare"><answer value="1">A</answer><answer value="2">B</answer></answers>'
    found = hints(changed('<answers id="like">', f'{spare}<answers id="like">'))
    assert [each.sentence for each in found] == ["No item has the answers “spare”."]
