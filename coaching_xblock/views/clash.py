"""Two answers to one question, from two windows or devices, to choose from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coaching_xblock.core.instrument import Item

from .voice import Voice


def clash(item: Item, values: Mapping[str, Any], voice: Voice) -> dict[str, Any]:
    """The context of ``assessment/clash.html``; *values* are JSON: ``mine``, from here, and ``stored``."""
    _ = voice.gettext
    if item.kind == "text":
        said = {"mine": _("What you wrote here"), "stored": _("What is stored")}
        keep = _("Keep this text")
    else:
        said = {"mine": _("Here you chose: {answer}"), "stored": _("Elsewhere you chose: {answer}")}
        keep = _("Use this answer")
    if values["mine"] is None:
        said["mine"] = _("Here you took your answer back.")
    return {
        "item": item.id,
        "sides": [
            {
                "name": side,
                "said": said[side].format(answer=_answer(item, values[side])),
                "text": values[side] if item.kind == "text" else "",
                "value": json.dumps(values[side]),
                "keep": keep,
            }
            for side in ("mine", "stored")
        ],
    }


def _answer(item: Item, value: Any) -> str:
    """An answer in words."""
    labels: dict[int | None, str] = {option.value: option.label for option in item.options}
    # The empty place of a ranking.
    labels[None] = "–"
    return ", ".join(str(labels.get(each, each)) for each in (value if isinstance(value, list) else [value]))
