"""Ids of stored things: short random strings made by the server."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Twelve letters and digits without look-alikes: 59 bits, unique within any row."""
    return "".join(secrets.choice(_LETTERS) for _ in range(12))
