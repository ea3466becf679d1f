"""The LMS: rows in the platform's table."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from coaching_xblock.core.errors import Busy, NotFound
from tests.host.platform import counting, runtime
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
