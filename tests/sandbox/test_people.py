"""Who is looking: the people, and what the services say about them."""

import pytest

from sandbox import people, plots
from sandbox.services import CourseUserService, Roster, StudioPermissions, StudioUserService


def facts(service: CourseUserService) -> dict[str, object]:
    return dict(service.get_current_user().opt_attrs)


@pytest.mark.parametrize(
    ("person", "staff", "role"),
    [("101", False, "student"), ("11", True, "staff"), ("21", False, "student"), ("31", True, "instructor")],
)
def test_the_course_says_roles_as_the_platform_does(person: str, staff: bool, role: str) -> None:
    said = facts(CourseUserService(people.EVERYONE[person]))
    assert said["edx-platform.user_is_staff"] is staff
    assert said["edx-platform.user_role"] == role
    assert said["edx-platform.user_id"] == int(person)
    assert said["edx-platform.is_authenticated"] is True
    assert set(said["edx-platform.user_preferences"]) == {"pref-lang", "time_zone"}


def test_a_visitor_is_nobody() -> None:
    assert facts(CourseUserService(None)) == {"edx-platform.is_authenticated": False}


@pytest.mark.parametrize("person", ["21", "31"])
def test_studio_says_nothing_of_staff(person: str) -> None:
    said = facts(StudioUserService(people.EVERYONE[person]))
    assert said["edx-platform.user_is_staff"] is False
    assert "edx-platform.user_role" not in said
    assert said["edx-platform.anonymous_user_id"] == "student"


@pytest.mark.parametrize(("person", "may"), [("21", True), ("31", True), ("11", False), ("101", False)])
def test_who_may_write_in_studio(person: str, may: bool) -> None:
    permissions = StudioPermissions(people.EVERYONE[person])
    assert (permissions.can_write("course"), permissions.can_read("course")) == (may, may)


def test_the_roster_pages_searches_and_groups() -> None:
    roster = Roster(lambda: [{"usage": "u", "type": "coaching_assessment", "title": "T"}])
    first, total = roster.learners()
    second, _ = roster.learners(page=2)
    assert (len(first), total) == (25, len(people.LEARNERS))
    assert not set(first) & set(second)
    assert roster.learners(search="ROSA") == (["101"], 1)
    assert roster.learners(groups=["Day group"])[1] < total
    assert roster.coaches() == ["11", "12"]
    assert roster.people(["101", "nobody"]) == {"101": {"id": "101", "name": "Rosa Delgado"}}
    assert roster.enrolled("101") and not roster.enrolled("11")
    assert roster.groups("101") == ["Evening group"]
    assert roster.groups("11") == []
    assert [each["usage"] for each in roster.siblings(["coaching_assessment"])] == ["u"]
    assert roster.siblings(["coaching_plan"]) == []


def test_the_learners_are_many_and_different() -> None:
    assert len(people.LEARNERS) >= 24
    assert len(people.EVERYONE) == len(people.LEARNERS) + len(people.STAFF)
    assert len({person.story for person in people.LEARNERS}) == len(people.LEARNERS)
    assert len({person.country for person in people.LEARNERS}) >= 12
    assert {person.age for person in people.LEARNERS} >= {17, 45, 62}


def test_every_learner_stands_in_one_group_of_the_first_page() -> None:
    groups = plots.grouped(people.LEARNERS)
    found = [person.id for _, members in groups for person in members]
    assert sorted(found) == sorted(person.id for person in people.LEARNERS)
    assert all(members for _, members in groups)
