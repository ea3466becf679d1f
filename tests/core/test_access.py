"""The log that a learner reads: complete up to its limit, and honest about what it dropped."""

from coaching_xblock.core import access, limits
from coaching_xblock.core.access import AccessLog


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
