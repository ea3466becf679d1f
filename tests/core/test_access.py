"""The log that a learner reads: complete up to its limit, and honest about what it dropped."""

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
