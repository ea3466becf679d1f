"""Words that are not sent are kept, one draft a place, whatever its parts are called."""

from typing import Any

import pytest

from coaching_xblock.core import limits, unsent
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, TooLarge
from coaching_xblock.core.quote import Quote
from coaching_xblock.core.unsent import Draft, Place
from coaching_xblock.core.words import Locked

NOW, LATER = "2026-03-03T14:02:09Z", "2026-03-05T08:00:00Z"
HERE = Place("7", "e1")
QUOTE = Quote("u1", "e1", "v1", 0, 4)
Rows = list[dict[str, Any]]


def begun(text: str = "What matters most?") -> Rows:
    rows, revision = unsent.save([], HERE, "text", text, 0, NOW)
    assert revision == 1
    return rows


def only(rows: Rows) -> Draft:
    (draft,) = unsent.load(rows)
    return draft


def test_it_holds_what_was_written_sealed() -> None:
    rows = begun()
    draft = only(rows)
    assert (draft.place, draft.texts, draft.revisions) == (HERE, {"text": "What matters most?"}, {"text": 1})
    assert set(rows[0]) == {"id", "learner", "item", "changed", "words"}
    assert Draft.load(draft.dump()) == draft
    assert unsent.find(rows, HERE) == draft and unsent.find(rows, Place("7", "e1", "scale:S")) is None


def test_each_change_gives_it_another_id() -> None:
    rows = begun()
    changed, revision = unsent.save(rows, HERE, "text", "What else?", 1, LATER)
    assert revision == 2 and only(changed).id != only(rows).id and only(changed).changed == LATER
    assert unsent.save(changed, HERE, "text", "What else?", 2, LATER) == (changed, 2)


def test_a_stale_revision_shows_both_texts() -> None:
    with pytest.raises(Conflict) as both:
        unsent.save(begun(), HERE, "text", "mine", 0, LATER)
    assert (both.value.data["mine"], both.value.data["stored"]) == ("mine", "What matters most?")


def test_parts_are_those_of_the_place() -> None:
    names = ("stands_out", "could_grow")
    rows, _ = unsent.save([], HERE, "could_grow", "x", 0, NOW, parts=names)
    assert only(rows).texts == {"stands_out": "", "could_grow": "x"}
    with pytest.raises(BadInput):
        unsent.save([], HERE, "else", "x", 0, NOW, parts=names)
    with pytest.raises(BadInput):
        unsent.save([], HERE, "could_grow", "x", 0, NOW)


def test_a_draft_without_a_word_is_none() -> None:
    rows, _ = unsent.save(begun(), HERE, "text", "", 1, LATER)
    assert rows == []


def test_quotes_stand_in_it_and_keep_it() -> None:
    rows = unsent.add_quote(begun(), HERE, QUOTE, NOW)
    assert only(rows).quotes == (QUOTE,) and unsent.add_quote(rows, HERE, QUOTE, LATER) == rows
    rows, _ = unsent.save(rows, HERE, "text", "", 1, LATER)
    assert only(rows).quotes == (QUOTE,)
    assert unsent.drop_quote(rows, HERE, QUOTE, LATER) == []
    assert unsent.drop_quote([], HERE, QUOTE, LATER) == []


def test_a_message_holds_so_many_quotes() -> None:
    rows: Rows = []
    with pytest.raises(TooLarge) as full:
        for at in range(limits.QUOTES + 1):
            rows = unsent.add_quote(rows, HERE, Quote("u1", "e1", "v1", at, at + 1), NOW)
    assert full.value.code == "too_many_quotes" and len(only(rows).quotes) == limits.QUOTES


def test_what_was_taken_back_comes_before_what_was_begun_since() -> None:
    rows = unsent.regain(begun("And then?"), HERE, {"text": "First."}, [QUOTE], NOW)
    assert only(rows).texts == {"text": "First.\n\nAnd then?"} and only(rows).quotes == (QUOTE,)
    assert unsent.regain(rows, HERE, {"text": "First."}, [QUOTE], NOW) == rows


def test_there_is_room_for_so_many() -> None:
    rows: Rows = []
    for at in range(limits.DRAFTS):
        rows, _ = unsent.save(rows, Place("7", f"e{at}"), "text", "x", 0, NOW)
    with pytest.raises(TooLarge):
        unsent.save(rows, Place("7", "one more"), "text", "x", 0, NOW)


def test_locked_words_stay_as_they_are() -> None:
    stored = [{"id": "d1", "learner": "7", "item": "e1", "changed": NOW, "words": Locked("c1.x.y")}]
    draft = only(stored)
    assert draft.locked and draft.dump() == stored[0] and draft.texts == draft.revisions == {}
    assert unsent.find(stored, HERE) is None and unsent.kept_for(stored, "7", "e1")
    rows, _ = unsent.save(stored, HERE, "text", "anew", 0, LATER)
    assert rows[0] == stored[0] and len(rows) == 2
    sealed = [{**stored[0], "words": "c1.x.y"}]
    assert only(sealed).locked
    with pytest.raises(Forbidden):
        unsent._put(stored, draft, NOW)


def test_they_go_one_by_one_or_with_their_learner() -> None:
    rows = begun()
    assert unsent.drop(rows, "another") == rows and unsent.drop(rows, only(rows).id) == []
    assert unsent.without(rows, "7") == [] == unsent.without(rows, "7", "e1")
    assert unsent.without(rows, "8") == rows == unsent.without(rows, "7", "e2")


def test_texts_are_compared_as_forms_send_them() -> None:
    draft = only(begun("one\ntwo"))
    assert draft.says({"text": "one\r\ntwo"}) and not draft.says({"text": "one"})
    assert draft.says({"text": "one\ntwo", "other": ""})


def test_a_change_to_a_message_has_a_place_of_its_own() -> None:
    change = HERE.editing("m1")
    assert change.edits == "m1" and HERE.edits == "" and change != HERE
    assert (change.learner, change.item) == ("7", "e1")
