"""What to see to in a course's settings, from the settings and who is there."""

from typing import Any

import pytest

from coaching_xblock.core import limits, lint
from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.lint import Finding, Known

KNOWN = Known(
    frozenset({"amina", "ben", "miriam"}), frozenset({"amina", "ben"}), frozenset({"Day", "Evening"})
)
GOOD = {
    "help_link": "https://example.org/help",
    "safeguarding": "miriam",
    "cohort_wall": "amina: Day, Evening\nben: Day",
    "protocol": "Ask how they are.",
    "help_name": "Help",
}


def faults(known: Known | None = KNOWN, **fields: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.code, each.names) for each in lint.faults({**GOOD, **fields}, known)]


def test_settings_that_hold() -> None:
    assert faults() == [] and faults(None) == []
    assert lint.faults({}, KNOWN) == []


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "example.org", "//example.org", "mailto:x@example.org"]
)
def test_a_help_link_is_an_address_of_the_web(link: str) -> None:
    assert faults(help_link=link) == [("help_link", ())]


@pytest.mark.parametrize(
    "line", ["amina", "amina:", ": Day", "amina: ,", "amina Day", "amina ben: Day", "Day group amina: Day"]
)
def test_a_line_of_the_wall_names_a_coach_and_cohorts(line: str) -> None:
    assert ("wall_line", (line,)) in faults(None, cohort_wall=f"ben: Day\n\n{line}\n")


def test_what_cannot_be_read_is_said_once() -> None:
    assert faults(cohort_wall="nora") == [("wall_line", ("nora",))]


def test_whom_nobody_knows() -> None:
    assert faults(safeguarding="miriam, nora; oda") == [("nobody", ("nora", "oda"))]
    assert faults(cohort_wall="nora: Day\nmiriam: Day") == [
        ("wall_nobody", ("nora",)),
        ("wall_no_coach", ("miriam",)),
    ]
    assert faults(cohort_wall="amina: Day, Night") == [("wall_cohort", ("Night",))]


def test_where_nobody_can_tell_names_are_left_alone() -> None:
    assert faults(None, safeguarding="nora", cohort_wall="nora: Night") == []
    known = Known(KNOWN.people, KNOWN.coaches)
    assert faults(known, cohort_wall="amina: Night") == []


def test_settings_have_a_limit() -> None:
    assert faults(protocol="x" * (limits.SETTING_CHARACTERS + 1)) == [
        ("too_long", (str(limits.SETTING_CHARACTERS),))
    ]


@pytest.mark.parametrize("odd", [None, 7, [], {"a": 1}, True])
def test_whatever_olx_fills_in_is_no_accident(odd: Any) -> None:
    lint.faults(dict.fromkeys(GOOD, odd), KNOWN)


def test_what_is_missing() -> None:
    assert [each.code for each in lint.gaps(CourseSettings(), False)] == [
        "no_help_line",
        "no_safeguarding",
        "no_protocol",
    ]
    assert "no_help_line" not in [each.code for each in lint.gaps(CourseSettings(), True)]
    assert lint.gaps(CourseSettings.load("d1", GOOD), False) == []


def test_only_one_desk_counts() -> None:
    course = CourseSettings.load("d2", GOOD)
    assert lint.gaps(course, True, "The first desk") == [Finding("second_desk", ("The first desk",))]


def test_everybody_whom_the_settings_name_is_asked_for_once() -> None:
    course = CourseSettings.load("d1", {**GOOD, "safeguarding": "amina miriam amina"})
    assert lint.usernames(course) == ("amina", "miriam", "ben")
