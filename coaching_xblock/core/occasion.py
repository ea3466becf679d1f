"""Occasions: which entry of a prompt that repeats is for today, and which are done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from . import moment, writing
from .entry import Entry
from .errors import BadInput
from .prompt import Prompt, PromptSet, Repeat
from .version import Asked

Json = dict[str, Any]
_NAMED: Mapping[Repeat, str] = {
    "": "",
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W\d\d",
    "any": r"[1-9]\d{0,3}",
}


@dataclass(frozen=True)
class Spot:
    """One occasion of a prompt, and what the learner wrote for it."""

    prompt: Prompt
    occasion: str
    entry: Entry | None = None

    @property
    def item(self) -> str:
        """Its name, as a page sends it: see `parse`."""
        return f"{self.prompt.id} {self.occasion}"

    @property
    def stage(self) -> str:
        """How far the learner got: ``none``, ``draft``, ``ahead`` (done, and written on since), ``done``."""
        if self.entry is None or (self.entry.stage == "draft" and not self.entry.ahead):
            return "none"
        if self.entry.stage == "draft":
            return "draft"
        return "ahead" if self.entry.ahead else "done"


def spots(stored: Sequence[Json], asked: PromptSet, zone: tzinfo, now: str) -> list[Spot]:
    """Where every prompt of a set stands today."""
    return [spot(stored, prompt, due(stored, prompt, zone, now)) for prompt in asked.prompts]


def spot(stored: Sequence[Json], prompt: Prompt, occasion: str) -> Spot:
    """Where one occasion of a prompt stands."""
    return Spot(prompt, occasion, writing.current(stored, prompt.id, occasion))


def of(found: Entry, asked: PromptSet) -> Spot:
    """Where an entry stands. What is asked no longer is asked as it was when it was handed in."""
    was = found.asked if isinstance(found.asked, Asked) else Asked()
    lost = Prompt(found.prompt, was.question, stage=was.stage, checks=was.checks)
    return Spot(asked.prompt.get(found.prompt, lost), found.occasion, found)


def parse(item: str, stored: Sequence[Json], asked: PromptSet) -> Spot:
    """The spot that a page names. Raises `BadInput` where there is none.

    A page of yesterday names the occasion of yesterday. What is asked no longer can still be written on.
    """
    name, _, occasion = item.partition(" ")
    prompt, found = asked.prompt.get(name), writing.current(stored, name, occasion)
    if found is not None:
        return of(found, asked)
    if prompt is None:
        raise BadInput("no_prompt")
    if not _exists(prompt.repeat, occasion):
        raise BadInput("malformed", field="item")
    return Spot(prompt, occasion)


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


def _exists(repeat: Repeat, occasion: str) -> bool:
    """Is that the name of a time at which such a prompt can come? No calendar has a 31 February."""
    if not re.fullmatch(_NAMED[repeat], occasion, re.ASCII):
        return False
    try:
        return repeat not in ("day", "week") or bool(week(occasion) or date.fromisoformat(occasion))
    except ValueError:
        return False


def answered(stored: Sequence[Json]) -> set[str]:
    """The prompts to which something is handed in: works on sealed rows."""
    return {each["prompt"] for each in stored if each["stage"] == "submitted"}
