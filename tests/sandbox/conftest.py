"""The sandbox inside the test process: its settings, but for the database."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

import sandbox.settings
from sandbox import outline

_OURS = (
    "ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME",
    "SESSION_SERIALIZER", "CSRF_FAILURE_VIEW", "DATA_UPLOAD_MAX_MEMORY_SIZE", "TROUBLE",
)  # fmt: skip


@pytest.fixture(autouse=True)
def sandbox_settings(settings: Any) -> None:
    for name in _OURS:
        setattr(settings, name, getattr(sandbox.settings, name))


@pytest.fixture
def course(db: Any) -> None:
    """The shipped course, loaded."""
    outline.load_course()


@pytest.fixture
def browser_of(course: None) -> Callable[..., Client]:
    """A browser in which somebody was chosen, by id; without one, of a visitor."""

    def open_for(person: str = "", **options: Any) -> Client:
        client = Client(**options)
        if person:
            session = client.session
            session["person"] = person
            session.save()
        return client

    return open_for
