"""Scores as horizontal bars, as numbers for an SVG in which no two labels meet."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.places import Scale, share

from .voice import plain_number

#: The picture's width, the size of its letters, and heights, in its own units.
WIDTH, SIZE, LINE, TRACK, GAP = 340, 14, 19, 12, 18
#: Between two labels of one line.
APART = 12
#: Words at the ends of the axis take no more lines than these.
MOST_LINES = 3


def bars(scales: Sequence[Scale], phrases: Sequence[str], none: str) -> dict[str, Any]:
    """Rows with a name, its band's name at the end, a track with ticks, and the score.

    *phrases* are the names of the bands, one for each of *scales*; *none* stands where there is no score.
    Scales of one range share the axis below them; otherwise each has its own.
    """
    common = len({(each["low"], each["high"]) for each in scales}) == 1
    values = ["" if each["value"] is None else plain_number(each["value"]) for each in scales]
    track = WIDTH - max(_wide(value, bold=True) for value in [*values, "0"]) - 8
    beside = all(
        _wide(each["name"], bold=True) + APART + _wide(phrase or none) <= WIDTH
        for each, phrase in zip(scales, phrases, strict=True)
    )
    rows, top = [], 0.0
    for each, phrase, value in zip(scales, phrases, values, strict=True):
        row = _row(each, phrase or (none if each["value"] is None else ""), value, (top, track), beside)
        row["axes"] = [] if common else [_axis(each, row["below"], track, words=False)]
        rows.append(row)
        top = row["below"] + (0 if common else LINE) + GAP
    alike = len({tuple(each["ends"]) for each in scales}) == 1
    last = [_axis(scales[0], top - GAP, track, words=alike)] if common else []
    return {
        "width": WIDTH,
        "height": _round(max([top - GAP, *(axis["bottom"] for axis in last)]) + 6),
        "rows": rows,
        "axes": last,
        "common": common,
    }


def wrapped(text: str, width: float, *, bold: bool = False) -> list[str]:
    """*text* in lines that are no wider than *width*; a word that is too long by itself is broken."""
    lines = [""]
    for word in text.split():
        while _wide(word, bold=bold) > width:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or _wide(word[:n], bold=bold) <= width)
            lines += [word[:cut]] if lines[-1] else []
            lines[-1], word = word[:cut], word[cut:]
            lines.append("")
        joined = f"{lines[-1]} {word}".strip()
        if _wide(joined, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line]


def _row(scale: Scale, phrase: str, value: str, place: tuple[float, float], beside: bool) -> dict[str, Any]:
    """One row from *place*'s top on, with a track of *place*'s width."""
    top, track = place
    names = wrapped(scale["name"], WIDTH, bold=True)
    lines = [_text(name, 0, top + LINE * n, "start") for n, name in enumerate(names, start=1)]
    words = [phrase] if beside and phrase else wrapped(phrase, WIDTH)
    if beside:
        ends = [_text(word, WIDTH - 1, top + LINE, "end") for word in words]
        height = LINE * len(lines)
    else:
        height = LINE * (len(lines) + len(words))
        ends = [
            _text(word, 0, top + LINE * (len(lines) + n), "start") for n, word in enumerate(words, start=1)
        ]
    y = top + height + 7
    return {
        "names": lines,
        "phrases": ends,
        "track": {"y": _round(y), "width": _round(track), "height": TRACK},
        "marks": [_mark(scale, y, track, value)] if value else [],
        "ticks": " ".join(
            f"M{_round(track * _at(scale, cut))},{_round(y - 3)}v{TRACK + 6}" for cut in scale["cuts"]
        ),
        "below": y + TRACK + 3,
    }


def _mark(scale: Scale, y: float, track: float, value: str) -> dict[str, Any]:
    """The bar itself, its standard error where one is published, and its number."""
    at = _at(scale, scale["value"])  # what is filled in for missing answers can reach beyond
    error = scale["error"] or 0
    low, high = _at(scale, scale["value"] - error), _at(scale, scale["value"] + error)
    return {
        "width": _round(max(2.0, track * at)),
        "value": _text(value, WIDTH - 1, y + TRACK + 4, "end"),
        "errors": [
            {"x": _round(track * low), "width": _round(track * (high - low)), "y": _round(y + TRACK / 2 - 2)}
        ]
        if error
        else [],
    }


def _axis(scale: Scale, y: float, track: float, *, words: bool) -> dict[str, Any]:
    """The least and the most below a track; with what answers mean there, where that is short enough."""
    said = [plain_number(scale["low"]), plain_number(scale["high"])]
    if words and scale["ends"]:
        longer = [f"{number} {end}" for number, end in zip(said, scale["ends"], strict=True)]
        if all(len(wrapped(each, track / 2 - APART)) <= MOST_LINES for each in longer):
            said = longer
    columns = [wrapped(each, track / 2 - APART) for each in said]
    labels = [
        _text(line, x, y + LINE * n, anchor)
        for (x, anchor), lines in zip([(0.0, "start"), (track, "end")], columns, strict=True)
        for n, line in enumerate(lines, start=1)
    ]
    return {"labels": labels, "bottom": y + LINE * max(map(len, columns))}


def _at(scale: Scale, value: float) -> float:
    """The share of the track up to *value*, within the track."""
    return min(1.0, max(0.0, share({**scale, "value": value})))


def _text(text: str, x: float, y: float, anchor: str) -> Mapping[str, str]:
    return {"text": text, "x": _round(x), "y": _round(y - 5), "anchor": anchor}


def _wide(text: str, *, bold: bool = False) -> float:
    """At most how wide *text* is in any usual font: no server knows the reader's."""
    return sum(map(_em, text)) * SIZE * (1.08 if bold else 1)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "mwMW@%—…":
        return 0.98
    return 0.36 if character in " iIl.,:;'’|!()[]" else 0.77 if character.isupper() else 0.62


def _round(number: float) -> str:
    return f"{number:.1f}"
