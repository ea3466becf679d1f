"""Scores against published vectors and against properties that hold for any answers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock import library
from coaching_xblock.core import scoring
from coaching_xblock.core.instrument import Instrument

MINI_IP = library.instrument("onet-mini-ip")
ITEMS = list(MINI_IP.items)
full = st.lists(st.integers(1, 5), min_size=30, max_size=30).map(
    lambda values: dict(zip(ITEMS, values, strict=True))
)


@pytest.mark.parametrize(("answer", "score"), [(1, 0), (3, 10), (5, 20)])
def test_published_flat_vectors(mini_ip: Instrument, answer: int, score: int) -> None:
    """All 30 answers 1, 3 or 5 give 0, 10 or 20 in each area: published fixtures of the Mini-IP."""
    scores = scoring.score(mini_ip, {item: answer for item in mini_ip.items})
    assert [each.value for each in scores] == [score] * 6
    assert {(each.low, each.high, each.items) for each in scores} == {(0, 20, 5)}


def test_each_item_counts_for_its_area_only(mini_ip: Instrument) -> None:
    for item in mini_ip:
        answers = {other: 1 for other in mini_ip.items} | {item.id: 5}
        assert {each.scale: each.value for each in scoring.score(mini_ip, answers) if each.value} == {
            item.scale: 4
        }


@given(full)
def test_scores_stay_in_bounds_and_add_up(answers: dict[str, int]) -> None:
    scores = scoring.score(MINI_IP, answers)
    assert all(each.low <= each.value <= each.high for each in scores)
    assert sum(each.value for each in scores) == sum(value - 1 for value in answers.values())


@given(full, st.randoms())
def test_the_order_of_answers_does_not_matter(answers: dict[str, int], shuffle: random.Random) -> None:
    pairs = list(answers.items())
    shuffle.shuffle(pairs)
    assert scoring.score(MINI_IP, dict(pairs)) == scoring.score(MINI_IP, answers)


def test_a_missing_answer_is_named_and_never_scored(mini_ip: Instrument) -> None:
    answers = {item: 3 for item in mini_ip.items if item not in ("i04", "i30")}
    assert [item.id for item in scoring.unanswered(mini_ip, answers)] == ["i04", "i30"]
    with pytest.raises(KeyError):
        scoring.score(mini_ip, answers)
