"""The hexagon of six interest areas, as numbers for an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

#: The picture's width and height in its own units, and the distance from its middle to a corner.
WIDTH, HEIGHT, RADIUS = 340, 290, 100
_MIDDLE = (WIDTH / 2, HEIGHT / 2)
_RINGS = (0.25, 0.5, 0.75, 1.0)


def hexagon(
    labels: Sequence[str], values: Sequence[float], high: float, earlier: Sequence[float] = ()
) -> dict[str, Any]:
    """Axes, rings, outline and labels for six *values* from 0 to *high*, clockwise from the top.

    *earlier* are the six values of a sitting before; without them there is one outline.
    """
    corners = [_point(index, 1.0) for index in range(6)]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "rings": " ".join(f"M{_path([_point(index, share) for index in range(6)])}Z" for share in _RINGS),
        "axes": " ".join(f"M{_path([_MIDDLE, corner])}" for corner in corners),
        "outline": _path([_point(index, value / high) for index, value in enumerate(values)]),
        "earlier": _path([_point(index, value / high) for index, value in enumerate(earlier)]),
        "labels": [_label(index, label, values[index], high) for index, label in enumerate(labels)],
    }


def _label(index: int, label: str, value: float, high: float) -> dict[str, Any]:
    """The area's name above or below its corner, where it fits on a phone; its score beside its dot."""
    x, y = _point(index, 1.0)
    dot_x, dot_y = _point(index, value / high)
    # Long rays carry their score inside, so that it never meets the area's name.
    score_x, score_y = _point(index, value / high + (-0.2 if value > high / 2 else 0.2))
    return {
        "name": label,
        "value": f"{value:g}",
        "x": _round(x),
        "y": _round(y - 12 if sin(_angle(index)) < 0 else y + 22),
        "dot_x": _round(dot_x),
        "dot_y": _round(dot_y),
        "score_x": _round(score_x),
        "score_y": _round(score_y + 6),
    }


def _angle(index: int) -> float:
    return -pi / 2 + index * pi / 3


def _point(index: int, share: float) -> tuple[float, float]:
    angle = _angle(index)
    return _MIDDLE[0] + RADIUS * share * cos(angle), _MIDDLE[1] + RADIUS * share * sin(angle)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_round(x)},{_round(y)}" for x, y in points)


def _round(number: float) -> str:
    return f"{number:.1f}"
