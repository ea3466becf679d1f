"""The moves and their starters, and blanks that are left."""

from collections.abc import Iterator

import pytest

from coaching_xblock.core import listening, starter
from coaching_xblock.core.starter import BLANK, moves, unfilled


def starters() -> Iterator[str]:
    return (each for all_moves in starter.MOVES.values() for move in all_moves for each in move.starters)


def test_four_moves_with_two_to_four_starters() -> None:
    assert [move.kind for move in moves("en")] == ["reflect", "affirm", "ask", "offer"]
    assert all(2 <= len(move.starters) <= 4 for move in moves("en"))
    assert len(set(starters())) == len(list(starters()))


@pytest.mark.parametrize("language", ["en", "EN", "en-gb", "en_US"])
def test_english_everywhere(language: str) -> None:
    assert moves(language) == moves("en") != ()


@pytest.mark.parametrize("language", ["", "de", "pt-br", "eng", "x-en"])
def test_nothing_where_nobody_reviewed(language: str) -> None:
    assert moves(language) == ()


@pytest.mark.parametrize("text", list(starters()))
def test_a_starter_is_worth_sending_once_it_is_filled(text: str) -> None:
    assert unfilled(text) == (BLANK in text)
    filled = text.replace(BLANK, "the move to Leeds")
    assert not unfilled(filled)
    assert listening.note(filled, "I am not sure about the move.", "en") is None
    assert "!" not in text


@pytest.mark.parametrize(
    "text",
    [
        "It sounds as if ___ matters.",
        "___matters",
        "So it is ___",
        "First.\n\n  And ___, so.",
        "___ ___",
        "____ and ___",
    ],
)
def test_a_blank_is_left(text: str) -> None:
    assert unfilled(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "All is said.",
        "a_b __init__ __",
        "Complete this: I am good at ______.",
        "One part.\n\n___\n\nAnother.",
        "___",
        "\t___  ",
    ],
)
def test_no_blank_is_left(text: str) -> None:
    assert not unfilled(text)
