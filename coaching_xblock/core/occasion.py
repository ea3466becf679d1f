"""Occasions: which entry of a prompt that repeats is for today, and which are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from . import moment
from .prompt import Prompt

Json = dict[str, Any]


def due(stored: Sequence[Json], prompt: Prompt, zone: tzinfo, now: str) -> str:
    """The occasion of *prompt* that an entry written now belongs to.

    Days and weeks are those of *zone*, the learner's: ``2026-03-03``, ``2026-W10``. At will, occasions are
    numbered, and the next one is due once the last was handed in or deleted. A prompt that does not repeat
    has one occasion: that of the newest entry where it did repeat once, or else the empty one.
    """
    mine = [each for each in stored if each["prompt"] == prompt.id]
    today = moment.parse(now).astimezone(zone).date()
    if prompt.repeat == "day":
        return today.isoformat()
    if prompt.repeat == "week":
        year, week, _ = today.isocalendar()
        return f"{year}-W{week:02}"
    newest = next((each["occasion"] for each in reversed(mine) if each["stage"] != "deleted"), None)
    if not prompt.repeat:
        return newest or ""
    going = next((each["occasion"] for each in reversed(mine) if each["stage"] == "draft"), None)
    numbers = [int(each["occasion"]) for each in mine if each["occasion"].isdecimal()]
    return going if going is not None else str(max(numbers, default=0) + 1)


def week(occasion: str) -> date | None:
    """The Monday of the week that an occasion names; None where it names none."""
    year, found, number = occasion.partition("-W")
    if not (found and year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 53):
        return None
    return date.fromisocalendar(int(year), int(number), 1)


def answered(stored: Sequence[Json]) -> set[str]:
    """The prompts to which something is handed in: works on sealed rows."""
    return {each["prompt"] for each in stored if each["stage"] == "submitted"}
