"""A sitting from its first answer to its deletion."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock import library
from coaching_xblock.core import limits, sitting
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge, Unanswered
from coaching_xblock.core.instrument import Instrument, Section
from coaching_xblock.core.sitting import Change, Sitting
from coaching_xblock.core.words import Locked
from tests.core import samples

MINI_IP = library.instrument("onet-mini-ip")
NOW, LATER = "2026-03-03T14:02:09Z", "2026-03-04T09:00:00Z"
ALL = {item: Change(4) for item in MINI_IP.items}
Rows = list[dict[str, Any]]


def begun() -> Rows:
    return sitting.begin([], MINI_IP, NOW)


def answered(changes: dict[str, Change] = ALL) -> Rows:
    rows = begun()
    return sitting.save_answers(rows, rows[0]["id"], MINI_IP, changes, NOW)


def finished() -> Rows:
    rows = answered()
    return sitting.finish(rows, rows[0]["id"], MINI_IP, LATER)


def only(rows: Rows) -> Sitting:
    (found,) = sitting.load(rows)
    return found


def test_begin_twice_is_begin_once() -> None:
    rows = begun()
    assert sitting.begin(rows, MINI_IP, LATER) == rows
    assert only(rows).stage == "begun"
    assert only(rows).digest == MINI_IP.digest


def test_stubs_give_way_to_new_sittings_the_oldest_first() -> None:
    rows: Rows = []
    for _ in range(limits.SITTINGS):
        rows = sitting.begin(rows, MINI_IP, NOW)
        rows = sitting.delete(rows, rows[-1]["id"], NOW)
    more = sitting.begin(rows, MINI_IP, NOW)
    assert len(more) == limits.SITTINGS
    assert more[:-1] == rows[1:]
    assert more[-1]["stage"] == "begun"


def test_there_is_a_limit_on_sittings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SITTINGS", 0)
    with pytest.raises(TooLarge) as caught:
        sitting.begin([], MINI_IP, NOW)
    assert caught.value.data["limit"] == 0


def test_two_browsers_may_answer_different_items() -> None:
    rows = answered({"i01": Change(2)})
    rows = sitting.save_answers(rows, rows[0]["id"], MINI_IP, {"i02": Change(5)}, LATER)
    assert only(rows).answers == {"i01": 2, "i02": 5}
    assert only(rows).answered == 2


def test_the_same_item_changed_in_two_browsers_is_shown_and_not_overwritten() -> None:
    rows = answered({"i01": Change(2), "i02": Change(1)})
    with pytest.raises(Conflict) as caught:
        sitting.save_answers(rows, rows[0]["id"], MINI_IP, {"i01": Change(5), "i03": Change(3)}, LATER)
    assert caught.value.data["items"] == {"i01": {"mine": 5, "stored": 2}}
    assert only(rows).answers == {"i01": 2, "i02": 1}
    chosen = sitting.save_answers(rows, rows[0]["id"], MINI_IP, {"i01": Change(5, was=2)}, LATER)
    assert only(chosen).answers == {"i01": 5, "i02": 1}


def test_sending_the_same_answer_twice_changes_nothing() -> None:
    rows = answered({"i01": Change(2)})
    assert sitting.save_answers(rows, rows[0]["id"], MINI_IP, {"i01": Change(2)}, LATER) == rows


@pytest.mark.parametrize(
    "changes", [{"i99": Change(1)}, {"i01": Change(0)}, {"i01": Change(6)}, {"": Change(1)}]
)
def test_what_is_no_answer_is_refused_whole(changes: dict[str, Change]) -> None:
    rows = begun()
    with pytest.raises(BadInput):
        sitting.save_answers(rows, rows[0]["id"], MINI_IP, {"i02": Change(1), **changes}, NOW)
    assert only(rows).answers == {}


def ranked(*orders: list[int | None]) -> Rows:
    """A sitting with one ranking, set to each of *orders* in turn."""
    asked = samples.instrument(samples.ORDER, samples.TEXT)
    rows = sitting.begin([], asked, NOW)
    was: list[int | None] | None = None
    for order in orders:
        rows = sitting.save_answers(rows, rows[0]["id"], asked, {"r": Change(order, was)}, NOW)
        was = order
    return rows


def test_a_half_filled_ranking_is_kept_and_is_no_answer() -> None:
    rows = ranked([None, 2, None, None], [None, 2, None, 4])
    assert only(rows).halves == {"r": (None, 2, None, 4)}
    assert (only(rows).answers, only(rows).answered) == ({}, 0)
    assert only(ranked([None, 2, None, None], [1, 2, 3, 4])).answers == {"r": (1, 2, 3, 4)}


def test_a_ranking_without_a_place_is_an_answer_taken_back() -> None:
    assert only(ranked([None, 2, None, None], [None] * 4)).halves == {}


def test_a_half_filled_ranking_is_missing_at_the_end_and_then_left_out() -> None:
    asked = samples.instrument(samples.ORDER, samples.TEXT)
    rows = ranked([None, 2, None, None])
    with pytest.raises(Unanswered, match="r"):
        sitting.finish(rows, rows[0]["id"], asked, LATER)
    done = only(sitting.finish(rows, rows[0]["id"], asked, LATER, gaps=True))
    assert (done.stage, done.halves) == ("finished", {})


def test_two_half_filled_rankings_are_shown_and_not_overwritten() -> None:
    rows, asked = ranked([None, 2, None, None]), samples.instrument(samples.ORDER, samples.TEXT)
    with pytest.raises(Conflict) as clash:
        sitting.save_answers(rows, rows[0]["id"], asked, {"r": Change([1, None, None, None])}, LATER)
    assert clash.value.data["items"]["r"] == {"mine": [1, None, None, None], "stored": [None, 2, None, None]}


def test_finishing_needs_every_answer() -> None:
    rows = answered({item: change for item, change in ALL.items() if item not in ("i07", "i30")})
    with pytest.raises(Unanswered) as caught:
        sitting.finish(rows, rows[0]["id"], MINI_IP, NOW)
    assert caught.value.items == ("i07", "i30")
    assert caught.value.field == "i07"


def test_a_finished_sitting_keeps_what_was_shown() -> None:
    found = only(finished())
    assert found.stage == "finished" and found.finished == LATER
    assert isinstance(found.shown, dict)
    assert found.shown["flat"] is True
    assert [scale["value"] for scale in found.shown["scales"]] == [15] * 6


def test_finishing_twice_keeps_the_first_result_and_answers_are_closed() -> None:
    rows = finished()
    which = rows[0]["id"]
    assert sitting.finish(rows, which, MINI_IP, "2027-01-01T00:00:00Z") == rows
    with pytest.raises(BadInput, match="finished_already"):
        sitting.save_answers(rows, which, MINI_IP, {"i01": Change(1, was=4)}, LATER)


def test_changed_questions_do_not_take_old_answers() -> None:
    rows = answered({"i01": Change(2)})
    fewer = Instrument(**{**vars_of(MINI_IP), "sections": MINI_IP.sections[:1]})
    with pytest.raises(BadInput, match="instrument_changed"):
        sitting.save_answers(rows, rows[0]["id"], fewer, {"i02": Change(2)}, LATER)


def vars_of(instrument: Instrument) -> dict[str, Any]:
    return {name: getattr(instrument, name) for name in Instrument.__dataclass_fields__}


def test_sharing_is_for_results_and_keeps_who_could_read() -> None:
    rows = begun()
    with pytest.raises(BadInput, match="not_finished"):
        sitting.share(rows, rows[0]["id"], ["1"], NOW)
    rows = finished()
    which = rows[0]["id"]
    with pytest.raises(NotFound):
        sitting.for_coach(rows, which)
    shared = sitting.share(rows, which, ["1", "2"], LATER)
    assert only(shared).consent.readers == ("1", "2")
    assert sitting.share(shared, which, ["1", "2", "3"], "2027-01-01T00:00:00Z") == shared
    assert sitting.for_coach(shared, which).shown == only(rows).shown


def test_coaches_get_neither_answers_nor_the_note() -> None:
    rows = finished()
    which = rows[0]["id"]
    rows = sitting.write_note(rows, which, "my own words", 0, NOW)
    read = sitting.for_coach(sitting.share(rows, which, [], NOW), which)
    assert read.answers == {} and read.note.text == ""


def test_withdrawing_hides_it_at_once() -> None:
    rows = finished()
    which = rows[0]["id"]
    rows = sitting.withdraw(sitting.share(rows, which, ["1"], NOW), which, LATER)
    assert only(rows).consent.state == "withdrawn" and only(rows).consent.since == LATER
    with pytest.raises(NotFound):
        sitting.for_coach(rows, which)


def test_deleting_leaves_a_dated_stub_and_lets_one_begin_again() -> None:
    rows = finished()
    which = rows[0]["id"]
    rows = sitting.write_note(rows, which, "my own words", 0, NOW)
    rows = sitting.delete(rows, which, LATER)
    assert rows[0]["stage"] == "deleted" and rows[0]["finished"] == LATER
    assert rows[0]["answers"] is None and rows[0]["shown"] is None and rows[0]["note"]["text"] is None
    for act in (sitting.find, sitting.for_coach):
        with pytest.raises(NotFound):
            act(rows, which)
    assert len(sitting.begin(rows, MINI_IP, LATER)) == 2


def test_a_note_written_in_two_places_gives_both_texts() -> None:
    rows = finished()
    which = rows[0]["id"]
    rows = sitting.write_note(rows, which, "first", 0, NOW)
    with pytest.raises(Conflict) as caught:
        sitting.write_note(rows, which, "other", 0, NOW)
    assert (caught.value.data["mine"], caught.value.data["stored"]) == ("other", "first")
    assert caught.value.data["revision"] == 1
    assert only(sitting.write_note(rows, which, "first", 0, NOW)).note.revision == 1
    assert only(sitting.write_note(rows, which, "both", 1, NOW)).note.text == "both"


def test_a_note_has_a_limit_that_the_error_names() -> None:
    rows = finished()
    with pytest.raises(TooLarge) as caught:
        sitting.write_note(rows, rows[0]["id"], "x" * (limits.NOTE_CHARACTERS + 1), 0, NOW)
    assert caught.value.data["limit"] == limits.NOTE_CHARACTERS


def test_locked_words_are_kept_and_never_written_over() -> None:
    rows = answered()
    rows[0]["answers"] = Locked("c1.gone.token")
    with pytest.raises(Forbidden, match="locked"):
        sitting.save_answers(rows, rows[0]["id"], MINI_IP, {"i01": Change(1)}, NOW)
    with pytest.raises(Forbidden, match="locked"):
        sitting.finish(rows, rows[0]["id"], MINI_IP, NOW)
    assert only(rows).dump()["answers"] == Locked("c1.gone.token")
    rows = finished()
    rows[0]["note"]["text"] = Locked("c1.gone.token")
    with pytest.raises(Forbidden, match="locked"):
        sitting.write_note(rows, rows[0]["id"], "new", 0, NOW)


@given(st.dictionaries(st.sampled_from(list(MINI_IP.items)), st.integers(1, 5)), st.text(max_size=50))
def test_load_and_dump_are_inverse(values: dict[str, int], later_key: str) -> None:
    rows = answered({item: Change(value) for item, value in values.items()})
    rows[0]["x-" + later_key] = {"from": "a later version"}
    assert [each.dump() for each in sitting.load(rows)] == rows


def test_sections_are_pages() -> None:
    assert all(isinstance(section, Section) and len(section.items) == 5 for section in MINI_IP.sections)
