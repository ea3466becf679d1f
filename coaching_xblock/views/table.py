"""Scores as tables, which say the same as the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.places import Scale, numbered, places

from .sentence import figure
from .voice import Voice, plain_number

#: A longer table than this one opens only on demand.
LONG = 8
#: Short figures stay on one line.
WHOLE = " coaching-whole"


def tables(
    scales: Sequence[Scale], phrases: Sequence[str], caption: str, voice: Voice
) -> list[dict[str, Any]]:
    """An order for scales that stand against each other, scores for the others."""
    said = {each["id"]: phrase for each, phrase in zip(scales, phrases, strict=True)}
    compared = [each for each in scales if each["compared"]]
    rated = [each for each in scales if not each["compared"]]
    found = [_order(compared, voice)] if compared else []
    return [*found, _scores(rated, said, caption, voice)] if rated else found


def _order(scales: Sequence[Scale], voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    rows = [
        {
            "name": each["name"],
            "score": _("{place}, tied").format(place=place) if tied else plain_number(place),
            "whole": WHOLE,
            "phrase": figure(each, voice),
        }
        for place, each, tied in numbered(places(scales))
    ]
    rows += [
        {"name": each["name"], "score": _("none"), "whole": WHOLE, "phrase": _("too little answered")}
        for each in scales
        if each["value"] is None
    ]
    return {
        "caption": _("The order of your choices"),
        "heads": {
            "score": _("Place"),
            "phrase": _("Points") if any(each["low"] for each in scales) else _("Chosen"),
        },
        "worded": True,
        "quoted": False,
        "rows": rows,
        "open": len(rows) <= LONG,
        "long": len(rows) > LONG,
    }


def _scores(scales: Sequence[Scale], phrases: dict[str, str], caption: str, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    ranges = {(each["low"], each["high"]) for each in scales}
    (low, high) = next(iter(ranges))
    bare = len(ranges) == 1 and bool(low)
    if bare:
        caption = _("{caption}, from {low} to {high}").format(
            caption=caption, low=plain_number(low), high=plain_number(high)
        )
    rows = [
        {
            "name": each["name"],
            "score": _score(each, bare, voice),
            "whole": "" if each["low"] and not bare else WHOLE,
            "phrase": phrases[each["id"]],
        }
        for each in scales
    ]
    return {
        "caption": caption,
        "heads": {"score": _("Score"), "phrase": _("In words")},
        "worded": any(row["phrase"] for row in rows),
        "quoted": True,
        "rows": rows,
        "open": len(rows) <= LONG,
        "long": len(rows) > LONG,
    }


def _score(scale: Scale, bare: bool, voice: Voice) -> str:
    if scale["value"] is None:
        return voice.gettext("none")
    return plain_number(scale["value"]) if bare else figure(scale, voice)
