"""A record from its first answer to what the learner makes of it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock import library
from coaching_xblock.core import limits, recording, sitting
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge, Unanswered
from coaching_xblock.core.interview import Interview
from coaching_xblock.core.sitting import Change
from coaching_xblock.core.words import Locked
from tests.core import samples

TALK = library.instrument("first-conversation")
NOW, LATER, LAST = "2026-03-03T14:02:09Z", "2026-03-04T09:00:00Z", "2026-03-05T10:00:00Z"
AMINA, BEN = "11", "12"
WORDS = {"reason": Change("A new start."), "hours": Change(6)}
Rows = list[dict[str, Any]]


def begun(coach: str = AMINA) -> Rows:
    return recording.begin([], TALK, coach, NOW)


def written() -> tuple[Rows, str]:
    rows = begun()
    which = str(rows[0]["id"])
    return recording.save_answers(rows, which, AMINA, TALK, WORDS, NOW), which


def handed() -> tuple[Rows, str]:
    rows, which = written()
    return recording.hand_over(rows, which, AMINA, TALK, LATER), which


def own(stage: str = "begun", instrument: Any = TALK) -> Rows:
    rows = sitting.begin([], instrument, NOW)
    return sitting.finish(rows, rows[0]["id"], instrument, LAST, gaps=True) if stage == "finished" else rows


def test_a_coach_has_one_open_record_and_two_coaches_have_two() -> None:
    rows = begun()
    assert recording.begin(rows, TALK, AMINA, LATER) == rows
    assert recording.writing(rows, AMINA) == rows[0]["id"] and recording.writing(rows, BEN) == ""
    both = recording.begin(rows, TALK, BEN, LATER)
    assert [each["recorded"]["by"] for each in both] == [AMINA, BEN]
    assert [each.id for each in recording.being_written(both)] == [each["id"] for each in both]


def test_after_handing_over_another_can_be_begun() -> None:
    rows, which = handed()
    more = recording.begin(rows, TALK, AMINA, LAST)
    assert len(more) == 2 and recording.writing(more, AMINA) == more[1]["id"] != which


def test_only_what_allows_it_is_asked_in_conversation() -> None:
    with pytest.raises(BadInput, match="no_interview"):
        recording.begin([], library.instrument("onet-mini-ip"), AMINA, NOW)


def test_there_is_a_limit_on_records_and_stubs_give_way() -> None:
    rows: Rows = []
    for coach in range(limits.RECORDS):
        rows = recording.begin(rows, TALK, f"c{coach}", NOW)
    with pytest.raises(TooLarge, match="too_many_records"):
        recording.begin(rows, TALK, AMINA, NOW)
    gone = recording.drop(rows, rows[3]["id"], NOW)
    assert [each["id"] for each in recording.begin(gone, TALK, AMINA, NOW)][:-1] == [
        each["id"] for each in rows if each["id"] != rows[3]["id"]
    ]


def test_another_coach_finds_nothing_at_any_time() -> None:
    for rows, which in (written(), handed()):
        with pytest.raises(NotFound, match="no_record"):
            recording.for_coach(rows, which, BEN)
        with pytest.raises(NotFound, match="no_record"):
            recording.save_answers(rows, which, BEN, TALK, WORDS, LATER)
        with pytest.raises(NotFound, match="no_record"):
            recording.hand_over(rows, which, BEN, TALK, LATER)
        with pytest.raises(NotFound, match="no_record"):
            recording.drop(rows, which, LATER, coach=BEN)
        assert recording.known(rows, (), BEN) == ()
    assert recording.for_coach(rows, which, AMINA).answers == {"reason": "A new start.", "hours": 6}


def test_the_learner_reads_answers_once_they_are_handed_over() -> None:
    rows, which = written()
    seen = recording.for_learner(rows, which)
    assert (seen.answers, seen.answered, seen.shown) == ({}, 0, None)
    assert recording.waiting(rows) == ()
    rows = recording.hand_over(rows, which, AMINA, TALK, LATER)
    assert recording.for_learner(rows, which).answers == {"reason": "A new start.", "hours": 6}
    assert [each.id for each in recording.waiting(rows)] == [which]
    assert recording.being_written(rows) == ()


def test_saving_merges_as_in_any_sitting() -> None:
    rows, which = written()
    with pytest.raises(Conflict) as caught:
        recording.save_answers(rows, which, AMINA, TALK, {"hours": Change(9)}, LATER)
    assert caught.value.data["items"] == {"hours": {"mine": 9, "stored": 6}}


def test_what_coaches_record_leaves_the_learner_room(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, which = written()
    size = len(json.dumps([each["answers"] for each in rows]))
    monkeypatch.setattr(limits, "RECORDS_BYTES", size + 50)
    rows = recording.begin(rows, TALK, BEN, NOW)
    for record, coach in ((which, AMINA), (rows[-1]["id"], BEN)):
        with pytest.raises(TooLarge) as caught:
            recording.save_answers(rows, record, coach, TALK, {"year": Change("x" * 60)}, LATER)
        assert (caught.value.code, caught.value.data) == ("records_full", {"limit": size + 50})
    monkeypatch.setattr(limits, "RECORDS_BYTES", size)
    shorter = {"reason": Change("New.", was="A new start.")}
    assert recording.save_answers(rows, which, AMINA, TALK, shorter, LATER) != rows


def test_handing_over_leaves_gaps_and_ends_the_writing() -> None:
    rows, which = handed()
    (found,) = sitting.load(rows)
    assert found.stage == "finished" and found.recorded == Interview(AMINA, "handed", LATER)
    assert recording.hand_over(rows, which, AMINA, TALK, LAST) == rows
    for change in (
        lambda: recording.save_answers(rows, which, AMINA, TALK, {"hours": Change(9, was=6)}, LATER),
        lambda: recording.drop(rows, which, LATER, coach=AMINA),
    ):
        with pytest.raises(BadInput, match="record_handed"):
            change()


def test_an_empty_record_is_not_handed_over() -> None:
    rows = begun()
    with pytest.raises(BadInput, match="record_empty"):
        recording.hand_over(rows, rows[0]["id"], AMINA, TALK, LATER)


def test_an_instrument_that_demands_all_demands_it_here_too() -> None:
    strict = samples.instrument(samples.rating("a"), samples.rating("b"), all_required=True, interview=True)
    rows = recording.begin([], strict, AMINA, NOW)
    which = rows[0]["id"]
    rows = recording.save_answers(rows, which, AMINA, strict, {"a": Change(1)}, NOW)
    with pytest.raises(Unanswered) as caught:
        recording.hand_over(rows, which, AMINA, strict, LATER)
    assert caught.value.items == ("b",)


def test_confirming_makes_it_a_private_sitting_that_says_who_wrote() -> None:
    rows, which = handed()
    left, sittings = recording.confirm(rows, [], which, LAST)
    (found,) = sitting.load(sittings)
    assert left == [] and found.id == which and found.stage == "finished"
    assert found.recorded == Interview(AMINA, "confirmed", LATER, LAST)
    assert not found.consent.given and found.answers == {"reason": "A new start.", "hours": 6}
    assert recording.confirm(left, sittings, which, LAST) == (left, sittings)
    with pytest.raises(NotFound):
        recording.for_coach(left, which, AMINA)


def test_correcting_makes_it_a_sitting_that_has_begun() -> None:
    rows, which = handed()
    left, sittings = recording.correct(rows, [], which, TALK, LAST)
    (found,) = sitting.load(sittings)
    assert (left, found.stage, found.finished, found.shown) == ([], "begun", "", None)
    assert found.recorded == Interview(AMINA, "corrected", LATER, LAST)
    changed = sitting.save_answers(sittings, which, TALK, {"hours": Change(2, was=6)}, LAST)
    (done,) = sitting.load(sitting.finish(changed, which, TALK, LAST, gaps=True))
    assert done.recorded == found.recorded and done.answers == {"reason": "A new start.", "hours": 2}


def test_other_questions_cannot_be_corrected() -> None:
    rows, which = handed()
    other = replace(TALK, sections=TALK.sections[:1])
    with pytest.raises(BadInput, match="instrument_changed"):
        recording.correct(rows, [], which, other, LAST)


@pytest.mark.parametrize("settle", ["confirm", "correct"])
def test_an_own_sitting_is_never_touched_and_stays_the_current_one(settle: str) -> None:
    rows, which = handed()
    mine = own()
    if settle == "confirm":
        _, sittings = recording.confirm(rows, mine, which, LAST)
    else:
        _, sittings = recording.correct(rows, mine, which, TALK, LAST)
    assert [each["id"] for each in sittings] == [which, mine[0]["id"]]
    assert sittings[1] == mine[0] and sitting.current(sittings) == sitting.load(mine)[0]


def test_a_record_stands_by_the_day_on_which_it_was_handed_over() -> None:
    rows, which = handed()
    later = own("finished")
    assert [each["id"] for each in recording.confirm(rows, later, which, LAST)[1]] == [which, later[0]["id"]]
    earlier = [{**later[0], "finished": NOW}]
    assert [each["id"] for each in recording.confirm(rows, earlier, which, LAST)[1]] == [
        later[0]["id"],
        which,
    ]


@pytest.mark.parametrize("settle", [recording.confirm, recording.correct])
def test_what_is_not_handed_over_or_cannot_be_read_is_not_settled(settle: Any) -> None:
    more = [TALK] if settle is recording.correct else []
    rows, which = written()
    with pytest.raises(BadInput, match="record_open"):
        settle(rows, [], which, *more, LAST)
    rows, which = handed()
    for leaf in ("answers", "shown"):
        with pytest.raises(Forbidden, match="locked"):
            settle([{**rows[0], leaf: Locked("x")}], [], which, *more, LAST)
    with pytest.raises(NotFound, match="no_record"):
        settle(rows, [], "nothing", *more, LAST)


@pytest.mark.parametrize("make", [written, handed])
def test_the_learner_deletes_a_record_at_any_time(make: Any) -> None:
    rows, which = make()
    (stub,) = recording.drop(rows, which, LAST)
    assert (stub["stage"], stub["answers"], stub["shown"], stub["answered"]) == ("deleted", None, None, 0)
    assert stub["recorded"]["by"] == AMINA and stub["finished"] == LAST
    assert recording.waiting([stub]) == recording.being_written([stub]) == ()
    for lost in (
        lambda: recording.save_answers([stub], which, AMINA, TALK, WORDS, LAST),
        lambda: recording.drop([stub], which, LAST),
        lambda: recording.for_learner([stub], which),
    ):
        with pytest.raises(NotFound, match="no_record"):
            lost()


def test_the_coach_deletes_what_was_not_handed_over() -> None:
    rows, which = written()
    assert recording.drop(rows, which, LAST, coach=AMINA)[0]["stage"] == "deleted"


def test_what_a_coach_knows_of_their_records_without_opening_words() -> None:
    rows, which = handed()
    sealed = [{**rows[0], "answers": "token", "shown": "token"}]
    (one,) = recording.known(sealed, (), AMINA)
    assert (one.id, one.state, one.started) == (which, "handed", NOW)
    left, sittings = recording.confirm(rows, [], which, LAST)
    assert [each.state for each in recording.known(left, sittings, AMINA)] == ["settled"]
    left, sittings = recording.correct(rows, [], which, TALK, LAST)
    assert [each.state for each in recording.known(left, sittings, AMINA)] == ["settled"]
    assert [each.state for each in recording.known(recording.drop(rows, which, LAST), (), AMINA)] == [
        "deleted"
    ]
    assert recording.known((), own("finished"), AMINA) == ()


@given(
    st.sampled_from(["open", "handed", "confirmed", "corrected"]), st.text(max_size=5), st.text(max_size=20)
)
def test_an_interview_comes_back_as_it_was_stored(state: Any, by: str, moment: str) -> None:
    found = Interview(by, state, moment, moment)
    assert Interview.load(found.dump()) == found
