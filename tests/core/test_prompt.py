"""When a set of prompts is done."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core.prompt import Asked, Prompt, PromptSet, done, left


def asked(answer: Asked, ids: list[str]) -> PromptSet:
    prompts = tuple(Prompt(each, f"What about {each}?") for each in ids)
    return PromptSet("s", 1, "Some", "To try.", "en", (), prompts, answer)


@pytest.mark.parametrize(
    ("answer", "answered", "still"),
    [
        ("all", "", 3),
        ("all", "ac", 1),
        ("all", "abc", 0),
        ("any", "", 1),
        ("any", "b", 0),
        (2, "", 2),
        (2, "c", 1),
        (2, "ac", 0),
        (2, "abc", 0),
        (9, "abc", 0),
        ("all", "abx", 1),
        (1, "x", 1),
    ],
)
def test_how_many_are_left(answer: Asked, answered: str, still: int) -> None:
    some = asked(answer, ["a", "b", "c"])
    assert left(some, set(answered)) == still
    assert done(some, set(answered)) == (still == 0)


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)
ASKED = st.sampled_from(["all", "any"]) | st.integers(1, 12)


@given(ASKED, IDS, st.sets(st.sampled_from("abcdefghxyz")), st.sampled_from("abcdefgh"))
def test_answering_never_leaves_more(answer: Asked, ids: list[str], answered: set[str], one: str) -> None:
    some = asked(answer, ids)
    before = left(some, answered)
    assert 0 <= before <= some.needed <= len(ids)
    assert before - left(some, answered | {one}) in (0, 1)
    assert done(some, ids)
    assert not done(some, [])


def test_prompts_are_found_by_id_in_their_order() -> None:
    some = asked("all", ["b", "a"])
    assert list(some.prompt) == ["b", "a"]
    assert some.prompt["a"].question == "What about a?"


def test_a_frame_is_taken_step_by_step() -> None:
    step = Prompt("now", "Now what?", stage="Now what?")
    frame = PromptSet("f", 1, "A frame", "To try.", "en", (), (step,))
    assert frame.stepwise
    assert not asked("all", ["a"]).stepwise


def test_prompts_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        asked("all", ["a"]).title = "Others"  # type: ignore[misc]
