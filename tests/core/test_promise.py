"""By when an answer is promised: weekends, absences, zones, and nothing that runs for ever."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits, moment, promise
from coaching_xblock.core.promise import (
    HORIZON,
    Absence,
    Cover,
    Missed,
    Outlook,
    Promise,
    cover,
    due,
    missed,
    outlook,
)

MONDAY, TUESDAY, FRIDAY = "2025-03-03T09:00:00Z", "2025-03-04T09:00:00Z", "2025-03-07T09:00:00Z"
BEN = "12"


def march(day: int, year: int = 2025) -> date:
    return date(year, 3, day)


def away(first: int, last: int, instead: str = "") -> Absence:
    return Absence(march(first), march(last), instead)


@pytest.mark.parametrize(
    ("sent", "days", "when"),
    [
        (MONDAY, 1, 4),
        (MONDAY, 0, 3),
        (MONDAY, 4, 7),
        (MONDAY, 5, 10),
        (FRIDAY, 1, 10),
        (FRIDAY, 2, 11),
        (FRIDAY, 5, 14),
        ("2025-03-08T09:00:00Z", 0, 10),
        ("2025-03-08T09:00:00Z", 1, 10),
        ("2025-03-09T09:00:00Z", 2, 11),
    ],
)
def test_weekends_do_not_count(sent: str, days: int, when: int) -> None:
    assert due(sent, Promise(days), UTC) == march(when)


def test_nothing_is_promised_by_default() -> None:
    assert due(MONDAY, Promise(), UTC) is None
    assert due(MONDAY, Promise.load({}), UTC) is None


def test_days_of_ones_own() -> None:
    sunday_to_tuesday = Promise(3, frozenset({6, 0, 1}))
    assert due(TUESDAY, sunday_to_tuesday, UTC) == march(11)


def test_who_works_on_no_day_promises_nothing() -> None:
    assert due(MONDAY, Promise(2, frozenset()), UTC) is None
    assert due(MONDAY, Promise(0, frozenset()), UTC) is None


def test_absence_over_the_day() -> None:
    assert due(MONDAY, Promise(2, absences=(away(5, 5),)), UTC) == march(6)
    assert due(MONDAY, Promise(2, absences=(away(4, 7),)), UTC) == march(11)
    assert due(MONDAY, Promise(2, absences=(away(4, 5), away(5, 9))), UTC) == march(11)
    assert due(MONDAY, Promise(2, absences=(away(6, 7),)), UTC) == march(5)


def test_an_absence_of_a_year_and_one_without_an_end() -> None:
    year = Absence(march(1), march(1, 2026))
    assert due(MONDAY, Promise(1, absences=(year,)), UTC) == march(2, 2026)
    forever = Absence(march(1), date.max)
    assert due(MONDAY, Promise(1, absences=(forever,)), UTC) is None
    assert cover(Promise(1, absences=(forever,)), march(3)) == Cover("", date.max)


def test_leap_day() -> None:
    assert due("2028-02-28T12:00:00Z", Promise(1), UTC) == date(2028, 2, 29)
    assert due("2028-02-29T12:00:00Z", Promise(1), UTC) == date(2028, 3, 1)
    assert due("2027-02-26T12:00:00Z", Promise(1), UTC) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("sent", "zone", "when"),
    [
        # Monday evening there, Tuesday here.
        ("2025-03-04T03:30:00Z", "America/New_York", 4),
        ("2025-03-04T03:30:00Z", "UTC", 5),
        # Clocks go forward on 30 March in Lisbon: that hour is Monday there already.
        ("2025-03-30T23:30:00Z", "Europe/Lisbon", 1),
        ("2025-03-30T23:30:00Z", "UTC", 31),
        ("2025-03-30T22:59:59Z", "Europe/Lisbon", 31),
        # 9 March has 23 hours in New York.
        ("2025-03-10T03:59:00Z", "America/New_York", 10),
        ("2025-03-10T04:00:00Z", "America/New_York", 11),
    ],
)
def test_days_are_those_of_the_zone(sent: str, zone: str, when: int) -> None:
    found = due(sent, Promise(1), ZoneInfo(zone))
    assert found is not None and found.day == when


def test_the_end_of_all_days() -> None:
    assert due("9999-12-30T12:00:00Z", Promise(30), UTC) is None


def test_cover() -> None:
    card = Promise(2, absences=(away(5, 7, BEN), away(10, 12)))
    assert cover(card, march(4)) is None
    assert cover(card, march(5)) == cover(card, march(7)) == Cover(BEN, march(7))
    assert cover(card, march(8)) is None
    assert cover(card, march(12)) == Cover("", march(12))


def test_absences_that_follow_on_each_other_are_one() -> None:
    card = Promise(2, absences=(away(10, 12, BEN), away(5, 7, BEN), away(8, 9, BEN)))
    assert cover(card, march(5)) == Cover(BEN, march(12))
    other = Promise(2, absences=(away(5, 7, BEN), away(8, 9, "13")))
    assert cover(other, march(5)) == Cover(BEN, march(7))


def test_missed() -> None:
    card = Promise(2, instead=BEN)
    team = {BEN: Promise(1)}
    assert missed(march(4), march(3), card, team) is None
    assert missed(march(4), march(4), card, team) is None
    assert missed(march(4), march(5), card, team) == Missed(march(4), BEN, march(5))
    assert missed(march(4), march(5), card, {BEN: Promise()}) == Missed(march(4), BEN, march(6))
    assert missed(march(4), march(5), Promise(2), team) == Missed(march(4))
    assert missed(march(4), march(5), Promise(instead=BEN), {BEN: Promise()}) == Missed(march(4), BEN)


def test_who_left_answers_nobody() -> None:
    assert missed(march(4), march(5), Promise(2, instead=BEN), {}) == Missed(march(4))


def test_who_is_away_is_answered_for_as_the_absence_says() -> None:
    card = Promise(2, absences=(away(4, 6, "13"),), instead=BEN)
    team = {BEN: Promise(), "13": Promise(3, frozenset({0, 1, 2}))}
    assert missed(march(4), march(5), card, team) == Missed(march(4), "13", march(11))
    assert missed(march(4), march(7), card, team) == Missed(march(4), BEN, march(6))


def expect(card: Promise, today: int, until: date | None = None, **team: Promise) -> Outlook:
    found = {key.strip("_"): each for key, each in team.items()}
    return outlook(MONDAY, card, march(today), UTC, found, until)


def test_outlook() -> None:
    assert expect(Promise(), 3) == Outlook()
    assert expect(Promise(2), 3) == Outlook(march(5))
    assert expect(Promise(2), 5) == Outlook(march(5))
    assert expect(Promise(2), 6) == Outlook(march(5), missed=Missed(march(5)))


def test_outlook_while_the_coach_is_away() -> None:
    card = Promise(2, absences=(away(3, 7, BEN),))
    assert expect(card, 4, _12=Promise(1)) == Outlook(march(4), Cover(BEN, march(7)))
    assert expect(card, 5, _12=Promise(1)) == Outlook(None, Cover(BEN, march(7)))
    assert expect(card, 5, _12=Promise()) == Outlook(march(5), Cover(BEN, march(7)))
    assert expect(card, 4) == Outlook(march(11), Cover("", march(7)))
    assert expect(card, 10) == Outlook(march(11))
    silent = Promise(absences=card.absences)
    assert expect(silent, 4) == Outlook(None, Cover("", march(7)))
    assert expect(silent, 4, _12=Promise()) == Outlook(None, Cover(BEN, march(7)))


def test_what_was_promised_for_this_very_message_comes_first() -> None:
    card = Promise(2, absences=(away(3, 7),), instead=BEN)
    assert expect(card, 4, march(6)) == Outlook(march(6))
    assert expect(card, 7, march(6)) == Outlook(march(6), missed=Missed(march(6)))
    found = expect(card, 7, march(6), _12=Promise())
    assert found.missed == Missed(march(6), BEN, march(10))


def test_cards_come_back_as_they_were() -> None:
    card = Promise(3, frozenset({0, 6}), (away(3, 7, BEN), away(9, 9)), BEN)
    assert Promise.load(card.dump()) == card
    assert Promise.load({"words": "token", **Promise().dump()}) == Promise()


@pytest.mark.parametrize("days", [True, "3", -1, 2.5, limits.PROMISE_DAYS + 1, None, [1]])
def test_days_that_are_none_promise_nothing(days: object) -> None:
    assert Promise.load({"days": days}).days is None


@pytest.mark.parametrize(
    "absence",
    [
        None,
        "2025-03-03",
        {},
        {"from": "2025-03-03"},
        {"from": "2025-03-03", "to": "2025-03-02"},
        {"from": "soon", "to": "later"},
        {"from": 3, "to": 4},
        [],
    ],
)
def test_absences_that_are_none_are_left_out(absence: object) -> None:
    good = away(3, 7).dump()
    assert Promise.load({"absences": [absence, good]}).absences == (away(3, 7),)
    assert Promise.load({"absences": absence}).absences == ()


def test_workdays_that_are_none() -> None:
    assert Promise.load({"workdays": "01"}).workdays == promise.WEEK
    assert Promise.load({"workdays": [0, 9, "1", None, 6]}).workdays == {0, 6}
    assert Promise.load({"workdays": []}).workdays == frozenset()


DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
ABSENCES = st.tuples(DAYS, st.integers(0, 500)).map(lambda got: Absence(got[0], got[0] + timedelta(got[1])))
CARDS = st.builds(
    Promise,
    st.integers(0, limits.PROMISE_DAYS),
    st.frozensets(st.integers(0, 6)),
    st.lists(ABSENCES, max_size=4).map(tuple),
)
ZONES = st.sampled_from(
    ["UTC", "Europe/Lisbon", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), CARDS, ZONES.map(ZoneInfo))
def test_the_day_is_a_working_day_with_as_many_before_it(sent: datetime, card: Promise, zone: tzinfo) -> None:
    found = due(moment.stamp(sent.replace(tzinfo=UTC)), card, zone)
    written = sent.replace(microsecond=0, tzinfo=UTC).astimezone(zone).date()
    if found is None:
        assert not card.workdays or card.absences
        return
    assert card.works(found) and written <= found <= written + timedelta(HORIZON)
    between = range((found - written).days + 1)
    worked = sum(card.works(written + timedelta(each)) for each in between if each or not card.days)
    assert worked == max(card.days or 0, 1)


@given(CARDS, DAYS)
def test_who_is_covered_is_away_that_whole_time(card: Promise, day: date) -> None:
    found = cover(card, day)
    assert (found is None) == (not any(each.covers(day) for each in card.absences))
    if found:
        whole = range((found.until - day).days + 1)
        assert all(any(a.covers(day + timedelta(each)) for a in card.absences) for each in whole)
