"""Databases of the tests' own: a SQLite file or a MariaDB database, in the place of Django's default one."""

import os
import uuid
from contextlib import contextmanager

from django.apps import apps
from django.db import connections
from django.db.backends.signals import connection_created

SERVER = {"host": "127.0.0.1", "port": 3306, "user": "root", "password": ""}
KINDS = ("sqlite", "mariadb")


def _driver():
    import pymysql

    # Django asks for a version of mysqlclient that PyMySQL does not count up to.
    pymysql.version_info = (2, 2, 7, "final", 0)
    pymysql.install_as_MySQLdb()
    return pymysql


def mariadb_answers():
    """Is there a server to test on?"""
    try:
        _driver().connect(**SERVER, connect_timeout=3).close()
    except (ImportError, OSError, RuntimeError):
        return False
    except Exception as error:  # PyMySQL is not installed where the import fails; its errors are its own.
        return type(error).__module__.partition(".")[0] != "pymysql"
    return True


def create(kind, folder):
    """Make a database with the tables, and return its settings."""
    name = f"coaching_test_{os.getpid()}_{uuid.uuid4().hex[:8]}"
    if kind == "mariadb":
        _run(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    settings = settings_of(kind, folder / f"{name}.sqlite3" if kind == "sqlite" else name)
    with default(settings) as connection, connection.schema_editor() as editor:
        for app in ("contenttypes", "auth", "courseware", "workbench"):
            for model in apps.get_app_config(app).get_models():
                editor.create_model(model)
    return settings


def drop(settings):
    """Remove what `create` made."""
    if "mysql" in settings["ENGINE"]:
        _run(f"DROP DATABASE {settings['NAME']}")
    else:
        os.unlink(settings["NAME"])


def settings_of(kind, name):
    if kind == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(name), "OPTIONS": {"timeout": 30}}
    access = {key.upper(): value for key, value in SERVER.items()}
    return {
        "ENGINE": "django.db.backends.mysql",
        "NAME": str(name),
        **access,
        "OPTIONS": {"charset": "utf8mb4"},
    }


@contextmanager
def default(settings):
    """Let *settings* be Django's default database in all threads, and yield this thread's connection."""
    if "mysql" in settings["ENGINE"]:
        _driver()
    filled = {**connections.settings["default"], "TIME_ZONE": None, "USER": "", "PASSWORD": "", **settings}
    had, connections.settings["default"] = connections.settings["default"], filled
    before = connections["default"]
    connections["default"] = connections.create_connection("default")
    connection_created.connect(_hurry)
    try:
        yield connections["default"]
    finally:
        connections["default"].close()
        connections["default"], connections.settings["default"] = before, had
        connection_created.disconnect(_hurry)


def _hurry(sender, connection, **kwargs):
    """A test's file need not survive a power cut."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = OFF")


def _run(statement):
    connection = _driver().connect(**SERVER)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()
