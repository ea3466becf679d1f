"""From when to when a block can be written in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.window import Window

DAY = datetime(2026, 3, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-03-03T07:59:59Z", "early"),
        ("2026-03-03T08:00:00Z", "open"),
        ("2026-03-10T07:59:59Z", "open"),
        ("2026-03-10T08:00:00Z", "late"),
    ],
)
def test_it_opens_and_closes(now: str, state: str) -> None:
    window = Window.of(DAY, DAY + timedelta(days=7))
    assert window.state(now) == state
    if state == "open":
        window.permit(now)
        return
    with pytest.raises(Forbidden, match="not_open_yet" if state == "early" else "closed_now"):
        window.permit(now)


@pytest.mark.parametrize("nothing", [None, "", "soon", 3])
def test_without_dates_it_is_open(nothing: object) -> None:
    assert Window.of(nothing, nothing) == Window()
    assert Window().state("2026-03-03T08:00:00Z") == "open"


def test_a_date_without_a_zone_is_utc() -> None:
    assert Window.of(datetime(2026, 3, 3, 8), None).opens == "2026-03-03T08:00:00Z"
    assert Window.of(DAY.astimezone(timezone(timedelta(hours=5))), None).opens == "2026-03-03T08:00:00Z"
