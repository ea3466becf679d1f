"""Words whose key is lost, in each leaf that holds any: no handler fails on them, none writes over them."""

import json
from typing import Any

import pytest
from webob import Request

from coaching_xblock.core.rows import ASSESSMENT
from tests.blocks.test_feedback import draft, send
from tests.blocks.test_refusals import HANDLERS, who
from tests.stage import AMINA, MAYA, Stage

JUNK = "c1.00000000.lost"
#: Whose row, and where in it; records are looked at where they are tested.
LEAVES = [
    ("7", leaf.replace("*", "0"))
    for leaf in ASSESSMENT.sealed
    if not leaf.startswith(("drafts", "records")) and not leaf.endswith("reply")
]
LEAVES += [("7", "drafts.0.words"), ("1", "drafts.0.words")]
#: Handlers by which people delete what they choose to.
DELETES = {"delete_sitting", "remove_entry", "drop_message_draft", "take_back_message", "delete_message"}


def lived(stage: Stage) -> dict[str, dict[str, Any]]:
    """Everything in one row, and a draft beside it; what is sent to each handler."""
    which = stage.finish()
    stage.say("share", sitting=which, readers="1 3", with_answers="yes")
    stage.say("save_note", item=which, text="My note.", revision=0)
    stage.say("save_why", item=f"{which} S", text="Because.", revision=0)
    other = stage.again(lambda number: 5 - number % 5)
    stage.say("share", sitting=other, readers="1 3", with_answers="yes")
    stage.say("add_work", work="Baker")
    entry = stage.row()["shortlist"][0]["id"]
    stage.say("save_entry_note", item=entry, text="Early hours.", revision=0)
    stage.say("share_entry", entry=entry, readers="1")
    message = send(stage, which, stands_out="Curious.")
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    stage.say("save_message_draft", item=f"7 {which} whole text", text="Yes.", revision=0)
    draft(stage, which, could_grow="Not sent.")
    sent = {
        "sitting": which, "before": which, "after": other, "one": which, "other": other, "learner": "7",
        "entry": entry, "message": message, "messages": message, "source": message, "to": "3",
        "text": "Other.", "revision": 1, "about": "whole", "scale": "S",
        "sounds": "no", "tried-0": "yes", "soc": "29-1141.00", "kind": "goal", "work": "Cook",
        "answers": {"i01": {"value": 1, "was": None}}, "stands_out": "", "could_grow": "Not sent.",
        "opportunity": "", "draft": stage.row("1")["drafts"][0]["id"], "old_enough": "yes", "readers": "1",
        "sure": "yes",
    }  # fmt: skip
    items = {
        "save_entry_note": entry,
        "save_why": f"{which} S",
        "save_message_draft": f"7 {which} whole text",
    }
    return {handler: {**sent, "item": items.get(handler, which)} for handler in HANDLERS}


def lock(row: dict[str, Any], leaf: str) -> None:
    *path, last = leaf.split(".")
    node: Any = row
    for step in path:
        node = node[int(step)] if step.isdigit() else node[step]
    assert node[last]
    node[last] = JUNK


@pytest.mark.parametrize(("person", "leaf"), LEAVES)
def test_a_lost_key_is_no_accident_and_nothing_is_written_over(stage: Stage, person: str, leaf: str) -> None:
    sent = lived(stage)
    row = stage.row(person)
    lock(row, leaf)
    stage.host.stored[person, "u1"] = (json.dumps(row), "")
    before = dict(stage.host.stored)
    for handler in HANDLERS:
        status, answer = stage.as_(who(handler)).post(handler, **sent[handler])
        assert status < 500 and JUNK not in json.dumps(answer), handler
        assert handler in DELETES or JUNK in json.dumps(stage.row(person)), handler
        stage.host.stored = dict(before)
    for viewer in (MAYA, AMINA):
        assert stage.as_(viewer).block().student_view().content
        for kind in ("html", "json"):
            copied = stage.block().handle("my_copy", Request.blank("/"), kind)
            assert copied.status_code == 200 and JUNK not in copied.text
