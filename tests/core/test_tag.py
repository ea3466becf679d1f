"""Tags: kept tidy, once each, within limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits, tag
from coaching_xblock.core.errors import BadInput, TooLarge


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("work", "work"),
        ("  new   work ", "new work"),
        ("#work", "work"),
        ("## work", "work"),
        ("# # work", "work"),
        ("C#", "C#"),
        ("été", "été"),
        ("<b>", "<b>"),
    ],
)
def test_a_tag_is_kept_tidy(typed: str, kept: str) -> None:
    assert tag.add([], typed) == [kept]


@pytest.mark.parametrize("typed", ["", "  ", "#", " # ", "\n"])
def test_without_a_word_there_is_no_tag(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        tag.add(["work"], typed)
    assert (refused.value.code, refused.value.field) == ("tag_empty", "tag")


def test_a_tag_is_there_once_however_it_is_written() -> None:
    assert tag.add(["Work"], "work") == ["Work"]
    assert tag.add(["STRASSE"], "straße") == ["STRASSE"]


def test_limits_are_said() -> None:
    with pytest.raises(TooLarge) as refused:
        tag.add([], "x" * (limits.TAG_CHARACTERS + 1))
    assert (refused.value.code, refused.value.data) == ("tag_too_long", {"limit": limits.TAG_CHARACTERS})
    full = [f"t{number}" for number in range(limits.TAGS)]
    with pytest.raises(TooLarge) as refused:
        tag.add(full, "one more")
    assert (refused.value.code, refused.value.data) == ("too_many_tags", {"limit": limits.TAGS})
    assert tag.add(full, "T3") == full


def test_a_tag_goes_however_it_is_written() -> None:
    assert tag.remove(["Work", "home"], "WORK") == ["home"]
    assert tag.remove(["Work"], "gone already") == ["Work"]


def test_tags_are_counted_by_entry() -> None:
    found = tag.counted([["Work", "home"], ["work"], [], ["home", "zeal"]])
    assert found == [("home", 2), ("Work", 2), ("zeal", 1)]


@given(st.lists(st.text(max_size=50), max_size=30))
def test_whatever_is_typed_what_is_kept_is_within_limits(typed: list[str]) -> None:
    tags: list[str] = []
    for text in typed:
        try:
            tags = tag.add(tags, text)
        except (BadInput, TooLarge):
            continue
    assert len(tags) <= limits.TAGS
    assert len({each.casefold() for each in tags}) == len(tags)
    assert all(0 < len(each) <= limits.TAG_CHARACTERS and each == tag.tidy(each) for each in tags)
    assert [tag.add(tags, each) for each in tags] == [tags] * len(tags)
