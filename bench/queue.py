"""A coach's list of a reflection with a thousand learners against one of a page of them, and an entry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from webob import Request

from coaching_xblock.core import entry, limits, moment, thread, unsent, writing
from coaching_xblock.core.unsent import Draft, Place
from coaching_xblock.core.version import Asked
from coaching_xblock.reflection import ReflectionXBlock
from tests.host.platform import modules, runtime
from tests.host.platform.models import CourseAccessRole, StudentModule

from .measure import Measure, ratio

MANY = 1000
#: For forty times the people at most half as many times the time. No index of rows is kept, so each look
#: reads and decodes everybody's row with its conversations; names and lines are made for one page only. An
#: opened entry reads everybody's row too, to know who waits next.
LIMIT = 20.0
ROUNDS = 7
USAGE = runtime.COURSE.make_usage_key("coaching_reflection", "r1")
OTHER = runtime.COURSE.make_usage_key("coaching_reflection", "r2")
TEXT = "I would like to teach what I know, and not in a school. " * 20


def measures() -> Iterator[Measure]:
    """The first page, the last one, a search and an entry, each against those of a small list."""
    with modules.installed():
        coach, learners = _people()
        for usage, people in ((OTHER, learners[: limits.PAGE_SIZE]), (USAGE, learners)):
            row = _row(learners[0], usage)
            StudentModule.objects.filter(module_state_key=usage).exclude(student=learners[0]).delete()
            StudentModule.objects.bulk_create(_stored(person, usage, row) for person in people[1:])
        small = _asks(coach, OTHER, "list_shared")
        looks = {
            "first_page": {},
            "last_page": {"page": MANY // limits.PAGE_SIZE},
            "search": {"search": "writer 0999"},
        }
        for name, place in looks.items():
            ours = _asks(coach, USAGE, "list_shared", **place)
            yield Measure(f"entries_of_{MANY}_{name}", ratio(ours, small, ROUNDS), LIMIT, "lists of 25")
        one = {usage: _opens(coach, learners[0], usage) for usage in (USAGE, OTHER)}
        yield Measure(f"entry_among_{MANY}", ratio(one[USAGE], one[OTHER], ROUNDS), LIMIT, "entries among 25")


def _people() -> tuple[Any, list[Any]]:
    users = get_user_model().objects
    coach = users.create(username="reader")
    CourseAccessRole.objects.create(user=coach, org="Coach", course_id=runtime.COURSE, role="staff")
    made = [f"writer {number:04}" for number in range(MANY)]
    users.bulk_create(get_user_model()(username=name) for name in made)
    return coach, list(users.filter(username__in=made).order_by("username"))


def _row(learner: Any, usage: Any) -> str:
    """The row of somebody who shares two entries with a conversation about each, and keeps a third."""
    block, now = runtime.lms_block(ReflectionXBlock, learner, usage), moment.now()
    with block.host.editing(block, str(learner.id)) as state:
        for prompt in ("first-reason", "first-hope", "first-tried"):
            state.entries = writing.begin(state.entries, prompt, "", now)
            which = state.entries[-1]["id"]
            state.entries, _ = writing.write(state.entries, which, TEXT, 0, now)
            state.entries = writing.submit(state.entries, which, TEXT, Asked(), now)
            if prompt == "first-tried":
                continue
            state.entries = entry.share(state.entries, which, [], now)
            for by in (str(learner.id), "0") * 3:
                drafts, _ = unsent.save([], Place(str(learner.id), which), "text", TEXT, 0, now)
                state.messages = thread.send(state.messages, Draft.load(drafts[0]), by, now)
    rows = StudentModule.objects.filter(student=learner, module_state_key=usage)
    return str(rows.get().state)


def _stored(person: Any, usage: Any, row: str) -> StudentModule:
    """*person*'s row. Its words open for nobody: a list that tried would show."""
    return StudentModule(
        student=person,
        module_state_key=usage,
        course_id=runtime.COURSE,
        module_type="coaching_reflection",
        state=row,
    )


def _opens(coach: Any, learner: Any, usage: Any) -> Callable[[], object]:
    stored = StudentModule.objects.get(student=learner, module_state_key=usage)
    which = json.loads(stored.state)["entries"][0]["id"]
    return _asks(coach, usage, "open_entry", learner=str(learner.id), entry=which)


def _asks(coach: Any, usage: Any, handler: str, **data: Any) -> Callable[[], object]:
    body = json.dumps(data).encode()

    def ask() -> object:
        block = runtime.lms_block(ReflectionXBlock, coach, usage)
        response = block.handle(handler, Request.blank("/", method="POST", body=body))
        assert response.status_code == 200, response.text
        return response

    return ask
