"""One block of any type in the XBlock test runtime, on a host in memory, and the people who come to it."""

import json
from typing import Any, Self

from webob import Request
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore, KvsFieldData, NullI18nService
from xblock.test.tools import TestRuntime

from coaching_xblock.block import CoachingXBlock
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.host.memory import MemoryHost

MAYA, LEO = Viewer("7", "Maya", "learner", username="maya"), Viewer("8", "Leo", "learner", username="leo")
AMINA, ADA = Viewer("1", "Amina", "coach", username="amina"), Viewer("3", "Ada", "admin", username="ada")
AUTHOR, NOBODY = Viewer("4", "Orla", "author", username="orla"), Viewer("", "", "anonymous")
STAFF_AS_MAYA = Viewer("7", "Maya", "learner", masquerade=True)


class PageRuntime(TestRuntime):
    """The test runtime with addresses, as every real one has."""

    def handler_url(
        self, block: Any, name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        return f"/handler/{name}"

    def local_resource_url(self, block: Any, uri: str) -> str:
        return f"/resource/{uri}"


class Scene:
    """One block, many people: who looks is set by `as_`."""

    kind: type[CoachingXBlock]
    block_type: str

    def __init__(self) -> None:
        people = [Person(each.id, each.name) for each in (MAYA, LEO, AMINA, ADA)]
        self.host = MemoryHost(MAYA, people, coaches=["1", "3"])
        self.host.usernames = {each.username: each.id for each in (MAYA, LEO, AMINA, ADA)}
        fields = KvsFieldData(DictKeyValueStore())
        self.runtime = PageRuntime(services={"field-data": fields, "i18n": NullI18nService()})
        self.runtime.coaching_host = self.host
        self.usage = "u1"

    def as_(self, viewer: Viewer) -> Self:
        self.host.looking = viewer
        return self

    def block(self) -> Any:
        ids = ScopeIds(self.host.looking.id, self.block_type, "d1", self.usage)
        return self.runtime.construct_xblock_from_class(self.kind, ids)

    def set(self, **fields: Any) -> Self:
        """Author the block's fields."""
        block = self.block()
        for name, value in fields.items():
            setattr(block, name, value)
        block.save()
        return self

    def page(self) -> str:
        """The first view as whoever looks sees it."""
        return str(self.block().student_view().content)

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
