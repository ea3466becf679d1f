"""Saying something of one scale of one's own result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from . import sitting
from .echo import Echo
from .errors import BadInput, Forbidden, NotFound
from .sitting import Json
from .words import Locked


def say_back(
    stored: Sequence[Json], which: str, scale: str, change: Callable[[Echo, Json], Echo]
) -> list[Json]:
    """Change what the learner says of one *scale*; *change* gets the echo so far and what the result showed.

    Raises `NotFound` where there is no such result or scale, `Forbidden` where its words are locked.
    """
    found = sitting.find(stored, which)
    if found.shown is None:
        raise BadInput("not_finished")
    if isinstance(found.shown, Locked) or isinstance(found.echoes, Locked):
        raise Forbidden("locked")
    told = next((each for each in found.shown["scales"] if each["id"] == scale), None)
    if told is None:
        raise NotFound("no_scale")
    echoes = {**found.echoes, scale: change(found.echoes.get(scale, Echo()), told)}
    return sitting.put(stored, replace(found, echoes=echoes))
