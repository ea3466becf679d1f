"""What a result says, as it is kept with a finished sitting: scores, texts, and what they must not hide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import asking, scoring
from .banding import read
from .instrument import Answers, Instrument, Scale
from .leaning import lean
from .quality import notes
from .scoring import ScaleScore

Shown = dict[str, Any]

#: The shape that `build` makes; `upgrade` brings older ones to it.
SCHEMA = 2


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
    }


def upgrade(shown: Mapping[str, Any]) -> Shown:
    """A stored report of any schema in today's shape; what an older one did not say stays unsaid."""
    empty = {"version": 1, "ipsative": False, "left_out": [], "quality": []}
    scale = {
        "missing": [],
        "items": 0,
        "prorated": False,
        "level": "",
        "bands": [],
        "tryouts": [],
        "sources": [],
    }
    scales = [{**scale, **each} for each in shown["scales"]]
    return {**empty, **shown, "scales": scales, "schema": SCHEMA}


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
    }
