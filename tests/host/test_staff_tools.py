"""What the platform's own tools do to a row, and what they show of it."""

import json
import re

import pytest
from django.core.management import call_command

from coaching_xblock.core.errors import Busy
from coaching_xblock.host import lms_retirement
from tests.host.platform import modules, runtime, staff
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, words, write_note

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
def maya(database, person):
    user = person("Maya Duarte")
    add(runtime.lms_block(Probe, user), str(user.id), "one")
    return user


def block(user):
    return runtime.lms_block(Probe, user)


def test_reset_attempts_adds_its_keys_and_ours_stay(maya):
    staff.reset_attempts(maya, runtime.USAGE)
    add(block(maya), str(maya.id), "two")
    row = json.loads(StudentModule.objects.get().state)
    assert {"attempts", "score_history", "correct_map_history", "student_answers_history"} < set(row)
    assert words(block(maya), str(maya.id)) == ["one", "two"]


def test_deleting_the_state_deletes_the_words_and_a_new_start_works(maya):
    staff.delete_state(maya, runtime.USAGE)
    assert words(block(maya), str(maya.id)) == []
    add(block(maya), str(maya.id), "afresh")
    assert words(block(maya), str(maya.id)) == ["afresh"]


def test_bulk_delete_deletes_everybody_s(maya, person):
    bo = person("Bo")
    add(block(bo), str(bo.id), "his")
    staff.bulk_delete(runtime.USAGE)
    assert (words(block(maya), str(maya.id)), words(block(bo), str(bo.id))) == ([], [])


def test_an_emptied_row_is_no_state_and_can_be_written(maya):
    staff.clear_fields(maya, runtime.USAGE)
    assert list(block(maya).host.states(block(maya))) == []
    add(block(maya), str(maya.id), "afresh")
    assert words(block(maya), str(maya.id)) == ["afresh"]


def test_a_row_that_is_gone_when_it_is_written_is_refused_as_a_whole(maya):
    with pytest.raises(Busy), block(maya).host.editing(block(maya), str(maya.id)) as state:
        StudentModule.objects.all().delete()
        state.sittings = []
    assert words(block(maya), str(maya.id)) == ["one"]


def test_debug_panel_and_report_show_tokens(maya):
    write_note(block(maya), str(maya.id), "a word that nobody else reads", 0)
    shown = staff.debug_panel(block(maya)) + staff.response_report(runtime.USAGE)
    assert "a word that nobody else reads" not in shown
    assert re.search(r"c1\.[0-9a-f]{8}\.", shown)


def test_retirement_deletes_what_the_person_wrote_and_leaves_others_with_ids(maya, person):
    coach = person("Ines", ["staff"])
    with block(coach).host.editing(block(coach), str(maya.id)) as state:
        state.access_log = {"lines": [{"who": str(coach.id)}]}
    add(block(coach), str(coach.id), "the coach's own")
    lms_retirement.connect()
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=coach)
    (left,) = StudentModule.objects.all()
    assert left.student_id == maya.id
    assert json.loads(left.state)["access_log"] == {"lines": [{"who": str(coach.id)}]}
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=maya)
    assert StudentModule.objects.count() == 0


def test_retirement_deletes_what_coaches_did_not_send(maya, person):
    coach, leo = person("Ines", ["staff"]), person("Leo")
    write_note(block(maya), str(maya.id), "mine", 0)
    drafts = [
        {"id": str(n), "learner": str(each.id), "sitting": "s", "changed": "t", "parts": {"about": "whole"}}
        for n, each in enumerate((maya, leo, maya))
    ]
    with block(coach).host.editing(block(coach), str(coach.id)) as state:
        state.drafts = drafts
    kept = StudentModule.objects.get(student=coach)
    StudentModule.objects.create(
        student=leo,
        module_state_key=runtime.USAGE,
        course_id=runtime.COURSE,
        module_type="coaching_assessment",
        state=f'["learner": "{maya.id}"',
    )
    lms_retirement.connect()
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=maya)
    assert set(StudentModule.objects.values_list("student_id", flat=True)) == {coach.id, leo.id}
    left = json.loads(StudentModule.objects.get(pk=kept.pk).state)["drafts"]
    assert left == json.loads(kept.state)["drafts"][1:2]


def test_retirement_leaves_rows_of_other_blocks(maya):
    usage = runtime.COURSE.make_usage_key("problem", "p")
    StudentModule.objects.create(
        student=maya, module_state_key=usage, course_id=runtime.COURSE, module_type="problem", state="{}"
    )
    lms_retirement.connect()
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=maya)
    assert [row.module_type for row in StudentModule.objects.all()] == ["problem"]


def test_the_platform_connects_retirement_by_itself(maya):
    from django.apps import apps

    modules.USER_RETIRE_LMS_MISC.disconnect(dispatch_uid="coaching_xblock.retire")
    apps.get_app_config("coaching_xblock").ready()
    assert modules.USER_RETIRE_LMS_MISC.has_listeners()
    call_command("check", verbosity=0)
