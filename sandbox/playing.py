"""One person doing something in the demo course at a moment of their story, as everybody does it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

from webob import Request

from . import people
from .runtime import CourseRuntime


class Play:
    """One person's part at one block; *start* is the moment of the seeding."""

    def __init__(self, id: str, start: datetime, block: str) -> None:
        self._id = id
        self._start = start
        self._block = block

    def _do(self, days_ago: float, handler: str, by: str = "", **data: Any) -> dict[str, Any]:
        runtime = CourseRuntime(people.EVERYONE[by or self._id])
        request = Request.blank(
            "/", method="POST", content_type="application/json", body=json.dumps(data).encode()
        )
        with _clock(self._start - timedelta(days=days_ago)):
            answer = runtime.handle(runtime.get_block(self._block), handler, request)
        if answer.status_code != 200:
            raise RuntimeError(f"{handler} of {self._id} answered {answer.status}: {answer.text[:500]}")
        return dict(answer.json)


@contextmanager
def _clock(moment: datetime) -> Iterator[None]:
    """The blocks' clock shows *moment*."""
    shown = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with mock.patch("coaching_xblock.core.moment.now", return_value=shown):
        yield
