"""Scores against published vectors and against properties that hold for any answers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock import library
from coaching_xblock.core import scoring
from coaching_xblock.core.instrument import Instrument, Item, Key, Option
from tests.core import samples, small

MINI_IP = library.instrument("onet-mini-ip")
ITEMS = list(MINI_IP.items)
full = st.lists(st.integers(1, 5), min_size=30, max_size=30).map(lambda v: dict(zip(ITEMS, v, strict=True)))
fives = st.lists(st.integers(1, 4), min_size=5, max_size=5)


@pytest.mark.parametrize(("answer", "score"), [(1, 0), (3, 10), (5, 20)])
def test_published_flat_vectors(mini_ip: Instrument, answer: int, score: int) -> None:
    """All 30 answers 1, 3 or 5 give 0, 10 or 20 in each area: published fixtures of the Mini-IP."""
    scores = scoring.score(mini_ip, {item: answer for item in mini_ip.items})
    assert [each.value for each in scores] == [score] * 6
    assert {(each.low, each.high, each.items) for each in scores} == {(0, 20, 5)}


def test_each_item_counts_for_its_area_only(mini_ip: Instrument) -> None:
    for item in mini_ip:
        answers = {other: 1 for other in mini_ip.items} | {item.id: 5}
        counted = {each.scale: each.value for each in scoring.score(mini_ip, answers) if each.value}
        assert list(counted.values()) == [4]


@given(full)
def test_scores_stay_in_bounds_and_add_up(answers: dict[str, int]) -> None:
    scores = scoring.score(MINI_IP, answers)
    assert all(each.low <= (each.value or 0) <= each.high for each in scores)
    assert sum(each.value or 0 for each in scores) == sum(value - 1 for value in answers.values())


@given(full, st.randoms())
def test_the_order_of_answers_does_not_matter(answers: dict[str, int], shuffle: random.Random) -> None:
    pairs = list(answers.items())
    shuffle.shuffle(pairs)
    assert scoring.score(MINI_IP, dict(pairs)) == scoring.score(MINI_IP, answers)


def answers_to(values: list[int]) -> dict[str, int]:
    return {f"q{number}": value for number, value in enumerate(values, start=1)}


@given(fives)
def test_reversing_twice_is_not_reversing(values: list[int]) -> None:
    """Lowest + highest - score: reversing every key mirrors the score, and mirrored answers give it back."""
    plain, mirrored = samples.five(), samples.five(reverse=(1, 2, 3, 4, 5))
    (once,) = scoring.score(mirrored, answers_to(values))
    (back,) = scoring.score(mirrored, answers_to([5 - value for value in values]))
    (straight,) = scoring.score(plain, answers_to(values))
    assert back.value == straight.value
    assert (once.value or 0) + (straight.value or 0) == straight.low + straight.high


@pytest.mark.parametrize(
    ("answered", "value", "prorated"),
    [(5, 15, False), (4, 15, True), (3, None, False)],
)
def test_at_least_four_fifths_are_prorated(answered: int, value: float | None, prorated: bool) -> None:
    (score,) = scoring.score(samples.five(), {f"q{n}": 3 for n in range(1, answered + 1)})
    assert (score.value, score.prorated) == (value, prorated)
    assert score.missing == tuple(f"q{n}" for n in range(answered + 1, 6))


def test_a_scale_may_demand_all() -> None:
    (score,) = scoring.score(samples.five(missing=1), {f"q{n}": 3 for n in range(1, 5)})
    assert score.value is None and score.missing == ("q5",)


def test_nothing_answered_is_no_score_even_where_nothing_is_demanded() -> None:
    (score,) = scoring.score(samples.five(missing=0), {})
    assert score.value is None


def test_a_mean_scale_keeps_the_metric_of_its_answers() -> None:
    (score,) = scoring.score(samples.five(method="mean"), answers_to([1, 2, 3, 4, 4]))
    assert (score.value, score.low, score.high) == (2.8, 1, 4)


def test_weights_count() -> None:
    keys = (Key("q1", weight=2), Key("q2", weight=0.5), Key("q3"))
    made = samples.instrument(*map(samples.rating, ("q1", "q2", "q3")), scales=(samples.scale("s", *keys),))
    (score,) = scoring.score(made, {"q1": 4, "q2": 2, "q3": 1})
    assert (score.value, score.low, score.high) == (2 * 4 + 0.5 * 2 + 1, 3.5, 14)


def test_an_item_that_counts_half_for_two_scales_adds_up_to_one() -> None:
    scales = (samples.scale("a", Key("q1", weight=0.5)), samples.scale("b", Key("q1", weight=0.5)))
    first, second = scoring.score(samples.instrument(samples.rating("q1"), scales=scales), {"q1": 4})
    assert (first.value or 0) + (second.value or 0) == 4


def test_choices_count_once_and_rankings_by_place() -> None:
    scales = (samples.scale("a", Key("m", answer=2)), samples.scale("b", Key("r", answer=3)))
    made = samples.instrument(samples.MANY, samples.ORDER, scales=scales)
    chosen, placed = scoring.score(made, {"m": (2, 4), "r": (3, 1, 2, 4)})
    assert (chosen.value, chosen.low, chosen.high) == (1, 0, 1)
    assert (placed.value, placed.low, placed.high) == (4, 1, 4)  # first of four: before three others, plus 1


def test_numbers_count_as_they_are() -> None:
    made = samples.instrument(
        samples.NUMBER, samples.SLIDER, scales=(samples.scale("s", Key("n"), Key("s", reverse=True)),)
    )
    (score,) = scoring.score(made, {"n": 2.5, "s": 9})
    assert score.value == 2.5 + 1


def test_what_was_not_asked_does_not_count() -> None:
    made = samples.five()
    asked = [item for item in made if item.id != "q5"]
    (score,) = scoring.score(made, answers_to([1, 1, 1, 1, 4]), asked)
    assert (score.value, score.high, score.missing) == (4, 16, ())


def test_tenths_leave_no_dust() -> None:
    options = (Option(1, "a", 0.1), Option(2, "b", 0.2))
    items = [Item(f"q{n}", "rating", "?", options) for n in (1, 2, 3)]
    made = samples.instrument(*items, scales=(samples.scale("s", *(Key(item.id) for item in items)),))
    (score,) = scoring.score(made, {"q1": 1, "q2": 1, "q3": 1})
    assert score.value == 0.3


@given(fives, st.sets(st.integers(1, 5)), st.sampled_from([0.2, 0.5, 0.8, 1]))
def test_there_is_a_score_where_and_only_where_enough_was_answered(
    values: list[int], left_out: set[int], missing: float
) -> None:
    """Prorated as the mean of the answered items times the number of items (Downey & King 1998)."""
    given_ = {item: value for item, value in answers_to(values).items() if int(item[1:]) not in left_out}
    (score,) = scoring.score(samples.five(missing=missing), given_)
    assert (score.value is not None) is (bool(given_) and len(given_) >= missing * 5)
    if score.value is not None:
        assert abs(score.value - 5 * sum(given_.values()) / len(given_)) < 1e-6


@given(fives, st.sampled_from([0.5, 2, 3]))
def test_equal_weights_change_the_metric_and_not_the_average(values: list[int], weight: float) -> None:
    names = [f"q{number}" for number in range(1, 6)]
    keys = [Key(name, weight=weight) for name in names]
    made = samples.instrument(*map(samples.rating, names), scales=(samples.scale("s", *keys),))
    (weighted,) = scoring.score(made, answers_to(values))
    (plain,) = scoring.score(samples.five(), answers_to(values))
    assert weighted.value == (plain.value or 0) * weight
    assert weighted.mean == plain.mean


@given(st.integers(0, 100), st.integers(1, 5))
def test_a_prorated_sum_of_unequal_ranges_stays_within_its_bounds(slider: int, rating: int) -> None:
    """What is carried over is the place that was reached between least and most."""
    items = [small.slider("s"), *(small.rating(f"r{number}") for number in range(5))]
    scale = small.scale("mixed", items, missing=0.8, method="sum")
    made = small.instrument([scale], items)
    answers = {"s": slider, **{f"r{number}": rating for number in range(4)}}
    (score,) = scoring.score(made, answers)
    reached = (slider + 4 * (rating - 1)) / 116
    assert score.prorated and score.value == pytest.approx(120 * reached)
    assert score.low <= (score.value or 0) <= score.high
