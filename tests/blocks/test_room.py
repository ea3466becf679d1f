"""A row without room: nobody is locked out of taking back, deleting, or seeing who reads."""

import json

import pytest

from coaching_xblock.core import limits
from tests.blocks.test_feedback import send
from tests.stage import AMINA, MAYA, Stage


@pytest.mark.parametrize("room", [0, 60])
@pytest.mark.parametrize(
    "handler",
    ["withdraw", "withdraw_entry", "share", "share_entry", "delete_sitting", "remove_entry", "read_messages"],
)
def test_a_full_row_can_be_taken_back_and_emptied(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, handler: str, room: int
) -> None:
    which = stage.share()
    stage.say("add_work", work="Baker")
    (entry,) = (each["id"] for each in stage.row()["shortlist"])
    stage.say("share_entry", entry=entry, readers="1")
    message = send(stage, which, stands_out="Curious.")
    monkeypatch.setattr(limits, "ROW_BYTES", len(json.dumps(stage.row())) + room)
    stage.as_(MAYA).say(
        handler,
        sitting=which,
        entry=entry,
        item=which,
        messages=message,
        with_answers="yes",
        consent=stage.mark,
    )


def test_a_coach_reads_in_a_full_row_and_the_log_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = stage.share()
    monkeypatch.setattr(limits, "ROW_BYTES", len(json.dumps(stage.row())))
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    assert stage.row()["access_log"]["lines"][-1]["act"] == "opened"
    assert stage.as_(MAYA).post("save_note", item=which, text="More.", revision=0)[0] == 413
