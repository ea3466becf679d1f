"""A coach's list of a thousand learners against one of a page of them, on tables of the platform's shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from webob import Request

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core import limits
from tests.host.platform import modules, runtime
from tests.host.platform.models import CourseAccessRole, StudentModule

from .measure import Measure, ratio

MANY = 1000
#: For forty times the people at most ten times the time. It cannot be one: no index of rows is kept, so each
#: look reads and decodes everybody's row. What stays the same is all else: no word is opened, and names are
#: asked for one page only, a search apart.
LIMIT = 10.0
ROUNDS = 7


def measures() -> Iterator[Measure]:
    """The first page, the last one, and a search, each against the only page of a small list."""
    with modules.installed():
        coach, learners = _people()
        small, large = runtime.OTHER_USAGE, runtime.USAGE
        row = _row(learners[0], large)
        for usage, people in ((small, learners[: limits.PAGE_SIZE]), (large, learners)):
            StudentModule.objects.filter(module_state_key=usage).delete()
            StudentModule.objects.bulk_create(_stored(person, usage, row) for person in people)
        base = _list(coach, small)
        looks = {
            "first_page": _list(coach, large),
            "last_page": _list(coach, large, page=MANY // limits.PAGE_SIZE),
            "search": _list(coach, large, search="learner 0999"),
        }
        for name, look in looks.items():
            yield Measure(f"list_of_{MANY}_{name}", ratio(look, base, ROUNDS), LIMIT, "lists of 25")


def _people() -> tuple[Any, list[Any]]:
    users = get_user_model().objects
    coach = users.create(username="coach")
    CourseAccessRole.objects.create(user=coach, org="Coach", course_id=runtime.COURSE, role="staff")
    made = [f"learner {number:04}" for number in range(MANY)]
    users.bulk_create(get_user_model()(username=name) for name in made)
    return coach, list(users.filter(username__in=made).order_by("username"))


def _row(learner: Any, usage: Any) -> str:
    """The row of somebody who finished and shares, with a note and all that is sealed."""

    def say(handler: str, **data: Any) -> None:
        block = runtime.lms_block(AssessmentXBlock, learner, usage)
        response = block.handle(handler, Request.blank("/", method="POST", body=json.dumps(data).encode()))
        assert response.status_code == 200, response.text

    say("begin", old_enough="yes")
    rows = StudentModule.objects.filter(student=learner, module_state_key=usage)
    which = json.loads(rows.get().state)["sittings"][0]["id"]
    answers = {f"i{number:02}": {"value": number % 5 + 1, "was": None} for number in range(1, 31)}
    say("save_answers", sitting=which, answers=answers)
    say("finish", sitting=which)
    say("save_note", item=which, text="I keep liking the ones with people in them.", revision=0)
    say("share", sitting=which)
    return str(rows.get().state)


def _stored(person: Any, usage: Any, row: str) -> StudentModule:
    """*person*'s row. Its words open for nobody: a list that tried would show."""
    return StudentModule(
        student=person,
        module_state_key=usage,
        course_id=runtime.COURSE,
        module_type="coaching_assessment",
        state=row,
    )


def _list(coach: Any, usage: Any, **place: Any) -> Callable[[], object]:
    body = json.dumps(place).encode()

    def look() -> object:
        block = runtime.lms_block(AssessmentXBlock, coach, usage)
        response = block.handle("list_shared", Request.blank("/", method="POST", body=body))
        assert response.status_code == 200, response.text
        return response

    return look
