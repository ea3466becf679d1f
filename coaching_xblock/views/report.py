"""A finished sitting's result, as learner and coach both read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.places import numbered, places
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from . import echo, reading
from .answers import answers
from .bars import bars
from .hexagon import hexagon
from .licence import licences
from .sentence import RIASEC, figure, sentence
from .table import tables
from .voice import Voice, plain_number

#: So many scales are described openly; more of them one by one, on demand.
OPEN = 2
#: More bars than these stand in two pictures.
MANY = 12


def report(
    found: Sitting,
    instrument: Instrument,
    voice: Voice,
    whose: str = "",
    *,
    own: bool = False,
    about: str = "",
) -> dict[str, Any]:
    """The context of ``assessment/report.html``; *whose* is the learner's name where a coach reads.

    With *own* it holds what only the learner can do; reading goes on at what it is *about*.
    """
    shown = found.shown
    if isinstance(shown, Locked) or shown is None:
        return {"locked": True, "licences": licences(instrument)}
    scales: Sequence[Mapping[str, Any]] = shown["scales"]
    phrases = [reading.phrase(each, voice) for each in scales]
    headings = reading.headings(shown, voice)
    return {
        "locked": False,
        "title": shown["title"],
        "language": shown["language"],
        "finished": voice.date(found.finished),
        "sentence": sentence(shown, voice, whose),
        "care": reading.care(shown["subject"], voice, whose),
        "spoken": _spoken(whose, voice),
        "flat": shown["flat"],
        "notes": [note(each, voice) for each in shown["quality"]],
        "left_out": reading.left_out(shown, instrument, voice),
        **_pictures(shown, phrases, voice),
        "tables": tables(scales, phrases, headings["caption"], voice),
        "heading": headings["heading"],
        "scales": _scales(found, voice, whose, about if own else None),
        "rules": reading.rules(scales, voice),
        "sources": reading.sources(shown, voice),
        "given": _given(found, instrument, voice, whose),
        "licences": licences(instrument),
    }


def _spoken(whose: str, voice: Voice) -> str:
    return voice.gettext("The descriptions below speak to {name}.").format(name=whose) if whose else ""


def note(stored: Mapping[str, Any], voice: Voice) -> str:
    """One fact about how it was answered, in the same words for learner and coach."""
    _ = voice.gettext
    said = {
        "long_run": _("{many} of {items} answers in a row were {label}."),
        "little_variation": _("{many} of {items} answers were {label}, and the others next to it."),
        "fast": _("The answers took {seconds} seconds each on average."),
    }[stored["code"]].format(**stored)
    return f"{said} {_('That can be sincere. Ask before reading much into it.')}"


def _given(found: Sitting, instrument: Instrument, voice: Voice, whose: str) -> list[dict[str, Any]]:
    """The answers where they are the result, or where a coach may read them too."""
    told = instrument.told or not instrument.scales
    if not (found.consent.answers if whose else told):
        return []
    return [{**answers(found, instrument, voice, own=not whose), "folded": not told, "open": ""}]


def _scales(found: Sitting, voice: Voice, whose: str, about: str | None) -> list[dict[str, Any]]:
    """Each scale for ``assessment/scale.html``; those that stand in an order come in it."""
    _ = voice.gettext
    shown: Any = found.shown
    compared = [each for each in shown["scales"] if each["compared"]]
    place = {each["id"]: number for number, each, _tied in numbered(places(compared))}
    last = len(compared) + 1
    ordered = sorted(shown["scales"], key=lambda each: place.get(each["id"], last))
    few = len(ordered) <= OPEN
    return [
        {
            **each,
            "phrase": _("no score") if each["value"] is None else reading.phrase(each, voice),
            "remarks": [said for said in (reading.gaps(each, voice), reading.between(each, voice)) if said],
            "origins": list({source["text"]: source for source in each["sources"]}.values()),
            **_echo(found, each, voice, whose, about, few),
        }
        for each in ordered
    ]


def _echo(
    found: Sitting, scale: Mapping[str, Any], voice: Voice, whose: str, about: str | None, few: bool
) -> dict[str, Any]:
    """What the learner says of it, and whether it is open to read."""
    shown: Any = found.shown
    here = about is not None and about.partition(" ")[2] == scale["id"]
    told = echo.told(found, scale, whose, voice) if about is None else []
    return {
        # A single answer is the learner's own word already.
        "echo": []
        if about is None or scale["items"] == 1
        else [echo.asked(found, scale, shown["subject"], voice, about)],
        "echoed": told,
        "mark": echo.mark(found, scale, voice, whose),
        "open": " open" if here or told or few else "",
        "talk": (),
    }


def _pictures(shown: Mapping[str, Any], phrases: Sequence[str], voice: Voice) -> dict[str, Any]:
    """A hexagon for the six areas, bars for other scores; an order has places and no picture."""
    if _six(shown):
        return {"hexagons": [_hexagon(shown["scales"], voice)], "bars": []}
    rows = [
        (each, phrase) for each, phrase in zip(shown["scales"], phrases, strict=True) if not each["compared"]
    ]
    # Very many stand in two columns where there is room.
    size = len(rows) if len(rows) <= MANY else -(-len(rows) // 2)
    starts = range(0, len(rows), size or 1)
    return {"hexagons": [], "bars": [_bars(rows[start : start + size], start, voice) for start in starts]}


def _bars(rows: Sequence[tuple[Mapping[str, Any], str]], start: int, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    scales = [each for each, _phrase in rows]
    said = ", ".join(f"{each['name']} {_figure(each, voice)}" for each in scales)
    drawn = bars(scales, [phrase for _each, phrase in rows], _("no score"))
    return {**drawn, "id": start, "description": _("Scores: {points}.").format(points=said)}


def _six(shown: Mapping[str, Any]) -> bool:
    """Are these the six areas of interest, each with a score from 0 to the same most?"""
    scales = shown["scales"]
    return (
        shown["subject"] == "interests"
        and [each["id"] for each in scales] == RIASEC
        and len({each["high"] for each in scales}) == 1
        and all(each["value"] is not None and each["low"] == 0 for each in scales)
    )


def _hexagon(scales: Sequence[Mapping[str, Any]], voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    most = plain_number(scales[0]["high"])
    points = [
        _("{area} {score}").format(area=each["name"], score=plain_number(each["value"])) for each in scales
    ]
    said = _("Scores from 0 to {most}: {points}.").format(most=most, points=", ".join(points))
    drawn = hexagon([each["name"] for each in scales], [each["value"] for each in scales], scales[0]["high"])
    return {**drawn, "description": said}


def _figure(scale: Mapping[str, Any], voice: Voice) -> str:
    return voice.gettext("no score") if scale["value"] is None else figure(scale, voice)
