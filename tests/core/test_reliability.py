"""Alpha against published numbers, and against what holds for any data."""

import random
from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_xblock.core import reliability
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.instrument import Item, Key
from tests.core import small

#: 15 people and ten Likert items of real-statistics.com, as in pingouin's docstring of `cronbach_alpha`.
LIKERT = [
    (3, 2, 4, 1, 4, 5, 1, 4, 3, 2),
    (5, 4, 6, 3, 5, 1, 2, 5, 5, 5),
    (7, 3, 5, 5, 6, 4, 3, 3, 6, 5),
    (2, 4, 3, 3, 2, 2, 2, 6, 6, 3),
    (6, 5, 6, 5, 4, 4, 4, 6, 7, 5),
    (1, 2, 3, 4, 2, 5, 2, 3, 5, 2),
    (4, 3, 5, 3, 5, 2, 1, 2, 4, 3),
    (2, 4, 4, 3, 7, 2, 2, 4, 6, 5),
    (6, 5, 5, 5, 1, 6, 5, 2, 3, 2),
    (5, 4, 6, 4, 3, 5, 3, 1, 7, 2),
    (4, 3, 5, 2, 5, 3, 2, 3, 4, 1),
    (4, 2, 3, 2, 5, 3, 4, 2, 3, 4),
    (5, 5, 6, 2, 3, 3, 2, 4, 4, 5),
    (6, 5, 5, 4, 2, 2, 1, 4, 6, 5),
    (4, 3, 5, 5, 3, 1, 3, 2, 3, 4),
]
#: Denis, Applied Univariate, Bivariate, and Multivariate Statistics, section on Cronbach's alpha: ten people,
#: five items; SPSS prints alpha 0.633 and, for the first item, a corrected item-total correlation of 0.712.
DENIS = [
    (10, 12, 15, 11, 12),
    (12, 18, 12, 12, 1),
    (8, 16, 14, 14, 4),
    (6, 8, 16, 8, 6),
    (4, 7, 8, 7, 5),
    (6, 6, 3, 7, 3),
    (3, 4, 6, 5, 8),
    (7, 3, 7, 9, 9),
    (8, 9, 4, 10, 10),
    (9, 5, 6, 11, 12),
]
#: Eight rows whose columns have mean 0 and do not correlate.
HADAMARD = [[(-1) ** (row & column).bit_count() for column in range(1, 8)] for row in range(8)]


def people_with(covariances: list[list[float]]) -> list[list[float]]:
    """Rows whose sample covariances are exactly these (Cholesky)."""
    size = len(covariances)
    root = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = covariances[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            root[i][j] = sqrt(rest) if i == j else rest / root[j][j]
    unit = sqrt(7 / 8)
    return [[unit * sum(root[i][k] * row[k] for k in range(i + 1)) for i in range(size)] for row in HADAMARD]


def names(rows) -> list[str]:
    return [f"q{number}" for number in range(len(rows[0]))]


def test_pingouin() -> None:
    """pingouin 0.7.0: (0.5917188485995826, array([0.195, 0.84 ]))."""
    found = reliability.of_rows(LIKERT, names(LIKERT))
    assert found.alpha == pytest.approx(0.5917188485995826, abs=1e-12)
    assert (round(found.low, 3), round(found.high, 3)) == (0.195, 0.84)
    assert (found.people, found.left_out) == (15, 0)


def test_spss() -> None:
    found = reliability.of_rows(DENIS, names(DENIS))
    assert round(found.alpha, 3) == 0.633
    assert round(found.items[0].rest, 3) == 0.712
    # Not printed in full where it could be looked up: computed with numpy 2.4.
    assert [round(item.rest, 6) for item in found.items] == [
        0.711512,
        0.558389,
        0.511828,
        0.795814,
        -0.228104,
    ]
    without = [0.477774, 0.475769, 0.507489, 0.445104, 0.823773]
    assert [round(item.without, 6) for item in found.items] == without


def test_alpha_without_each_item() -> None:
    """StatsBase.jl, `cronbachalpha`: 0.8136; an item dropped 0.7500, 0.7606, 0.7714, 0.7826."""
    rows = people_with([[10, 6, 6, 6], [6, 11, 6, 6], [6, 6, 12, 6], [6, 6, 6, 13]])
    found = reliability.of_rows(rows, names(rows))
    assert round(found.alpha, 4) == 0.8136
    assert [round(item.without, 4) for item in found.items] == [0.75, 0.7606, 0.7714, 0.7826]


def test_items_that_run_against_each_other() -> None:
    """Openness in psych's bfi, two items not reversed: -0.1568749 listwise (M. Lai, PSYC 520 notes).

    The covariances are those of the 2726 people of pydataset 0.2.0 who answered all five items.
    """
    rows = people_with(
        [
            [1.272102, -0.386509, 0.538986, 0.237659, -0.355587],
            [-0.386509, 2.439097, -0.509766, -0.15098, 0.667448],
            [0.538986, -0.509766, 1.48964, 0.283658, -0.507044],
            [0.237659, -0.15098, 0.283658, 1.480238, -0.288252],
            [-0.355587, 0.667448, -0.507044, -0.288252, 1.755886],
        ]
    )
    assert reliability.of_rows(rows, names(rows)).alpha == pytest.approx(-0.1568749, abs=2e-6)


def test_feldt_interval_of_a_negative_alpha() -> None:
    """The same notes print -0.2 and -0.07 for the pairwise alpha of -0.13 (2800 people)."""
    assert [round(end, 2) for end in reliability.interval(-0.13097, 2800, 5)] == [-0.2, -0.07]


def test_feldt_interval_at_another_level() -> None:
    """Feldt, Woodruff & Salih's example: .79, 26 items, 41 people, 90 %. Ends by scipy 1.17.1's F."""
    assert reliability.interval(0.79, 41, 26, 0.9) == pytest.approx((0.7046759614862377, 0.8616144525848588))


def test_a_missing_answer_leaves_its_row_out() -> None:
    rows = [*LIKERT, (None, *LIKERT[0][1:])]
    found = reliability.of_rows(rows, names(LIKERT))
    assert (found.people, found.left_out) == (15, 1)
    assert found.alpha == reliability.of_rows(LIKERT, names(LIKERT)).alpha


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([(1,), (2,), (3,)], "too_few_items"),
        ([(1, 2), (2, 3)], "too_few_people"),
        ([(1, 2), (2, 3), (None, 1)], "too_few_people"),
        ([], "too_few_people"),
        ([(1, 2), (2, 1), (0, 3)], "no_variance"),
        ([(0.1, 0.2), (0.3, 0.0), (0.2, 0.1)], "no_variance"),
    ],
)
def test_refused(rows, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        reliability.of_rows(rows, ["a", "b"][: len(rows[0])] if rows else ["a", "b"])
    assert refused.value.code == code


def test_two_items_leave_no_alpha_without_one() -> None:
    found = reliability.of_rows([(1, 2), (2, 2), (3, 5)], ["a", "b"])
    assert [item.without for item in found.items] == [None, None]


def test_an_item_that_never_varies_has_no_correlation() -> None:
    found = reliability.of_rows([(3, 1, 2), (3, 2, 2), (3, 4, 5)], ["same", "b", "c"])
    assert found.items[0].rest is None
    assert found.items[1].rest is not None


def test_a_scale_counts_as_its_keys_say() -> None:
    """Reversed, weighted, and only its own items: as the score counts them."""
    made = small.profiler(each=3, scales="RI")
    keys = (Key("R0"), Key("R1", reverse=True), Key("R2", weight=0.5))
    made = replace(made, scales=(replace(made.scales[0], keys=keys), made.scales[1]))
    people = [(1, 5, 2), (4, 3, 3), (2, 2, 5), (5, 1, 4)]
    sittings = [dict(zip(("R0", "R1", "R2"), each, strict=True)) for each in people]
    counted = [(a - 1, 5 - b, (c - 1) / 2) for a, b, c in people]
    assert reliability.of_scale(made, "R", sittings) == reliability.of_rows(counted, ["R0", "R1", "R2"])


def test_no_alpha_of_choices_that_order_things_within_a_person() -> None:
    pair = Item("p", "forced", "Which?", small.FIVE[:2])
    made = small.instrument([small.scale("s", [pair])], [pair])
    with pytest.raises(BadInput) as refused:
        reliability.of_scale(made, "s", [{"p": 1}] * 5)
    assert refused.value.code == "ipsative"


matrices = st.integers(2, 5).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=3, max_size=12
    )
)


def alpha_of(rows) -> float | None:
    return reliability.alpha(list(zip(*rows, strict=True)))


@given(matrices, st.integers(-50, 50), st.randoms())
def test_alpha_minds_neither_level_nor_order(rows, constant: int, shuffle: random.Random) -> None:
    known = alpha_of(rows)
    moved = [[row[0] + constant, *row[1:]] for row in rows]
    shuffle.shuffle(moved)
    assert alpha_of(moved) == (None if known is None else pytest.approx(known, abs=1e-9))


@given(matrices, st.floats(0.1, 40))
def test_alpha_minds_no_scale_and_is_at_most_one(rows, factor: float) -> None:
    known = alpha_of(rows)
    scaled = alpha_of([[factor * each for each in row] for row in rows])
    assert scaled == (None if known is None else pytest.approx(known, abs=1e-6))
    assert known is None or known <= 1 + 1e-12


@settings(max_examples=40)
@given(st.floats(-1, 0.99), st.integers(3, 400), st.integers(2, 60))
def test_the_interval_holds_its_alpha(value: float, people: int, items: int) -> None:
    low, high = reliability.interval(value, people, items)
    assert low < value < high < 1


@settings(max_examples=40)
@given(matrices)
def test_item_reports_are_alphas_of_their_own(rows) -> None:
    if alpha_of(rows) is None:
        return
    for place, item in enumerate(reliability.of_rows(rows, names(rows)).items):
        rest = alpha_of([[each for at, each in enumerate(row) if at != place] for row in rows])
        assert item.without == (None if rest is None else pytest.approx(rest, abs=1e-9))
        assert item.rest is None or -1 <= item.rest <= 1
