"""An entry from its first word to its deletion."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import entry, limits, moment, writing
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from coaching_xblock.core.prompt import Check, Prompt
from coaching_xblock.core.version import Asked, Written
from coaching_xblock.core.words import Locked

START = moment.parse("2026-03-03T08:00:00Z")
ASKED = Asked("What brings you here?", language="en")
PROMPT = Prompt("arriving", "What brings you here?", checks=(Check("energy", "Energy", "none", "full"),))
Rows = list[dict[str, Any]]


def at(seconds: int) -> str:
    return moment.stamp(START + timedelta(seconds=seconds))


def only(rows: Rows) -> Entry:
    (found,) = entry.load(rows)
    return found


def begun() -> tuple[Rows, str]:
    rows = writing.begin([], "arriving", "", at(0))
    return rows, rows[0]["id"]


def wrote(*texts: str, apart: int = 5) -> tuple[Rows, str]:
    rows, which = begun()
    for number, text in enumerate(texts):
        rows, _ = writing.write(rows, which, text, number, at(number * apart))
    return rows, which


def texts(rows: Rows) -> list[str]:
    return [each.words.text for each in only(rows).versions if isinstance(each.words, Written)]


def test_begin_twice_is_begin_once() -> None:
    rows, which = begun()
    assert writing.begin(rows, "arriving", "", at(9)) == rows
    assert only(rows).stage == "draft" and not only(rows).consent.promised
    other = writing.begin(rows, "arriving", "2026-W10", at(9), promised=True)
    assert len(other) == 2 and entry.load(other)[1].consent.promised
    found = writing.current(other, "arriving", "")
    assert found is not None and found.id == which
    assert writing.current(rows, "leaving", "") is None


def test_a_deleted_entry_makes_room_for_another() -> None:
    rows, which = begun()
    rows = writing.delete(rows, which, at(1))
    assert writing.current(rows, "arriving", "") is None
    rows = writing.begin(rows, "arriving", "", at(2))
    assert [each.stage for each in entry.load(rows)] == ["deleted", "draft"]


def test_there_is_a_limit_and_stubs_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENTRIES", 1)
    rows, which = begun()
    with pytest.raises(TooLarge, match="too_many_entries"):
        writing.begin(rows, "other", "", at(1))
    rows = writing.begin(writing.delete(rows, which, at(1)), "other", "", at(2))
    assert [each["prompt"] for each in rows] == ["other"]


def test_two_texts_are_both_told() -> None:
    rows, which = wrote("Here.")
    with pytest.raises(Conflict) as caught:
        writing.write(rows, which, "There.", 0, at(9))
    assert (caught.value.data["mine"], caught.value.data["stored"]) == ("There.", "Here.")
    assert only(rows).writing.text == "Here."
    assert writing.write(rows, which, "Here.", 0, at(9)) == (rows, 1)


def test_nothing_can_be_written_over_where_nothing_stands() -> None:
    rows, which = begun()
    rows, revision = writing.write(rows, which, "From a page of long ago.", 7, at(1))
    assert revision == 8
    rows, revision = writing.write(rows, which, "", 8, at(2))
    rows, revision = writing.write(rows, which, "Late.", 2, at(3))
    assert revision == 10
    with pytest.raises(Conflict):
        writing.write(rows, which, "Later.", 3, at(4))


@pytest.mark.parametrize("length", [limits.NOTE_CHARACTERS + 1, limits.NOTE_CHARACTERS * 3])
def test_what_is_too_long_is_refused(length: int) -> None:
    rows, which = begun()
    with pytest.raises(TooLarge, match="note_too_long"):
        writing.write(rows, which, "x" * length, 0, at(1))


def test_drafts_are_kept_now_and_then() -> None:
    assert texts(wrote("a", "ab", "abc")[0]) == []
    assert texts(wrote("a", "ab", "abc", apart=limits.DRAFT_APART)[0]) == ["a", "ab"]
    assert texts(wrote("x" * 300, "y")[0]) == ["x" * 300]


def test_versions_of_drafts_never_fill_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DRAFT_VERSION_BYTES", 3000)
    rows, which = wrote(*(str(n) * 1000 for n in range(6)), apart=limits.DRAFT_APART)
    rows = writing.submit(rows, which, "5" * 1000, ASKED, at(9999))
    rows = writing.begin(rows, "leaving", "", at(9999))
    later = rows[1]["id"]
    for number in range(6, 9):
        rows, _ = writing.write(rows, later, str(number) * 1000, number - 6, at(9999 + 700 * number))
    kept = [each for one in entry.load(rows) for each in one.versions]
    assert [each.words.text[0] for each in kept if isinstance(each.words, Written)] == ["5", "6", "7"]
    assert [each.kind for each in kept] == ["submitted", "draft", "draft"]


def test_sliders_may_be_set_and_left_out() -> None:
    rows, which = begun()
    rows = writing.check(rows, which, PROMPT, {"energy": 0}, at(1))
    assert only(rows).checks == {"energy": 0} and only(rows).ahead
    assert writing.check(rows, which, PROMPT, {"energy": 0}, at(2)) == rows
    assert only(writing.check(rows, which, PROMPT, {"energy": None}, at(2))).checks == {}


@pytest.mark.parametrize(
    "values", [{"energy": 11}, {"energy": -1}, {"energy": True}, {"energy": "5"}, {"x": 5}]
)
def test_what_is_no_slider_is_refused(values: dict[str, Any]) -> None:
    rows, which = begun()
    with pytest.raises(BadInput):
        writing.check(rows, which, PROMPT, values, at(1))


def test_tags_are_stored_as_they_are() -> None:
    rows, which = begun()
    rows = writing.tag(rows, which, ["My work", "Ideas"])
    assert only(rows).tags == ("My work", "Ideas")
    assert only(writing.tag(rows, which, [])).tags == ()


def test_handing_in_keeps_what_was_asked_and_is_done_once() -> None:
    rows, which = wrote("Wood.")
    rows = writing.submit(rows, which, "Wood.", ASKED, at(60))
    found = only(rows)
    assert (found.stage, found.submitted, found.asked) == ("submitted", at(60), ASKED)
    assert [each.kind for each in found.versions] == ["submitted"] and not found.ahead
    assert not found.consent.given
    assert writing.submit(rows, which, "Wood.", ASKED, at(90)) == rows


def test_only_what_is_stored_is_handed_in() -> None:
    rows, which = wrote("One\ntwo \ud83d")
    with pytest.raises(Conflict, match="not_saved"):
        writing.submit(rows, which, "One", ASKED, at(9))
    rows = writing.submit(rows, which, "One\r\ntwo \N{REPLACEMENT CHARACTER}", ASKED, at(9))
    assert texts(rows) == ["One\ntwo \ud83d"]


def test_an_empty_entry_is_not_handed_in_but_a_slider_is_enough() -> None:
    rows, which = wrote("  ")
    with pytest.raises(BadInput, match="entry_empty"):
        writing.submit(rows, which, "  ", ASKED, at(9))
    rows = writing.check(rows, which, PROMPT, {"energy": 4}, at(9))
    assert only(writing.submit(rows, which, "  ", ASKED, at(9))).handed_in is not None


def test_the_cycle_continues() -> None:
    rows, which = wrote("One.")
    rows = writing.submit(rows, which, "One.", ASKED, at(10))
    rows, _ = writing.write(rows, which, "One. Two.", 1, at(20))
    assert only(rows).stage == "submitted" and only(rows).ahead
    rows = writing.submit(rows, which, "One. Two.", ASKED, at(30))
    assert texts(rows) == ["One.", "One. Two."] and only(rows).submitted == at(30)


def test_there_is_a_limit_on_handing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HANDED_IN", 1)
    rows, which = wrote("One.")
    rows = writing.submit(rows, which, "One.", ASKED, at(10))
    rows, _ = writing.write(rows, which, "Two.", 1, at(20))
    with pytest.raises(TooLarge, match="too_many_versions"):
        writing.submit(rows, which, "Two.", ASKED, at(30))


def test_going_back_keeps_what_was_there() -> None:
    rows, which = wrote("One.")
    rows = writing.check(rows, which, PROMPT, {"energy": 2}, at(5))
    rows = writing.submit(rows, which, "One.", ASKED, at(10))
    rows, revision = writing.write(rows, which, "A long way round.", 1, at(20))
    rows = writing.check(rows, which, PROMPT, {"energy": 9}, at(21))
    rows = writing.restore(rows, which, only(rows).versions[0].id, at(30))
    found = only(rows)
    assert (found.writing.text, found.checks, found.writing.revision) == ("One.", {"energy": 2}, revision + 1)
    assert texts(rows) == ["One.", "A long way round."] and not found.ahead
    assert writing.restore(rows, which, found.versions[0].id, at(40)) == rows
    with pytest.raises(Conflict):
        writing.write(rows, which, "A long way round. And", revision, at(50))
    with pytest.raises(NotFound, match="no_version"):
        writing.restore(rows, which, "other", at(40))


def test_a_deleted_entry_leaves_a_date() -> None:
    rows, which = wrote("One.")
    rows = writing.tag(writing.submit(rows, which, "One.", ASKED, at(10)), which, ["work"])
    rows = writing.delete(entry.share(rows, which, ["1"], at(12)), which, at(20))
    stub = only(rows)
    assert (stub.stage, stub.changed, stub.submitted) == ("deleted", at(20), at(10))
    assert "One." not in repr(rows) and "work" not in repr(rows) and not stub.consent.given
    for act in (
        lambda: writing.write(rows, which, "x", 0, at(30)),
        lambda: writing.delete(rows, which, at(30)),
        lambda: writing.submit(rows, which, "x", ASKED, at(30)),
        lambda: entry.share(rows, which, [], at(30)),
    ):
        with pytest.raises(NotFound, match="no_entry"):
            act()


def test_what_does_not_open_is_never_written_over() -> None:
    rows, which = wrote("One.")
    locked = Locked("token")
    rows = [{**rows[0], "writing": {**rows[0]["writing"], "text": locked}, "checks": locked, "tags": locked}]
    version = {"id": "v", "at": at(0), "kind": "draft", "words": locked}
    rows[0]["versions"] = [version]
    for act in (
        lambda: writing.write(rows, which, "x", 1, at(30)),
        lambda: writing.check(rows, which, PROMPT, {"energy": 1}, at(30)),
        lambda: writing.tag(rows, which, ["x"]),
        lambda: writing.submit(rows, which, "", ASKED, at(30)),
        lambda: writing.restore(rows, which, "v", at(30)),
    ):
        with pytest.raises(Forbidden, match="locked"):
            act()


@given(st.lists(st.tuples(st.text(max_size=400), st.integers(0, 2000)), min_size=1))
def test_whatever_is_written_the_last_words_stand_and_hand_in(steps: list[tuple[str, int]]) -> None:
    rows, which = begun()
    revision, now = 0, 0
    for text, pause in steps:
        now += pause
        rows, revision = writing.write(rows, which, text, revision, at(now))
    found = only(rows)
    assert found.writing.text == steps[-1][0]
    assert all(isinstance(each.words, Written) and each.words.text.strip() for each in found.versions)
    if found.writing.text.strip():
        assert only(writing.submit(rows, which, found.writing.text, ASKED, at(now))).stage == "submitted"
