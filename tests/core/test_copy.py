"""One's own copy holds everything that is stored, and nothing that is not one's own yet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import copy, link
from coaching_xblock.core.errors import BadInput, TooLarge
from coaching_xblock.core.words import Locked

NOW = "2026-03-03T14:02:09Z"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def record(state: str) -> dict[str, Any]:
    plain = {
        "id": state,
        "instrument": "first",
        "digest": "d",
        "stage": "begun",
        "started": NOW,
        "changed": NOW,
    }
    return {**plain, "answers": {"a": "their words"}, "recorded": {"by": "1", "state": state}}


def test_the_whole_row_comes_along_with_what_is_not_known_yet() -> None:
    row = {"sittings": [{"id": "s1", "answers": {"a": 1}, "echoes": {"S": "me"}}], "later": {"x": 1}}
    found = copy.document(row, {"made": NOW}, "7", {"s1": [{"question": "One", "given": "Like"}]})
    assert found["format"] == 1 and found["made"] == NOW and found["later"] == {"x": 1}
    (sat,) = found["sittings"]
    assert sat["answers"] == {"a": 1} and sat["echoes"] == {"S": "me"}
    assert sat["answers_in_words"] == [{"question": "One", "given": "Like"}]


def test_what_is_not_confirmed_is_there_without_its_words() -> None:
    found = copy.document({"records": [record("open"), record("handed")]}, {}, "7")
    assert [each["recorded"]["state"] for each in found["records"]] == ["open", "handed"]
    assert "their words" not in str(found)


def test_what_a_coach_wrote_enters_no_copy_before_it_is_opened() -> None:
    plain = {"id": "m", "item": "e", "by": "1", "kind": "message", "sent": NOW}
    message = {**plain, "words": {"parts": {"text": "their words"}}}
    row = {"messages": [message, {**message, "read": NOW}, {**message, "by": "7"}]}
    found = copy.document(row, {}, "7")
    assert [each["words"] for each in found["messages"]] == [None, message["words"], message["words"]]
    assert "sittings" not in found and "records" not in found


def test_locked_words_are_said_to_be_there() -> None:
    assert copy.plain([{"text": Locked("c1.x")}, (1, 2)]) == [{"text": {"locked": True}}, [1, 2]]
    assert copy.facts(copy.plain({"text": Locked("c1.x")})) == [(("text",), "")]


def test_facts_name_the_way_to_each_value() -> None:
    assert copy.facts({"a": [{"b": "x"}, {"b": ""}], "c": None, "d": 0}) == [
        (("a", "1", "b"), "x"),
        (("d",), "0"),
    ]


@given(JSON)
def test_plain_json_stays_as_it_is(value: Any) -> None:
    assert copy.plain(value) == value


def test_a_link_is_kept_once_and_goes_with_its_result() -> None:
    one = link.start([], "reflection", "s1", "", NOW)
    assert link.start(one, "reflection", "s1", "", NOW) == one
    more = link.start(link.start(one, "reflection", "s1", "S", NOW), "goal", "s2", "", NOW)
    assert [(each.kind, each.sitting, each.scale) for each in link.load(more)] == [
        ("reflection", "s1", ""),
        ("reflection", "s1", "S"),
        ("goal", "s2", ""),
    ]
    assert link.remove(more, one[0]["id"]) == more[1:] and link.remove(more, "gone") == more
    assert link.without(more, "s1") == more[2:]


def test_links_have_kinds_and_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput):
        link.start([], "party", "s1", "", NOW)
    monkeypatch.setattr("coaching_xblock.core.limits.LINKS", 1)
    with pytest.raises(TooLarge) as caught:
        link.start(link.start([], "goal", "s1", "", NOW), "goal", "s2", "", NOW)
    assert caught.value.data["limit"] == 1
    later = [{**link.start([], "goal", "s1", "", NOW)[0], "kind": "of a later version"}]
    assert link.load(later) == ()
