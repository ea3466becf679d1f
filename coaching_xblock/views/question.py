"""One question as its controls show it: the same for everybody, with blanks for one person's answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coaching_xblock.core.answer import Half
from coaching_xblock.core.instrument import Answer, Item, Kind, Range

from .stencil import blank
from .voice import Voice

_TEMPLATES: Mapping[Kind, str] = {
    "number": "assessment/question_number.html",
    "slider": "assessment/question_slider.html",
    "ranking": "assessment/question_ranking.html",
    "text": "assessment/question_text.html",
}
_CHOICES = "assessment/question.html"


def question(item: Item, number: str, voice: Voice, *, asks: bool) -> dict[str, Any]:
    """The context of one question's template; *asks*: what is asked later depends on it."""
    return {
        "template": _TEMPLATES.get(item.kind, _CHOICES),
        "id": item.id,
        "kind": item.kind,
        "number": number,
        "text": item.text,
        # The author's words, and ours in the viewer's language.
        "hint": item.hint,
        "how": _how(item, voice),
        "asks": asks,
        "off": blank(f"{item.id} off"),
        "was": blank(f"{item.id} was"),
        "answered": blank(f"{item.id} answered"),
        "problem": blank(f"{item.id} problem"),
        "value": blank(f"{item.id} value"),
        "said": blank(f"{item.id} said"),
        "input": "checkbox" if item.kind == "multiple" else "radio",
        "clears": item.kind != "multiple",
        "options": _options(item),
        **(_range(item.range) if item.range else {}),
    }


def filled(item: Item, answer: Answer | Half | None, voice: Voice) -> dict[str, str]:
    """What stands in the blanks of `question` for one answer, or for none."""
    if answer is None:
        return {f"{item.id} said": _said(None, voice)} if item.kind == "slider" else {}
    values = {f"{item.id} was": _json(answer)}
    half = isinstance(answer, tuple) and None in answer
    values |= {} if half else {f"{item.id} answered": " data-coaching-answered"}
    if item.kind == "ranking" and isinstance(answer, tuple):
        return values | {f"{item.id} {value} {place}": " selected" for place, value in enumerate(answer, 1)}
    if item.options:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return values | {f"{item.id} {value}": " checked" for value in chosen}
    return values | {f"{item.id} value": str(answer), f"{item.id} said": _said(answer, voice)}


def _options(item: Item) -> list[dict[str, Any]]:
    places = range(1, len(item.options) + 1) if item.kind == "ranking" else ()
    return [
        {
            "value": option.value,
            "label": option.label,
            "chosen": blank(f"{item.id} {option.value}"),
            "places": [{"n": n, "chosen": blank(f"{item.id} {option.value} {n}")} for n in places],
        }
        for option in item.options
    ]


def _range(span: Range) -> dict[str, Any]:
    whole = all(float(each).is_integer() for each in (span.low, span.step))
    return {
        "low": plain(span.low),
        "high": plain(span.high),
        "step": plain(span.step),
        "low_label": span.low_label,
        "high_label": span.high_label,
        # No keypad for digits alone has a minus.
        "keypad": "text" if span.low < 0 else "numeric" if whole else "decimal",
    }


def _how(item: Item, voice: Voice) -> str:
    _ = voice.gettext
    if item.kind == "number" and item.range:
        return between(item.range, voice)
    if item.kind == "multiple":
        return _("Choose all that fit.")
    if item.kind == "ranking":
        return _("Give each a place; 1 comes first. A place that you give a second time moves there.")
    return ""


def between(span: Range, voice: Voice) -> str:
    """What a number may be, in words."""
    _ = voice.gettext
    said = (
        _("A number from {low} to {high}.")
        if span.step == 1
        else _("A number from {low} to {high}, in steps of {step}.")
    )
    return said.format(low=plain(span.low), high=plain(span.high), step=plain(span.step))


def _said(answer: Answer | Half | None, voice: Voice) -> str:
    return voice.gettext("Not answered yet") if answer is None else str(answer)


def plain(number: float) -> str:
    """A number as browsers read it: “60”, “0.5”, and never “1e+06”."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def _json(answer: Answer | Half) -> str:
    return str(answer) if isinstance(answer, int) else json.dumps(answer)
