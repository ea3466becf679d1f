"""Verdicts of change where they are earned, and the reason where they are not."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import change
from coaching_xblock.core.change import Taken
from coaching_xblock.core.instrument import Instrument, Item, Statistics, When
from tests.core import small

RETEST = Statistics("A study", n=200, sd=4.0, reliability=0.84, kind="retest", interval="2 weeks")
INTERNAL = Statistics("Another", n=1061, sd=4.0, reliability=0.75, kind="internal")
STRENGTHS = small.with_statistics(small.profiler(subject="strengths"), RETEST)
LEVEL = dict.fromkeys("RIASEC", 8)


def taken(made: Instrument, scores: dict[str, int] = LEVEL, **more) -> Taken:
    return Taken(made.id, made.digest, small.answering(made, scores), **more)


def compared(made: Instrument, after: dict[str, int], **more) -> change.ScaleChange:
    """The first scale's change from 8 to what *after* says."""
    return change.compare(made, taken(made), taken(made, {**LEVEL, **after}, **more))[0]


def test_published_reliable_change_of_the_piers_harris() -> None:
    """Univ. of Arizona, appendix E: SEM 3.07, S_diff 4.34, threshold 8.51; 24 to 35 is reliable."""
    apart = change.difference_error(3.07)
    assert apart == pytest.approx(4.34, abs=0.005)
    threshold = change.sidak(1) * apart
    assert threshold == pytest.approx(8.51, abs=0.005)
    assert threshold < 35 - 24


def test_published_limits_for_one_six_and_thirty_scales() -> None:
    assert [round(change.sidak(scales), 3) for scales in (1, 6, 30)] == [1.960, 2.631, 3.137]


def test_limit_of_a_scale() -> None:
    """SEM = 4 sqrt(1 - .84) = 1.6; times sqrt(2) 2.263; times the limit for six scales 5.95."""
    found = compared(STRENGTHS, {"R": 14})
    assert found.error == pytest.approx(1.6)
    assert found.limit == pytest.approx(2.631 * 1.6 * math.sqrt(2), abs=0.001)
    assert (found.before, found.after, found.difference, found.verdict) == (8, 14, 6, "higher")
    assert found.source == RETEST


@pytest.mark.parametrize(
    ("subject", "after", "verdict"),
    [
        ("strengths", 14, "higher"),
        ("strengths", 2, "lower"),
        ("skills", 14, "higher"),
        ("situation", 2, "lower"),
        ("strengths", 13, "within_error"),
        ("interests", 14, "different"),
        ("interests", 2, "different"),
        ("interests", 13, "within_error"),
        ("values", 14, "different"),
        ("personality", 2, "different"),
        ("other", 14, "different"),
    ],
)
def test_a_direction_only_where_it_means_something(subject: str, after: int, verdict: str) -> None:
    assert compared(replace(STRENGTHS, subject=subject), {"R": after}).verdict == verdict


@pytest.mark.parametrize(
    ("statistics", "why_not", "error"),
    [
        ((), "no_statistics", None),
        ((Statistics("Means only", n=500, mean=3, sd=1),), "no_statistics", None),
        ((INTERNAL,), "no_retest", 2.0),
        ((replace(INTERNAL, sd=None),), "no_retest", None),
        ((replace(RETEST, sd=None),), "no_sd", None),
        ((replace(RETEST, sd=None), INTERNAL), "no_sd", 2.0),
        ((replace(RETEST, n=99),), "small_sample", 1.6),
        ((replace(RETEST, n=0),), "small_sample", 1.6),
        ((replace(RETEST, sd=0),), "no_sd", None),
        ((replace(RETEST, reliability=1),), "no_sd", None),
    ],
)
def test_no_verdict_without_a_fitting_study(statistics, why_not: str, error: float | None) -> None:
    """SD and retest reliability come from one sample; without them there is an error band at most."""
    found = compared(small.with_statistics(STRENGTHS, *statistics), {"R": 20})
    assert (found.verdict, found.limit, found.why_not) == (None, None, why_not)
    assert found.error == (None if error is None else pytest.approx(error))
    assert found.difference == 12


def test_the_first_fitting_study_decides() -> None:
    made = small.with_statistics(STRENGTHS, INTERNAL, replace(RETEST, n=60), RETEST, replace(RETEST, sd=1))
    assert compared(made, {"R": 14}).source == RETEST
    assert compared(small.with_statistics(STRENGTHS, replace(RETEST, n=100)), {"R": 14}).verdict == "higher"


def test_no_verdict_on_an_interview() -> None:
    assert compared(STRENGTHS, {"R": 20}, interview=True).why_not == "interview"


def test_no_verdict_on_one_item() -> None:
    made = small.with_statistics(small.profiler(each=1, subject="strengths"), RETEST)
    one = taken(made, dict.fromkeys("RIASEC", 0))
    two = taken(made, dict.fromkeys("RIASEC", 4))
    assert {each.why_not for each in change.compare(made, one, two)} == {"one_item"}


def test_no_verdict_on_prorated_or_missing_scores() -> None:
    after = taken(STRENGTHS, {**LEVEL, "R": 20})
    left = {item: answer for item, answer in after.answers.items() if item not in ("R4", "I4", "I3")}
    found = change.compare(STRENGTHS, taken(STRENGTHS), replace(after, answers=left))
    assert [each.why_not for each in found[:3]] == ["prorated", "unscored", None]
    assert (found[1].after, found[1].difference) == (None, None)


def test_no_verdict_where_rankings_or_choices_order_things_within_a_person() -> None:
    pairs = [Item(f"p{number}", "forced", "Which?", small.FIVE[:2]) for number in range(3)]
    made = small.with_statistics(small.instrument([small.scale("s", pairs)], pairs), RETEST)
    one, two = ({item.id: value for item in pairs} for value in (1, 2))
    [found] = change.compare(made, Taken("small", made.digest, one), Taken("small", made.digest, two))
    assert (found.why_not, found.error, found.difference) == ("ipsative", None, 3)


def test_no_verdict_where_other_questions_were_asked() -> None:
    """Branching: the scale rests on other items the second time."""
    items = [small.rating("a"), small.rating("b"), small.rating("c", when=(When("a", answers=(5,)),))]
    made = small.with_statistics(small.instrument([small.scale("s", items)], items), RETEST)
    one = Taken("small", made.digest, {"a": 1, "b": 3})
    two = Taken("small", made.digest, {"a": 5, "b": 3, "c": 5})
    assert change.compare(made, one, two)[0].why_not == "other_items"
    assert change.compare(made, one, one)[0].verdict == "within_error"


def test_only_the_same_version_of_the_same_instrument_is_compared() -> None:
    mine = taken(STRENGTHS)
    assert change.comparable(STRENGTHS, mine, mine) is None
    for other, why in (
        (replace(mine, instrument="another"), "other_instrument"),
        (replace(mine, digest="0"), "other_version"),
    ):
        assert change.comparable(STRENGTHS, mine, other) == why
        assert change.comparable(STRENGTHS, other, mine) == why
        assert change.comparable(STRENGTHS, other, other) == why
        assert change.compare(STRENGTHS, mine, other) == ()


def test_answers_that_moved_by_two() -> None:
    items = [small.rating(name) for name in "abcde"] + [small.slider("f"), small.slider("g", 0, 10, 5)]
    items += [Item("h", "text", "Why?"), Item("i", "number", "How many?", range=small.slider("x").range)]
    made = small.instrument([], items)
    before = {"a": 1, "b": 2, "c": 5, "d": 3, "e": 3, "f": 10, "g": 0, "h": "x", "i": 0}
    after = {"a": 2, "b": 4, "c": 1, "d": 3, "f": 60, "g": 10, "h": "y", "i": 90}
    found = [(each.item, each.before, each.after, each.steps) for each in change.moved(made, before, after)]
    assert found == [("b", 2, 4, 2), ("c", 5, 1, -4), ("f", 10, 60, 2), ("g", 0, 10, 2)]


def test_a_rating_moves_by_its_answers_and_not_by_their_numbers() -> None:
    far = tuple(replace(option, value=option.value * 10) for option in small.FIVE)
    made = small.instrument([], [small.rating("a", far), small.rating("b", far)])
    found = change.moved(made, {"a": 10, "b": 10}, {"a": 20, "b": 30})
    assert [(each.item, each.steps) for each in found] == [("b", 2)]


sums = st.fixed_dictionaries({area: st.integers(0, 20) for area in "RIASEC"})
OPPOSITE = {"higher": "lower", "lower": "higher", "within_error": "within_error"}


@given(sums, sums)
def test_change_is_antisymmetric(one: dict[str, int], two: dict[str, int]) -> None:
    there = change.compare(STRENGTHS, taken(STRENGTHS, one), taken(STRENGTHS, two))
    back = change.compare(STRENGTHS, taken(STRENGTHS, two), taken(STRENGTHS, one))
    for forth, reverse in zip(there, back, strict=True):
        assert (forth.before, forth.after) == (reverse.after, reverse.before)
        assert forth.difference == -reverse.difference
        assert forth.verdict == OPPOSITE[reverse.verdict]
        assert forth.limit == reverse.limit
    moves = [(each.item, each.steps) for each in change.moved(STRENGTHS, *_answers(one, two))]
    assert moves == [(each.item, -each.steps) for each in change.moved(STRENGTHS, *_answers(two, one))]


@given(sums, st.randoms())
def test_the_order_of_answers_does_not_matter(scores: dict[str, int], shuffle) -> None:
    mine = taken(STRENGTHS, scores)
    pairs = list(mine.answers.items())
    shuffle.shuffle(pairs)
    shuffled = replace(mine, answers=dict(pairs))
    other = taken(STRENGTHS)
    assert change.compare(STRENGTHS, other, shuffled) == change.compare(STRENGTHS, other, mine)


@given(st.integers(1, 200))
def test_more_scales_need_more(scales: int) -> None:
    assert change.sidak(scales) < change.sidak(scales + 1) < 5
    chance = 2 * (1 - 0.5 * (1 + math.erf(change.sidak(scales) / math.sqrt(2))))
    assert 1 - (1 - chance) ** scales == pytest.approx(0.05, abs=1e-9)


def _answers(*scores: dict[str, int]):
    return [small.answering(STRENGTHS, each) for each in scores]
