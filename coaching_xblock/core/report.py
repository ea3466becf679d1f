"""What a result says, as it is kept with a finished sitting: scores, texts, and what they must not hide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import asking, scoring
from .banding import counts_choices, read, sourced, standard_error
from .instrument import Answers, Instrument, Item, Scale
from .leaning import lean
from .quality import notes
from .scoring import ScaleScore

Shown = dict[str, Any]

#: The shape that `build` makes; `upgrade` brings older ones to it.
SCHEMA = 3


def build(instrument: Instrument, answers: Answers) -> Shown:
    """The report of *answers*: plain JSON, which is sealed with the sitting and never computed again."""
    asked = asking.asked(instrument, answers)
    scores = scoring.score(instrument, answers, asked)
    leaning = lean(instrument, scores)
    return {
        "schema": SCHEMA,
        "title": instrument.title,
        "version": instrument.version,
        "subject": instrument.subject,
        "language": instrument.language,
        "ipsative": instrument.ipsative,
        "flat": bool(leaning and leaning.flat),
        "leading": list(leaning.leading) if leaning else [],
        "following": list(leaning.following) if leaning else [],
        "scales": [_scale(instrument, instrument.scale[each.scale], each) for each in scores],
        "left_out": [item.id for item in scoring.unanswered(asked, answers) if not item.optional],
        "quality": [note.dump() for note in notes(instrument, answers, asked)],
        "told": instrument.told,
        "sources": list(instrument.sources),
    }


def upgrade(shown: Mapping[str, Any]) -> Shown:
    """A stored report of any schema in today's shape; what an older one did not say stays unsaid."""
    empty = {"version": 1, "ipsative": False, "left_out": [], "quality": [], "told": False}
    scale = {
        "missing": [],
        "items": 0,
        "prorated": False,
        "level": "",
        "bands": [],
        "tryouts": [],
        "sources": [],
        "method": "",
        "weighted": False,
        "turned": False,
        "ends": [],
        "cuts": [],
        "error": None,
        "close": None,
        "compared": shown.get("ipsative", False),
    }
    scales = [{**scale, **each} for each in shown["scales"]]
    return {**empty, "sources": [], **shown, "scales": scales, "schema": SCHEMA}


def remembered(name: str, shown: Mapping[str, Any]) -> Instrument:
    """What a report says of its instrument *name*, where that cannot be read any more: no items."""
    return Instrument(
        id=name,
        version=shown["version"],
        title=shown["title"],
        purpose="",
        audience="",
        subject=shown["subject"],
        language=shown["language"],
        minutes=0,
        licences=(),
        scales=(),
        sections=(),
    )


def scores(shown: Mapping[str, Any]) -> tuple[ScaleScore, ...]:
    """The scores of a stored report, as far as it kept them: without the average answer."""
    return tuple(
        ScaleScore(
            scale=each["id"],
            value=each["value"],
            low=each["low"],
            high=each["high"],
            mean=None,
            mean_low=0.0,
            mean_high=0.0,
            items=each["items"],
            missing=tuple(each["missing"]),
        )
        for each in shown["scales"]
    )


def _scale(instrument: Instrument, scale: Scale, score: ScaleScore) -> dict[str, Any]:
    reading = read(instrument, scale, score)
    return {
        "id": scale.id,
        "name": scale.name,
        "about": scale.about,
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "items": score.items,
        "missing": list(score.missing),
        "prorated": score.prorated,
        "level": reading.level if reading else "",
        "bands": [
            {"name": band.name, "means": band.means, "try": band.try_}
            for band in (reading.bands if reading else ())
        ],
        "tryouts": list(scale.tryouts),
        "sources": [{"text": each.source, "href": each.href} for each in scale.statistics],
        **_counted(instrument, scale, score),
    }


def _counted(instrument: Instrument, scale: Scale, score: ScaleScore) -> dict[str, Any]:
    """How the score came about, and what a picture of it needs, all in the score's own metric.

    *method* is ``sum``, ``mean`` or ``choices``; some answers are *turned* round; *ends* are the words for
    the least and the most that an answer counts; *cuts* are the borders between bands; *error* is the
    published standard error of measurement; two scores up to *close* apart are too close to rank; *compared*
    scales stand against each other within one person, so that only their order says something.
    """
    published = sourced(scale)
    choices = counts_choices(scale)
    return {
        "method": "choices" if choices else scale.method,
        "weighted": len({key.weight for key in scale.keys}) > 1,
        "turned": any(key.reverse for key in scale.keys),
        "ends": _ends([instrument.items[key.item] for key in scale.keys]),
        "cuts": [_in_score(score, band.low, choices) for band in scale.bands[1:]],
        "error": None if published is None else scoring.tidy(standard_error(published)),
        "close": scoring.tidy(score.close),
        "compared": _compared(instrument, scale),
    }


def _ends(items: Sequence[Item]) -> list[str]:
    """The words at the two ends of the answers to all *items*; none where they differ or say nothing."""
    if len({(item.options, item.range) for item in items}) != 1:
        return []
    first = items[0]
    if first.range is not None:
        found = [first.range.low_label, first.range.high_label]
    else:
        ordered = sorted(first.options, key=lambda option: option.score)
        found = [ordered[0].label, ordered[-1].label]
    return found if all(found) else []


def _in_score(score: ScaleScore, place: float, choices: bool) -> float:
    """*place* on the bands' metric as a score."""
    width = score.mean_high - score.mean_low
    if choices or not width:
        return place
    return scoring.tidy(score.low + (place - score.mean_low) * (score.high - score.low) / width)


def _compared(instrument: Instrument, scale: Scale) -> bool:
    """Does choosing for *scale* mean choosing against another: in rankings, pairs, or types by majority?"""
    if any(instrument.items[key.item].kind in ("ranking", "forced") for key in scale.keys):
        return True
    single = {key.item for key in scale.keys if instrument.items[key.item].kind == "single"}
    others = {key.item for each in instrument.scales if each.id != scale.id for key in each.keys}
    return counts_choices(scale) and bool(single & others)
