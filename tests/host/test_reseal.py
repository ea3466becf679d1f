"""Keys that rotate, get lost and come back; rows that moved; `manage.py coaching_reseal`."""

import io
import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from workbench.models import XBlockState
from workbench.runtime import WorkbenchRuntime

from coaching_xblock.core.errors import Busy
from coaching_xblock.core.words import Locked
from coaching_xblock.host import reseal
from coaching_xblock.host.seal import TOKEN
from tests.host.platform import runtime
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, ids

OTHER = runtime.COURSE.make_usage_key("problem", "p")
OLD, NEW = "an old key, long enough to be one", "a new key, long enough to be one"


@pytest.fixture(autouse=True)
def old_key(settings):
    settings.COACHING_KEYS = [OLD]


@pytest.fixture
def maya(sqlite, platform, person):
    user = person("Maya Duarte")
    add(block(user), str(user.id), "one")
    add(block(user), str(user.id), "two")
    return user


def block(user, usage=runtime.USAGE):
    return runtime.lms_block(Probe, user, usage)


def notes(user, usage=runtime.USAGE):
    one = block(user, usage)
    return [each["note"]["text"] for each in one.host.reading(one, str(user.id)).sittings]


def command(**options):
    out = io.StringIO()
    call_command("coaching_reseal", stdout=out, stderr=out, **options)
    return out.getvalue()


def key_ids():
    return {
        name
        for text in StudentModule.objects.values_list("state", flat=True)
        for name, _ in TOKEN.findall(text)
    }


def test_after_the_new_key_came_all_words_open_and_move(maya, settings):
    settings.COACHING_KEYS = [NEW, OLD]
    assert notes(maya) == ["note one", "note two"]
    add(block(maya), str(maya.id), "three")
    assert len(key_ids()) == 2
    modified = StudentModule.objects.get().modified
    assert "changed rows: 1, tokens: 6, resealed: 4, rebound: 0, locked: 0" in command()
    settings.COACHING_KEYS = [NEW]
    assert notes(maya) == ["note one", "note two", "note three"]
    assert len(key_ids()) == 1
    assert StudentModule.objects.get().modified == modified


def test_a_row_that_is_up_to_date_is_left_alone(maya, settings, monkeypatch):
    settings.COACHING_KEYS = [NEW, OLD]
    command()
    before = StudentModule.objects.get().state
    monkeypatch.setattr(reseal, "held", lambda rows: pytest.fail("locked for nothing"))
    assert "changed rows: 0, tokens: 4, resealed: 0" in command()
    assert StudentModule.objects.get().state == before


def test_a_dry_run_counts_and_changes_nothing(maya, settings):
    settings.COACHING_KEYS = [NEW, OLD]
    before = StudentModule.objects.get().state
    assert "changed rows: 1, tokens: 4, resealed: 4" in command(dry_run=True)
    assert StudentModule.objects.get().state == before


def test_a_lost_key_locks_words_and_its_return_opens_them(maya, settings):
    before = StudentModule.objects.get().state
    settings.COACHING_KEYS = [NEW]
    assert all(isinstance(text, Locked) for text in notes(maya))
    said = command()
    assert "changed rows: 0" in said and "locked: 4" in said and "open again when their key is back" in said
    assert StudentModule.objects.get().state == before
    add(block(maya), str(maya.id), "three")
    settings.COACHING_KEYS = [NEW, OLD]
    assert notes(maya) == ["note one", "note two", "note three"]


def test_words_copied_to_another_person_s_row_do_not_open(maya, person):
    bo = person("Bo")
    row = StudentModule.objects.get()
    row.pk, row.student = None, bo
    row.save(force_insert=True)
    assert all(isinstance(text, Locked) for text in notes(bo))


def test_words_copied_to_another_block_do_not_open(maya):
    row = StudentModule.objects.get()
    row.pk, row.module_state_key = None, runtime.OTHER_USAGE
    row.save(force_insert=True)
    assert all(isinstance(text, Locked) for text in notes(maya, runtime.OTHER_USAGE))


def test_rows_that_moved_to_another_block_are_bound_to_it(maya):
    StudentModule.objects.update(module_state_key=runtime.OTHER_USAGE)
    moved = {"was_usage": str(runtime.USAGE), "usage": str(runtime.OTHER_USAGE)}
    assert "rebound: 4" in command(**moved)
    assert notes(maya, runtime.OTHER_USAGE) == ["note one", "note two"]
    assert "changed rows: 0" in command(**moved)


def test_rows_that_moved_to_another_person_are_bound_to_them(maya, person):
    bo, ana = person("Bo"), person("Ana")
    add(block(ana), str(ana.id), "hers")
    StudentModule.objects.filter(student=maya).update(student=bo)
    moved = {"was_user": str(maya.id), "user": str(bo.id)}
    assert "rows: 1, changed rows: 1, tokens: 4, resealed: 0, rebound: 4" in command(**moved)
    assert (notes(bo), notes(ana)) == (["note one", "note two"], ["note hers"])


@pytest.mark.parametrize("options", [{"was_usage": "u"}, {"was_user": "7"}])
def test_what_moved_must_be_named(maya, options):
    with pytest.raises(CommandError, match="which rows were moved"):
        command(**options)


def test_rows_of_any_schema_and_shape_are_served(maya, settings):
    row = StudentModule.objects.get()
    token = json.loads(row.state)["sittings"][0]["note"]["text"]
    plain = {"schema": 99, "attempts": 0, "text": "c1.plain"}
    row.state = json.dumps({**plain, "elsewhere": {"deep": [[token]]}})
    row.save()
    settings.COACHING_KEYS = [NEW, OLD]
    assert "resealed: 1" in command()
    after = json.loads(StudentModule.objects.get().state)
    assert after.pop("elsewhere")["deep"][0][0] != token
    assert after == plain


def test_broken_empty_and_foreign_rows_are_left_alone(maya, person, settings):
    broken, empty, graded = person("Broken"), person("Empty"), person("Graded")
    make = StudentModule.objects.create
    ours = {
        "module_state_key": runtime.USAGE,
        "course_id": runtime.COURSE,
        "module_type": "coaching_assessment",
    }
    make(student=broken, state="{", **ours)
    make(student=empty, state="{}", **ours)
    make(student=graded, state=None, **ours)
    make(student=maya, **{**ours, "module_state_key": OTHER, "module_type": "problem"})
    settings.COACHING_KEYS = [NEW, OLD]
    said = command()
    assert "rows: 4, changed rows: 1" in said and "unreadable: 1" in said
    assert StudentModule.objects.get(student=graded).state is None


def test_it_goes_on_after_an_id(maya, person, settings):
    bo = person("Bo")
    add(block(bo), str(bo.id), "his")
    settings.COACHING_KEYS = [NEW, OLD]
    first = StudentModule.objects.get(student=maya)
    said = command(after=first.pk, batch=1)
    assert "rows: 1, changed rows: 1" in said
    assert f"--after {StudentModule.objects.get(student=bo).pk}" in said
    assert len(key_ids()) == 2


def test_a_busy_row_is_told_and_the_others_are_done(maya, person, settings, monkeypatch):
    bo = person("Bo")
    add(block(bo), str(bo.id), "his")
    settings.COACHING_KEYS = [NEW, OLD]
    held, first = reseal.held, StudentModule.objects.get(student=maya)

    def busy(rows):
        if rows.get().pk == first.pk:
            raise Busy()
        return held(rows)

    monkeypatch.setattr(reseal, "held", busy)
    with pytest.raises(CommandError, match="1 rows were busy"):
        command()
    settings.COACHING_KEYS = [NEW]
    assert notes(bo) == ["note his"] and isinstance(notes(maya)[0], Locked)


def test_killed_in_the_middle_it_goes_on_where_it_stopped(database, platform, person, settings, root):
    users = [person(f"Learner {n}") for n in range(40)]
    for user in users:
        add(block(user), str(user.id), "one")
    told = json.dumps({"settings": database, "act": "reseal", "keys": [NEW, OLD]})
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.host.platform.child", told], cwd=root, stdout=subprocess.PIPE, text=True
    )
    for _ in range(5):
        assert "to go on from here" in process.stdout.readline()
    process.kill()
    process.communicate()
    settings.COACHING_KEYS = [NEW, OLD]
    assert all(notes(user) == ["note one"] for user in users)
    said = command()
    done = int(said.partition("changed rows: ")[2].partition(",")[0])
    assert done <= 35
    settings.COACHING_KEYS = [NEW]
    assert all(notes(user) == ["note one"] for user in users)


def test_it_serves_the_workbench_too(sqlite, settings):
    place = Probe(WorkbenchRuntime("7"), scope_ids=ids("7"))
    add(place, "7", "one")
    settings.COACHING_KEYS = [NEW, OLD]
    assert "rows: 1, changed rows: 1, tokens: 2, resealed: 2" in command()
    settings.COACHING_KEYS = [NEW]
    assert [each["note"]["text"] for each in place.host.reading(place, "7").sittings] == ["note one"]
    assert XBlockState.objects.count() == 1
