"""The lines that open a block: what waits or is new, each leading to what it speaks of."""

from __future__ import annotations

from typing import Any


def line(text: str, *, handler: str = "", jump: str = "", **fields: str) -> dict[str, Any]:
    """One line for ``shared/today.html``.

    It leads to what *handler* shows for *fields*, or to the field called *jump* on the same page;
    without either it leads nowhere.
    """
    return {
        "text": text,
        "handler": handler,
        "fields": list(fields.items()),
        "jump": jump,
        "plain": not (handler or jump),
    }
