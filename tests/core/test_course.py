"""What a desk says for its whole course, whatever OLX filled it with."""

from typing import Any

import pytest

from coaching_xblock.core.course import FIELDS, CourseSettings
from coaching_xblock.core.people import Viewer


def load(**said: Any) -> CourseSettings:
    return CourseSettings.load("desk", {**dict.fromkeys(FIELDS), **said}, "/desk")


@pytest.mark.parametrize("text", ["miriam, ruth", "miriam ruth", "miriam;ruth\n", " miriam ,, ruth "])
def test_safeguarding_persons_however_they_are_set_apart(text: str) -> None:
    found = load(safeguarding=text)
    assert found.safeguarding == ("miriam", "ruth")
    assert (
        found.guards("ruth") and not found.guards("Ruth") and not found.guards("") and not found.guards("r")
    )


@pytest.mark.parametrize("text", ["", None, 7, " , "])
def test_nobody_is_named(text: Any) -> None:
    assert not load(safeguarding=text).guards("") and not load(safeguarding=text).guards("miriam")


def test_a_line_for_each_coach() -> None:
    found = load(cohort_wall="amina: Day group, Evening group\n\n ben :Night group \namina: Early birds")
    assert found.cohorts("amina") == ("Day group", "Evening group", "Early birds")
    assert found.cohorts("ben") == ("Night group",) and found.cohorts("cleo") == ()


@pytest.mark.parametrize("text", ["amina", ":", ": Day group", "amina:", "nonsense"])
def test_a_line_that_says_nothing_still_makes_a_wall(text: str) -> None:
    found = load(cohort_wall=text)
    assert found.wall and found.cohorts("amina") == () and found.cohorts("") == ()


@pytest.mark.parametrize("text", ["", None, " \n "])
def test_without_a_line_there_is_none(text: Any) -> None:
    assert load(cohort_wall=text).wall == {}


@pytest.mark.parametrize("value", [None, "", "yes", 1, 0, False])
def test_learners_are_under_age_only_where_that_was_ticked(value: Any) -> None:
    assert load(under_18=value).under_18 is False
    assert load(under_18=True).under_18 is True


def test_learners_alone_are_told_where_else_to_turn() -> None:
    found = load(safeguarding="miriam", under_18=True)
    assert found.told(Viewer("7", "Maya", "learner"), "u1") == ("/desk", True)
    assert found.told(Viewer("7", "Maya", "learner"), "desk") == ("", True)
    assert found.told(Viewer("1", "Amina", "coach"), "u1") == ("", False)
