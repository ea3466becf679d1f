"""Which entry of a prompt that repeats is for today."""

from datetime import date
from typing import Any

import pytest

from coaching_xblock.core import moment, occasion, writing
from coaching_xblock.core.prompt import Prompt, Repeat
from coaching_xblock.core.version import Asked

LISBON, AUCKLAND = moment.zone("Europe/Lisbon"), moment.zone("Pacific/Auckland")
SUNDAY = "2026-03-08T12:30:00Z"


def prompt(repeat: Repeat = "") -> Prompt:
    return Prompt("a", "How is it?", repeat=repeat)


@pytest.mark.parametrize(
    ("repeat", "here", "there"),
    [("", "", ""), ("day", "2026-03-08", "2026-03-09"), ("week", "2026-W10", "2026-W11"), ("any", "1", "1")],
)
def test_days_and_weeks_are_the_learners(repeat: Repeat, here: str, there: str) -> None:
    assert occasion.due([], prompt(repeat), LISBON, SUNDAY) == here
    assert occasion.due([], prompt(repeat), AUCKLAND, SUNDAY) == there


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    assert occasion.due([], prompt("week"), LISBON, "2027-01-01T12:00:00Z") == "2026-W53"
    assert occasion.week("2026-W53") == date(2026, 12, 28)


@pytest.mark.parametrize("stored", ["", "2026-03-03", "3", "2026-W99", "W1", "x-Wy"])
def test_what_names_no_week(stored: str) -> None:
    assert occasion.week(stored) is None


def test_at_will_the_next_comes_once_the_last_is_handed_in() -> None:
    at_will = prompt("any")
    rows: list[dict[str, Any]] = writing.begin([], "a", "1", SUNDAY)
    which = rows[0]["id"]
    assert occasion.due(rows, at_will, LISBON, SUNDAY) == "1"
    rows, _ = writing.write(rows, which, "x", 0, SUNDAY)
    rows = writing.submit(rows, which, "x", Asked(), SUNDAY)
    assert occasion.due(rows, at_will, LISBON, SUNDAY) == "2"
    assert occasion.due(writing.delete(rows, which, SUNDAY), at_will, LISBON, SUNDAY) == "2"
    assert occasion.answered(rows) == {"a"}
    assert occasion.answered(writing.delete(rows, which, SUNDAY)) == set()


def test_a_prompt_that_no_longer_repeats_has_its_newest_entry() -> None:
    rows = writing.begin(writing.begin([], "a", "2026-W09", SUNDAY), "a", "2026-W10", SUNDAY)
    assert occasion.due(rows, prompt(), LISBON, SUNDAY) == "2026-W10"
    assert occasion.due(rows, Prompt("b", "What?"), LISBON, SUNDAY) == ""
