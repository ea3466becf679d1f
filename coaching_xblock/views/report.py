"""A finished sitting's result, as learner and coach both read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.instrument import Instrument, Link
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .hexagon import hexagon
from .voice import Voice, plain_number


def report(found: Sitting, instrument: Instrument, voice: Voice, whose: str = "") -> dict[str, Any]:
    """The context of ``assessment/report.html``; *whose* is the learner's name where a coach reads."""
    shown = found.shown
    if isinstance(shown, Locked) or shown is None:
        return {"locked": True, "licences": licences(instrument)}
    scales: Sequence[Mapping[str, Any]] = shown["scales"]
    return {
        "locked": False,
        "title": shown["title"],
        "language": shown["language"],
        "finished": voice.date(found.finished),
        "sentence": sentence(shown, voice, whose),
        "flat": shown["flat"],
        "picture": _picture(scales, voice),
        "scales": [
            {
                **each,
                "score": plain_number(each["value"]),
                "most": plain_number(each["high"]),
                "between": _between(each, voice),
            }
            for each in scales
        ],
        "notes": [note(each, voice) for each in shown["quality"]],
        "rule": rule(scales[0], voice),
        "licences": licences(instrument),
    }


def sentence(shown: Mapping[str, Any], voice: Voice, whose: str = "") -> str:
    """What the profile says first, in words. *shown* is what `core.sitting.report` kept."""
    _ = voice.gettext
    names = {each["id"]: each["name"] for each in shown["scales"]}
    if shown["flat"] and whose:
        return _("{name}'s six areas are too close to rank.").format(name=whose)
    if shown["flat"]:
        return _("Your six areas are too close to rank. Nothing stands out, and that is a result too.")
    leading = voice.listing([names[each] for each in shown["leading"]])
    following = voice.listing([names[each] for each in shown["following"]])
    first = (
        _("{name}'s answers lean towards {areas} work.").format(name=whose, areas=leading)
        if whose
        else _("Your answers lean towards {areas} work.").format(areas=leading)
    )
    parts = [first]
    if len(shown["leading"]) > 1:
        parts.append(_("These are too close to put in order."))
    if following:
        parts.append(
            _("Next come {areas}.").format(areas=following)
            if len(shown["following"]) > 1
            else _("Next comes {areas}.").format(areas=following)
        )
    return " ".join(parts)


def note(stored: Mapping[str, Any], voice: Voice) -> str:
    """One fact about how it was answered, in the same words for learner and coach."""
    _ = voice.gettext
    said = {
        "long_run": _("{many} of {items} answers in a row were {label}."),
        "little_variation": _("{many} of {items} answers were {label}, and the others next to it."),
        "fast": _("The answers took {seconds} seconds each on average."),
    }[stored["code"]].format(**stored)
    return f"{said} {_('That can be sincere. Ask before reading much into it.')}"


def rule(scale: Mapping[str, Any], voice: Voice) -> str:
    """How an interest score came about, and how far apart two have to be."""
    _ = voice.gettext
    items = int(scale["items"])
    if not items:
        return _("A score adds up the answers of an area. It compares you with nobody.")
    close = voice.ngettext("up to {number} point", "up to {number} points", items // 5)
    return _(
        "A score adds up the {items} answers of an area, from 0 for Strongly Dislike to 4 for Strongly Like. "
        "It compares you with nobody. Areas {close} apart are too close to rank."
    ).format(items=items, close=close)


def licences(instrument: Instrument) -> list[list[dict[str, str]]]:
    """The attribution lines, each as parts that are plain text or links."""
    return [
        [
            {"text": part.text, "href": part.href} if isinstance(part, Link) else {"text": part, "href": ""}
            for part in licence.attribution
        ]
        for licence in instrument.licences
    ]


def _between(scale: Mapping[str, Any], voice: Voice) -> str:
    """A score near a border shows the texts of both sides, and says so."""
    if len(scale["bands"]) < 2:
        return ""
    return voice.gettext("The answers lie between two descriptions. Either may fit.")


def _picture(scales: Sequence[Mapping[str, Any]], voice: Voice) -> list[dict[str, Any]]:
    """One hexagon where there are six scales; none otherwise: the table says the same."""
    if len(scales) != 6:
        return []
    _ = voice.gettext
    points = [
        _("{area} {score}").format(area=each["name"], score=plain_number(each["value"])) for each in scales
    ]
    drawn = hexagon([each["name"] for each in scales], [each["value"] for each in scales], scales[0]["high"])
    most = plain_number(scales[0]["high"])
    return [
        {
            **drawn,
            "description": _("Scores from 0 to {most}: {points}.").format(
                most=most, points=", ".join(points)
            ),
        }
    ]
