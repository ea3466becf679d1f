"""When a profile leans somewhere, and when it is too flat to say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core.instrument import Instrument, Key, Statistics
from coaching_xblock.core.leaning import Leaning, lean
from coaching_xblock.core.scoring import ScaleScore
from tests.core import samples


def six(statistics: tuple[Statistics, ...] = ()) -> Instrument:
    scales = tuple(samples.scale(area, Key("q1"), statistics=statistics) for area in "RIASEC")
    return samples.instrument(samples.rating("q1"), scales=scales)


def profile(*values: float | None, high: float = 20, items: int = 5) -> list[ScaleScore]:
    return [
        ScaleScore(area, value, 0, high, None, 0, 4, items)
        for area, value in zip("RIASEC", values, strict=False)
    ]


@pytest.mark.parametrize(
    ("values", "leaning"),
    [
        ((10, 10, 10, 10, 10, 10), Leaning(True)),
        ((10, 10, 10, 10, 10, 14), Leaning(True)),  # 4 of 20 apart: under 5
        ((10, 10, 10, 10, 10, 15), Leaning(False, ("C",), ())),  # the other five are all alike
        ((2, 18, 9, 4, 3, 5), Leaning(False, ("I",), ("A",))),
        ((2, 18, 17, 4, 3, 5), Leaning(False, ("I", "A"), ("S", "C"))),
        ((20, 0, 0, 0, 0, 0), Leaning(False, ("R",), ())),
        ((19, 18, 17, 3, 2, 1), Leaning(False, ("R", "I"), ("A",))),  # 17 is two below the top
    ],
)
def test_groups(values: tuple[float, ...], leaning: Leaning) -> None:
    assert lean(six(), profile(*values)) == leaning


def test_the_long_form_has_wider_limits() -> None:
    """Ten items an area: flat under 10 of 40, close within two points."""
    assert lean(six(), profile(20, 20, 20, 20, 20, 29, high=40, items=10)) == Leaning(True)
    assert lean(six(), profile(5, 30, 28, 10, 0, 0, high=40, items=10)) == Leaning(False, ("I", "A"), ("S",))


def test_a_sourced_standard_error_widens_or_narrows_flatness() -> None:
    """SD 5 and r .84 give SEM 2; six equal areas spread by less than 4.03 of these, 8.06, by chance."""
    wide = six((Statistics("Somebody 2020", sd=5, reliability=0.84, kind="internal"),))
    assert lean(wide, profile(10, 10, 10, 10, 10, 18)) == Leaning(True)
    assert lean(wide, profile(10, 10, 10, 10, 10, 19)) == Leaning(False, ("C",))


def test_gaps_and_unequal_ranges_do_not_lean() -> None:
    assert lean(six(), profile(2, None, 9, 4, 3, 5)) is None
    unequal = [*profile(2, 18, 9, 4, 3), *profile(5, high=16)]
    assert lean(six(), unequal) is None
    assert lean(six(), profile(20, 0)) is None


@given(st.lists(st.integers(0, 20), min_size=6, max_size=6))
def test_what_leads_is_never_below_what_follows(values: list[int]) -> None:
    by_area = dict(zip("RIASEC", values, strict=True))
    leaning = lean(six(), profile(*values))
    assert leaning is not None
    if leaning.flat:
        assert max(values) - min(values) < 5
        return
    assert max(by_area.values()) == max(by_area[each] for each in leaning.leading)
    rest = [by_area[each] for each in "RIASEC" if each not in leaning.leading]
    assert all(max(values) - by_area[each] <= 1 for each in leaning.leading)
    assert all(max(values) - value > 1 for value in rest)
    assert not set(leaning.leading) & set(leaning.following)


@given(st.lists(st.integers(0, 20), min_size=6, max_size=6))
def test_equal_scores_are_never_told_apart(values: list[int]) -> None:
    leaning = lean(six(), profile(*values))
    assert leaning is not None
    place = {area: (area in leaning.leading, area in leaning.following) for area in "RIASEC"}
    for first, one in zip("RIASEC", values, strict=True):
        for second, other in zip("RIASEC", values, strict=True):
            assert one != other or place[first] == place[second]
