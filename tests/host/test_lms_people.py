"""The LMS: the people of a course, its tree, and libraries, which have neither."""

import sys
from itertools import pairwise

import pytest
from opaque_keys.edx.keys import CourseKey, UsageKey

from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.people import Page, Person, Sibling
from tests.host.platform import models, runtime
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, words

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
def maya(database, person):
    return person("Maya Duarte")


@pytest.fixture
def block(maya):
    return runtime.lms_block(Probe, maya)


# People


def test_names_are_the_profile_s_else_the_account_s_else_the_username(block, person):
    named = person("Maria Silva")
    plain = person("x", first_name="Rui", last_name="Lobo")
    bare = person("y")
    models.UserProfile.objects.filter(user__in=[plain, bare]).update(name="")
    ids = [str(user.id) for user in (named, plain, bare)]
    names = block.host.people([*ids, "424242", "nobody", ""])
    assert [names[id].name for id in ids] == ["Maria Silva", "Rui Lobo", "y"]
    assert len(names) == 3


@pytest.mark.parametrize("write", ["00{}".format, lambda id: chr(0x660 + id // 10) + chr(0x660 + id % 10)])
def test_only_the_platform_s_own_writing_of_an_id_is_somebody(block, person, write):
    named = person("Maria Silva", id=77)
    add(runtime.lms_block(Probe, named), "77", "hers")
    assert words(block, write(77)) == []
    with pytest.raises(NotFound), block.host.editing(block, write(77)):
        pass
    assert block.host.people([write(77)]) == {}


def test_the_course_team_coaches(block, person):
    ines, leo = person("Ines", ["staff", "instructor"]), person("Leo", ["limited_staff"])
    person("Beta", ["beta_testers"])
    assert block.host.coaches(block) == [Person(str(ines.id), "Ines"), Person(str(leo.id), "Leo")]


def test_staff_of_the_whole_organisation_coaches_and_other_courses_do_not(block, person):
    org, elsewhere, stranger = person("Org"), person("Elsewhere"), person("Stranger")
    empty = models.CourseAccessRole._meta.get_field("course_id").Empty
    make = models.CourseAccessRole.objects.create
    make(user=org, org="Coach", role="staff", course_id=empty)
    make(
        user=elsewhere, org="Coach", role="staff", course_id=CourseKey.from_string("course-v1:Coach+Other+1")
    )
    make(user=stranger, org="Else", role="staff", course_id=empty)
    assert block.host.coaches(block) == [Person(str(org.id), "Org")]


def test_learners_are_the_enrolled_without_the_team_by_name_in_pages(block, maya, person):
    person("Ines", ["staff"])
    left = person("Left")
    models.CourseEnrollment.objects.filter(user=left).update(is_active=False)
    people = {str(user.id): user.profile.name for user in [maya, *(person(f"Ana {n:02}") for n in range(30))]}
    first, second = block.host.learners(block), block.host.learners(block, 2)
    assert (len(first.ids), len(second.ids), first.total, second.number) == (25, 6, 31, 2)
    names = [people[id] for id in (*first.ids, *second.ids)]
    assert all(one < two for one, two in pairwise(names))
    assert block.host.learners(block, 99).ids == []


def test_somebody_is_a_learner_while_enrolled_and_not_in_the_team(block, maya, person):
    coach, left = person("Ines", ["staff"]), person("Left")
    models.CourseEnrollment.objects.filter(user=left).update(is_active=False)
    assert block.host.enrolled(block, str(maya.id))
    for other in (str(coach.id), str(left.id), "999999", "x", "", f"0{maya.id}"):
        assert not block.host.enrolled(block, other)


def test_learners_are_searched_by_name_and_by_cohort(block, maya, person):
    bo, percent = person("Bo Chen"), person("100% Ana")
    blue = models.CourseUserGroup.objects.create(name="Blue", course_id=runtime.COURSE)
    blue.users.add(bo, maya)
    assert block.host.learners(block, search="chen").ids == [str(bo.id)]
    assert block.host.learners(block, search="%").ids == [str(percent.id)]
    assert block.host.learners(block, group="Blue").ids == [str(bo.id), str(maya.id)]
    assert block.host.learners(block, search="bo", group="Blue").total == 1
    assert block.host.learners(block, group="Red") == Page([], 0, 1)


def test_asking_for_the_cohort_puts_nobody_into_one(block, maya):
    viewer = block.host.viewer(block)
    assert block.host.groups(viewer, block) == []
    blue = models.CourseUserGroup.objects.create(name="Blue", course_id=runtime.COURSE)
    blue.users.add(maya)
    assert block.host.groups(viewer, block) == ["Blue"]


@pytest.mark.parametrize(
    ("roles", "fields", "role"),
    [
        ((), {}, "learner"),
        (("staff",), {}, "coach"),
        (("limited_staff",), {}, "coach"),
        (("instructor",), {}, "admin"),
        ((), {"is_staff": True}, "admin"),
    ],
)
def test_roles(database, person, roles, fields, role):
    user = person("Somebody", roles, **fields)
    block = runtime.lms_block(Probe, user)
    viewer = block.host.viewer(block)
    assert (viewer.id, viewer.name, viewer.role, viewer.zone) == (
        str(user.id),
        "Somebody",
        role,
        "Europe/Lisbon",
    )


def test_the_handler_for_visitors_makes_nobody_of_whoever_is_signed_in(maya, block):
    maya.known = False
    assert block.host.viewer(block).role == "anonymous"


# The course


def test_siblings_come_in_course_order_without_orphans(block, platform):
    def key(type, id):
        return runtime.COURSE.make_usage_key(type, id)

    course, units = key("course", "course"), [key("vertical", f"u{n}") for n in range(2)]
    blocks = [key("coaching_assessment", id) for id in ("z", "a", "m")]
    orphan, other = key("coaching_assessment", "orphan"), key("problem", "p")
    platform.tree = {
        course: [units[1], units[0]],
        units[1]: [other, blocks[0], blocks[1]],
        units[0]: [blocks[2]],
    }
    for usage in (*blocks, orphan, other):
        platform.add(usage, f"Title {usage.block_id}")
    assert block.host.siblings(block, ["coaching_assessment"]) == [
        Sibling(str(usage), "coaching_assessment", f"Title {usage.block_id}") for usage in blocks
    ]
    assert block.host.siblings(block, ["coaching_plan"]) == []


def test_a_course_without_a_tree_has_no_siblings(block):
    assert block.host.siblings(block, ["coaching_assessment"]) == []


@pytest.mark.parametrize(
    "missing",
    [
        "common.djangoapps.student.models",
        "openedx.core.djangoapps.course_groups.cohorts",
        "xmodule.modulestore.django",
    ],
)
def test_what_the_platform_no_longer_has_is_absent_and_breaks_nothing(block, maya, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    place = block.host
    add(block, str(maya.id), "one")
    viewer = place.viewer(block)
    if missing.startswith("common"):
        assert (place.coaches(block), place.learners(block)) == ([], Page((), 0, 1))
        assert not place.enrolled(block, str(maya.id))
    assert place.groups(viewer, block) == []
    assert place.siblings(block, ["coaching_assessment"]) == []
    assert place.people([str(maya.id)])[str(maya.id)].name == "Maya Duarte"


def test_in_a_library_there_are_rows_and_no_course_people(maya):
    usage = UsageKey.from_string("lb:Coach:lib:coaching_assessment:x")
    block = runtime.lms_block(Probe, maya, usage)
    add(block, str(maya.id), "one")
    assert words(block, str(maya.id)) == ["one"]
    assert StudentModule.objects.get().course_id == usage.context_key
    place = block.host
    assert (place.coaches(block), place.learners(block)) == ((), Page((), 0, 1))
    assert not place.enrolled(block, str(maya.id))
    assert place.groups(place.viewer(block), block) == ()
    assert place.siblings(block, ["coaching_assessment"]) == ()
    assert block.host.people([str(maya.id)])[str(maya.id)].name == "Maya Duarte"
