"""The log that a learner reads: complete up to its limit, and honest about what it dropped."""

import pytest

from coaching_xblock.core import access, limits
from coaching_xblock.core.access import AccessLog, Line


def test_lines_are_added_in_order_and_read_newest_first() -> None:
    log = access.record({}, "7", "shared", "s1", "2026-03-01T10:00:00Z")
    log = access.record(log, "1", "opened", "s1", "2026-03-02T10:00:00Z")
    log = access.record(log, "1", "opened", "s2", "2026-03-03T10:00:00Z")
    assert [(line.who, line.act) for line in AccessLog.load(log).of("s1")] == [
        ("1", "opened"),
        ("7", "shared"),
    ]


def test_the_oldest_lines_are_counted_when_they_are_dropped() -> None:
    log: dict[str, object] = {}
    for number in range(limits.LOG_LINES + 3):
        log = access.record(log, str(number), "opened", "s1", "2026-03-01T10:00:00Z")
    loaded = AccessLog.load(log)
    assert len(loaded.lines) == limits.LOG_LINES
    assert loaded.earlier == 3
    assert loaded.lines[0].who == "3"


def test_opening_often_hides_nobody_else() -> None:
    log = AccessLog().add(Line("t", "7", "shared", "s1")).add(Line("t", "1", "opened", "s1"))
    for number in range(2 * limits.LOG_LINES):
        log = log.add(Line(str(number), "2", "opened", "s1"))
    assert log.lines[:2] == (Line("t", "7", "shared", "s1"), Line("t", "1", "opened", "s1"))
    assert log.lines[-1].at == str(2 * limits.LOG_LINES - 1)
    assert (len(log.lines), log.earlier) == (limits.LOG_LINES, limits.LOG_LINES + 2)


def test_coming_back_within_the_visit_is_no_further_line() -> None:
    log = access.visit({}, "1", "s1", "2026-03-01T10:00:00Z")
    assert access.visit(log, "1", "s1", "2026-03-01T10:30:00Z") == log
    for who, item, when in [
        ("1", "s1", "2026-03-01T10:30:01Z"),
        ("2", "s1", "2026-03-01T10:00:01Z"),
        ("1", "s2", "2026-03-01T10:00:01Z"),
        ("1", "s1", "2026-03-01T09:00:00Z"),
    ]:
        assert len(access.visit(log, who, item, when)["lines"]) == 2


def test_what_is_opened_together_has_a_line_each() -> None:
    log = AccessLog.load(access.opened({}, "1", ["a", "b"], "2026-03-03T14:02:09Z"))
    assert [(line.who, line.act, line.item) for line in log.lines] == [
        ("1", "opened", "a"),
        ("1", "opened", "b"),
    ]


@pytest.mark.parametrize("act", ["shared", "withdrawn", "answers_shared", "answers_withdrawn"])
def test_a_visit_ends_where_the_learner_changes_what_may_be_read(act: access.Act) -> None:
    log = access.visit({}, "1", "s1", "2026-03-01T10:00:00Z")
    log = access.record(log, "7", act, "s1", "2026-03-01T10:01:00Z")
    again = access.visit(log, "1", "s1", "2026-03-01T10:02:00Z")
    assert [line["act"] for line in again["lines"]] == ["opened", act, "opened"]
    elsewhere = access.record(again, "7", act, "s2", "2026-03-01T10:03:00Z")
    assert access.visit(elsewhere, "1", "s1", "2026-03-01T10:04:00Z") == elsewhere


def test_beginning_and_dropping_records_hides_nobody() -> None:
    log = AccessLog().add(Line("t", "7", "shared", "s1")).add(Line("t", "1", "opened", "s1"))
    for number in range(limits.LOG_LINES):
        log = log.add(Line("t", "1", "record_begun", str(number)))
        log = log.add(Line("t", "1", "record_dropped", str(number)))
    assert log.lines[:2] == (Line("t", "7", "shared", "s1"), Line("t", "1", "opened", "s1"))
    assert len(log.lines) == limits.LOG_LINES
