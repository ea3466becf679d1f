"""The conversation about a result: what it is said beside, who may read it, and the page as an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from coaching_xblock.assessing import talk
from coaching_xblock.assessing.base import COACHES
from coaching_xblock.assessing.beside import Beside
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.conversation import Conversation
from coaching_xblock.conversing.worrying import Fields, Worrying
from coaching_xblock.core import about as places
from coaching_xblock.core import caseload, request, sitting
from coaching_xblock.core.about import PARTS, WHOLE, About
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.unsent import PLAIN
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State
from coaching_xblock.views import coach
from coaching_xblock.views.thread import Focus
from coaching_xblock.views.voice import Voice


class Talking(Worrying, Conversation, Beside):
    """A result is spoken of as a whole, by scale or by answer; coaches in up to three parts."""

    sent_event = "coaching.assessment.message_sent"
    read_event = "coaching.assessment.message_read"
    may_differ = True

    @asks(*COACHES)
    def open_written(self, viewer: Viewer, data: Data) -> Answer:
        """Show a coach's own words beside what is no longer shared, and nothing of the learner's."""
        return self.written(viewer, data)

    # What a conversation asks of its block

    def ended(self, state: State, item: str) -> str | None:
        return caseload.ended(state.sittings, item)

    def worry_back(self, data: Data) -> tuple[str, Fields]:
        item = request.text(data, "item", default="")
        fields = coach.way_back(request.place(data))
        return ("open_result", [*fields, ("sitting", item)]) if item else ("list_shared", fields)

    def check_about(self, state: State, item: str, about: str) -> None:
        places.check(sitting.for_coach(state.sittings, item), About.parse(about))

    def words_of(self, state: State, source: str, version: str, coach: bool) -> str | Locked | None:
        """An answer in the learner's own words: *version* is the id of its question."""
        try:
            found = (
                sitting.for_coach(state.sittings, source) if coach else sitting.find(state.sittings, source)
            )
        except NotFound:
            return None
        answer = None if isinstance(found.answers, Locked) else found.answers.get(version)
        return answer if isinstance(answer, str) else None

    def part_names(self, about: str, coach: bool) -> tuple[str, ...]:
        return PARTS if coach else PLAIN

    def may_begin(self, about: str) -> bool:
        return about == WHOLE.text

    def titles(self, state: State, item: str, voice: Voice) -> Callable[[str], str]:
        return talk.titles(self, state.sittings, item, voice)

    def facts(self) -> Mapping[str, Any]:
        return {"instrument": self.instrument}

    def conversed(
        self, viewer: Viewer, state: State, data: Data, item: str, focus: Focus, announce: str = ""
    ) -> Answer:
        if not viewer.coaches:
            kept = [each["id"] for each in state.sittings if each["stage"] != "deleted"]
            return self.mine(
                viewer, state, which=item if item in kept else "", focus=focus, announce=announce
            )
        if self.ended(state, item) is None:
            return self.beside(viewer, state, data, item, focus, announce)
        try:
            return self.written(viewer, data)
        except NotFound:
            return self.listed(viewer, data)
