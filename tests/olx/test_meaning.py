"""Ids, items and answers that cannot be."""

import pytest

from coaching_xblock.olx import meaning
from tests.olx.small import GOOD, changed, errors, line

ITEM = '<item id="r1" type="rating" answers="like"><text>Sing</text></item>'


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ('id="r2"', 'id="r1"', "Two items have the same id, “r1”."),
        ('id="r2"', 'id="dataset"', "Browsers use the name “dataset” themselves: choose another id."),
        ('<section id="second"', '<section id="first"', "Two sections have the same id, “first”."),
        ('<scale id="order"', '<scale id="song"', "Two scales have the same id, “song”."),
        ('at="1"', 'at="0"', "Levels ascend: 0 does not come after 0."),
        ('at="2"', 'at="-1"', "Levels ascend: -1 does not come after 1."),
        ('minutes="5"', 'minutes="1000"', "minutes= is at most 999."),
        ('min-age="14"', 'min-age="100"', "min-age= is at most 99."),
        (
            'low="0" high="1" step="0.1"',
            'low="1" high="1" step="0.1"',
            "low= is below high=: 1 is not below 1.",
        ),
        ('step="0.1"', 'step="0"', "step= is above 0."),
        ('step="0.1"', 'step="0.3"', "Steps of 0.3 from 0 do not lead to 1."),
        ('step="0.1"', 'step="0.00001"', "There are more than 10000 steps from 0 to 1."),
    ],
)
def test_what_cannot_be(was: str, becomes: str, sentence: str) -> None:
    text = changed(was, becomes)
    found = [each for each in errors(text) if each.sentence == sentence]
    assert [each.line for each in found] == [line(was)]


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (
            '<answer value="2">That</answer>',
            "",
            "An item of type “single” needs two answers or more, shared or its own.",
        ),
        (
            '<answer value="2">That</answer>',
            '<answer value="1">That</answer>',
            "Two answers have the same value, 1.",
        ),
        (
            '<answer value="2">That</answer>',
            "".join(f'<answer value="{n}">That</answer>' for n in range(2, 32)),
            "There are 31 answers to choose from, 30 at most.",
        ),
    ],
)
def test_answers_that_cannot_be(was: str, becomes: str, sentence: str) -> None:
    found = errors(changed(was, becomes))
    assert [(each.sentence, each.line) for each in found] == [(sentence, line('<item id="s1"'))]


@pytest.mark.parametrize("more", ["", '<answer value="2">B</answer><answer value="3">C</answer>'])
def test_a_forced_choice_has_two_answers(more: str) -> None:
    forced = GOOD[GOOD.index('<item id="f1"') : GOOD.index('<item id="t1"')]
    found = errors(changed(forced, forced.replace('<answer value="2">B</answer>', more)))
    assert any("forced" in each.sentence and each.line == line(forced) for each in found)


def test_an_optional_item_where_all_are_demanded() -> None:
    found = errors(changed('min-age="14"', 'required="all"'))
    assert [(each.sentence, each.line) for each in found] == [
        (f"“{name}” is optional, but the instrument demands all answers.", line(f'<item id="{name}"'))
        for name in ("r2", "t1")
    ]


def test_more_than_can_be_answered() -> None:
    many = "".join(ITEM.replace("r1", f"x{n}") for n in range(400))
    found = errors(changed(ITEM, ITEM + many))
    assert [each.sentence for each in found] == ["There are 409 items, 400 at most."]
    scale = GOOD[GOOD.index('  <scale id="order"') : GOOD.index("</instrument>")]
    many = "".join(scale.replace('"order"', f'"o{n}"') for n in range(99))
    assert [each.sentence for each in errors(changed(scale, scale + many))] == [
        "There are 101 scales, 100 at most."
    ]
    condition = '<when item="r1" answers="2 3"/>'
    found = errors(changed(condition, condition * 11))
    assert [each.sentence for each in found] == ["“second” has 11 conditions, 10 at most."]


def test_it_checks_instruments_from_anywhere() -> None:
    """An editor asks the same questions without writing XML first."""
    from coaching_xblock.core.instrument import Item, Section
    from tests.core.small import instrument, scale, slider

    bare = instrument([], [Item("a", "number", "How many?"), Item("b", "rating", "How?")])
    assert [place for place, _ in meaning.faults(bare)] == ["section[1]/item[1]", "section[1]/item[2]"]
    sound = instrument([scale("s", [slider("a")])], [slider("a")])
    assert list(meaning.faults(sound)) == []
    assert isinstance(sound.sections[0], Section)
