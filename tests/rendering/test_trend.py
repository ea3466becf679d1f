"""Check-ins over time: drawn true to their values, with an equal table, and judged by nobody."""

from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from xblock.runtime import NullI18nService

from coaching_xblock import rendering
from coaching_xblock.core import moment
from coaching_xblock.core.prompt import Check
from coaching_xblock.core.trend import Reading, over_time
from coaching_xblock.views.bars import SIZE, WIDTH, _wide
from coaching_xblock.views.trend import DOTS, HEIGHT, LEFT, RIGHT, trend
from tests.rendering.speaking import VOICE

ENERGY, CLARITY = Check("energy", "Energy", "empty", "full"), Check("clarity", "Clarity", "fog", "clear sky")
WEEK = 7 * 86400


def reading(week: float, **values: int) -> Reading:
    start = moment.parse("2026-01-05T18:00:00Z").timestamp()
    return Reading(moment.stamp(datetime.fromtimestamp(start + week * WEEK, UTC)), values)


def shown(readings: list[Reading], checks: tuple[Check, ...] = (ENERGY, CLARITY)) -> dict[str, Any]:
    return trend(over_time(checks, readings), "en", VOICE)


def page(readings: list[Reading], checks: tuple[Check, ...] = (ENERGY, CLARITY)) -> Any:
    context = {**shown(readings, checks), "uid": "c1", "lang": "en", "subheading": "h3"}
    return html.fromstring(
        f"<div>{rendering.render('reflection/trend.html', context, NullI18nService())}</div>"
    )


def test_without_a_check_in_nothing_is_said_and_with_one_that_it_is_no_trend() -> None:
    assert page([]).text_content().strip() == ""
    one = page([reading(0, energy=4)])
    assert "One point is no trend yet." in one.text_content()
    assert not one.xpath("//svg | //table")


def test_points_stand_at_their_time_and_value() -> None:
    (energy,) = shown([reading(0, energy=0), reading(1, energy=10), reading(4, energy=5)])["trend_drawing"][
        "charts"
    ]
    points = [(float(dot["x"]), float(dot["y"])) for dot in energy["dots"]]
    top = points[1][1]
    assert points == [(LEFT, top + HEIGHT), (LEFT + (RIGHT - LEFT) / 4, top), (RIGHT, top + HEIGHT / 2)]
    assert energy["last"]["text"] == "5"


def test_check_ins_of_one_moment_stand_side_by_side() -> None:
    (energy,) = shown([reading(0, energy=3), reading(0, energy=4), reading(0, energy=5)])["trend_drawing"][
        "charts"
    ]
    assert [float(dot["x"]) for dot in energy["dots"]] == [LEFT, (LEFT + RIGHT) / 2, RIGHT]


def test_a_gap_is_not_bridged() -> None:
    weeks = [reading(n, energy=5) if n == 2 else reading(n, energy=5, clarity=n) for n in range(5)]
    energy, clarity = shown(weeks)["trend_drawing"]["charts"]
    assert energy["line"].count("M") == 1 and clarity["line"].count("M") == 2


def test_of_many_points_the_line_is_enough_but_for_lone_ones() -> None:
    weeks = [reading(n, energy=n % 11, **({"clarity": 3} if n % 2 else {})) for n in range(DOTS + 2)]
    energy, clarity = shown(weeks)["trend_drawing"]["charts"]
    assert len(energy["dots"]) == 1
    assert len(clarity["dots"]) == (DOTS + 2) // 2 and clarity["line"] == ""


def test_the_table_says_all_that_the_picture_shows() -> None:
    weeks = [reading(0, energy=4), reading(1, energy=5, clarity=0)]
    found = page(weeks)
    assert [cell.text_content() for cell in found.xpath("//tbody//td")] == ["4", "left out", "5", "0"]
    assert [head.text_content() for head in found.xpath("//thead//th")] == ["Day", "Energy", "Clarity"]
    assert [head.text_content() for head in found.xpath("//tbody//th")] == ["5 Jan 2026", "12 Jan 2026"]
    (picture,) = found.xpath("//svg")
    assert picture.get("role") == "img"
    named = [found.get_element_by_id(each).text for each in picture.get("aria-labelledby").split()]
    assert named == [
        "Your check-ins over time",
        "From 5 January 2026 to 12 January 2026. Energy: 4, 5. Clarity: left out, 0.",
    ]


def test_a_long_table_opens_on_demand_and_older_check_ins_are_counted() -> None:
    found = page([reading(n, energy=5) for n in range(61)])
    assert len(found.xpath("//details//tbody/tr")) == 60
    assert "1 older check-in is left out." in found.text_content()
    assert not page([reading(n, energy=5) for n in range(8)]).xpath("//details")


def test_dates_of_two_years_have_their_year() -> None:
    labels = [
        each["text"]
        for each in shown([reading(-1, energy=5), reading(0, energy=5)])["trend_drawing"]["labels"]
    ]
    assert labels == ["29 Dec 2025", "5 Jan 2026"]


def test_labels_of_authors_are_text() -> None:
    hostile = Check("energy", "<b>Energy</b>", "<script>", '"full"')
    found = page([reading(0, energy=4), reading(1, energy=5)], (hostile,))
    assert not found.xpath("//b | //script")
    assert "<b>Energy</b>" in found.xpath("string(//svg/g)")


NAMES = st.text("abcdefgh IMW", min_size=1, max_size=60)
VALUES = st.none() | st.integers(0, 10)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 150), VALUES, VALUES), min_size=2, max_size=70), NAMES, NAMES)
def test_no_label_leaves_the_picture_or_meets_another(
    said: list[tuple[int, int | None, int | None]], name: str, low: str
) -> None:
    checks = (Check("energy", name, low, "much"), CLARITY)
    readings = [
        reading(week, **{id: value for id, value in (("energy", one), ("clarity", two)) if value is not None})
        for week, one, two in said
    ]
    found = shown(readings, checks)
    if not found["trend_drawn"]:
        return
    drawing = found["trend_drawing"]
    boxes = []
    for chart in drawing["charts"]:
        lines = [(each, True) for each in chart["names"]] + [(each, False) for each in chart["ends"]]
        for each, bold in [*lines, *((level, False) for level in chart["levels"]), (chart["last"], True)]:
            boxes.append(_box(each, "start", bold))
        assert all(LEFT - 0.1 <= float(dot["x"]) <= RIGHT + 0.1 for dot in chart["dots"])
    boxes += [_box(each, each["anchor"], False) for each in drawing["labels"]]
    for left, top, right, bottom, text in boxes:
        assert left >= -0.1 and right <= WIDTH + 4 and top >= -0.1 and bottom <= float(drawing["height"]), (
            text
        )
    for (l1, t1, r1, b1, one), (l2, t2, r2, b2, other) in combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1, (one, other)


def _box(label: dict[str, str], anchor: str, bold: bool) -> tuple[float, float, float, float, str]:
    width, x, y = _wide(label["text"], bold=bold), float(label["x"]), float(label["y"])
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return left, y - SIZE * 0.8, left + width, y + SIZE * 0.2, label["text"]
