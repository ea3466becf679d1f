"""Answers by kind: one stored form for each, and a refusal for everything else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits
from coaching_xblock.core.answer import accept, from_json, to_json
from coaching_xblock.core.errors import BadInput, TooLarge
from coaching_xblock.core.instrument import Item
from tests.core import samples

ITEMS = [samples.rating("q"), samples.NUMBER, samples.SLIDER, samples.MANY, samples.ORDER, samples.TEXT]


@pytest.mark.parametrize(
    ("item", "sent", "stored"),
    [
        (ITEMS[0], "3", 3),
        (ITEMS[0], 3, 3),
        (samples.NUMBER, "2.5", 2.5),
        (samples.NUMBER, 4.0, 4),
        (samples.MANY, [4, "1", 4], (1, 4)),
        (samples.ORDER, [4, 1, 2, 3], (4, 1, 2, 3)),
        (samples.TEXT, " keep my spaces ", " keep my spaces "),
    ],
)
def test_accepted(item: Item, sent: Any, stored: Any) -> None:
    assert accept(item, sent) == stored


@pytest.mark.parametrize(
    ("item", "sent"),
    [
        (ITEMS[0], 5),
        (ITEMS[0], True),
        (ITEMS[0], [3]),
        (samples.NUMBER, 2.4),
        (samples.NUMBER, 10**400),
        (samples.SLIDER, -(10**400)),
        (samples.NUMBER, 11),
        (samples.NUMBER, "nan"),
        (samples.NUMBER, "1e400"),
        (samples.SLIDER, False),
        (samples.MANY, []),
        (samples.MANY, [9]),
        (samples.ORDER, [1, 2, 3]),
        (samples.ORDER, [1, 1, 2, 3]),
        (samples.TEXT, "   "),
        (samples.TEXT, 3),
    ],
)
def test_refused_with_the_item_named(item: Item, sent: Any) -> None:
    with pytest.raises(BadInput) as caught:
        accept(item, sent)
    assert caught.value.field == item.id


def test_a_refused_number_names_what_it_may_be() -> None:
    with pytest.raises(BadInput) as caught:
        accept(samples.NUMBER, 99)
    assert caught.value.code == "no_such_step"
    assert caught.value.data == {"low": "0", "high": "10", "step": "0.5"}
    with pytest.raises(BadInput) as caught:
        accept(samples.SLIDER, 99)
    assert caught.value.code == "no_such_number"


def test_long_texts_meet_a_named_limit() -> None:
    with pytest.raises(TooLarge) as caught:
        accept(samples.TEXT, "x" * (limits.ANSWER_CHARACTERS + 1))
    assert caught.value.data["limit"] == limits.ANSWER_CHARACTERS


SENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@given(st.sampled_from(ITEMS), SENT)
def test_whatever_is_sent_is_stored_or_refused_and_comes_back(item: Item, sent: Any) -> None:
    try:
        answer = accept(item, sent)
    except BadInput:
        return
    assert from_json(to_json({item.id: answer})) == ({item.id: answer}, {})
    assert accept(item, to_json({item.id: answer})[item.id]) == answer


def test_a_ranking_with_empty_places_is_kept_and_is_no_answer() -> None:
    half = accept(samples.ORDER, [None, 4, None, "2"])
    assert half == (None, 4, None, 2)
    answers, halves = from_json(to_json({"r": half, "q": 3, "m": (1, 4)}))
    assert (answers, halves) == ({"q": 3, "m": (1, 4)}, {"r": half})


@pytest.mark.parametrize("sent", [[None] * 4, [1, None, 1, None], [1, None], [9, None, None, None]])
def test_no_ranking_at_all(sent: Any) -> None:
    with pytest.raises(BadInput):
        accept(samples.ORDER, sent)
