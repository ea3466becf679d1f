"""Paths to sealed leaves."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core.words import change_leaves


def shout(text: Any) -> str:
    return str(text).upper()


def test_stars_walk_lists_and_objects() -> None:
    row = {
        "sittings": [{"note": {"text": "a"}}, {"note": {"text": None}}, {}],
        "by": {"x": {"t": "b"}, "y": {"t": "c"}},
    }
    changed = change_leaves(row, ["sittings.*.note.text", "by.*.t"], shout)
    assert changed == {
        "sittings": [{"note": {"text": "A"}}, {"note": {"text": None}}, {}],
        "by": {"x": {"t": "B"}, "y": {"t": "C"}},
    }
    assert row["sittings"][0]["note"]["text"] == "a"  # type: ignore[index]


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_other_shapes_are_left_alone(row: Any) -> None:
    assert change_leaves(row, ["nowhere.*.text"], shout) == row
