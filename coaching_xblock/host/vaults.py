"""Everybody's vaults, opened one after the other: for the handlers of safeguarding persons alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coaching_xblock.core.rows import DESK
from coaching_xblock.core.vault import Vault
from coaching_xblock.core.words import Locked

from .base import Host, usage_of
from .seal import Seal


def opened(host: Host, desk: Any, since: str) -> Iterator[tuple[str, Vault | None]]:
    """Whose they are, and the vaults of the rows of *desk* that were written at or after *since*.

    No wall stands before them. None stands for one that does not open.
    """
    usage = usage_of(desk)
    for stored in host.every(desk, since):
        token = None if DESK.newer(stored.row) else stored.row.get("vault")
        if token:
            leaf = Seal(stored.person, usage).open(token)
            yield stored.person, None if isinstance(leaf, Locked) else Vault.load(leaf)
