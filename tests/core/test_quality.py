"""Notes on how a questionnaire was answered: at their limits, in the order of asking, where they hold."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import quality
from coaching_xblock.core.instrument import Instrument, Item, Option
from coaching_xblock.core.quality import Note, Run
from tests.core import small

WORDS = tuple(Option(value, f"word {value}", value) for value in (1, 2, 3))


def plain(many: int) -> Instrument:
    items = [small.rating(f"q{number:02}") for number in range(many)]
    return small.instrument([small.scale("s", items)], items)


def answers(made: Instrument, values) -> dict[str, int]:
    return {item.id: value for item, value in zip(made, values, strict=True) if value is not None}


def notes(values, **more) -> tuple[Note, ...]:
    made = plain(len(values))
    return quality.notes(made, answers(made, values), **more)


def test_the_sentence_of_the_design() -> None:
    """“41 of 60 answers in a row were Dislike.”"""
    assert notes([2] * 41 + [4, 5] * 9 + [1]) == (Note("long_run", 60, 41, 2, "Dislike"),)


@pytest.mark.parametrize(
    ("run", "items", "told"),
    [(10, 20, True), (9, 10, False), (10, 21, False), (10, 10, True), (30, 60, True)],
)
def test_a_run_of_ten_and_of_half(run: int, items: int, told: bool) -> None:
    spread = [1, 5] * 30
    found = notes([4] * run + spread[: items - run])
    assert [note.code for note in found] == (["long_run"] if told else [])


def test_few_items_say_nothing() -> None:
    assert notes([3] * 9) == ()


def test_little_variation_without_a_run() -> None:
    """Threes and fours in turn: a sample SD of 0.51 says nothing, one of 0.45 does."""
    assert round(statistics.stdev([3, 4] * 10), 2) == 0.51
    assert notes([3, 4] * 10) == ()
    values = [3, 3, 3, 4] * 5
    assert round(statistics.stdev(values), 2) == 0.44
    assert notes(values) == (Note("little_variation", 20, 15, 3, "Unsure"),)


def test_steps_count_and_not_the_stored_numbers() -> None:
    """Answers stored as 0, 50, 100 vary no less and no more than the same answers stored as 1, 2, 3."""
    far = tuple(Option(each.value * 50, each.label, each.score) for each in WORDS)
    items = [small.rating(f"q{number}", far) for number in range(12)]
    made = small.instrument([small.scale("s", items)], items)
    found = quality.notes(made, answers(made, [50, 50, 50, 100] * 3))
    assert [(note.code, note.answer) for note in found] == [("little_variation", 50)]


def test_raw_answers_count_not_reversed_ones() -> None:
    """The same answer to opposite questions is just what a run shows."""
    assert [note.code for note in notes([5] * 12)] == ["long_run"]


def test_an_open_item_ends_a_run() -> None:
    assert notes([2] * 9 + [None] + [2] * 9) == (Note("little_variation", 18, 18, 2, "Dislike"),)


def test_an_item_of_another_kind_ends_a_run() -> None:
    items = [small.rating(f"q{number}") for number in range(18)]
    items.insert(9, Item("t", "text", "Why?"))
    made = small.instrument([], items)
    given_ = {item.id: 2 if item.kind == "rating" else "words" for item in items}
    assert [note.code for note in quality.notes(made, given_)] == ["little_variation"]


def test_items_with_other_answers_are_looked_at_apart() -> None:
    items = [small.rating(f"a{number}") for number in range(9)]
    items += [small.rating(f"b{number}", WORDS) for number in range(10)]
    made = small.instrument([], items)
    found = quality.notes(made, {item.id: 2 for item in items})
    assert found == (Note("long_run", 10, 10, 2, "word 2"),)


def test_only_what_was_asked_counts_in_the_order_of_asking() -> None:
    made = plain(20)
    items = list(made)
    values = answers(made, [3, 5] * 10)
    assert quality.notes(made, values) == ()
    in_turn = items[::2] + items[1::2]
    assert quality.notes(made, values, in_turn) == (Note("long_run", 20, 10, 3, "Unsure"),)
    assert quality.notes(made, values, items[::2]) == (Note("long_run", 10, 10, 3, "Unsure"),)


@pytest.mark.parametrize(("seconds", "told"), [(None, False), (39.9, True), (40, False), (0, True)])
def test_speed_only_where_it_is_given(seconds: float | None, told: bool) -> None:
    found = notes([1, 3, 5, 2] * 5, seconds=seconds)
    assert [note.code for note in found] == (["fast"] if told else [])


def test_speed_of_nothing() -> None:
    assert quality.notes(plain(12), {}, seconds=3) == ()


def test_two_equal_runs_name_the_first() -> None:
    made = plain(4)
    assert quality.longest_run(list(made), answers(made, [1, 1, 4, 4]), small.FIVE) == Run(2, 1)
    assert quality.longest_run([], {}, small.FIVE) == Run(0)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=60))
def test_variation_is_the_sample_sd(values: list[int]) -> None:
    assert quality.variation(values) == pytest.approx(statistics.stdev(values))
    assert quality.variation(values) == pytest.approx(quality.variation([6 - value for value in values]))


@given(st.lists(st.integers(1, 5) | st.none(), min_size=1, max_size=60))
def test_a_run_is_there_and_none_is_longer(values: list[int | None]) -> None:
    made = plain(len(values))
    run = quality.longest_run(list(made), answers(made, values), small.FIVE)
    row = "".join(str(value or "-") for value in values)
    if run.answer is not None:
        assert str(run.answer) * run.length in row
    assert not any(str(value) * (run.length + 1) in row for value in range(1, 6))


@given(st.lists(st.integers(1, 5) | st.none(), min_size=10, max_size=60), st.floats(0, 300) | st.none())
def test_notes_survive_storage(values: list[int | None], seconds: float | None) -> None:
    for note in notes(values, seconds=seconds):
        assert Note.load(note.dump()) == note
        assert note.code in ("long_run", "little_variation", "fast")
