"""Check-ins over time: the newest, in order, with gaps where something was left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits
from coaching_xblock.core.prompt import Check
from coaching_xblock.core.trend import Reading, over_time

ENERGY, CLARITY = Check("energy", "Energy", "none", "plenty"), Check("clarity", "Clarity", "fog", "clear sky")


def reading(day: int, **values: int) -> Reading:
    return Reading(f"2026-03-{day:02}T12:00:00Z", values)


def test_each_check_has_a_value_for_each_moment() -> None:
    found = over_time([ENERGY, CLARITY], [reading(9, energy=4, clarity=6), reading(2, energy=3)])
    assert found.moments == ("2026-03-02T12:00:00Z", "2026-03-09T12:00:00Z")
    assert [(each.check.id, each.values) for each in found.series] == [
        ("energy", (3, 4)),
        ("clarity", (None, 6)),
    ]
    assert (found.points, found.drawn, found.earlier) == (2, True, 0)


def test_one_point_is_no_trend_and_none_is_none() -> None:
    assert not over_time([ENERGY], [reading(2, energy=3)]).drawn
    assert over_time([ENERGY], [reading(2, energy=3)]).points == 1
    assert over_time([ENERGY, CLARITY], [reading(2, energy=3), reading(9, clarity=3)]).points == 1
    assert over_time([ENERGY], []).points == 0
    assert over_time([], [reading(2, energy=3)]).points == 0


def test_lines_join_what_follows_without_a_gap() -> None:
    days = [reading(1, energy=1), reading(2, energy=2), reading(3, clarity=1), reading(4, energy=4)]
    energy, clarity = over_time([ENERGY, CLARITY], days).series
    assert (energy.runs, energy.count) == ((((0, 1), (1, 2)), ((3, 4),)), 3)
    assert clarity.runs == (((2, 1),),)


def test_a_check_that_was_never_answered_is_left_out() -> None:
    (only,) = over_time([ENERGY, CLARITY], [reading(2, energy=0), reading(3, energy=10)]).series
    assert (only.check, only.values) == (ENERGY, (0, 10))


@pytest.mark.parametrize("odd", [11, -1, True, "5", None, 4.5])
def test_what_no_slider_can_say_counts_as_left_out(odd: object) -> None:
    found = over_time([ENERGY, CLARITY], [Reading("2026-03-01T12:00:00Z", {"energy": odd, "clarity": 1})])  # type: ignore[dict-item]
    assert [each.check.id for each in found.series] == ["clarity"]
    assert over_time([ENERGY], [Reading("2026-03-01T12:00:00Z", {"energy": odd})]).moments == ()  # type: ignore[dict-item]


@given(st.lists(st.tuples(st.integers(0, 500), st.none() | st.integers(0, 10)), max_size=150))
def test_the_newest_are_kept_and_none_is_lost_uncounted(said: list[tuple[int, int | None]]) -> None:
    readings = [
        Reading(
            f"2026-01-01T{minute // 60:02}:{minute % 60:02}:00Z", {} if value is None else {"energy": value}
        )
        for minute, value in said
    ]
    found = over_time([ENERGY], readings)
    assert list(found.moments) == sorted(found.moments)
    assert len(found.moments) <= limits.TREND_POINTS
    assert len(found.moments) + found.earlier == sum(value is not None for _, value in said)
    for series in found.series:
        joined = [point for run in series.runs for point in run]
        assert joined == [point for point in enumerate(series.values) if point[1] is not None]
