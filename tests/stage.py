"""A block in the XBlock test runtime, on a host in memory."""

import json
from collections.abc import Callable
from typing import Any

from webob import Request
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore, KvsFieldData, NullI18nService
from xblock.test.tools import TestRuntime

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.host.memory import MemoryHost

MAYA, LEO = Viewer("7", "Maya", "learner"), Viewer("8", "Leo", "learner")
AMINA, ADA = Viewer("1", "Amina", "coach"), Viewer("3", "Ada", "admin")
AUTHOR, NOBODY = Viewer("4", "Orla", "author"), Viewer("", "", "anonymous")
STAFF_AS_MAYA = Viewer("7", "Maya", "learner", masquerade=True)


class PageRuntime(TestRuntime):
    """The test runtime with addresses, as every real one has."""

    def handler_url(
        self, block: Any, name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        return f"/handler/{name}"

    def local_resource_url(self, block: Any, uri: str) -> str:
        return f"/resource/{uri}"


class Stage:
    """One block, many people: who looks is set by `as_`."""

    def __init__(self) -> None:
        people = [Person(each.id, each.name) for each in (MAYA, LEO, AMINA, ADA)]
        self.host = MemoryHost(MAYA, people, coaches=["1", "3"])
        fields = KvsFieldData(DictKeyValueStore())
        self.runtime = PageRuntime(services={"field-data": fields, "i18n": NullI18nService()})
        self.runtime.coaching_host = self.host
        self.usage = "u1"

    def as_(self, viewer: Viewer) -> "Stage":
        self.host.looking = viewer
        return self

    def block(self) -> AssessmentXBlock:
        ids = ScopeIds(self.host.looking.id, "coaching_assessment", "d1", self.usage)
        return self.runtime.construct_xblock_from_class(AssessmentXBlock, ids)

    def set(self, **fields: Any) -> "Stage":
        """Author the block's fields."""
        block = self.block()
        for name, value in fields.items():
            setattr(block, name, value)
        block.save()
        return self

    def post(self, handler: str, body: bytes | None = None, /, **data: Any) -> tuple[int, dict[str, Any]]:
        sent = json.dumps(data).encode() if body is None else body
        response = self.block().handle(handler, Request.blank("/", method="POST", body=sent))
        return response.status_code, json.loads(response.body)

    def say(self, handler: str, /, **data: Any) -> dict[str, Any]:
        status, answer = self.post(handler, **data)
        assert status == 200, answer
        return answer

    def row(self, person: str = "7") -> dict[str, Any]:
        return json.loads(self.host.stored[person, self.usage][0])

    @property
    def sitting(self) -> str:
        return str(self.row()["sittings"][-1]["id"])

    def begin(self) -> str:
        self.as_(MAYA).say("begin", old_enough="yes")
        return self.sitting

    def finish(self, value: Callable[[int], int] = lambda number: number % 5 + 1) -> str:
        return self.answer(self.begin(), value)

    def again(self, value: Callable[[int], int] = lambda number: number % 5 + 1) -> str:
        """Take it again, beside the newest result."""
        self.as_(MAYA).say("begin", again=self.sitting)
        return self.answer(self.sitting, value)

    def answer(self, which: str, value: Callable[[int], int]) -> str:
        answers = {f"i{n:02}": {"value": value(n), "was": None} for n in range(1, 31)}
        self.say("save_answers", sitting=which, answers=answers)
        self.say("finish", sitting=which)
        return which

    def share(self) -> str:
        which = self.finish()
        self.say("share", sitting=which, readers="1 3")
        return which
