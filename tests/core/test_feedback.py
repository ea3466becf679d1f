"""Feedback goes out once, is read once, and is answered without loss."""

from typing import Any

import pytest

from coaching_xblock.core import draft, feedback, limits
from coaching_xblock.core.draft import PARTS, Draft
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from coaching_xblock.core.feedback import Message
from coaching_xblock.core.words import Locked

NOW, LATER, LAST = "2026-03-03T14:02:09Z", "2026-03-05T08:00:00Z", "2026-03-06T08:00:00Z"
PLACE = ("7", "s1", "scale:S")
Rows = list[dict[str, Any]]


def written(text: str = "You notice people.", part: str = "stands_out") -> Draft:
    rows, _ = draft.save([], PLACE, part, text, 0, NOW)
    return draft.load(rows)[0]


def sent(text: str = "You notice people.") -> Rows:
    return feedback.send([], written(text), "1", NOW)


def opened() -> Rows:
    rows = sent()
    return feedback.read(rows, rows[0]["id"], LATER)


def only(rows: Rows) -> Message:
    (message,) = feedback.load(rows)
    return message


def test_what_goes_out_is_what_was_written() -> None:
    message = only(sent())
    assert (message.by, message.sitting, message.sent, message.about) == ("1", "s1", NOW, "scale:S")
    assert message.parts == {"stands_out": "You notice people.", "could_grow": "", "opportunity": ""}
    assert (message.read, message.replied, message.answers, message.news) == ("", "", 0, False)


def test_about_and_words_stand_in_the_sealed_leaves() -> None:
    (stored,) = sent()
    assert set(stored) - {"parts", "reply"} == {
        "id", "by", "sitting", "sent", "read", "replied", "answers", "seen",
    }  # fmt: skip
    assert stored["parts"]["about"] == "scale:S" and stored["reply"] is None


def test_sent_twice_it_is_there_once() -> None:
    once = written()
    rows = feedback.send([], once, "1", NOW)
    assert feedback.send(rows, once, "1", LATER) == rows
    assert len(feedback.send(rows, written(), "1", LATER)) == 2


def test_a_lost_receipt_is_known_by_the_words() -> None:
    rows, texts = sent(), written().texts
    assert feedback.was_sent(rows, "1", "s1", "scale:S", texts)
    assert not feedback.was_sent(rows, "2", "s1", "scale:S", texts)
    assert not feedback.was_sent(rows, "1", "s1", "whole", texts)
    assert not feedback.was_sent(rows, "1", "s1", "scale:S", {**texts, "opportunity": "x"})


@pytest.mark.parametrize("text", [" ", "\n\t "])
def test_nothing_is_not_sent(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        feedback.send([], written(text), "1", NOW)
    assert refused.value.code == "feedback_empty"


def test_locked_words_are_not_sent() -> None:
    with pytest.raises(Forbidden):
        feedback.send([], Draft("x", "7", "s1", NOW, parts=Locked("c1.x.y")), "1", NOW)


def test_coaches_leave_room_for_the_learner() -> None:
    rows: Rows = []
    with pytest.raises(TooLarge) as full:
        for _ in range(limits.FEEDBACK_BYTES // limits.NOTE_CHARACTERS + 1):
            rows = feedback.send(rows, written("x" * limits.NOTE_CHARACTERS), "1", NOW)
    assert full.value.code == "feedback_full" and len(rows) > 20


def test_unread_it_can_be_taken_back_by_its_author_only() -> None:
    rows = sent()
    with pytest.raises(NotFound):
        feedback.take_back(rows, rows[0]["id"], "2")
    assert feedback.take_back(rows, rows[0]["id"], "1") == []
    rows = opened()
    with pytest.raises(BadInput) as refused:
        feedback.take_back(rows, rows[0]["id"], "1")
    assert refused.value.code == "read_already"


def test_reading_counts_once() -> None:
    rows = opened()
    assert only(rows).read == LATER
    assert feedback.read(rows, rows[0]["id"], LAST) == rows


@pytest.mark.parametrize("act", ["read", "save_reply", "send_reply", "take_back"])
def test_a_made_up_message_is_not_there(act: str) -> None:
    rest = {"read": (NOW,), "save_reply": ("x", 0, NOW), "send_reply": ("x", False, NOW), "take_back": ("1",)}
    with pytest.raises(NotFound):
        getattr(feedback, act)(opened(), "made up", *rest[act])


def answered(text: str = "It was my sister's idea.", differently: bool = False) -> Rows:
    rows = opened()
    if text:
        rows, revision = feedback.save_reply(rows, rows[0]["id"], text, 0, LATER)
        assert revision == 1
    return feedback.send_reply(rows, rows[0]["id"], text, differently, LAST)


def test_an_answer_goes_out_by_send() -> None:
    rows = opened()
    rows, _ = feedback.save_reply(rows, rows[0]["id"], "Not yet", 0, LATER)
    message = only(rows)
    assert message.reply.draft.text == "Not yet" and message.reply.sent == () and not message.news  # type: ignore[union-attr]
    message = only(answered())
    (reply,) = message.reply.sent  # type: ignore[union-attr]
    assert (reply.text, reply.at, reply.differently) == ("It was my sister's idea.", LAST, False)
    assert message.reply.draft.text == ""  # type: ignore[union-attr]
    assert (message.replied, message.answers, message.news) == (LAST, 1, True)


def test_seeing_it_differently_needs_no_words() -> None:
    (reply,) = only(answered("", True)).reply.sent  # type: ignore[union-attr]
    assert (reply.text, reply.differently) == ("", True)
    with pytest.raises(BadInput) as refused:
        answered("")
    assert refused.value.code == "reply_empty"


def test_an_answer_sent_twice_is_there_once() -> None:
    for text, differently in [("Yes.", False), ("No.", True), ("", True)]:
        rows = answered(text, differently)
        assert feedback.send_reply(rows, rows[0]["id"], text, differently, LAST) == rows


def test_what_is_sent_is_what_is_seen() -> None:
    rows = opened()
    rows, _ = feedback.save_reply(rows, rows[0]["id"], "stored", 0, LATER)
    with pytest.raises(Conflict) as refused:
        feedback.send_reply(rows, rows[0]["id"], "seen", False, LAST)
    assert refused.value.code == "not_saved"


def test_a_window_from_before_sending_writes_nothing_over() -> None:
    rows = answered()
    rows, _ = feedback.save_reply(rows, rows[0]["id"], "More.", 2, LAST)
    with pytest.raises(Conflict):
        feedback.save_reply(rows, rows[0]["id"], "Old window.", 1, LAST)


def test_answering_comes_after_reading() -> None:
    rows = sent()
    for act, rest in ((feedback.save_reply, ("x", 0, NOW)), (feedback.send_reply, ("x", True, NOW))):
        with pytest.raises(BadInput) as refused:
            act(rows, rows[0]["id"], *rest)  # type: ignore[operator]
        assert refused.value.code == "not_read"


def test_there_is_room_for_many_answers_and_no_more() -> None:
    rows = opened()
    for number in range(limits.REPLIES):
        rows, _ = feedback.save_reply(rows, rows[0]["id"], str(number), 2 * number, LATER)
        rows = feedback.send_reply(rows, rows[0]["id"], str(number), False, LAST)
    rows, _ = feedback.save_reply(rows, rows[0]["id"], "x", 2 * limits.REPLIES, LATER)
    with pytest.raises(TooLarge):
        feedback.send_reply(rows, rows[0]["id"], "x", False, LAST)


def test_only_the_author_sees_for_themselves() -> None:
    rows = answered()
    assert feedback.see(rows, "s1", {"2"}) == rows == feedback.see(rows, "s2", {"1"})
    assert not only(feedback.see(rows, "s1", {"1"})).news
    again, _ = feedback.save_reply(feedback.see(rows, "s1", {"1"}), rows[0]["id"], "And?", 2, LAST)
    assert only(feedback.send_reply(again, rows[0]["id"], "And?", False, LAST)).news


def test_locked_words_stay_as_they_are() -> None:
    (stored,) = answered()
    locked = [{**stored, "parts": Locked("c1.x.y"), "reply": Locked("c1.x.z"), "later": 1}]
    assert [each.dump() for each in feedback.load(locked)] == locked
    assert feedback.see(locked, "s1", {"1"})[0]["parts"] == Locked("c1.x.y")
    for act, rest in ((feedback.save_reply, ("x", 0, NOW)), (feedback.send_reply, ("x", True, NOW))):
        with pytest.raises(Forbidden):
            act(locked, stored["id"], *rest)  # type: ignore[operator]
    unread = [{**locked[0], "read": ""}]
    assert feedback.read(unread, stored["id"], NOW)[0]["parts"] == Locked("c1.x.y")


def test_every_part_can_stand_alone() -> None:
    for part in PARTS:
        assert only(feedback.send([], written("x", part), "1", NOW)).parts[part] == "x"  # type: ignore[index]
