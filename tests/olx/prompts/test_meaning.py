"""Sets that no learner could answer, although each value in them is fine."""

import re

import pytest

from coaching_xblock.olx.prompts import meaning
from tests.olx.prompts.small import FRAME, GOOD, changed, errors, line


def repeated(part: str, times: int) -> str:
    """The small set with one of its elements *times* times, with ids of their own."""
    end = GOOD.index(f"</{part}>") + len(part) + 3
    start = next(re.finditer(rf"<{part}\b", GOOD)).start()
    many = [GOOD[start:end].replace(' id="', f' id="a{n}') for n in range(times)]
    return GOOD[:start] + "\n".join(many) + GOOD[end:]


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ('answer="2"', 'answer="4"', "answer= asks for 4 prompts; there are 3."),
        ('<prompt id="next">', '<prompt id="well">', "Two prompts have the same id, “well”."),
        ('words="60"', 'words="2001"', "words= is at most 2000."),
        ('count="2"', 'count="7"', "count= is from 1 to 6."),
        ('kind="entry" id="well"', 'kind="entry" id="week"', "“week” cannot quote its own answer."),
    ],
)
def test_what_cannot_be(was: str, becomes: str, sentence: str) -> None:
    found = errors(changed(was, becomes))
    assert [(each.line, each.sentence) for each in found] == [(line(was), sentence)]


@pytest.mark.parametrize(
    ("part", "most", "name"),
    [("starter", 8, "starters"), ("check", 6, "checks"), ("recall", 5, "recalls")],
)
def test_more_than_anybody_reads(part: str, most: int, name: str) -> None:
    others = GOOD.count(f"<{part}") - 1
    assert errors(repeated(part, most - others)) == []
    assert [each.sentence for each in errors(repeated(part, most + 1 - others))] == [
        f"“week” has {most + 1} {name}, {most} at most."
    ]


def test_two_checks_of_one_prompt_differ() -> None:
    twice = repeated("check", 2).replace('id="a1energy"', 'id="a0energy"')
    assert [each.sentence for each in errors(twice)] == [
        "Two checks of a prompt have the same id, “a0energy”."
    ]


def test_more_prompts_than_a_page_holds() -> None:
    many = repeated("prompt", meaning.PROMPTS)
    [found] = errors(many)
    assert found.sentence == f"There are {meaning.PROMPTS + 2} prompts, {meaning.PROMPTS} at most."


def test_steps_are_all_taken_once() -> None:
    bare = changed("    <stage>What?</stage>\n", "", FRAME)
    assert [each.sentence for each in errors(bare)] == [
        "“what” has no <stage>: all prompts are steps, or none is."
    ]
    again = changed('<prompt id="now">', '<prompt id="now" repeat="any">', FRAME)
    assert [each.sentence for each in errors(again)] == ["“now” is a step: it cannot repeat by itself."]
    some = changed('lang="en"', 'lang="en" answer="1"', FRAME)
    assert [each.sentence for each in errors(some)] == [
        "The prompts are steps, so all are to be answered: leave out answer=."
    ]
