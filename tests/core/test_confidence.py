"""What a learner confides: who may read it, whose turn it is, and what stays of what was deleted."""

import json

import pytest

from coaching_xblock.core import confidence
from coaching_xblock.core.confidence import Confidence, Said
from coaching_xblock.core.errors import NotFound

MAYA, MIRIAM, RUTH = "7", "41", "42"
DAYS = [f"2026-03-0{day}T08:00:00Z" for day in range(1, 10)]


def said(id: str, day: int = 0, to: tuple[str, ...] = (MIRIAM,)) -> Said:
    return Said(id, MAYA, DAYS[day], f"words {id}", to)


def talk(*messages: Said) -> Confidence:
    found = Confidence()
    for each in messages:
        found = confidence.confide(found, each)
    return found


def test_it_is_stored_as_json_and_nothing_of_nothing() -> None:
    full = confidence.answer(talk(said("a")), "b", MIRIAM, "yes", DAYS[1])
    assert Confidence.load(json.loads(json.dumps(full.dump()))) == full
    assert Confidence().dump() == {} and Confidence.load({}) == Confidence()
    assert confidence.of({"confidence": full.dump()}) == full and confidence.of({}) == Confidence()


def test_the_same_message_twice_is_one() -> None:
    once = talk(said("a"))
    assert confidence.confide(once, said("a")) == once
    answered = confidence.answer(once, "b", MIRIAM, "yes", DAYS[1])
    assert confidence.answer(answered, "b", MIRIAM, "yes", DAYS[2]) == answered


def test_each_reads_what_was_sent_to_them_and_what_they_said() -> None:
    both = talk(said("a"), said("b", to=(RUTH,)))
    assert [each.id for each in both.shown_to(MIRIAM)] == ["a"]
    assert [each.id for each in both.shown_to(RUTH)] == ["b"]
    answered = confidence.answer(both, "c", MIRIAM, "yes", DAYS[1])
    assert [each.id for each in answered.shown_to(MIRIAM)] == ["a", "c"]
    assert [each.id for each in answered.shown_to(RUTH)] == ["b"]
    assert answered.apart([MIRIAM, RUTH]) == (MIRIAM, RUTH)


def test_nobody_answers_what_they_cannot_read() -> None:
    with pytest.raises(NotFound):
        confidence.answer(talk(said("a")), "b", RUTH, "yes", DAYS[1])
    with pytest.raises(NotFound):
        confidence.answer(Confidence(), "b", MIRIAM, "yes", DAYS[1])


def test_widened_it_is_theirs_from_the_first_word() -> None:
    wide = confidence.confide(talk(said("a")), said("b", to=(RUTH,)), widen=True)
    assert [each.id for each in wide.shown_to(RUTH)] == ["a", "b"]
    assert wide.apart([RUTH]) == () and wide.said[0].to == (MIRIAM, RUTH)


def test_the_learner_waits_from_the_first_word_without_an_answer() -> None:
    waiting = talk(said("a", 0), said("b", 1))
    assert waiting.waiting(MAYA) == DAYS[0]
    answered = confidence.answer(waiting, "c", MIRIAM, "yes", DAYS[2])
    assert answered.waiting(MAYA) == ""
    assert confidence.confide(answered, said("d", 3)).waiting(MAYA) == DAYS[3]
    assert confidence.delete(waiting, "a", MAYA, DAYS[4]).waiting(MAYA) == DAYS[1]


def test_answers_are_new_until_the_learner_looked() -> None:
    answered = confidence.answer(talk(said("a")), "b", MIRIAM, "yes", DAYS[1])
    assert answered.unseen(MAYA) == 1
    assert confidence.see(answered).unseen(MAYA) == 0
    assert confidence.answer(confidence.see(answered), "c", MIRIAM, "more", DAYS[2]).unseen(MAYA) == 1


def test_what_is_deleted_leaves_its_dates() -> None:
    gone = confidence.delete(talk(said("a")), "a", MAYA, DAYS[1])
    assert (gone.said[0].text, gone.said[0].at, gone.said[0].deleted) == ("", DAYS[0], DAYS[1])
    assert confidence.delete(gone, "a", MAYA, DAYS[2]) == gone
    for message, who in (("a", MIRIAM), ("x", MAYA)):
        with pytest.raises(NotFound):
            confidence.delete(gone, message, who, DAYS[1])
