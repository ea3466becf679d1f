"""What schema 3 kept of feedback is a conversation today: no word and no mark is lost."""

import json
from pathlib import Path
from typing import Any

from coaching_xblock.core import thread, turn, unsent, upgrade
from coaching_xblock.core.rows import ASSESSMENT
from coaching_xblock.core.words import Locked

MAYA, AMINA = "7", "1"
OLD = json.loads((Path(__file__).parent / "rows" / "coaching_assessment-3.json").read_text())


def row(**changed: Any) -> dict[str, Any]:
    return upgrade.settled(ASSESSMENT.fill({**OLD, **changed}), MAYA)


def feedback(**changed: Any) -> list[dict[str, Any]]:
    return [{**OLD["feedback"][0], **changed}]


def test_replies_are_messages_in_the_order_in_which_they_were_sent() -> None:
    messages = thread.of(row()["messages"], "npbkkcnj5wzm")
    assert [(each.by, each.sent[:10], each.said.about) for each in messages] == [
        ("1", "2026-11-24", "scale:I"),
        ("7", "2026-11-25", "scale:I"),
        ("1", "2026-11-26", "whole"),
        ("7", "2026-11-27", "scale:I"),
    ]
    first, reply, second, differs = messages
    assert first.said.parts == {"stands_out": "You ask why.", "could_grow": "", "opportunity": ""}
    assert (first.read, first.reader) == ("2026-11-25T08:00:00Z", MAYA) and not second.read
    assert reply.said.text == "It is true." and not reply.said.differently
    assert (reply.read, reply.reader) == ("2026-11-25T18:00:00Z", AMINA)
    assert differs.said.differently and differs.said.text == "" and differs.read == ""


def test_what_was_new_is_new() -> None:
    stored = row()["messages"]
    assert [each.sent[:10] for each in turn.unread_for(stored, AMINA, MAYA, [AMINA])] == ["2026-11-27"]
    assert [each.sent[:10] for each in turn.unread_for(stored, MAYA, MAYA)] == ["2026-11-26"]


def test_what_was_begun_is_a_draft_at_its_place() -> None:
    coachs, own = unsent.load(row()["drafts"])
    assert (coachs.place, coachs.texts["stands_out"]) == (("8", "s9", "whole"), "For somebody else.")
    assert (own.place, own.texts) == ((MAYA, "npbkkcnj5wzm", "scale:I"), {"text": "And then"})
    assert own.revisions == {"text": 4}


def test_two_drafts_at_one_place_become_one() -> None:
    other = {**OLD["feedback"][0], "id": "another"}
    (own,) = [
        each for each in unsent.load(row(feedback=[*feedback(), other])["drafts"]) if each.learner == MAYA
    ]
    assert own.texts == {"text": "And then\n\nAnd then"}


def test_it_is_done_once() -> None:
    once = row()
    assert upgrade.settled(once, MAYA) == once == upgrade.settled(ASSESSMENT.fill(once), MAYA)
    assert row() == once


def test_what_is_locked_stays_until_its_key_is_back() -> None:
    reply = OLD["feedback"][0]["reply"]
    locked = row(feedback=feedback(reply=Locked("c1.x.y")))
    (message,) = locked["messages"]
    assert message["reply"] == Locked("c1.x.y") and message["answers"] == 2
    back = upgrade.settled({**locked, "messages": [{**message, "reply": reply}]}, MAYA)
    assert [each["by"] for each in back["messages"]] == [AMINA, MAYA, MAYA]
    words = row(feedback=feedback(parts=Locked("c1.x.y")))
    assert words["messages"][0]["words"] == Locked("c1.x.y")
    assert words["messages"][1]["words"]["about"] == "whole"
    draft = row(drafts=[{**OLD["drafts"][0], "parts": Locked("c1.x.y")}])["drafts"][0]
    assert draft["words"] == Locked("c1.x.y")


def test_without_a_line_in_the_log_it_was_opened_when_it_was_sent() -> None:
    messages = row(access_log={})["messages"]
    assert messages[1]["read"] == messages[1]["sent"]


def test_keys_of_later_versions_survive() -> None:
    assert row(feedback=feedback(later="x"))["messages"][0]["later"] == "x"


def test_words_are_not_stored_twice() -> None:
    assert "feedback" not in row() and "feedback" in ASSESSMENT.retired
