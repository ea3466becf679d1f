"""Databases, people and blocks of the host tests."""

import json
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from workbench.models import XBlockState
from workbench.runtime import WorkbenchRuntime
from xblock.fields import Scope

from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.host.base import usage_of
from coaching_xblock.host.memory import MemoryHost
from tests.host.platform import databases, models, modules, runtime
from tests.host.platform.models import StudentModule
from tests.host.platform.runtime import COURSE
from tests.host.probe import Probe, ids

_TABLES = [
    XBlockState,
    models.StudentModule,
    models.UserProfile,
    models.CourseEnrollment,
    models.CourseAccessRole,
    models.CourseUserGroup.users.through,
    models.CourseUserGroup,
]


@pytest.fixture(scope="session")
def made(tmp_path_factory, django_db_blocker):
    """The test databases by kind, made when one is first asked for."""
    known = {}

    def get(kind):
        if kind not in known:
            known[kind] = databases.create(kind, tmp_path_factory.mktemp("databases"))
        return known[kind]

    with django_db_blocker.unblock():
        yield get
        for settings in known.values():
            databases.drop(settings)


@pytest.fixture(scope="session")
def mariadb_answers():
    return databases.mariadb_answers()


@pytest.fixture(params=["sqlite", pytest.param("mariadb", marks=pytest.mark.mariadb)])
def database(request, made, mariadb_answers):
    """Django's default database: a SQLite file, then MariaDB. Yields its settings."""
    if request.param == "mariadb" and not mariadb_answers:
        pytest.skip("MariaDB does not answer on 127.0.0.1:3306")
    yield from _emptied(made(request.param))


@pytest.fixture
def sqlite(made):
    """A SQLite file, for what does not depend on the database."""
    yield from _emptied(made("sqlite"))


@pytest.fixture
def platform():
    """The platform's modules, importable; yields its module store."""
    with modules.installed() as store:
        yield store


@pytest.fixture
def person():
    """A factory of users with a profile; *roles* are course roles, *enrolled* is for learners."""

    def make(name, roles=(), enrolled=True, **fields):
        users = get_user_model().objects
        user = users.create(username=name.lower().replace(" ", "_"), password="!", **fields)
        models.UserProfile.objects.create(user=user, name=name)
        for role in roles:
            models.CourseAccessRole.objects.create(user=user, org=COURSE.org, course_id=COURSE, role=role)
        if enrolled:
            models.CourseEnrollment.objects.create(user=user, course_id=COURSE)
        return user

    return make


def _emptied(settings):
    with databases.default(settings):
        yield settings
        with transaction.atomic():
            for table in [*_TABLES, get_user_model()]:
                table.objects.all()._raw_delete("default")


# A stage for each host: a block, its person, and the raw row behind it


class Stage:
    """A block in one of the hosts, its person, and the raw row behind it."""

    def __init__(self, block, person, read, write):
        self.block, self.person, self.raw, self.put = block, person, read, write


@pytest.fixture
def memory():
    place = MemoryHost(Viewer("7", "Maya", "learner"), [Person("7", "Maya")])
    block = Probe(SimpleNamespace(coaching_host=place), scope_ids=ids("7"))
    key = ("7", usage_of(block))

    def put(row):
        place.stored[key] = (json.dumps(row), "")

    return Stage(block, "7", lambda: json.loads(place.stored[key][0]) if key in place.stored else None, put)


@pytest.fixture
def workbench(sqlite):
    block = Probe(WorkbenchRuntime("7"), scope_ids=ids("7"))
    place = {"scope": "usage", "scope_id": usage_of(block), "user_id": "7"}
    return Stage(block, "7", *_table(XBlockState.objects, place))


@pytest.fixture
def lms(sqlite, platform, person):
    user = person("Maya Duarte")
    place = {
        "student": user,
        "module_state_key": runtime.USAGE,
        "course_id": runtime.COURSE,
        "module_type": "coaching_assessment",
    }
    return Stage(runtime.lms_block(Probe, user), str(user.id), *_table(StudentModule.objects, place))


@pytest.fixture
def preview():
    session = SessionStore()
    block = runtime.preview_block(
        Probe, SimpleNamespace(id=7, username="ada", is_authenticated=True), session
    )
    store = block._field_data._student_data._kvs
    names = ("schema", "sittings", "access_log")

    def key(name):
        return runtime.KeyValueStore.Key(Scope.user_state, 7, runtime.USAGE, name)

    def read():
        return {name: store.get(key(name)) for name in names if store.has(key(name))} or None

    def put(row):
        for name, value in row.items():
            store.set(key(name), value)

    return Stage(block, "7", read, put)


def _table(rows, place):
    def read():
        found = rows.filter(**place).first()
        return json.loads(found.state) if found else None

    def put(row):
        text = row if isinstance(row, str) or row is None else json.dumps(row)
        if not rows.filter(**place).update(state=text):
            rows.create(**place, state=text)

    return read, put
