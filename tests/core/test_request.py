"""What browsers may send, and what is refused with its field named."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import request
from coaching_xblock.core.caseload import TOP, Place
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.sitting import Change

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("value", [None, 3, [], {}, True])
def test_text_is_text(value: Any) -> None:
    with pytest.raises(BadInput) as caught:
        request.text({"sitting": value}, "sitting")
    assert caught.value.field == "sitting"


def test_text_has_a_limit_and_may_have_a_default() -> None:
    assert request.text({}, "search", default="") == ""
    with pytest.raises(BadInput, match="too_long"):
        request.text({"search": "x" * 101}, "search", 100)


@pytest.mark.parametrize("value", ["cut \ud83d", "\udc00", "a\0b"])
def test_ids_and_searches_hold_what_databases_take_and_words_hold_anything(value: str) -> None:
    with pytest.raises(BadInput, match="malformed"):
        request.text({"search": value}, "search")
    assert request.words({"text": value}, "text", 100) == value


@pytest.mark.parametrize("value", [-1, 1.5, "1.5", "-1", "²", True, None, 10**9, "9" * 400])
def test_count_is_a_whole_number(value: Any) -> None:
    with pytest.raises(BadInput):
        request.count({"page": value}, "page")


def test_count_reads_what_forms_send() -> None:
    assert request.count({"page": "12"}, "page") == 12
    assert request.count({}, "page", 1) == 1


def test_changes() -> None:
    sent = {"answers": {"i01": {"value": 4, "was": None}, "i02": {"value": "2", "was": 1}}}
    assert request.changes(sent) == {"i01": Change(4), "i02": Change("2", 1)}


@given(JSON)
def test_no_json_makes_more_than_a_bad_input(sent: Any) -> None:
    for read in (
        request.changes,
        lambda data: request.text(data, "answers"),
        lambda data: request.count(data, "answers"),
    ):
        try:
            read({"answers": sent})
        except BadInput:
            continue


def test_a_place_in_a_list_has_no_part_that_must_be_there() -> None:
    assert request.place({}) == Place() == TOP
    sent = {"page": "0", "search": " ma ", "everyone": "yes", "learner": "7"}
    assert request.place(sent) == Place(1, "ma", True, "7")


@pytest.mark.parametrize(
    "sent", [{"page": -1}, {"search": "a" * 101}, {"search": None}, {"everyone": 1}, {"learner": ["7"]}]
)
def test_a_place_of_the_wrong_kind_is_refused(sent: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        request.place(sent)


@pytest.mark.parametrize("sent", ["", "soon", "2026-13-01", "2026-02-30", "06.03.2026", None, 20260306])
def test_what_is_no_day_is_refused(sent: object) -> None:
    with pytest.raises(BadInput):
        request.day({"from": sent}, "from")


def test_a_day_is_read_as_browsers_send_it() -> None:
    assert request.day({"from": "2026-03-06"}, "from").isoformat() == "2026-03-06"
