"""When something can be taken again, against days that can be counted on fingers."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits, moment, retake
from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.retake import Opening, Retake
from coaching_xblock.core.sitting import Sitting

LISBON, AUCKLAND = ZoneInfo("Europe/Lisbon"), ZoneInfo("Pacific/Auckland")
MARCH_3 = "2026-03-03T14:02:09Z"


def sat(stage: Any = "finished", finished: str = MARCH_3) -> dict[str, Any]:
    return Sitting("s1", "mini", "d", stage, finished, finished, finished if stage != "begun" else "").dump()


def opening(rule: Any, days: Any, now: str, *stored: dict[str, Any], zone: Any = LISBON) -> Opening:
    return retake.opening(stored or [sat()], Retake.of(rule, days), zone, now)


def test_never_is_never_and_any_time_is_now() -> None:
    assert opening("never", 0, "2036-01-01T00:00:00Z") == Opening("never")
    assert opening("any", 90, MARCH_3) == Opening("open")
    assert opening("after", 0, MARCH_3) == Opening("open")


def test_after_seven_days_is_the_tenth_from_midnight_on() -> None:
    tenth = "2026-03-10T00:00:00Z"
    assert opening("after", 7, "2026-03-09T23:59:59Z") == Opening("later", tenth)
    assert opening("after", 7, tenth) == Opening("open", tenth)


def test_midnight_is_the_learners_own() -> None:
    """At 14:02 in London Auckland has the fourth, 13 hours ahead; its fifth begins at 11."""
    assert opening("after", 1, MARCH_3, zone=AUCKLAND).at == "2026-03-04T11:00:00Z"


def test_clocks_that_change_keep_the_day() -> None:
    """Lisbon goes to summer time on 29 March 2026: midnight is 23:00 of the day before in UTC."""
    assert opening("after", 30, MARCH_3).at == "2026-04-01T23:00:00Z"


def test_a_deleted_one_may_be_taken_again_at_once() -> None:
    assert opening("never", 0, MARCH_3, sat("deleted")) == Opening("first")
    earlier = sat(finished="2026-01-01T09:00:00Z")
    assert opening("after", 30, MARCH_3, earlier, sat("deleted")).open


def test_what_is_begun_goes_on_whatever_the_rule() -> None:
    assert opening("never", 0, MARCH_3, sat(), sat("begun")) == Opening("going")


@pytest.mark.parametrize(
    ("rule", "days", "read"),
    [
        ("weekly", 7, Retake("any", 7)),
        (None, None, Retake("any", 0)),
        ("after", -5, Retake("after", 0)),
        ("after", 10**9, Retake("after", limits.RETAKE_DAYS)),
        ("after", "7", Retake("after", 0)),
    ],
)
def test_what_files_may_hold(rule: Any, days: Any, read: Retake) -> None:
    assert Retake.of(rule, days) == read


@pytest.mark.parametrize(("rule", "code"), [("never", "retake_never"), ("after", "retake_later")])
def test_asking_too_early_is_refused(rule: Any, code: str) -> None:
    with pytest.raises(Forbidden, match=code):
        retake.permit([sat()], Retake(rule, 1), LISBON, MARCH_3)
    assert retake.permit([], Retake(rule, 1), LISBON, MARCH_3) == Opening("first")


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),
    st.integers(1, limits.RETAKE_DAYS),
    st.sampled_from(["UTC", "Europe/Lisbon", "Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu"]),
)
def test_it_opens_on_that_very_day(finished: datetime, days: int, name: str) -> None:
    zone, at = ZoneInfo(name), moment.stamp(finished.replace(tzinfo=UTC))
    found = retake.opening([sat(finished=at)], Retake("after", days), zone, at)
    opens = moment.parse(found.at)
    assert found.state == "later" and found.at > at
    day = moment.parse(at).astimezone(zone).date() + timedelta(days)
    assert (opens - timedelta(seconds=1)).astimezone(zone).date() < day
    assert opens.astimezone(zone).date() >= day
    assert retake.opening([sat(finished=at)], Retake("after", days), zone, found.at).open
