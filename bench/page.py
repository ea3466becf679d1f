"""A learner's page against the probe block, in xblock-sdk's runtime; other blocks beside it, on record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import entry_points
from typing import Any

from web_fragments.fragment import Fragment
from webob import Request
from workbench.runtime import ID_MANAGER, WorkbenchRuntime
from xblock.core import XBlock
from xblock.fields import ScopeIds

from .measure import Measure, ratio
from .probe import fill, probe_of

LIMIT = 1.25
#: Blocks that most course sites have, on the page as an author adds them.
KNOWN = {"helloworld_demo": "hello", "drag-and-drop-v2": "drag_and_drop", "poll": "poll"}
ITEMS = 30


def measures() -> Iterator[Measure]:
    """One measure for each stage that a learner's page goes through, then the blocks beside it."""
    ID_MANAGER.set_scenario("bench")
    for stage, play in STAGES.items():
        ours = Visit("coaching_assessment", f"learner-{stage}")
        play(ours)
        yield Measure(f"page_{stage}", ratio(ours.page, probe_visit(ours).page), LIMIT, "probes")
    installed = {point.name for point in entry_points(group="xblock.v1")}
    for tag, name in KNOWN.items():
        if tag in installed:
            yield Measure(
                f"page_result_by_{name}", ratio(ours.page, Visit(tag, "learner").page), None, "pages"
            )


class PageRuntime(WorkbenchRuntime):  # type: ignore[misc]
    """The workbench's runtime without its search of all installed packages for asides, on every page.

    No site does that, and it costs more than most pages: beside it they would all look alike.
    """

    def applicable_aside_types(self, block: Any) -> Sequence[str]:
        """None."""
        return ()


class Visit:
    """A person at a block of one type."""

    def __init__(self, tag: str, person: str, block: type[XBlock] | None = None) -> None:
        self.runtime = PageRuntime(person)
        self._class = block or self.runtime.load_block_type(tag)
        definition = ID_MANAGER.create_definition(tag)
        self._ids = ScopeIds(person, tag, definition, ID_MANAGER.create_usage(definition))

    def block(self) -> Any:
        """The block as a request finds it."""
        return self.runtime.construct_xblock_from_class(self._class, self._ids)

    def page(self) -> Fragment:
        """What a request for the page costs: the block is made and rendered."""
        return self.runtime.render(self.block(), "student_view", {})

    def say(self, handler: str, **data: Any) -> Mapping[str, Any]:
        """Post *data* to a handler as the page's script does."""
        request = Request.blank("/", method="POST", body=json.dumps(data).encode())
        response = self.runtime.handle(self.block(), handler, request)
        assert response.status_code == 200, response.text
        return response.json  # type: ignore[no-any-return]


def probe_visit(ours: Visit) -> Visit:
    """The probe of *ours* as it is now, for the same person."""
    block = ours.block()
    probe = Visit("bench_probe", block.scope_ids.user_id, probe_of(block))
    fill(probe.block(), block)
    return probe


def begin(visit: Visit) -> None:
    visit.say("begin", old_enough="yes")


def answer(visit: Visit, many: int = ITEMS // 2) -> str:
    begin(visit)
    which = str(visit.block().sittings[-1]["id"])
    answers = {f"i{number:02}": {"value": number % 5 + 1, "was": None} for number in range(1, many + 1)}
    visit.say("save_answers", sitting=which, answers=answers)
    return which


def finish(visit: Visit) -> None:
    visit.say("finish", sitting=answer(visit, ITEMS))


STAGES: dict[str, Callable[[Visit], object]] = {
    "start": lambda visit: None,
    "taking": answer,
    "result": finish,
}
