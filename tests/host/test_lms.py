"""The LMS: the platform's table, its people and its course tree."""

import json
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from opaque_keys.edx.keys import CourseKey, UsageKey

from coaching_xblock.core.errors import Busy, NotFound
from coaching_xblock.core.people import Page, Person, Sibling
from tests.host.platform import counting, models, runtime
from tests.host.platform.courseware.model_data import set_fields, set_score
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, words

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
def maya(database, person):
    return person("Maya Duarte")


@pytest.fixture
def block(maya):
    return runtime.lms_block(Probe, maya)


def test_the_row_is_the_one_that_the_platform_reads(block, maya):
    add(block, str(maya.id), "one")
    row = StudentModule.objects.get()
    assert (row.module_type, row.module_state_key, row.course_id, row.student_id) == (
        "coaching_assessment",
        runtime.USAGE,
        runtime.COURSE,
        maya.id,
    )
    assert runtime.lms_block(Probe, maya).sittings[0]["id"] == "one"


def test_one_editing_takes_at_most_four_statements(block, maya):
    add(block, str(maya.id), "one")
    run = counting.statements(lambda: add(block, str(maya.id), "two"))
    assert len(run) <= 4, run
    assert sum("FOR UPDATE" in sql for sql in run) == (connection.vendor == "mysql")


def test_reading_takes_one_statement_also_for_several_blocks(block, maya):
    add(block, str(maya.id), "one")
    usages = {str(usage): "coaching_assessment" for usage in (runtime.USAGE, runtime.OTHER_USAGE)}
    assert len(counting.statements(lambda: words(block, str(maya.id)))) == 1
    assert len(counting.statements(lambda: block.host.rows(str(maya.id), usages))) == 1


def test_only_our_columns_are_written(block, maya):
    add(block, str(maya.id), "one")
    StudentModule.objects.update(modified=datetime(2020, 1, 1, tzinfo=UTC))
    run = counting.statements(lambda: add(block, str(maya.id), "two"))
    (update,) = [sql for sql in run if sql.startswith("UPDATE") and "modified" in sql]
    assert "grade" not in update.partition("WHERE")[0]
    assert StudentModule.objects.get().modified.year > 2020


def test_a_grade_that_is_written_meanwhile_survives(block, maya):
    add(block, str(maya.id), "one")
    with block.host.editing(block, str(maya.id)) as state:
        # In the same transaction: elsewhere it would have to wait, see test_concurrency.
        StudentModule.objects.update(grade=0.5, max_grade=1.0)
        state.sittings = [*state.sittings, {"id": "two"}]
    row = StudentModule.objects.get()
    assert (row.grade, row.max_grade, len(json.loads(row.state)["sittings"])) == (0.5, 1.0, 2)


def test_a_row_that_a_grade_made_is_taken_over(block, maya):
    set_score(maya, runtime.USAGE, 0.5, 1.0)
    assert StudentModule.objects.get().state is None
    assert list(block.host.states(block)) == []
    add(block, str(maya.id), "one")
    assert (words(block, str(maya.id)), StudentModule.objects.get().grade) == (["one"], 0.5)


def test_the_platform_s_own_save_of_other_fields_leaves_ours(block, maya):
    add(block, str(maya.id), "one")
    set_fields(maya, runtime.USAGE, {"elsewhere": 1})
    assert words(block, str(maya.id)) == ["one"]


def test_a_draft_s_key_leads_to_the_same_row(maya):
    draft = runtime.lms_block(Probe, maya, runtime.USAGE.for_branch("draft-branch"))
    add(draft, str(maya.id), "one")
    assert words(runtime.lms_block(Probe, maya), str(maya.id)) == ["one"]
    assert "draft" not in str(StudentModule.objects.get().module_state_key)


@pytest.mark.parametrize("somebody", ["99999999", "9" * 40, "no-number", "-1", "²"])
def test_a_person_that_does_not_exist_gets_no_row(block, somebody):
    with pytest.raises(NotFound):
        add(block, somebody, "one")
    assert words(block, somebody) == []
    assert StudentModule.objects.count() == 0


def test_a_coach_writes_the_learner_s_row(maya, person):
    coach = person("Ines Prado", ["staff"])
    block = runtime.lms_block(Probe, coach)
    add(block, str(maya.id), "from ines")
    assert StudentModule.objects.get().student_id == maya.id
    assert words(runtime.lms_block(Probe, maya), str(maya.id)) == ["from ines"]


def test_inside_a_transaction_of_the_request_too(block, maya):
    with transaction.atomic():
        add(block, str(maya.id), "one")
        add(block, str(maya.id), "two")
    assert words(block, str(maya.id)) == ["one", "two"]


def test_events_and_completion_come_with_the_commit_or_not_at_all(block, maya):
    place = block.host
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with place.editing(block, str(maya.id)) as state:
            state.access_log = {"lines": [1]}
            place.complete(block, 1.0)
            place.emit(block, "coaching.assessment.finished", {})
        assert block.runtime.events == []
        raise ZeroDivisionError
    assert block.runtime.events == []
    with place.editing(block, str(maya.id)) as state:
        state.access_log = {"lines": [1]}
        place.complete(block, 1.0)
        assert block.runtime.events == []
    assert block.runtime.events == [("completion", {"completion": 1.0})]


def test_an_event_that_fails_does_not_undo_the_write(block, maya):
    def fail():
        raise OSError("no tracker")

    with block.host.editing(block, str(maya.id)) as state:
        state.sittings = [{"id": "one"}]
        block.host.after_commit(fail)
    assert words(block, str(maya.id)) == ["one"]


def test_a_database_error_while_writing_says_busy_and_leaves_the_row(block, maya):
    add(block, str(maya.id), "one")
    with pytest.raises(Busy), block.host.editing(block, str(maya.id)) as state:
        state.sittings = []
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")
    assert words(block, str(maya.id)) == ["one"]


# All rows of a block


def test_states_are_everybody_s_rows_in_the_order_they_were_made(block, person, monkeypatch):
    monkeypatch.setattr("coaching_xblock.host.lms._BATCH", 3)
    staff, gone = person("Ines", ["staff"]), person("Gone", enrolled=False)
    everybody = [staff, gone, *(person(f"Learner {n}") for n in range(6))]
    for user in everybody:
        add(runtime.lms_block(Probe, user), str(user.id), f"of {user.id}")
    set_score(person("Graded only"), runtime.USAGE, 1.0, 1.0)
    add(runtime.lms_block(Probe, staff, runtime.OTHER_USAGE), str(staff.id), "elsewhere")
    found = list(block.host.states(block))
    assert [row.person for row in found] == [str(user.id) for user in everybody]
    assert {row.modified[-1] for row in found} == {"Z"}
    assert "note of" not in repr(found)


def test_states_since_a_moment(block, person):
    users = [person(f"Learner {n}") for n in range(3)]
    start = datetime(2026, 3, 1, 12, tzinfo=UTC)
    for n, user in enumerate(users):
        add(runtime.lms_block(Probe, user), str(user.id), "one")
        StudentModule.objects.filter(student=user).update(modified=start + timedelta(hours=n))
    found = list(block.host.states(block, "2026-03-01T13:00:00Z"))
    assert [row.person for row in found] == [str(user.id) for user in users[1:]]
    assert found[0].modified == "2026-03-01T13:00:00Z"


def test_states_never_sort_in_the_database(block, maya):
    add(block, str(maya.id), "one")
    with CaptureQueriesContext(connection) as queries:
        list(block.host.states(block))
    assert not any("ORDER BY" in each["sql"] for each in queries)


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
    assert place.groups(place.viewer(block), block) == ()
    assert place.siblings(block, ["coaching_assessment"]) == ()
    assert block.host.people([str(maya.id)])[str(maya.id)].name == "Maya Duarte"
