"""Check-ins over time as a picture and an equal table: a small chart for each check, on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core import moment
from coaching_xblock.core.prompt import CHECK_HIGH, CHECK_LOW
from coaching_xblock.core.trend import Series, Trend

from .bars import LINE, WIDTH, wrapped
from .table import LONG
from .voice import Voice

#: The height of one chart, what lies between two, and where its lines begin and end.
HEIGHT, GAP, LEFT, RIGHT = 60, 22, 24, WIDTH - 26
#: Room that a date below the charts needs, without and with its year.
DATE, DATE_YEAR = 60, 96
#: Of more points than these, only those are marked that no line reaches, and the last one.
DOTS = 30


def trend(found: Trend, language: str, voice: Voice) -> dict[str, Any]:
    """The context of ``reflection/trend.html``; *language* is that of the prompts. Nothing is judged."""
    _ = voice.gettext
    if not found.drawn:
        one = _("One point is no trend yet. From your second check-in on, it shows here what moves.")
        return {"trend_one": one if found.points else "", "trend_drawn": False}
    left_out = voice.ngettext(
        "{number} older check-in is left out.", "{number} older check-ins are left out.", found.earlier
    )
    return {
        "trend_one": "",
        "trend_drawn": True,
        "trend_language": language,
        "trend_earlier": left_out if found.earlier else "",
        "trend_drawing": {**_drawing(found, voice), "description": _told(found, voice)},
        "trend_table": _table(found, voice),
    }


def _drawing(found: Trend, voice: Voice) -> dict[str, Any]:
    places, charts, top = _places(found.moments), [], 0.0
    for each in found.series:
        charts.append(_chart(each, places, top))
        top = charts[-1]["below"] + GAP
    bottom, years = top - GAP + LINE, found.moments[0][:4] != found.moments[-1][:4]
    labels = [
        {**_text(voice.short_day(found.moments[at], years), places[at], bottom + 5), "anchor": anchor}
        for at, anchor in _dated(places, DATE_YEAR if years else DATE)
    ]
    return {"width": WIDTH, "height": _round(bottom + 8), "charts": charts, "labels": labels}


def _chart(each: Series, places: Sequence[float], top: float) -> dict[str, Any]:
    """One check from *top* on: its name, what its ends mean, three lines to read from, and its values."""
    names = wrapped(each.check.label, WIDTH, bold=True)
    ends = [f"{CHECK_LOW} {each.check.low}", f"{CHECK_HIGH} {each.check.high}"]
    meant = wrapped(" – ".join(ends), WIDTH)
    if len(meant) > 1:
        meant = [line for end in ends for line in wrapped(end, WIDTH)]
    lines = [*names, *meant]
    start = top + LINE * len(lines) + 10
    runs = [[(places[place], _height(value, start)) for place, value in run] for run in each.runs]
    points = [point for run in runs for point in run]
    dots = points if len(points) <= DOTS else [*(run[0] for run in runs if len(run) == 1), points[-1]]
    return {
        "names": [_text(line, 0, top + LINE * n) for n, line in enumerate(names, start=1)],
        "ends": [_text(line, 0, top + LINE * n) for n, line in enumerate(meant, start=len(names) + 1)],
        "grid": " ".join(f"M{LEFT - 6},{_round(_height(value, start))}H{RIGHT + 6}" for value in _LEVELS),
        "levels": [_text(str(value), 0, _height(value, start) + 10) for value in _LEVELS],
        "line": " ".join(_joined(run) for run in runs if len(run) > 1),
        "dots": [{"x": _round(x), "y": _round(y)} for x, y in dots],
        "last": _text(str(each.runs[-1][-1][1]), points[-1][0] + 8, points[-1][1] + 10),
        "below": start + HEIGHT + 4,
    }


_LEVELS = (CHECK_LOW, (CHECK_LOW + CHECK_HIGH) // 2, CHECK_HIGH)


def _joined(run: Sequence[tuple[float, float]]) -> str:
    return f"M{' '.join(f'{_round(x)},{_round(y)}' for x, y in run)}"


def _height(value: int, start: float) -> float:
    return start + HEIGHT * (CHECK_HIGH - value) / (CHECK_HIGH - CHECK_LOW)


def _places(moments: Sequence[str]) -> list[float]:
    """Where each moment stands between `LEFT` and `RIGHT`: by its time, or evenly where all are one."""
    times = [moment.parse(each).timestamp() for each in moments]
    width = times[-1] - times[0]
    shares = [(time - times[0]) / width for time in times] if width else _even(len(times))
    return [LEFT + (RIGHT - LEFT) * share for share in shares]


def _even(many: int) -> list[float]:
    return [number / (many - 1) for number in range(many)]


def _dated(places: Sequence[float], room: float) -> list[tuple[int, str]]:
    """The points with a date below them, and its anchor: both ends, and others where there is *room*."""
    found, last = [(0, "start")], LEFT + room / 2
    for at, place in enumerate(places[1:-1], start=1):
        if place - last >= room and RIGHT - room / 2 - place >= room:
            found.append((at, "middle"))
            last = place
    return [*found, (len(places) - 1, "end")]


def _told(found: Trend, voice: Voice) -> str:
    """The picture in words: each value in its order."""
    _ = voice.gettext
    lines = [
        _("{check}: {values}.").format(
            check=each.check.label, values=", ".join(_value(value, voice) for value in each.values)
        )
        for each in found.series
    ]
    first, last = voice.date(found.moments[0]), voice.date(found.moments[-1])
    return " ".join([_("From {first} to {last}.").format(first=first, last=last), *lines])


def _table(found: Trend, voice: Voice) -> dict[str, Any]:
    rows = [
        {
            "date": voice.short_day(at, year=True),
            "values": [_value(each.values[place], voice) for each in found.series],
        }
        for place, at in enumerate(found.moments)
    ]
    return {
        "heads": [each.check.label for each in found.series],
        "rows": rows,
        "open": len(rows) <= LONG,
        "long": len(rows) > LONG,
    }


def _value(value: int | None, voice: Voice) -> str:
    return voice.gettext("left out") if value is None else str(value)


def _text(text: str, x: float, y: float) -> dict[str, str]:
    return {"text": text, "x": _round(x), "y": _round(y - 5)}


def _round(number: float) -> str:
    return f"{number:.1f}"
