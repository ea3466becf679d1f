"""Matching against published numbers, an independent correlation, and what holds for any profile."""

import math
from dataclasses import fields, is_dataclass, replace
from statistics import NormalDist, correlation

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coaching_xblock.core import matching
from coaching_xblock.core.distribution import f_quantile
from coaching_xblock.core.instrument import Instrument, Item, Key, Scale, Statistics
from coaching_xblock.core.leaning import STUDENTISED_RANGE_OF_SIX
from coaching_xblock.core.matching import Difference, Firsts
from coaching_xblock.core.occupation import AREAS, VALUES, Occupation
from coaching_xblock.core.scoring import ScaleScore, score
from tests.core import small

PROFILER = small.profiler()
BANDS = [band for band, _ in matching.CUTS]


def occupation(title: str, interests, **more) -> Occupation:
    return Occupation(f"00-{title}", title, f"About {title}", 3, tuple(interests), **more)


def profile(scores, made: Instrument = PROFILER) -> matching.Profile:
    answers = small.answering(made, dict(zip(AREAS, scores, strict=True)))
    found = matching.profile(made, score(made, answers))
    assert found is not None
    return found


def band(scores, interests, **more) -> str | None:
    """The one group that an occupation with *interests* falls into."""
    matches = matching.match(profile(scores), matching.prepare([occupation("x", interests)]), **more)
    return next((name for name, found in matches.groups.items() if found), None)


# The cuts


@pytest.mark.parametrize(("cut", "one_tailed"), [(0.729, 0.05), (0.608, 0.10), (0.426, 0.20)])
def test_cuts_are_critical_values_of_r_for_six_pairs(cut: float, one_tailed: float) -> None:
    """r = t / sqrt(t^2 + 4), where t^2 is an F with 1 and 4 degrees of freedom: .7293, .6084, .4257."""
    squared = f_quantile(1 - 2 * one_tailed, 1, 4)
    assert round(math.sqrt(squared / (squared + 4)), 3) == cut
    assert cut in [least for _, least in matching.CUTS]


def test_studentised_range_of_six() -> None:
    """P(range of six standard normals < 4.03) = .95, integrated; scipy 1.17.1: 4.0300920 at .95."""
    normal, steps, width = NormalDist(), 4000, 16
    points = (-8 + width * (step + 0.5) / steps for step in range(steps))
    density = (
        6 * normal.pdf(x) * (normal.cdf(x + STUDENTISED_RANGE_OF_SIX) - normal.cdf(x)) ** 5 for x in points
    )
    assert sum(density) * width / steps == pytest.approx(0.95, abs=2e-5)


def _with_correlation(r: float) -> list[float]:
    """Interests whose correlation with 10 10 10 0 0 0 is *r*."""
    mine, across = (1, 1, 1, -1, -1, -1), (1, -1, 0, 1, -1, 0)
    other = math.sqrt((1 - r * r) / 4)
    return [4 + r * a / math.sqrt(6) + other * b for a, b in zip(mine, across, strict=True)]


@pytest.mark.parametrize(
    ("r", "name"),
    [
        (1, "very_similar"),
        (0.7291, "very_similar"),
        (0.7289, "similar"),
        (0.6081, "similar"),
        (0.6079, "somewhat_similar"),
        (0.4261, "somewhat_similar"),
        (0.4259, None),
        (0, None),
        (-1, None),
    ],
)
def test_bands(r: float, name: str | None) -> None:
    assert correlation([10, 10, 10, 0, 0, 0], _with_correlation(r)) == pytest.approx(r)
    assert band([10, 10, 10, 0, 0, 0], _with_correlation(r)) == name


# What comes out


def test_groups_are_ordered_by_title_and_hold_no_numbers() -> None:
    near, nearer = _with_correlation(0.75), _with_correlation(1)
    made = [occupation("b", near), occupation("C", nearer), occupation("a", near), occupation("d", near)]
    matches = matching.match(profile([10, 10, 10, 0, 0, 0]), matching.prepare(made))
    assert [each.title for each in matches.groups["very_similar"]] == ["a", "b", "C", "d"]
    assert list(matches.groups) == BANDS
    assert all(each in made for found in matches.groups.values() for each in found)
    mine = profile([10, 10, 10, 0, 0, 0])
    for each in (matches, matching.fit(mine, made[0]), *matching.fit(mine, made[0]).differs):
        assert is_dataclass(each)
        assert not any(isinstance(getattr(each, field.name), float) for field in fields(each))


def test_two_occupations_of_one_title_keep_an_order() -> None:
    one, two = occupation("a", range(6)), replace(occupation("a", range(6)), soc="99")
    assert matching.prepare([two, one]).occupations == (one, two)


def test_an_occupation_without_contours_matches_nobody() -> None:
    assert band([10, 10, 10, 0, 0, 0], [4] * 6) is None


# Flat profiles


@pytest.mark.parametrize("scores", [[0] * 6, [10] * 6, [20] * 6])
def test_a_flat_profile_never_matches(scores: list[int]) -> None:
    """The official tool cannot match all Like or all Dislike either."""
    mine = profile(scores)
    assert mine.flat == "flat"
    prepared = matching.prepare([occupation("x", range(6)), occupation("y", [4] * 6)])
    for anyway in (False, True):
        assert matching.match(mine, prepared, anyway) == matching.Matches("flat", {})


@pytest.mark.parametrize(
    ("each", "spread", "flat"), [(5, 4, "nearly"), (5, 5, "no"), (10, 9, "nearly"), (10, 10, "no")]
)
def test_nearly_flat_is_under_five_of_twenty_and_ten_of_forty(each: int, spread: int, flat: str) -> None:
    assert profile([spread, 0, 0, 0, 0, 0], small.profiler(each)).flat == flat


@pytest.mark.parametrize(("spread", "flat"), [(8, "nearly"), (9, "no")])
def test_nearly_flat_by_the_standard_error(spread: int, flat: str) -> None:
    """SEM = 5 sqrt(1 - .82) = 2.121, times 4.03 = 8.55: where an SD and a reliability are sourced."""
    known = small.with_statistics(PROFILER, Statistics("A study", sd=5, reliability=0.82, kind="internal"))
    assert profile([spread, 0, 0, 0, 0, 0], known).flat == flat


def test_a_nearly_flat_profile_matches_only_when_asked() -> None:
    assert band([4, 3, 3, 0, 0, 0], _with_correlation(1)) is None
    assert band([4, 3, 3, 0, 0, 0], _with_correlation(1), anyway=True) == "very_similar"


# Which scores make a profile


def test_no_profile_from_something_else() -> None:
    answers = small.answering(PROFILER, dict.fromkeys(AREAS, 8))
    scores = score(PROFILER, answers)
    assert matching.profile(replace(PROFILER, subject="values"), scores) is None
    assert matching.profile(PROFILER, scores[:5]) is None
    gone = {item: answer for item, answer in answers.items() if item[0] != "A"}
    assert matching.profile(PROFILER, score(PROFILER, gone)) is None
    eight = small.profiler(scales="RIASECXY")
    wide = dict.fromkeys("RIASECXY", 8) | {"R": 20}
    assert matching.profile(eight, score(eight, small.answering(eight, wide))) is not None


def test_areas_with_different_numbers_of_items_count_alike() -> None:
    """Half of each range is the same, whether of 8, 20 or 12 with half weights."""
    items = [small.rating(f"{area}{number}") for area in AREAS for number in range(6)]
    counts = {"R": 2, "I": 5, "A": 5, "S": 6, "E": 4, "C": 3}
    scales = [
        Scale(area, area, "", tuple(Key(f"{area}{n}", weight=0.5 if area == "S" else 1) for n in range(many)))
        for area, many in counts.items()
    ]
    made = small.instrument(scales, items, subject="interests")
    flat = matching.profile(made, score(made, {item.id: 3 for item in items}))
    assert flat is not None and flat.flat == "flat"
    leaning = {item.id: 5 if item.id[0] == "R" else 3 for item in items}
    found = matching.profile(made, score(made, leaning))
    assert found is not None and found.flat == "no"
    assert found.shape == pytest.approx(matching.shape([1, 0, 0, 0, 0, 0]))
    nearly = {item.id: 4 if item.id == "I0" else 3 for item in items}
    found = matching.profile(made, score(made, nearly))
    assert found is not None and found.flat == "nearly"


# Why it fits


def test_why_it_fits_and_where_it_does_not() -> None:
    """Both above their own average in S and A, both below in R and C; more E than the work has, less I."""
    mine = profile([0, 4, 14, 20, 16, 0])
    found = matching.fit(mine, occupation("x", [1, 5, 5, 7, 1, 1]))
    assert (found.shared, found.lacking) == (("S", "A"), ("R", "C"))
    assert found.differs == (Difference("E", "person"), Difference("I", "occupation"))


def test_the_same_shape_differs_nowhere() -> None:
    found = matching.fit(profile([0, 4, 8, 12, 16, 20]), occupation("x", [1, 2, 3, 4, 5, 6]))
    assert found == matching.Fit(("C", "E", "S"), ("R", "I", "A"), ())


def test_a_small_difference_is_named_alone() -> None:
    """However near, one place where it does not fit is always named; a second one only if it is felt."""
    found = matching.fit(profile([0, 4, 8, 12, 16, 20]), occupation("x", [1, 2, 3, 4, 5.3, 6]))
    assert found.differs == (Difference("E", "occupation"),)


def test_a_likeness_may_lie_in_what_both_have_less_of() -> None:
    scores, interests = [0, 20, 10, 10, 10, 10], [1, 3.9, 7, 3.9, 3.9, 3.9]
    assert band(scores, interests) == "somewhat_similar"
    found = matching.fit(profile(scores), occupation("x", interests))
    assert (found.shared, found.lacking) == ((), ("R",))
    assert found.differs == (Difference("A", "occupation"), Difference("I", "person"))


# For any profile

scores_ = st.lists(st.integers(0, 20), min_size=6, max_size=6)
interests_ = st.lists(st.integers(100, 700).map(lambda each: each / 100), min_size=6, max_size=6)


def groups(mine: matching.Profile, made) -> dict[str, list[str]]:
    matches = matching.match(mine, matching.prepare(made), anyway=True)
    return {name: [each.title for each in found] for name, found in matches.groups.items()}


@given(scores_, st.lists(interests_, max_size=8))
def test_groups_are_those_of_an_independent_correlation(scores, rows) -> None:
    assume(len(set(scores)) > 1)
    made = [occupation(f"o{place}", row) for place, row in enumerate(rows)]
    expected: dict[str, list[str]] = {name: [] for name in BANDS}
    for each in made:
        r = correlation(scores, each.interests) if len(set(each.interests)) > 1 else 0
        assume(all(abs(r - cut) > 1e-9 for _, cut in matching.CUTS))
        reached = [name for name, cut in matching.CUTS if r >= cut]
        if reached:
            expected[reached[0]].append(each.title)
    assert groups(profile(scores), made) == expected


@given(scores_, interests_, st.integers(-40, 40), st.integers(1, 9))
def test_level_and_scale_of_a_profile_do_not_matter(scores, interests, level: int, factor: int) -> None:
    assume(len(set(scores)) > 1)
    plain = matching.shape(scores)
    assert matching.shape([level + factor * each for each in scores]) == pytest.approx(plain)
    assert matching.shape([level - factor * each for each in scores]) == pytest.approx(
        [-each for each in plain]
    )


@given(interests_, interests_)
def test_resemblance_is_mutual_and_bounded(one, two) -> None:
    a, b = matching.shape(one), matching.shape(two)
    r = sum(x * y for x, y in zip(a, b, strict=True))
    assert r == sum(y * x for x, y in zip(a, b, strict=True))
    assert -1 - 1e-9 <= r <= 1 + 1e-9
    if len(set(one)) > 1:
        assert sum(x * x for x in a) == pytest.approx(1)
        assert sum(a) == pytest.approx(0, abs=1e-9)


@given(scores_, st.lists(interests_, min_size=2, max_size=6), st.randoms())
def test_the_order_of_answers_and_occupations_does_not_matter(scores, rows, shuffle) -> None:
    made = [occupation(f"o{place}", row) for place, row in enumerate(rows)]
    answers = list(small.answering(PROFILER, dict(zip(AREAS, scores, strict=True))).items())
    shuffle.shuffle(answers)
    found = matching.profile(PROFILER, tuple(reversed(score(PROFILER, dict(answers)))))
    assert found == profile(scores)
    shuffled = list(made)
    shuffle.shuffle(shuffled)
    assert groups(found, shuffled) == groups(found, made)


@given(scores_, interests_)
def test_every_fit_says_where_it_does_not_fit(scores, interests) -> None:
    mine, theirs = profile(scores), matching.shape(interests)
    found = matching.fit(mine, occupation("x", interests))
    assert len(found.differs) <= 2
    assert bool(found.differs) == any(abs(a - b) > 1e-9 for a, b in zip(mine.shape, theirs, strict=True))
    assert set(found.shared) <= set(AREAS)


# Values


def values_instrument() -> Instrument:
    pairs = [(one, two) for place, one in enumerate(VALUES) for two in VALUES[place + 1 :]]
    items = [Item(f"{one}/{two}", "forced", "Which?", small.FIVE[:2]) for one, two in pairs]
    scales = [
        Scale(
            value,
            value,
            "",
            tuple(Key(f"{a}/{b}", answer=1 if value == a else 2) for a, b in pairs if value in (a, b)),
        )
        for value in VALUES
    ]
    return small.instrument(scales, items, subject="values")


def firsts(*points: float) -> Firsts:
    made = values_instrument()
    scores = [
        ScaleScore(value, point, 0, 5, point / 5, 0, 1, 5)
        for value, point in zip(VALUES, points, strict=True)
    ]
    found = matching.firsts(made.subject, scores)
    assert found is not None
    return found


A, W, R, L, S, I = VALUES  # noqa: E741


def test_two_first_values_from_answers() -> None:
    """Always the one that comes first in the list: wins 5, 4, 3, 2, 1, 0."""
    made = values_instrument()
    scores = score(made, {item.id: 1 for item in made})
    assert [each.value for each in scores] == [5, 4, 3, 2, 1, 0]
    assert matching.firsts(made.subject, scores) == Firsts((A, W))
    assert matching.firsts("interests", scores) is None
    assert matching.firsts(made.subject, scores[:5]) is None
    some = score(made, {item.id: 1 for item in list(made)[5:]})
    assert matching.firsts(made.subject, some) is None


@pytest.mark.parametrize(
    ("points", "expected", "clear"),
    [
        ((5, 4, 3, 2, 1, 0), Firsts((A, W)), True),
        ((4, 4, 3, 2, 1, 1), Firsts((A, W)), True),
        ((5, 3, 3, 2, 1, 1), Firsts((A,), (W, R)), True),
        ((4, 4, 4, 2, 1, 0), Firsts((), (A, W, R)), True),
        ((5, 3, 3, 3, 1, 0), Firsts((A,), (W, R, L)), True),
        ((5, 2, 2, 2, 2, 2), Firsts((A,), (W, R, L, S, I)), False),
        ((3, 3, 3, 3, 2, 1), Firsts((), (A, W, R, L)), False),
    ],
)
def test_ties_are_said(points, expected: Firsts, clear: bool) -> None:
    found = firsts(*points)
    assert (found, found.clear) == (expected, clear)


def matched(first: Firsts, *made: Occupation) -> tuple[list[str], list[str]]:
    found = matching.match_values(first, matching.prepare(made))
    return [each.title for each in found.both], [each.title for each in found.tied]


def valued(title: str, *values: str, tied: tuple[str, ...] = ()) -> Occupation:
    return occupation(title, range(6), values=values, tied=tied)


def test_both_values_are_needed() -> None:
    made = [valued("b", A, R, W), valued("a", W, A), valued("c", A, R, L), valued("d"), valued("e", W)]
    assert matched(Firsts((A, W)), *made) == (["a", "b"], [])


def test_a_value_as_strong_as_the_last_published_one_counts_apart() -> None:
    made = [valued("a", A, R, L, tied=(W,)), valued("b", A, W, L, tied=(R,)), valued("c", R, L, S, tied=(W,))]
    assert matched(Firsts((A, W)), *made) == (["b"], ["a"])


def test_any_of_the_persons_tied_values_takes_the_place() -> None:
    made = [valued("a", A, W, L), valued("b", A, R, S), valued("c", W, R, S), valued("d", A, S, L)]
    assert matched(Firsts((A,), (W, R)), *made) == (["a", "b"], [])
    assert matched(Firsts((), (A, W, R)), *made) == (["a", "b", "c"], [])


def test_too_many_ties_match_nothing() -> None:
    assert matched(Firsts((A,), (W, R, L, S)), valued("a", A, W, L)) == ([], [])


# Where an area stands


def test_an_area_stands_beside_its_own_average() -> None:
    stands = matching.stands(matching.shape((10, 0, 5, 5, 5, 5)))
    assert stands == {"R": "more", "I": "less", "A": "near", "S": "near", "E": "near", "C": "near"}


@pytest.mark.parametrize(("z", "stand"), [(0.26, "more"), (0.24, "near"), (-0.24, "near"), (-0.26, "less")])
def test_a_quarter_of_a_deviation_is_near(z: float, stand: str) -> None:
    rest = math.sqrt((6 - z * z - (z / 5) ** 2 * 5) / 4)
    shape = matching.shape([z, *(-z / 5 + each for each in (rest, -rest, rest, -rest, 0))])
    assert matching.stands(shape)["R"] == stand


@given(st.tuples(*[st.integers(0, 20)] * 6))
def test_what_both_have_more_of_stands_above_in_neither_below(scores: tuple[int, ...]) -> None:
    mine = matching.Profile(matching.shape(scores), "no")
    stands = matching.stands(mine.shape)
    for each in (occupation("x", (1, 2, 3, 4, 5, 6)), occupation("y", (7, 1, 1, 1, 1, 6))):
        found = matching.fit(mine, each)
        assert all(stands[area] != "less" for area in found.shared)
        assert all(stands[area] != "more" for area in found.lacking)
