"""Conditions that can never hold, or ask what is not known yet."""

import pytest

from tests.olx.small import changed, errors, line

SECTION = '<when item="r1" answers="2 3"/>'
NUMBER = '<when item="n1" low="5" high="10"/>'
SCALE = '<when scale="song" among="1"/>'


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (
            SECTION,
            '<when item="zz" answers="2"/>',
            "The condition names the item “zz”, which does not exist.",
        ),
        (
            SECTION,
            '<when item="n1" low="2"/>',
            "The condition waits for “n1”, which waits for the condition.",
        ),
        (NUMBER, '<when item="l1" low="1"/>', "The condition waits for “l1”, which waits for the condition."),
        (NUMBER, '<when item="f1" answers="1"/>', "The condition names “f1”, which is asked only later."),
        (SECTION, '<when item="r1" answers="2 4 7"/>', "“r1” has no answer 4 or 7."),
        (
            NUMBER,
            '<when item="n1" answers="5"/>',
            "“n1” is answered by a number: its condition takes low= and high=.",
        ),
        (NUMBER, '<when item="m1" low="1"/>', "“m1” is answered by several: its condition takes answers=."),
        (
            NUMBER,
            '<when item="n1" low="11"/>',
            "No answer to “n1” lies within the condition's low= and high=.",
        ),
        (NUMBER, '<when item="n1" low="7" high="6"/>', "No answer to “n1” lies within"),
        (NUMBER, '<when item="r1" low="1.2" high="1.8"/>', "No answer to “r1” lies within"),
        (
            SCALE,
            '<when item="t1" answers="1"/>',
            "The condition waits for “t1”, which waits for the condition.",
        ),
        (SCALE, '<when scale="zz" among="1"/>', "The condition names the scale “zz”, which does not exist."),
        (
            SCALE,
            '<when scale="song" among="2"/>',
            "among= is from 1 to 1: so many scales are compared with “song”.",
        ),
        (
            NUMBER,
            '<when scale="order" among="1"/>',
            "The condition waits for the scale “order”, which counts “k1”, and that is asked only later.",
        ),
        (
            SECTION,
            '<when scale="order" among="1"/>',
            "The condition goes in a circle: it waits for the scale “order”, which counts “k1”,",
        ),
    ],
)
def test_conditions_that_cannot_be(was: str, becomes: str, sentence: str) -> None:
    found = errors(changed(was, becomes))
    assert [(each.sentence.startswith(sentence), each.line) for each in found] == [(True, line(was))]


def test_a_scale_is_compared_with_those_that_count_the_same_items() -> None:
    """And so a condition on one of them waits for the items of all."""
    shared = changed('<key item="k1" answer="1"/>', '<key item="k1" answer="1"/><key item="r1" answer="1"/>')
    assert any(
        "which counts “k1”, and that is asked" in e.sentence for e in errors(shared.replace(NUMBER, SCALE))
    )
    found = errors(shared.replace(SCALE, '<when scale="song" among="2"/>'))
    assert not any("among=" in each.sentence for each in found)


def test_a_written_answer_is_no_condition() -> None:
    later = '<item id="t2" type="text"><text>And?</text><when item="t1" low="1"/></item>'
    text = changed('</section>\n  <scale id="song"', f'{later}</section>\n  <scale id="song"')
    assert [each.sentence for each in errors(text)] == [
        "“t1” is answered in words: no condition can rest on it."
    ]


@pytest.mark.parametrize(
    "when",
    [
        '<when item="s1" answers="1"/>',
        '<when item="m1" answers="1 2"/>',
        '<when item="r2" low="2"/>',
        '<when item="n1" high="0"/>',
        '<when item="n1" low="10" high="20"/>',
        '<when scale="song" among="1"/>',
    ],
)
def test_conditions_that_can_hold(when: str) -> None:
    assert errors(changed(NUMBER, when)) == []
