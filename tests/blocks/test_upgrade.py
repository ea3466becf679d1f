"""A row of schema 3 with feedback in it, as a site that updates has many: all of it is there afterwards."""

import json
from typing import Any

import pytest

from coaching_xblock.core.words import change_leaves
from coaching_xblock.host.seal import Seal
from tests.blocks.test_feedback import text_of
from tests.stage import AMINA, MAYA, Stage

_SEALED = ("feedback.*.parts", "feedback.*.reply", "drafts.*.parts")


def seal(person: str, row: dict[str, Any]) -> str:
    return json.dumps(change_leaves(row, _SEALED, Seal(person, "u1").close))


@pytest.fixture
def old(stage: Stage) -> Stage:
    """Maya's shared result with feedback that she read and answered twice; Amina saw one answer."""
    which = stage.share()
    row = {key: value for key, value in stage.row().items() if key != "messages"}
    parts = {"about": "scale:S", "stands_out": "You notice people.", "could_grow": "", "opportunity": ""}
    sent = [
        {
            "id": "raaaaaaaaaaa",
            "at": "2026-03-04T10:00:00Z",
            "text": "It was my sister.",
            "differently": False,
        },
        {"id": "rbbbbbbbbbbb", "at": "2026-03-05T10:00:00Z", "text": "", "differently": True},
    ]
    begun = {"text": "And then", "revision": 3, "changed": "2026-03-06T10:00:00Z"}
    counts = {"answers": 2, "seen": 1, "read": "2026-03-04T09:00:00Z", "replied": "2026-03-05T10:00:00Z"}
    said = {"id": "maaaaaaaaaaa", "by": "1", "sitting": which, "sent": "2026-03-03T10:00:00Z", **counts}
    row |= {"schema": 3, "feedback": [{**said, "parts": parts, "reply": {"draft": begun, "sent": sent}}]}
    stage.host.stored["7", "u1"] = (seal("7", row), "")
    draft = {"about": "whole", "notes": {"opportunity": {"text": "The club.", "revision": 1, "changed": ""}}}
    kept = {"id": "daaaaaaaaaaa", "learner": "7", "sitting": which, "changed": "2026-03-06T10:00:00Z"}
    stage.host.stored["1", "u1"] = (seal("1", {"schema": 3, "drafts": [{**kept, "parts": draft}]}), "")
    return stage


def test_both_sides_find_what_they_wrote(old: Stage) -> None:
    page = text_of(old.as_(MAYA).block().student_view().content)
    for said in (
        "You notice people.",
        "It was my sister.",
        "You see this differently.",
        "Amina opened it on",
    ):
        assert said in page
    there = {"item": old.sitting, "about": "scale:S"}
    assert "And then" in old.say("write_message", **there)["html"]
    listed = text_of(old.as_(AMINA).block().student_view().content)
    assert "Wrote to you" in listed and "Draft not sent" in listed
    opened = old.say("open_result", learner="7", sitting=old.sitting, about="news")["html"]
    assert "Maya sees this differently." in text_of(opened) and text_of(opened).count("New") == 1
    form = old.say("write_message", learner="7", item=old.sitting, about="whole")["html"]
    assert "The club." in form


def test_once_it_is_written_words_stand_in_one_place(old: Stage) -> None:
    before = old.host.stored["7", "u1"][0]
    old.as_(AMINA).say("open_result", learner="7", sitting=old.sitting)
    row = old.row()
    assert row["schema"] == 4 and "feedback" not in row and before != old.host.stored["7", "u1"][0]
    assert [each["by"] for each in row["messages"]] == ["1", "7", "7"]
    assert all(each["words"].startswith("c1.") and "reply" not in each for each in row["messages"])
    assert "Wrote to you" not in old.block().student_view().content
    page = text_of(old.as_(MAYA).block().student_view().content)
    assert "It was my sister." in page and "Go on with your draft" in page


def test_what_cannot_be_opened_waits_for_its_key(old: Stage, settings: Any) -> None:
    keys = settings.COACHING_KEYS
    settings.COACHING_KEYS = ["another key altogether"]
    assert "It was my sister." not in old.as_(MAYA).block().student_view().content
    old.say("begin", again=old.sitting)
    row = old.row()
    assert row["schema"] == 4 and row["messages"][0]["reply"].startswith("c1.")
    settings.COACHING_KEYS = keys
    page = text_of(old.say("show", sitting=row["sittings"][0]["id"])["html"])
    assert "You notice people." in page and "It was my sister." in page
