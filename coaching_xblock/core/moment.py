"""Moments in time as they are stored: UTC, ISO 8601, to the second, ending in Z."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now() -> str:
    """This moment, such as ``2026-03-03T14:02:09Z``."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """*moment*, which must know its zone, as it is stored."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(stored: str) -> datetime:
    """The moment that `stamp` wrote.

    Raises `ValueError` where *stored* is no such text.
    """
    return datetime.strptime(stored, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def day(stored: str, zone: tzinfo) -> date:
    """The day of a stored moment in that *zone*."""
    return parse(stored).astimezone(zone).date()


def zone(name: str) -> ZoneInfo:
    """The IANA zone of this name; UTC where there is none of this name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
