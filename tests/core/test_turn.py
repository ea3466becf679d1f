"""Whose turn it is, known without opening a word."""

from typing import Any

from coaching_xblock.core import thread, turn, unsent
from coaching_xblock.core.unsent import Draft, Place

MAYA, AMINA, BEN, GONE = "7", "1", "2", "9"
TEAM = (AMINA, BEN)
Rows = list[dict[str, Any]]


def at(day: int) -> str:
    return f"2026-03-{day:02}T08:00:00Z"


def written(item: str) -> Draft:
    rows, _ = unsent.save([], Place(MAYA, item), "text", "Words.", 0, at(1))
    return unsent.load(rows)[0]


def said(rows: Rows, by: str, day: int, item: str = "e1") -> Rows:
    return thread.send(rows, written(item), by, at(day))


def sealed(rows: Rows) -> Rows:
    return [{**each, "words": each["words"] and "c1.x.y"} for each in rows]


def new(rows: Rows, person: str, team: tuple[str, ...] = TEAM) -> list[str]:
    return [each.sent for each in turn.unread_for(sealed(rows), person, MAYA, team)]


def test_what_coaches_write_is_new_to_the_learner() -> None:
    rows = said(said([], AMINA, 1), BEN, 2, item="e2")
    rows = thread.pass_on(thread.acknowledge(rows, "e1", AMINA, "", at(3)), "e1", AMINA, BEN, at(4))
    assert new(rows, MAYA) == [at(1), at(2)]
    assert new(thread.read(rows, "e1", MAYA, MAYA, at(5)), MAYA) == [at(2)]


def test_a_first_word_is_new_to_every_coach() -> None:
    rows = said([], MAYA, 1)
    assert new(rows, AMINA) == new(rows, BEN) == [at(1)] and new(rows, MAYA) == []
    rows = thread.read(rows, "e1", BEN, MAYA, at(2))
    assert new(rows, AMINA) == [at(1)] and new(rows, BEN) == []


def test_an_answer_is_new_to_whom_it_answers() -> None:
    rows = said(said([], AMINA, 1), MAYA, 2)
    assert new(rows, AMINA) == [at(2)] and new(rows, BEN) == []
    assert new(said(said([], GONE, 1), MAYA, 2), BEN) == [at(2)]


def test_what_is_passed_goes_to_the_colleague() -> None:
    rows = thread.pass_on(said(said([], AMINA, 1), MAYA, 2), "e1", AMINA, BEN, at(3))
    assert turn.holder(sealed(rows), "e1", MAYA, TEAM) == BEN
    assert new(rows, BEN) == [at(2), at(3)] and new(rows, AMINA) == []
    assert new(thread.read(rows, "e1", BEN, MAYA, at(4)), BEN) == []
    assert turn.holder(rows, "e1", MAYA, (AMINA,)) == AMINA and turn.holder(rows, "e2", MAYA, TEAM) == ""


def test_deleted_is_not_new() -> None:
    rows = said([], MAYA, 1)
    assert new(thread.delete(rows, rows[0]["id"], MAYA, at(2)), AMINA) == []


def since(rows: Rows, shared: str = "") -> str:
    return turn.waiting(sealed(rows), "e1", MAYA, shared)


def test_the_learner_waits_from_the_first_word_that_is_not_answered() -> None:
    assert since([]) == ""
    rows = said(said([], MAYA, 1), MAYA, 2)
    assert since(rows) == at(1) and turn.waiting(rows, "e2", MAYA) == ""
    rows = said(rows, BEN, 3)
    assert since(rows) == "" and since(said(rows, MAYA, 4)) == at(4)
    answer = rows[-1]["id"]
    assert since(thread.delete(rows, answer, BEN, at(5))) == at(1)


def test_what_is_handed_over_waits_too() -> None:
    assert since([], at(1)) == at(1)
    assert since(said([], MAYA, 2), at(1)) == at(1)
    assert since(said([], AMINA, 2), at(1)) == ""
    assert since(said([], AMINA, 2), at(3)) == at(3)


def test_a_promise_does_not_end_the_wait_but_no_answer_needed_does() -> None:
    rows = thread.acknowledge(said([], MAYA, 1), "e1", AMINA, "2026-03-06", at(2))
    told = turn.promised(sealed(rows), "e1", MAYA)
    assert since(rows) == at(1) and told is not None and told.until == "2026-03-06"
    rows = said(rows, AMINA, 3)
    assert since(rows) == "" and turn.promised(rows, "e1", MAYA) is None
    rows = thread.acknowledge(said(rows, MAYA, 4), "e1", AMINA, "", at(5))
    assert since(rows) == "" and turn.promised(rows, "e1", MAYA) is None


def test_passing_on_ends_no_wait() -> None:
    rows = thread.pass_on(said([], MAYA, 1), "e1", AMINA, BEN, at(2))
    assert since(rows) == at(1)
