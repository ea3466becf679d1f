"""Databases, people and blocks of the host tests."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from workbench.models import XBlockState

from tests.host.platform import databases, models, modules
from tests.host.platform.runtime import COURSE

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
