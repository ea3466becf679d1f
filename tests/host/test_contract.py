"""What holds for every host: the door, whoever keeps the rows."""

import json

import pytest

from coaching_xblock.core import limits
from coaching_xblock.core.errors import Busy, Conflict, Forbidden, TooLarge
from coaching_xblock.core.rows import ASSESSMENT
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import usage_of
from tests.host.platform.models import StudentModule
from tests.host.probe import add, sitting, words, write_note


@pytest.fixture(params=["memory", "workbench", "lms", "preview"])
def stage(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["memory", "workbench", "lms"])
def rows(request):
    """The hosts that keep a row in one piece."""
    return request.getfixturevalue(request.param)


def test_nothing_stored_reads_as_empty_and_is_not_stored_by_reading(stage):
    state = stage.block.host.reading(stage.block, stage.person)
    assert (state.schema, state.sittings, state.access_log) == (ASSESSMENT.schema, [], {})
    assert stage.raw() is None


def test_what_was_edited_is_read(stage):
    add(stage.block, stage.person, "one")
    add(stage.block, stage.person, "two")
    assert words(stage.block, stage.person) == ["one", "two"]
    assert stage.block.host.reading(stage.block, stage.person).sittings[1]["note"]["text"] == "note two"


def test_words_are_sealed_and_structure_is_plain(stage):
    add(stage.block, stage.person, "one")
    row = stage.raw()
    assert "note one" not in json.dumps(row)
    assert row["schema"] == ASSESSMENT.schema
    assert row["sittings"][0]["id"] == "one"
    assert row["sittings"][0]["note"]["text"].startswith("c1.")


def test_an_exception_leaves_the_row_as_it_was(stage):
    add(stage.block, stage.person, "one")
    before = stage.raw()
    with pytest.raises(ZeroDivisionError), stage.block.host.editing(stage.block, stage.person) as state:
        state.sittings = []
        raise ZeroDivisionError
    assert stage.raw() == before


def test_editing_without_a_change_writes_nothing(stage):
    with stage.block.host.editing(stage.block, stage.person):
        pass
    assert stage.raw() in (None, {})


def test_mutating_in_place_counts_as_a_change(stage):
    add(stage.block, stage.person, "one")
    with stage.block.host.editing(stage.block, stage.person) as state:
        state.sittings[0]["note"]["text"] = "another"
    assert stage.block.host.reading(stage.block, stage.person).sittings[0]["note"]["text"] == "another"


def test_words_that_stay_keep_their_token(stage):
    add(stage.block, stage.person, "one")
    token = stage.raw()["sittings"][0]["note"]["text"]
    add(stage.block, stage.person, "two")
    assert stage.raw()["sittings"][0]["note"]["text"] == token


def test_equal_words_do_not_show_as_equal(stage):
    with stage.block.host.editing(stage.block, stage.person) as state:
        state.sittings = [sitting("one", note="same"), sitting("two", note="same")]
    first, second = (each["note"]["text"] for each in stage.raw()["sittings"])
    assert first != second
    with stage.block.host.editing(stage.block, stage.person) as state:
        state.sittings = [*state.sittings, sitting("three", note="same")]
    assert len({each["note"]["text"] for each in stage.raw()["sittings"]}) == 3


def test_locked_words_are_shown_as_such_and_survive_byte_for_byte(stage, settings):
    with stage.block.host.editing(stage.block, stage.person) as state:
        state.sittings = [sitting("one", {"i01": 4}, "gone")]
    before = stage.raw()["sittings"][0]
    settings.COACHING_KEYS = ["a key of thirty-two characters or more"]
    found = stage.block.host.reading(stage.block, stage.person).sittings[0]
    assert isinstance(found["note"]["text"], Locked) and isinstance(found["answers"], Locked)
    add(stage.block, stage.person, "two")
    assert stage.raw()["sittings"][0] == before
    settings.COACHING_KEYS = ["a key of thirty-two characters or more", "the key that the tests write with"]
    found = stage.block.host.reading(stage.block, stage.person).sittings
    assert [each["note"]["text"] for each in found] == ["gone", "note two"]


def test_what_is_no_token_is_locked_and_kept(stage):
    odd = [{"a": 1}, "plain words", "c1.", "c1.00000000.ünïcode\ud800", 7, True, ["x"]]
    stage.put({"schema": 1, "sittings": [sitting(str(n), note=each) for n, each in enumerate(odd)]})
    before = [each["note"]["text"] for each in stage.raw()["sittings"]]
    add(stage.block, stage.person, "new")
    after = stage.raw()["sittings"]
    assert [each["note"]["text"] for each in after[:-1]] == before
    found = stage.block.host.reading(stage.block, stage.person).sittings
    assert all(isinstance(each["note"]["text"], Locked) for each in found[:-1])


def test_a_row_of_another_version_of_this_software_is_not_written_over(stage):
    stage.put({"schema": 99, "sittings": []})
    with pytest.raises(Busy):
        add(stage.block, stage.person, "one")
    assert stage.raw()["schema"] == 99


def test_a_row_that_is_too_large_is_refused_whole(stage, monkeypatch):
    monkeypatch.setattr(limits, "ROW_BYTES", 5_000)
    add(stage.block, stage.person, "one")
    before = stage.raw()
    with pytest.raises(TooLarge) as refused, stage.block.host.editing(stage.block, stage.person) as state:
        state.sittings = [*state.sittings, sitting("two", note="x" * 6_000)]
    assert refused.value.data == {"limit": 5_000}
    assert stage.raw() == before


def test_where_a_row_is_full_there_is_room_for_what_adds_no_words(stage, monkeypatch):
    add(stage.block, stage.person, "one")
    monkeypatch.setattr(limits, "ROW_BYTES", len(json.dumps(stage.raw())))
    with pytest.raises(TooLarge):
        add(stage.block, stage.person, "two")
    line = {"at": "t", "who": "1", "act": "opened", "item": "one"}
    with stage.block.host.editing(stage.block, stage.person) as state:
        state.access_log = {"lines": [line], "earlier": 0}
    assert stage.raw()["access_log"]["lines"] == [line]
    monkeypatch.setattr(limits, "ROW_RESERVE", 0)
    with pytest.raises(TooLarge), stage.block.host.editing(stage.block, stage.person) as state:
        state.access_log = {"lines": [line, line], "earlier": 0}


def test_a_stale_revision_gives_both_texts(stage):
    write_note(stage.block, stage.person, "first", 0)
    with pytest.raises(Conflict) as conflict:
        write_note(stage.block, stage.person, "from the other tab", 0)
    assert conflict.value.data == {"mine": "from the other tab", "stored": "first"}
    write_note(stage.block, stage.person, "second", 1)


def test_keys_that_are_not_ours_survive(rows):
    rows.put({"schema": 1, "attempts": 0, "score_history": [], "later": {"x": 1}})
    add(rows.block, rows.person, "one")
    kept = {key: value for key, value in rows.raw().items() if key not in ASSESSMENT.fields}
    assert kept == {"attempts": 0, "score_history": [], "later": {"x": 1}}


def test_nobody_has_no_row(stage):
    with pytest.raises(Forbidden), stage.block.host.editing(stage.block, ""):
        pass


def test_several_rows_at_once(stage):
    add(stage.block, stage.person, "one")
    usage = usage_of(stage.block)
    other = usage.replace("a1", "a9").replace("u0", "u9")
    found = stage.block.host.rows(stage.person, {usage: "coaching_assessment", other: "coaching_assessment"})
    assert [each["note"]["text"] for each in found[usage].sittings] == ["note one"]
    assert found[other].sittings == []


def test_of_a_sealed_row_only_what_is_asked_for_is_opened(stage):
    add(stage.block, stage.person, "one")
    add(stage.block, stage.person, "two")
    usage = usage_of(stage.block)
    found = stage.block.host.sealed(stage.person, {usage: "coaching_assessment"})[usage]
    first, second = found.row["sittings"]
    assert [each["id"] for each in (first, second)] == ["one", "two"]
    assert first["note"]["text"].startswith("c1.")
    (opened,) = found.open("sittings", [second])
    assert opened["note"]["text"] == "note two"
    assert second["note"]["text"].startswith("c1.")


def test_a_row_that_is_not_there_is_empty_when_sealed(stage):
    usage = usage_of(stage.block)
    found = stage.block.host.sealed(stage.person, {usage: "coaching_assessment"})[usage]
    assert found.row["sittings"] == [] and found.open("sittings", []) == []


def test_a_sealed_row_of_another_version_of_this_software_is_not_read(stage):
    stage.put({"schema": 99, "sittings": []})
    with pytest.raises(Busy):
        stage.block.host.sealed(stage.person, {usage_of(stage.block): "coaching_assessment"})


def test_all_states_come_sealed(rows):
    add(rows.block, rows.person, "one")
    (found,) = rows.block.host.states(rows.block)
    assert found.person == rows.person
    assert found.row["sittings"][0]["note"]["text"].startswith("c1.")


def test_what_follows_a_write_happens_after_it_and_not_after_a_failure(rows):
    happened = []
    place = rows.block.host
    with pytest.raises(ZeroDivisionError), place.editing(rows.block, rows.person) as state:
        state.access_log = {"lines": [1]}
        place.after_commit(lambda: happened.append("failed"))
        raise ZeroDivisionError
    with place.editing(rows.block, rows.person) as state:
        state.access_log = {"lines": [1]}
        place.after_commit(lambda: happened.append(rows.raw()["access_log"]))
        assert happened == []
    assert happened == [{"lines": [1]}]


@pytest.mark.parametrize(
    ("name", "text"), [("workbench", ""), ("workbench", "{}"), ("lms", None), ("lms", ""), ("lms", "{}")]
)
def test_empty_columns_read_as_empty_and_can_be_written(request, name, text):
    stage = request.getfixturevalue(name)
    stage.put(text)
    assert words(stage.block, stage.person) == []
    add(stage.block, stage.person, "one")
    assert words(stage.block, stage.person) == ["one"]


@pytest.mark.parametrize("name", ["workbench", "lms"])
@pytest.mark.parametrize("text", ["{", "[]", '"text"', "7", "null"])
def test_a_broken_column_reads_as_empty_and_is_never_overwritten(request, name, text):
    stage = request.getfixturevalue(name)
    stage.put(text)
    assert words(stage.block, stage.person) == []
    assert list(stage.block.host.states(stage.block)) == []
    with pytest.raises(Busy):
        add(stage.block, stage.person, "one")
    rows = StudentModule.objects if name == "lms" else _workbench_rows()
    assert rows.get().state == text


def _workbench_rows():
    from workbench.models import XBlockState

    return XBlockState.objects
