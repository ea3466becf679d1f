"""A conversation: sent once, read once, edited and deleted in the open, never lost."""

from typing import Any

import pytest

from coaching_xblock.core import limits, thread, unsent
from coaching_xblock.core.errors import BadInput, Forbidden, NotFound, TooLarge
from coaching_xblock.core.message import Message
from coaching_xblock.core.quote import Quote
from coaching_xblock.core.unsent import Draft, Place
from coaching_xblock.core.words import Locked

NOW, LATER, LAST = "2026-03-03T14:02:09Z", "2026-03-05T08:00:00Z", "2026-03-06T08:00:00Z"
MAYA, AMINA, BEN = "7", "1", "2"
QUOTE = Quote("u1", "e1", "v1", 0, 4)
Rows = list[dict[str, Any]]


def written(text: str = "What matters most?", item: str = "e1", about: str = "") -> Draft:
    rows, _ = unsent.save([], Place(MAYA, item, about), "text", text, 0, NOW)
    return unsent.load(rows)[0]


def said(rows: Rows, by: str, text: str = "What matters most?", item: str = "e1", now: str = NOW) -> Rows:
    return thread.send(rows, written(text, item), by, now)


def last(rows: Rows) -> Message:
    return thread.find(rows, rows[-1]["id"])


def test_what_goes_out_is_what_was_written() -> None:
    draft = unsent.load(
        unsent.add_quote([written(about="scale:S").dump()], Place(MAYA, "e1", "scale:S"), QUOTE, NOW)
    )[0]
    rows = thread.send([], draft, AMINA, NOW)
    message = last(rows)
    assert (message.id, message.item, message.by, message.kind, message.sent) == (
        draft.id, "e1", AMINA, "message", NOW,
    )  # fmt: skip
    assert message.said.about == "scale:S" and message.said.quotes == (QUOTE,)
    assert message.said.text == "What matters most?"
    assert "What" not in str({**rows[0], "words": None}) and "scale" not in str({**rows[0], "words": None})
    assert Message.load(rows[0]).dump() == rows[0]


def test_sent_twice_it_is_there_once() -> None:
    draft = written()
    rows = thread.send([], draft, AMINA, NOW)
    assert thread.send(rows, draft, AMINA, LATER) == rows
    assert len(thread.send(rows, written(), AMINA, LATER)) == 2


def test_a_lost_receipt_is_known_by_the_words() -> None:
    rows, texts = said([], AMINA), {"text": "What matters most?"}
    assert thread.was_sent(rows, AMINA, "e1", "", texts)
    assert not thread.was_sent(rows, BEN, "e1", "", texts)
    assert not thread.was_sent(rows, AMINA, "e2", "", texts)
    assert not thread.was_sent(rows, AMINA, "e1", "scale:S", texts)
    assert not thread.was_sent(rows, AMINA, "e1", "", {"text": "What?"})
    assert not thread.was_sent(said(rows, AMINA, "More."), AMINA, "e1", "", texts)


@pytest.mark.parametrize("text", [" ", "\n\t "])
def test_nothing_is_not_sent(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        thread.send([], written(text), AMINA, NOW)
    assert (refused.value.code, refused.value.field) == ("message_empty", "text")


def test_seeing_it_differently_needs_no_words() -> None:
    rows = thread.send([], Draft("", MAYA, "s1", NOW), MAYA, NOW, differently=True)
    assert last(rows).said.differently and last(rows).id
    assert thread.was_sent(rows, MAYA, "s1", "", {"text": ""}, differently=True)


def test_locked_words_are_not_sent() -> None:
    with pytest.raises(Forbidden):
        thread.send([], Draft("x", MAYA, "e1", NOW, notes=Locked("c1.x.y")), AMINA, NOW)


def test_coaches_leave_room_for_the_learner() -> None:
    rows: Rows = []
    with pytest.raises(TooLarge) as full:
        for _ in range(limits.FEEDBACK_BYTES // limits.NOTE_CHARACTERS + 1):
            rows = said(rows, AMINA, "x" * limits.NOTE_CHARACTERS)
    assert full.value.code == "feedback_full"
    assert said(rows, MAYA, "x" * limits.NOTE_CHARACTERS)
    with pytest.raises(TooLarge):
        draft = written("y" * limits.NOTE_CHARACTERS)
        small = said(rows, AMINA, "small")
        thread.edit(small, small[-1]["id"], draft, AMINA, LATER)


def test_there_is_room_for_so_many_messages() -> None:
    rows = [last(said([], MAYA)).dump() | {"id": str(at)} for at in range(limits.MESSAGES)]
    with pytest.raises(TooLarge) as full:
        said(rows, MAYA)
    assert full.value.code == "too_many_messages"


def test_unread_it_can_be_taken_back_by_its_author_only() -> None:
    rows = said([], AMINA)
    with pytest.raises(NotFound):
        thread.take_back(rows, rows[0]["id"], BEN)
    assert thread.take_back(rows, rows[0]["id"], AMINA) == []
    rows = thread.read(rows, "e1", MAYA, MAYA, LATER)
    with pytest.raises(BadInput) as refused:
        thread.take_back(rows, rows[0]["id"], AMINA)
    assert refused.value.code == "read_already"


def test_an_edit_is_told() -> None:
    rows = thread.read(said([], AMINA), "e1", MAYA, MAYA, LATER)
    changed = thread.edit(rows, rows[0]["id"], written("What matters?"), AMINA, LAST)
    message = last(changed)
    assert (message.said.text, message.edited, message.sent, message.read) == (
        "What matters?",
        LAST,
        NOW,
        LATER,
    )
    assert thread.edit(rows, rows[0]["id"], written(), AMINA, LAST) == rows


def test_nobody_edits_what_is_not_theirs_or_not_there() -> None:
    rows = said([], AMINA)
    which = rows[0]["id"]
    with pytest.raises(NotFound):
        thread.edit(rows, which, written("x"), BEN, LAST)
    with pytest.raises(BadInput):
        thread.edit(rows, which, written(" "), AMINA, LAST)
    gone = thread.delete(rows, which, AMINA, LATER)
    with pytest.raises(BadInput) as refused:
        thread.edit(gone, which, written("x"), AMINA, LAST)
    assert refused.value.code == "not_editable"
    locked = [{**rows[0], "words": Locked("c1.x.y")}]
    with pytest.raises(Forbidden):
        thread.edit(locked, which, written("x"), AMINA, LAST)


def test_of_what_is_deleted_a_stub_stays() -> None:
    rows = thread.read(said([], MAYA, "Secret."), "e1", AMINA, MAYA, LATER)
    gone = thread.delete(rows, rows[0]["id"], MAYA, LAST)
    assert {key: value for key, value in gone[0].items() if value} == {
        "id": rows[0]["id"], "item": "e1", "by": MAYA, "kind": "message", "sent": NOW, "deleted": LAST,
    }  # fmt: skip
    assert thread.delete(gone, rows[0]["id"], MAYA, LAST) == gone
    with pytest.raises(NotFound):
        thread.delete(rows, rows[0]["id"], AMINA, LAST)


def test_reading_counts_once_and_only_for_the_other_side() -> None:
    rows = said(said(said([], AMINA), MAYA), AMINA, item="e2")
    mine = thread.read(rows, "e1", MAYA, MAYA, LATER)
    assert [each["read"] for each in mine] == [LATER, "", ""] and mine[0]["reader"] == MAYA
    assert thread.read(mine, "e1", MAYA, MAYA, LAST) == mine
    theirs = thread.read(mine, "e1", AMINA, MAYA, LATER)
    assert (theirs[1]["read"], theirs[1]["reader"], theirs[1]["seen"]) == (LATER, AMINA, [])
    both = thread.read(theirs, "e1", BEN, MAYA, LAST)
    assert (both[1]["read"], both[1]["reader"], both[1]["seen"]) == (LATER, AMINA, [BEN])
    assert thread.read(both, "e1", BEN, MAYA, LAST) == both


def test_only_what_was_shown_counts_as_read() -> None:
    rows = said(said([], AMINA), AMINA, "And?")
    some = thread.read(rows, "e1", MAYA, MAYA, LATER, only=[rows[1]["id"]])
    assert [each["read"] for each in some] == ["", LATER]


def test_i_have_read_this() -> None:
    rows = thread.acknowledge(said([], MAYA), "e1", AMINA, "2026-03-06", NOW)
    assert (last(rows).kind, last(rows).until, last(rows).words) == ("receipt", "2026-03-06", None)
    again = thread.acknowledge(rows, "e1", AMINA, "", LATER)
    assert len(again) == 2 and last(again).until == ""
    assert len(thread.acknowledge(again, "e1", BEN, "", LATER)) == 3
    assert len(thread.acknowledge(again, "e2", AMINA, "", LATER)) == 3


def test_a_colleague_is_somebody_else() -> None:
    rows = thread.pass_on(said([], MAYA), "e1", AMINA, BEN, NOW)
    assert (last(rows).kind, last(rows).to) == ("passed", BEN)
    assert len(thread.pass_on(rows, "e1", AMINA, "3", LATER)) == 2
    with pytest.raises(BadInput) as refused:
        thread.pass_on(rows, "e1", AMINA, AMINA, NOW)
    assert refused.value.code == "no_colleague"


def test_pages_hold_twenty_the_newest_last() -> None:
    rows: Rows = []
    for number in range(45):
        rows = said(rows, MAYA, f"no {number}")
    messages = thread.of(rows, "e1")

    def texts(number: int) -> tuple[str, str, int, bool]:
        shown, _, earlier = thread.page(messages, number)
        return shown[0].said.text, shown[-1].said.text, len(shown), earlier

    assert texts(1) == ("no 25", "no 44", 20, True)
    assert texts(2) == ("no 5", "no 24", 20, True)
    assert texts(3) == texts(99) == ("no 0", "no 4", 5, False)
    assert texts(0) == texts(1)
    assert thread.page((), 1) == ((), 1, False) and thread.page(messages, 99).number == 3


def test_of_what_is_withdrawn_coaches_keep_their_own_words() -> None:
    draft = unsent.load(unsent.add_quote([written().dump()], Place(MAYA, "e1"), QUOTE, NOW))[0]
    rows = said(said(thread.send([], draft, AMINA, NOW), MAYA, "Mine."), BEN)
    rows = thread.acknowledge(said(rows, AMINA, item="e2"), "e1", AMINA, "", NOW)
    (kept,) = thread.remaining(rows, AMINA, {"e1"})
    assert kept.said.text == "What matters most?" and kept.said.quotes == ()


def test_one_place_of_an_item() -> None:
    rows = thread.send(said([], MAYA), written(about="scale:S"), AMINA, NOW)
    assert [each.by for each in thread.of(rows, "e1", "scale:S")] == [AMINA]
    assert len(thread.of(rows, "e1")) == 2 and thread.of(rows, "e2") == ()
    with pytest.raises(NotFound):
        thread.find(rows, "made up")
