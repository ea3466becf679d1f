"""Entries in their owner's hands: earlier versions, going back to one, deleting."""

from typing import Any

import pytest

from coaching_xblock.core import moment
from tests.reflections import TEXT, ReflectionStage
from tests.scene import LEO, MAYA


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> ReflectionStage:
    """Somebody who wrote for an hour, was done, and wrote on."""
    clock = iter(range(8, 24))
    monkeypatch.setattr(moment, "now", lambda: f"2026-03-03T{next(clock):02}:00:00Z")
    stage = ReflectionStage()
    stage.write("A beginning.")
    stage.write("A beginning. And a middle.")
    stage.say("submit_entry", item=stage.item, text="A beginning. And a middle.")
    stage.write("A beginning. And a middle. And more.")
    monkeypatch.setattr(moment, "now", lambda: "2026-03-04T09:00:00Z")
    return stage


def version(stage: ReflectionStage, number: int) -> str:
    return str(stage.entries[0]["versions"][number]["id"])


def test_earlier_versions_are_listed_newest_first(stage: ReflectionStage) -> None:
    shown = stage.seen()
    rows = shown.texts(".coaching-versions li")
    assert len(rows) == 2 and rows[0].endswith("Done A beginning. And a middle.")
    assert rows[1].endswith("Draft A beginning.")


def test_an_earlier_version_can_be_read(stage: ReflectionStage) -> None:
    shown = stage.seen(stage.say("show", entry=stage.entry, version=version(stage, 0)))
    assert shown.texts(".coaching-words") == ["A beginning."]
    assert "Draft of 3 March 2026, 09:00." in shown.text and not shown.all("textarea")


def test_going_back_keeps_what_was_there(stage: ReflectionStage) -> None:
    answer = stage.say("restore_version", entry=stage.entry, version=version(stage, 0))
    assert stage.seen(answer).one("textarea").text == "A beginning."
    assert answer["announce"] == "Brought back. What was there before is kept as a version."
    kept = [each["words"]["text"] for each in stage.entries[0]["versions"]]
    assert kept == ["A beginning.", "A beginning. And a middle.", "A beginning. And a middle. And more."]


def test_another_window_is_asked_after_going_back(stage: ReflectionStage) -> None:
    revision = stage.entries[0]["writing"]["revision"]
    stage.say("restore_version", entry=stage.entry, version=version(stage, 0))
    status, answer = stage.post("save_entry", item=stage.item, text="From there.", revision=revision)
    assert (status, answer["error"]["stored"]) == (409, "A beginning.")


@pytest.mark.parametrize("handler", ["show", "restore_version"])
def test_there_is_no_such_version(stage: ReflectionStage, handler: str) -> None:
    before = stage.row()
    status, answer = stage.post(handler, entry=stage.entry, version="other")
    assert (status, answer["error"]["code"]) == (404, "no_version") and stage.row() == before


def test_deleting_says_what_it_means_first(stage: ReflectionStage) -> None:
    before = stage.row()
    shown = stage.seen(stage.say("ask_delete", entry=stage.entry))
    assert shown.one(".coaching-panel").get("data-coaching-focus") is not None
    assert "all their versions are removed for good" in shown.text
    assert stage.row() == before


def test_a_deleted_entry_leaves_a_date(stage: ReflectionStage) -> None:
    which = stage.entry
    answer = stage.say("delete_entry", entry=which)
    assert answer["announce"] == "Your entry is deleted. Only its date stays."
    (stub,) = stage.entries
    assert stub["stage"] == "deleted" and "beginning" not in repr(stub)
    shown = stage.seen(stage.say("show", item=stage.item))
    assert not shown.one("textarea").text and "Deleted on 4 March 2026" in shown.text
    assert stage.post("delete_entry", entry=which)[1]["error"]["code"] == "no_entry"
    assert ("coaching.reflection.deleted", {"prompts": "first-meeting"}) in stage.host.published


def test_what_a_window_of_before_still_writes_is_a_new_entry(stage: ReflectionStage) -> None:
    revision = stage.entries[0]["writing"]["revision"]
    stage.say("delete_entry", entry=stage.entry)
    stage.say("save_entry", item=stage.item, text="Still here.", revision=revision)
    assert [each["stage"] for each in stage.entries] == ["deleted", "draft"]


@pytest.mark.parametrize("handler", ["show", "ask_delete", "delete_entry", "restore_version"])
@pytest.mark.parametrize("viewer", [LEO])
def test_other_learners_entries_are_not_there(stage: ReflectionStage, handler: str, viewer: Any) -> None:
    sent = {"entry": stage.entry, "version": version(stage, 0)}
    before = stage.row()
    status, answer = stage.as_(viewer).post(handler, **sent)
    assert (status, answer["error"]["code"]) == (404, "no_entry")
    assert stage.row() == before and (LEO.id, "u1") not in stage.host.stored


def test_a_question_that_is_no_longer_asked_keeps_its_words(stage: ReflectionStage) -> None:
    stage.hand_in(TEXT)
    stage.set(prompts="grow")
    every = stage.seen(stage.say("show"))
    assert len(every.all(".coaching-versions [name=entry]")) == 1
    shown = stage.seen(stage.say("show", entry=stage.entry))
    assert "What brings you to coaching now?" in shown.text and TEXT in shown.text
    # A page of before still saves.
    stage.write("And more.")
    assert stage.entries[0]["writing"]["text"] == "And more."


def test_words_without_their_key_are_kept_and_said_so(stage: ReflectionStage, settings: Any) -> None:
    before = stage.row()["entries"]
    settings.COACHING_KEYS = ["another key"]
    shown = stage.seen(stage.say("show", entry=stage.entry))
    assert (
        "the site's key for it is missing" in shown.text or "the site's key for them is missing" in shown.text
    )
    assert not shown.all("textarea")
    for handler, data in {
        "save_entry": {"item": stage.item, "text": "x", "revision": 3},
        "submit_entry": {"item": stage.item, "text": ""},
        "restore_version": {"entry": stage.entry, "version": before[0]["versions"][0]["id"]},
    }.items():
        assert stage.post(handler, **data)[1]["error"]["code"] == "locked", handler
    assert stage.row()["entries"] == before
    # What cannot be read can still be deleted.
    assert stage.as_(MAYA).say("delete_entry", entry=stage.entry)
