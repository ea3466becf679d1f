"""Several writers at once: none is lost, and nothing is left half."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection, connections, transaction
from workbench.models import XBlockState
from workbench.runtime import WorkbenchRuntime

from coaching_xblock.core.errors import Busy
from coaching_xblock.host import record
from tests.host.platform import models, runtime
from tests.host.platform.courseware.model_data import set_fields
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, ids, sitting, words

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
def maya(database, person):
    return person("Maya Duarte")


@pytest.fixture
def child(database, root):
    """Start a process that does *act* on the same database; those that still run are killed in the end."""
    running = []

    def start(act, **options):
        told = json.dumps({"settings": database, "act": act, **options})
        command = [sys.executable, "-m", "tests.host.platform.child", told]
        process = subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def at_once(*acts):
    """Do each of *acts* in a thread with its own connection, all at the same time."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(run, act) for act in acts]:
            done.result()


def block(user):
    return runtime.lms_block(Probe, user)


def test_without_the_lock_exactly_one_of_two_writes_is_lost(maya):
    """What the door is for: the platform's own save, two tabs that have both read before either writes."""
    add(block(maya), str(maya.id), "first")
    have_read = threading.Barrier(2)

    def tab(word):
        def act():
            state = [*block(maya).sittings, {"id": word}]
            set_fields(maya, runtime.USAGE, {"sittings": state}, between=have_read.wait)

        return act

    at_once(tab("one"), tab("two"))
    stored = json.loads(StudentModule.objects.get().state)["sittings"]
    assert len(stored) == 2


def test_with_the_lock_none_is_lost(maya):
    add(block(maya), str(maya.id), "first")
    at_once(*(lambda n=n: add(block(maya), str(maya.id), f"tab {n}") for n in range(8)))
    assert sorted(words(block(maya), str(maya.id))) == ["first", *(f"tab {n}" for n in range(8))]


def test_who_comes_second_waits_and_reads_what_the_first_wrote(maya):
    add(block(maya), str(maya.id), "first")
    holding, order = threading.Event(), []

    def slow():
        with block(maya).host.editing(block(maya), str(maya.id)) as state:
            holding.set()
            time.sleep(0.3)
            state.sittings = [*state.sittings, sitting("slow")]
            order.append("slow")

    def quick():
        holding.wait()
        with block(maya).host.editing(block(maya), str(maya.id)) as state:
            order.append("quick")
            assert [each["id"] for each in state.sittings] == ["first", "slow"]

    at_once(slow, quick)
    assert order == ["slow", "quick"]


def test_a_grade_that_another_process_writes_meanwhile_survives(maya):
    add(block(maya), str(maya.id), "first")
    holding = threading.Event()

    def learner():
        with block(maya).host.editing(block(maya), str(maya.id)) as state:
            holding.set()
            time.sleep(0.3)
            state.sittings = [*state.sittings, sitting("second")]

    def grade():
        holding.wait()
        StudentModule.objects.update(grade=0.5, max_grade=1.0)

    at_once(learner, grade)
    assert (StudentModule.objects.get().grade, words(block(maya), str(maya.id))) == (0.5, ["first", "second"])


def _learners(count):
    users = get_user_model().objects
    made = [users.create(username=f"learner{n}", password="!") for n in range(count)]
    models.UserProfile.objects.bulk_create(
        [models.UserProfile(user=user, name=user.username) for user in made]
    )
    return made


@pytest.mark.slow
def test_nine_hundred_first_writes_at_once(database):
    """Three tabs each of 300 learners who open the page for the first time."""
    users = _learners(300)
    jobs = [(each, tab) for each in map(block, users) for tab in "abc"]

    def work(worker):
        def act():
            for each, tab in jobs[worker::12]:
                add(each, str(each.scope_ids.user_id), tab)

        return act

    at_once(*(work(worker) for worker in range(12)))
    rows = StudentModule.objects.values_list("student", "state")
    assert Counter(student for student, _ in rows) == Counter(user.id for user in users)
    assert {tuple(sorted(each["id"] for each in json.loads(state)["sittings"])) for _, state in rows} == {
        ("a", "b", "c")
    }


def test_first_writes_in_the_workbench_make_one_row(sqlite):
    def tab(name):
        place = Probe(WorkbenchRuntime("7"), scope_ids=ids("7"))
        return lambda: add(place, "7", name)

    at_once(*(tab(name) for name in "abcdefgh"))
    row = XBlockState.objects.get()
    assert sorted(each["id"] for each in json.loads(row.state)["sittings"]) == list("abcdefgh")


@pytest.mark.slow
def test_two_thousand_writes_by_two_tabs_and_a_coach_lose_nothing(database, person, child):
    coach = person("Ines", ["staff"])
    people = [str(user.id) for user in _learners(100)]
    share = {"first tab": 700, "second tab": 700, "coach": 600}
    writers = [
        child("mixed", name=name, coach=coach.id if name == "coach" else 0, people=people, writes=writes)
        for name, writes in share.items()
    ]
    for writer in writers:
        _, errors = writer.communicate(timeout=300)
        assert writer.returncode == 0, errors
    found = Counter()
    for user in get_user_model().objects.filter(pk__in=people):
        state = block(user).host.reading(block(user), str(user.id))
        assert [each["note"]["text"] for each in state.sittings] == [
            f"note {each['id']}" for each in state.sittings
        ]
        found.update(each["id"] for each in state.sittings)
        found.update(state.access_log["lines"])
    assert found == Counter(f"{name}{n}" for name, writes in share.items() for n in range(writes))


def test_killed_in_the_middle_of_a_write_the_row_is_whole_and_writers_go_on(maya, child):
    add(block(maya), str(maya.id), "one")
    before = StudentModule.objects.get().state
    writer = child("hold", writer=maya.id, person=str(maya.id))
    assert writer.stdout.readline() == "written, not committed\n"
    assert StudentModule.objects.get().state == before
    writer.kill()
    writer.wait()
    add(block(maya), str(maya.id), "two")
    assert words(block(maya), str(maya.id)) == ["one", "two"]


def test_a_lock_that_does_not_come_is_answered_with_busy(maya, child, monkeypatch):
    add(block(maya), str(maya.id), "one")
    monkeypatch.setattr(record, "TRIES", 2)
    writer = child("hold", writer=maya.id, person=str(maya.id))
    writer.stdout.readline()
    with connection.cursor() as cursor:
        wait = {"mysql": "SET SESSION innodb_lock_wait_timeout = 1", "sqlite": "PRAGMA busy_timeout = 200"}
        cursor.execute(wait[connection.vendor])
    with pytest.raises(Busy):
        add(block(maya), str(maya.id), "two")
    assert words(block(maya), str(maya.id)) == ["one"]


@pytest.mark.parametrize(("failures", "stored"), [(3, ["one"]), (4, [])])
def test_taking_the_lock_is_tried_again_three_times(maya, monkeypatch, failures, stored):
    take, left = record._take, [failures]

    def deadlock(*args):
        if left[0]:
            left[0] -= 1
            raise OperationalError(1213, "Deadlock found when trying to get lock; try restarting transaction")
        return take(*args)

    monkeypatch.setattr(record, "_take", deadlock)
    try:
        add(block(maya), str(maya.id), "one")
    except Busy:
        assert failures == 4
    monkeypatch.undo()
    assert words(block(maya), str(maya.id)) == stored


def test_inside_a_transaction_of_the_request_it_is_not_tried_again(maya, monkeypatch):
    def deadlock(*args):
        tries.append(1)
        raise OperationalError(1213, "Deadlock found")

    tries = []
    monkeypatch.setattr(record, "_take", deadlock)
    with pytest.raises(Busy), transaction.atomic():
        add(block(maya), str(maya.id), "one")
    assert len(tries) == 1
