"""One unsent text for each place: never written over, and sent as it stands."""

from typing import Any

import pytest

from coaching_xblock.core import jotting, limits
from coaching_xblock.core.errors import BadInput, Conflict, TooLarge


def test_saved_found_and_emptied() -> None:
    own, revision = jotting.save({"inbox": {}}, "talk", "dear", 0)
    assert (jotting.find(own, "talk").text, revision) == ("dear", 1)
    own, revision = jotting.save(own, "talk", "dear Miriam", 1)
    assert (jotting.find(own, "talk").revision, revision) == (2, 2)
    own, _ = jotting.save(own, "talk", "", 2)
    assert own == {"inbox": {}, "jottings": {}}
    assert jotting.find({}, "talk").text == ""


def test_another_window_s_text_is_not_written_over() -> None:
    own, _ = jotting.save({}, "talk", "one", 0)
    with pytest.raises(Conflict) as clash:
        jotting.save(own, "talk", "other", 0)
    assert (clash.value.data["mine"], clash.value.data["stored"]) == ("other", "one")


def test_each_change_has_another_id_and_the_same_text_none() -> None:
    own, _ = jotting.save({}, "talk", "one", 0)
    first = jotting.find(own, "talk").id
    same, revision = jotting.save(own, "talk", "one", 1)
    assert same is own and revision == 1
    assert jotting.find(jotting.save(own, "talk", "two", 1)[0], "talk").id != first


def test_a_text_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge) as refused:
        jotting.save({}, "talk", "x" * (limits.JOTTING_CHARACTERS + 1), 0)
    assert refused.value.data == {"limit": limits.JOTTING_CHARACTERS}


def test_what_is_sent_is_what_is_stored() -> None:
    own, _ = jotting.save({}, "talk", "one\ntwo", 0)
    assert jotting.sent(own, "talk", "one\r\ntwo").text == "one\ntwo"
    with pytest.raises(Conflict):
        jotting.sent(own, "talk", "another")
    with pytest.raises(BadInput):
        jotting.sent(own, "talk", " \n")


def test_dropped_only_while_it_is_that_text() -> None:
    own, _ = jotting.save({}, "talk", "one", 0)
    which = jotting.find(own, "talk").id
    later, _ = jotting.save(own, "talk", "two", 1)
    assert jotting.drop(later, "talk", which) is later
    assert jotting.find(jotting.drop(own, "talk", which), "talk").text == ""


def test_everything_about_somebody_goes() -> None:
    own: dict[str, Any] = {}
    for place in ("7 talk note", "7 worry u e seen", "77 talk note", "talk"):
        own, _ = jotting.save(own, place, "x", 0)
    assert set(jotting.without(own, "7 ")["jottings"]) == {"77 talk note", "talk"}
    assert jotting.without(own, "8 ") is own
