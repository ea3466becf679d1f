"""The page with the questions of a sitting, whoever fills it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock import rendering
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.views import taking
from coaching_xblock.views.clash import clash
from coaching_xblock.views.page import Frame
from coaching_xblock.views.stencil import Stencil, stencil

TEMPLATE = "assessment/taking.html"


def page(
    frame: Frame,
    found: Sitting,
    instrument: Instrument,
    missing: Sequence[str] = (),
    *,
    save: str = "save_answers",
    finish: str = "finish",
    fields: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The context of `TEMPLATE`: *save* and *finish* are handlers, and *fields* go with what is sent to them.

    *missing* are the ids of questions that were left out, where finishing was tried.
    """
    questions = _stencil(frame, instrument).fill(taking.blanks(found, instrument, missing, frame.voice))
    sent = {"sitting": found.id, **(fields or {})}
    return {
        **taking.taking(found, instrument, frame.voice, missing),
        "questions": questions,
        "save": save,
        "action": finish,
        "fields": list(sent.items()),
    }


def apart(frame: Frame, instrument: Instrument, clashes: Mapping[str, Any]) -> dict[str, Any]:
    """The clashes of a `Conflict` over answers, each with the HTML in which one is chosen."""

    def html(item: str) -> str:
        context = clash(instrument.items[item], clashes[item], frame.voice)
        return rendering.render("assessment/clash.html", {**frame.context(), **context}, frame.voice.i18n)

    return {item: {**values, "html": html(item)} for item, values in clashes.items()}


def _stencil(frame: Frame, instrument: Instrument) -> Stencil:
    """The questions as this place on this page shows them, to be filled with a person's answers."""
    key = (frame.uid, frame.heading_level, frame.viewer.language, instrument.wording)

    def blank_pages() -> str:
        context = {**frame.context(), **taking.pages(instrument, frame.voice)}
        return rendering.render("assessment/pages.html", context, frame.voice.i18n)

    return stencil(key, blank_pages)
