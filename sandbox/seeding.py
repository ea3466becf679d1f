"""Letting the demo people do what their plots say, through the same handlers as everybody."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

from lxml import html
from webob import Request
from workbench.models import XBlockState

from . import people, plots
from .models import Completion, Seeding
from .plots import Plot
from .runtime import CourseRuntime

INTERESTS = "what-interests-you.coaching_assessment.interests.d0.u0"
_AREAS = "RIASEC"
_PAGE = 5
_LIKING = (4.4, 3.9, 3.4)


def done() -> bool:
    return Seeding.objects.exists()


def seed(now: datetime | None = None) -> int:
    """Play every plot and return the number of learners. What a broken off seeding left goes first."""
    start = now or datetime.now(UTC)
    XBlockState.objects.exclude(user_id=None).delete()
    Completion.objects.all().delete()
    events = logging.getLogger("sandbox.events")
    level = events.level
    events.setLevel(logging.WARNING)
    try:
        for id, plot in plots.PLOTS.items():
            _Play(id, start).play(plot)
    finally:
        events.setLevel(level)
    Seeding.objects.create()
    return len(people.LEARNERS)


class _Play:
    """One learner's plot, played at its own times."""

    def __init__(self, id: str, start: datetime) -> None:
        self._id = id
        self._start = start

    def play(self, plot: Plot) -> None:
        if plot.deleted is not None:
            gone = self._sit(plot.began + 2, plot, plots.ALL)
            self._do(plot.deleted, "delete_sitting", sitting=gone)
        sitting = self._sit(plot.began, plot, plot.answered)
        if plot.note:
            self._do(plot.began, "save_note", item=sitting, text=plot.note, revision=0)
        if plot.shared is not None:
            panel = html.fromstring(self._do(plot.shared, "ask_share", sitting=sitting)["html"])
            readers = str(panel.xpath("//input[@name='readers']/@value")[0])
            self._do(plot.shared, "share", sitting=sitting, readers=readers)
        for coach, when in plot.opened:
            self._do(when, "open_result", by=coach, learner=self._id, sitting=sitting)
        if plot.withdrew is not None:
            self._do(plot.withdrew, "withdraw", sitting=sitting)

    def _sit(self, began: float, plot: Plot, answered: int) -> str:
        """Begin, answer page by page, and finish where all is answered; the sitting's id."""
        page = html.fromstring(self._do(began, "begin", old_enough="yes")["html"])
        sitting = str(page.xpath("//input[@name='sitting']/@value")[0])
        items = [str(item) for item in page.xpath("//@data-coaching-item") if item][: plots.ALL]
        for first in range(0, answered, _PAGE):
            chosen = items[first : min(first + _PAGE, answered)]
            answers = {
                item: {"value": _value(self._id, items.index(item), plot), "was": None} for item in chosen
            }
            self._do(began - (first + _PAGE) / 6000, "save_answers", sitting=sitting, answers=answers)
        if answered == plots.ALL:
            self._do(began - 0.007, "finish", sitting=sitting)
        return sitting

    def _do(self, days_ago: float, handler: str, by: str = "", **data: Any) -> dict[str, Any]:
        runtime = CourseRuntime(people.EVERYONE[by or self._id])
        request = Request.blank(
            "/", method="POST", content_type="application/json", body=json.dumps(data).encode()
        )
        with _clock(self._start - timedelta(days=days_ago)):
            answer = runtime.handle(runtime.get_block(INTERESTS), handler, request)
        if answer.status_code != 200:
            raise RuntimeError(f"{handler} of {self._id} answered {answer.status}: {answer.text[:500]}")
        return dict(answer.json)


def _value(id: str, index: int, plot: Plot) -> int:
    """The answer of one learner to one question: 1 to 5, always the same."""
    if plot.manner == "same":
        return 2
    chance = random.Random(f"{id} {index}")
    if plot.manner == "unsure":
        return chance.choice((2, 3, 3, 3, 4))
    place = plot.draws.find(_AREAS[index % len(_AREAS)])
    mean = _LIKING[place] if place >= 0 else 2.2
    return min(5, max(1, round(chance.gauss(mean, 0.8))))


@contextmanager
def _clock(moment: datetime) -> Iterator[None]:
    """The blocks' clock shows *moment*."""
    shown = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with mock.patch("coaching_xblock.core.moment.now", return_value=shown):
        yield
