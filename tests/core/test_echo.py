"""What a learner says of one scale of their result."""

from typing import Any

import pytest

from coaching_xblock.core import limits, saying, sitting
from coaching_xblock.core.echo import Echo, dump, load
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from coaching_xblock.core.sitting import Change
from coaching_xblock.core.words import Locked
from tests.core import results

NOW, LATER = "2026-03-03T14:02:09Z", "2026-03-04T09:00:00Z"
MADE = results.rated(2)


def finished() -> list[dict[str, Any]]:
    rows = sitting.begin([], MADE, NOW)
    rows = sitting.save_answers(rows, rows[0]["id"], MADE, {item: Change(3) for item in MADE.items}, NOW)
    return sitting.finish(rows, rows[0]["id"], MADE, NOW)


def said(rows: list[dict[str, Any]], scale: str, change: Any) -> list[dict[str, Any]]:
    return saying.say_back(rows, rows[0]["id"], scale, change)


def test_it_comes_back_as_it_was_stored() -> None:
    echo = Echo().say("no").explain("Not at work.", 0, NOW).tick([0, 2], [], 3)
    assert load(dump({"a": echo}) or {}) == {"a": echo}
    assert dump({}) is None


def test_the_last_word_counts_and_can_be_taken_back() -> None:
    echo = Echo().explain("x", 0, NOW).say("yes").say("no").say("")
    assert (echo.sounds, echo.why.text) == ("", "x")


@pytest.mark.parametrize("sent", ["maybe", "YES", "no "])
def test_other_words_are_none(sent: str) -> None:
    with pytest.raises(BadInput):
        Echo().say(sent)


def test_two_windows_that_explain_differently_keep_both_texts() -> None:
    echo = Echo().explain("one", 0, NOW)
    with pytest.raises(Conflict) as caught:
        echo.explain("two", 0, LATER)
    assert (caught.value.data["mine"], caught.value.data["stored"]) == ("two", "one")
    assert echo.explain("two", 1, LATER).why.revision == 2
    assert echo.explain("one", 0, LATER) == echo


def test_why_has_a_limit() -> None:
    assert Echo().explain("x" * limits.WHY_CHARACTERS, 0, NOW).why.revision == 1
    with pytest.raises(TooLarge) as caught:
        Echo().explain("x" * (limits.WHY_CHARACTERS + 1), 0, NOW)
    assert (caught.value.code, caught.value.data["limit"]) == ("why_too_long", limits.WHY_CHARACTERS)


def test_ticks_of_two_windows_add_up() -> None:
    echo = Echo().tick([0], [], 3)
    assert echo.tick([2], [], 3).tried == (0, 2)  # a window that had not seen the first
    assert echo.tick([], [0], 3).tried == ()
    assert echo.tick([], [], 3).tried == (0,)


def test_there_is_no_tick_for_what_was_not_offered() -> None:
    for ticked, seen in (([3], []), ([], [3])):
        with pytest.raises(BadInput):
            Echo().tick(ticked, seen, 3)


def test_a_scale_has_its_own_echo() -> None:
    rows = said(finished(), "s0", lambda was, _: was.say("no"))
    rows = said(rows, "s1", lambda was, _: was.say("yes"))
    assert rows[0]["echoes"]["s0"]["sounds"] == "no"
    found = sitting.find(rows, rows[0]["id"])
    assert isinstance(found.echoes, dict) and found.echoes["s1"].sounds == "yes"


def test_there_is_nothing_to_say_of_what_is_not_there() -> None:
    rows = finished()
    with pytest.raises(NotFound, match="no_scale"):
        said(rows, "s9", lambda was, _: was)
    with pytest.raises(NotFound, match="no_sitting"):
        saying.say_back(rows, "another", "s0", lambda was, _: was)
    begun = sitting.begin([], MADE, NOW)
    with pytest.raises(BadInput, match="not_finished"):
        said(begun, "s0", lambda was, _: was)


@pytest.mark.parametrize("leaf", ["shown", "echoes"])
def test_locked_words_are_never_written_over(leaf: str) -> None:
    rows = [{**finished()[0], leaf: Locked("token")}]
    with pytest.raises(Forbidden, match="locked"):
        said(rows, "s0", lambda was, _: was.say("no"))
    assert sitting.load(rows)[0].dump()[leaf] == Locked("token")
    assert sitting.load(rows)[0].locked


def test_deleting_forgets_it_and_sharing_takes_it_along() -> None:
    rows = said(finished(), "s0", lambda was, _: was.say("no"))
    which = rows[0]["id"]
    assert sitting.delete(rows, which, LATER)[0]["echoes"] is None
    shared = sitting.share(rows, which, ["1"], LATER)
    assert sitting.for_coach(shared, which).echoes == {"s0": Echo("no")}
