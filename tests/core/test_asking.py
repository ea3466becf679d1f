"""Which items are asked, by what was answered before them."""

from coaching_xblock import library
from coaching_xblock.core.asking import asked, needed
from coaching_xblock.core.instrument import Instrument, Item, When
from tests.core import samples


def ids(instrument: Instrument, answers: dict[str, object]) -> list[str]:
    return [item.id for item in asked(instrument, answers)]  # type: ignore[arg-type]


def after(*when: When) -> Instrument:
    return samples.instrument(
        samples.rating("first"),
        samples.MANY,
        samples.NUMBER,
        Item("then", "text", "?", when=when),
        samples.rating("last"),
    )


def test_an_answer_opens_an_item() -> None:
    made = after(When("first", answers=(3, 4)))
    assert "then" not in ids(made, {})
    assert "then" not in ids(made, {"first": 2})
    assert ids(made, {"first": 4}) == ["first", "m", "n", "then", "last"]


def test_one_of_several_choices_is_enough() -> None:
    assert "then" in ids(after(When("m", answers=(2,))), {"m": (2, 4)})
    assert "then" not in ids(after(When("m", answers=(3,))), {"m": (2, 4)})


def test_numbers_have_bounds_and_words_never_meet_them() -> None:
    made = after(When("n", low=3, high=5))
    assert [value for value in (2.5, 3, 5, 5.5) if "then" in ids(made, {"n": value})] == [3, 5]
    assert "then" not in ids(made, {"n": "4"})


def test_all_conditions_have_to_hold() -> None:
    made = after(When("first", answers=(4,)), When("n", low=3))
    assert "then" not in ids(made, {"first": 4})
    assert "then" in ids(made, {"first": 4, "n": 3})


def test_an_item_that_is_not_asked_opens_nothing() -> None:
    hidden = samples.rating("hidden", when=(When("first", answers=(4,)),))
    chained = samples.rating("chained", when=(When("hidden", answers=(1,)),))
    made = samples.instrument(samples.rating("first"), hidden, chained)
    assert ids(made, {"first": 4, "hidden": 1}) == ["first", "hidden", "chained"]
    assert ids(made, {"first": 1, "hidden": 1}) == ["first"]


def test_the_needs_of_the_first_two_values_open_when_all_pairs_are_chosen() -> None:
    made = samples.values()
    assert [each for each in ids(made, {"p1": 1, "p2": 2}) if each.startswith("n")] == []
    chosen = {"p1": 1, "p2": 2, "p3": 1}  # a twice, b once, c never
    assert ids(made, chosen) == ["p1", "p2", "p3", "n-a", "n-b"]


def test_ties_open_all_of_the_tied() -> None:
    made = samples.values()
    assert ids(made, {"p1": 1, "p2": 1, "p3": 1})[3:] == ["n-a", "n-b", "n-c"]  # each once


def test_what_conditions_look_at_is_known() -> None:
    assert needed(after(When("first", answers=(3, 4)), When("n", low=1))) == {"first", "n"}
    assert needed(samples.instrument(samples.rating("first"))) == set()
    assert after(When("first", answers=(3,))).conditional
    assert not samples.instrument(samples.rating("first")).conditional


def test_a_condition_on_a_scale_looks_at_all_that_its_rivals_count() -> None:
    values = library.instrument("work-values")
    assert needed(values) == {f"v{number:02}" for number in range(1, 16)}
