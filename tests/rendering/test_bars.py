"""The bars' geometry: true to the scores, and no label outside the picture or on another one."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_xblock.core import report
from coaching_xblock.views.bars import LINE, SIZE, TRACK, WIDTH, _wide, bars, wrapped
from coaching_xblock.views.reading import phrase
from tests.core import results
from tests.olx import making
from tests.rendering.speaking import VOICE


def drawn(shown: dict[str, Any]) -> dict[str, Any]:
    return bars(shown["scales"], [phrase(each, VOICE) for each in shown["scales"]], "no score")


def boxes(picture: dict[str, Any]) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right and bottom of each label, at its widest."""
    labels = [
        (label, bold)
        for row in picture["rows"]
        for group, bold in (
            (row["names"], True),
            (row["phrases"], False),
            ([mark["value"] for mark in row["marks"]], True),
            ([label for axis in row["axes"] for label in axis["labels"]], False),
        )
        for label in group
    ]
    labels += [(label, False) for axis in picture["axes"] for label in axis["labels"]]
    found = []
    for label, bold in labels:
        width = _wide(label["text"], bold=bold)
        left = float(label["x"]) - (width if label["anchor"] == "end" else 0)
        bottom = float(label["y"])
        found.append((left, bottom - SIZE * 0.8, left + width, bottom + SIZE * 0.2, label["text"]))
    return found


def check(picture: dict[str, Any]) -> None:
    found = boxes(picture)
    for left, top, right, bottom, text in found:
        assert left >= -2 and right <= WIDTH + 0.01, text
        assert top >= 0 and bottom <= float(picture["height"]), text
    for (l1, t1, r1, b1, one), (l2, t2, r2, b2, other) in combinations(found, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1, (one, other)
    for row in picture["rows"]:
        for mark in row["marks"]:
            assert 0 < float(mark["width"]) <= float(row["track"]["width"]) + 0.01


@pytest.mark.parametrize("unequal", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 6, 10, 30])
def test_no_label_meets_another(count: int, unequal: bool) -> None:
    made = results.rated(count, unequal=unequal)
    picture = drawn(results.shown(made, {item.id: number % 5 + 1 for number, item in enumerate(made)}))
    assert len(picture["rows"]) == count
    assert picture["common"] is (count == 1 or not unequal)
    check(picture)


@settings(max_examples=60)
@given(making.instruments().filter(lambda made: bool(made.scales)))
def test_no_label_meets_another_whatever_an_author_writes(made: Any) -> None:
    answers = {
        item.id: item.range.low if item.range else item.options[-1].value
        for item in made
        if item.kind in ("rating", "single", "forced", "number", "slider")
    }
    check(drawn(report.build(made, answers)))


def test_bars_are_as_long_as_their_scores() -> None:
    picture = drawn(results.summed(results.rated(3), 0, 10, 20))
    track = float(picture["rows"][0]["track"]["width"])
    widths = [float(row["marks"][0]["width"]) for row in picture["rows"]]
    assert widths == pytest.approx([2, track / 2, track], abs=0.1)
    assert [row["marks"][0]["value"]["text"] for row in picture["rows"]] == ["0", "10", "20"]


def test_ticks_stand_where_descriptions_change() -> None:
    (row,) = drawn(results.summed(results.rated(1), 10))["rows"]
    track = float(row["track"]["width"])
    ticks = [float(tick.split(",")[0]) for tick in row["ticks"].split("M")[1:]]
    assert ticks == pytest.approx([track * 1.5 / 4, track * 2.5 / 4], abs=0.1)


def test_a_standard_error_shows_where_it_is_known_and_stays_on_the_track() -> None:
    shown = results.summed(results.rated(2), 10, 20)
    shown["scales"] = [{**each, "error": 2.0} for each in shown["scales"]]
    middle, last = drawn(shown)["rows"]
    track = float(middle["track"]["width"])
    (error,) = middle["marks"][0]["errors"]
    assert [float(error["x"]), float(error["width"])] == pytest.approx([track * 0.4, track * 0.2], abs=0.1)
    (error,) = last["marks"][0]["errors"]
    assert float(error["x"]) + float(error["width"]) == pytest.approx(track, abs=0.2)
    assert drawn(results.summed(results.rated(1), 10))["rows"][0]["marks"][0]["errors"] == []


def test_no_score_is_no_bar() -> None:
    (row,) = drawn(results.shown(results.rated(1), {}))["rows"]
    assert row["marks"] == [] and [line["text"] for line in row["phrases"]] == ["no score"]


def test_unequal_ranges_have_an_axis_each() -> None:
    picture = drawn(results.summed(results.rated(2, unequal=True), 10, 10))
    assert picture["axes"] == []
    ends = [[label["text"] for label in row["axes"][0]["labels"]] for row in picture["rows"]]
    assert ends == [["0", "20"], ["0", "24"]]


def test_the_common_axis_says_what_its_ends_mean() -> None:
    (axis,) = drawn(results.summed(results.rated(2), 10, 10))["axes"]
    assert [label["text"] for label in axis["labels"]] == ["0 Strongly Dislike", "20 Strongly Like"]


@given(st.text(max_size=200), st.integers(40, 340))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(_wide(line) <= width for line in lines)


def test_rows_leave_room_for_tracks() -> None:
    rows = drawn(results.summed(results.rated(2), 10, 10))["rows"]
    first, second = (float(row["track"]["y"]) for row in rows)
    assert second - first >= TRACK + LINE
