"""Two scores of each scale on one track: from an open mark to a filled one, as numbers for an SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.change import ScaleChange

from .bars import LINE, WIDTH, wrapped

#: The space around the track, so that marks at its ends are whole.
_EDGE, _ROW = 8, 30


def shifts(scales: Sequence[Mapping[str, Any]], changes: Sequence[ScaleChange]) -> dict[str, Any]:
    """One row for each scale: its name, its track, both marks, and what one score can be off by chance.

    *scales* are those of a stored report, with ``name``, ``low`` and ``high``.
    """
    rows, top = [], 0.0
    for scale, change in zip(scales, changes, strict=True):
        names = wrapped(scale["name"], WIDTH, bold=True)
        y = top + LINE * len(names) + 12
        before, after = _at(scale, change.before), _at(scale, change.after)
        both = [each for each in (before, after) if each is not None]
        rows.append(
            {
                "names": [{"text": name, "y": _round(top + LINE * n - 5)} for n, name in enumerate(names, 1)],
                "y": _round(y),
                "way": {"from": _round(min(both)), "to": _round(max(both))} if len(both) == 2 else None,
                "before": None if before is None else _round(before),
                "after": None if after is None else _round(after),
                "errors": [_band(scale, each, change.error) for each in (change.before, change.after)]
                if change.error and len(both) == 2
                else [],
            }
        )
        top = y + _ROW - 12
    return {"width": WIDTH, "height": _round(top), "rows": rows, "left": _EDGE, "right": WIDTH - _EDGE}


def _at(scale: Mapping[str, Any], value: float | None) -> float | None:
    """Where *value* stands on the track, within it."""
    if value is None or scale["high"] == scale["low"]:
        return None
    share = (value - scale["low"]) / (scale["high"] - scale["low"])
    return float(_EDGE + (WIDTH - 2 * _EDGE) * min(1.0, max(0.0, share)))


def _band(scale: Mapping[str, Any], value: float | None, error: float) -> dict[str, str]:
    low = _at(scale, None if value is None else value - error) or 0.0
    high = _at(scale, None if value is None else value + error) or 0.0
    return {"from": _round(low), "to": _round(high)}


def _round(number: float) -> str:
    return f"{number:.1f}"
