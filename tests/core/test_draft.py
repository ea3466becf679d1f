"""A coach's drafts: one for each place, and none is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import draft, limits
from coaching_xblock.core.draft import PARTS, Draft
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, TooLarge
from coaching_xblock.core.words import Locked

NOW, LATER = "2026-03-03T14:02:09Z", "2026-03-05T08:00:00Z"
PLACE = ("7", "s1", "scale:S")
OTHER = ("7", "s1", "whole")


def saved(*changes: tuple[Any, ...]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for place, part, text, revision in changes:
        rows, _ = draft.save(rows, place, part, text, revision, NOW)
    return rows


def found(rows: list[dict[str, Any]], place: tuple[str, str, str] = PLACE) -> Draft:
    there = draft.find(rows, *place)
    assert there is not None
    return there


def test_three_parts_of_one_draft() -> None:
    rows = saved(*((PLACE, part, part.upper(), 0) for part in PARTS))
    assert len(rows) == 1
    assert found(rows).texts == {part: part.upper() for part in PARTS}
    assert found(rows).revisions == dict.fromkeys(PARTS, 1)


def test_each_place_has_its_own() -> None:
    rows = saved((PLACE, "stands_out", "a", 0), (OTHER, "stands_out", "b", 0))
    rows, _ = draft.save(rows, ("8", "s1", "whole"), "stands_out", "c", 0, NOW)
    assert [each.texts["stands_out"] for each in draft.load(rows)] == ["a", "b", "c"]
    assert draft.find(rows, "9", "s1", "whole") is None
    assert draft.kept_for(rows, "8", "s1") and not draft.kept_for(rows, "8", "s2")


def test_every_change_of_text_has_an_id_of_its_own() -> None:
    rows = saved((PLACE, "stands_out", "a", 0))
    again, revision = draft.save(rows, PLACE, "stands_out", "a", 0, LATER)
    assert (again, revision) == (rows, 1)
    changed, revision = draft.save(rows, PLACE, "stands_out", "b", 1, LATER)
    assert changed[0]["id"] != rows[0]["id"] and revision == 2
    assert draft.drop(changed, rows[0]["id"]) == changed
    assert draft.drop(changed, changed[0]["id"]) == []


def test_what_was_written_elsewhere_is_not_written_over() -> None:
    rows = saved((PLACE, "stands_out", "here", 0))
    with pytest.raises(Conflict) as clash:
        draft.save(rows, PLACE, "stands_out", "there", 0, NOW)
    assert clash.value.data["stored"] == "here" and clash.value.data["revision"] == 1


def test_a_draft_without_a_word_is_none_and_asks_nobody() -> None:
    rows = saved((PLACE, "stands_out", "a", 0), (PLACE, "opportunity", "b", 0))
    rows, _ = draft.save(rows, PLACE, "stands_out", "", 1, NOW)
    assert found(rows).texts["opportunity"] == "b"
    rows, revision = draft.save(rows, PLACE, "opportunity", "", 1, NOW)
    assert (rows, revision) == ([], 2)
    rows, revision = draft.save(rows, PLACE, "opportunity", "again", 7, NOW)
    assert (found(rows).texts["opportunity"], revision) == ("again", 8)


@pytest.mark.parametrize("part", ["", "about", "notes", "whole"])
def test_there_are_three_parts(part: str) -> None:
    with pytest.raises(BadInput):
        draft.save([], PLACE, part, "x", 0, NOW)


def test_limits_are_named() -> None:
    with pytest.raises(TooLarge):
        draft.save([], PLACE, "stands_out", "x" * (limits.NOTE_CHARACTERS + 1), 0, NOW)
    rows = [
        each for n in range(limits.DRAFTS) for each in saved(((str(n), "s", "whole"), "stands_out", "x", 0))
    ]
    with pytest.raises(TooLarge) as full:
        draft.save(rows, PLACE, "stands_out", "x", 0, NOW)
    assert full.value.data == {"limit": limits.DRAFTS}
    rows, _ = draft.save(rows, ("0", "s", "whole"), "stands_out", "y", 1, NOW)
    assert len(rows) == limits.DRAFTS


def test_a_locked_draft_stays_beside_a_new_one() -> None:
    rows = saved((PLACE, "stands_out", "a", 0))
    locked = [{**rows[0], "parts": Locked("c1.x.y")}]
    assert draft.load(locked)[0].texts == dict.fromkeys(PARTS, "")
    assert draft.load(locked)[0].dump() == locked[0]
    both, _ = draft.save(locked, PLACE, "stands_out", "b", 0, NOW)
    assert both[0] == locked[0] and len(both) == 2


def test_a_locked_text_is_not_written_over() -> None:
    rows = saved((PLACE, "stands_out", "a", 0))
    rows[0]["parts"]["notes"]["stands_out"]["text"] = Locked("c1.x.y")
    with pytest.raises(Forbidden):
        draft.save(rows, PLACE, "stands_out", "b", 1, NOW)


@given(st.lists(st.tuples(st.sampled_from([PLACE, OTHER]), st.sampled_from(PARTS), st.text(max_size=3))))
def test_whoever_goes_on_from_what_is_stored_is_always_stored(changes: list[Any]) -> None:
    rows: list[dict[str, Any]] = []
    wanted: dict[Any, str] = {}
    for place, part, text in changes:
        there = draft.find(rows, *place)
        revision = there.revisions[part] if there else 0
        rows, _ = draft.save(rows, place, part, text, revision, NOW)
        wanted[place, part] = text
    for (place, part), text in wanted.items():
        there = draft.find(rows, *place)
        assert (there.texts[part] if there else "") == text


def test_what_was_taken_back_is_a_draft_again() -> None:
    sent = {"stands_out": "sent", "could_grow": "", "opportunity": "door"}
    rows = draft.regain([], PLACE, sent, NOW)
    assert found(rows).texts == sent
    assert draft.regain(rows, PLACE, sent, LATER) == rows


def test_what_was_taken_back_stands_before_what_was_begun_since() -> None:
    rows = saved((PLACE, "stands_out", "since", 0), (OTHER, "stands_out", "elsewhere", 0))
    rows = draft.regain(rows, PLACE, {"stands_out": "sent"}, NOW)
    assert found(rows).texts["stands_out"] == "sent\n\nsince" and found(rows).revisions["stands_out"] == 2
    assert found(rows, OTHER).texts["stands_out"] == "elsewhere"
    assert draft.regain(rows, PLACE, {"stands_out": "sent"}, LATER) == rows
