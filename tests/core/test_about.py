"""Places beside a result."""

from dataclasses import replace

import pytest

from coaching_xblock.core import about
from coaching_xblock.core.about import WHOLE, About
from coaching_xblock.core.errors import BadInput, NotFound
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

NOW = "2026-03-03T14:02:09Z"
FOUND = Sitting(
    "s1", "x", "d", "finished", NOW, NOW, NOW, answers={"i01": 3}, shown={"scales": [{"id": "S"}]}
)


@pytest.mark.parametrize("place", [WHOLE, About("scale", "S"), About("answer", "i01")])
def test_a_place_is_read_as_it_is_written(place: About) -> None:
    assert About.parse(place.text) == place
    about.check(FOUND, place)


@pytest.mark.parametrize("text", ["", "scale", "scale:", "answer:", "whole:x", "note:x", ":x", "WHOLE", "x"])
def test_anything_else_is_no_place(text: str) -> None:
    with pytest.raises(BadInput):
        About.parse(text)


@pytest.mark.parametrize("place", [About("scale", "i01"), About("answer", "S"), About("answer", "i02")])
def test_what_the_result_does_not_have_is_not_there(place: About) -> None:
    with pytest.raises(NotFound):
        about.check(FOUND, place)


def test_an_answer_is_a_place_only_where_answers_are_shared() -> None:
    with pytest.raises(NotFound):
        about.check(replace(FOUND, answers={}), About("answer", "i01"))


def test_a_locked_result_has_only_its_whole() -> None:
    locked = replace(FOUND, shown=Locked("x"), answers=Locked("y"))
    about.check(locked, WHOLE)
    for place in (About("scale", "S"), About("answer", "i01")):
        with pytest.raises(NotFound):
            about.check(locked, place)
