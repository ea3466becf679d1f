"""What the handlers of the assessment block share: who may, and the learner's own page as an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coaching_xblock.assessing import pages
from coaching_xblock.block import Answer, Data
from coaching_xblock.conversing.base import COACHES as COACHES
from coaching_xblock.conversing.base import Conversing
from coaching_xblock.core import access, consent, limits, request, sitting
from coaching_xblock.core.errors import Unanswered
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.host.base import State
from coaching_xblock.olx.instrument import SourceError
from coaching_xblock.views import problem
from coaching_xblock.views.learner import Panel
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import ELSEWHERE, Focus

#: Authors take the questionnaire in Studio's preview, on state of their own session.
TAKERS: tuple[Role, ...] = ("learner", "author")
_EVENTS: dict[access.Act, str] = {
    "shared": "coaching.assessment.shared",
    "withdrawn": "coaching.assessment.withdrawn",
    "answers_shared": "coaching.assessment.answers_shared",
    "answers_withdrawn": "coaching.assessment.answers_withdrawn",
}
#: From stored sittings, one's id and the moment to the sittings as they are then.
Change = Callable[[list[Any], str, str], list[Any]]


class Assessing(Conversing):
    """What each group of handlers needs of the block."""

    def mine(
        self,
        viewer: Viewer,
        state: State,
        *,
        which: str = "",
        panel: Panel = "",
        unanswered: Unanswered | None = None,
        announced: str = "",
        about: str = "",
        focus: Focus = ELSEWHERE,
        announce: str = "",
    ) -> Answer:
        """The learner's own page as an answer: of the sitting *which*, or of the newest. *announced* names
        the line of it that is spoken, where it is not what to *announce*.

        Reading goes on at what it is *about*: one of `pages.PLACES`, the first "unread" message, a "scale" or
        what was "tried" there with the scale's id; at *focus* of what is said; or else at the top.
        """
        frame = self.frame(viewer)
        missing = unanswered.items if unanswered else ()
        try:
            template, context = pages.mine(
                self, frame, state, which=which, panel=panel, missing=missing, at=about, focus=focus
            )
        except SourceError as error:
            template, context = pages.broken(self, frame, error)
        html = self.region(frame, template, context)
        return self.refused(html, unanswered, frame, announce=announce or str(context.get(announced, "")))

    def refused(self, html: str, unanswered: Unanswered | None, frame: Frame, announce: str = "") -> Answer:
        """A page as an answer; where questions are *unanswered*, it names them, and that is said."""
        if unanswered is None:
            return Answer(html, announce=announce)
        said = problem.sentence(unanswered, frame.voice)
        refused = {"region": True, "error": {"code": unanswered.code, "field": unanswered.field}}
        return Answer(html, announce=said, extra=refused, status=unanswered.status)

    def named(self, data: Data) -> list[str]:
        """Those of this course's coaches whom the learner was just shown, as *readers* says."""
        shown = request.text(data, "readers", limits.BODY_BYTES, "").split()
        return [person.id for person in self.host.coaches(self) if person.id in shown] if shown else []

    def agree(self, viewer: Viewer, state: State, which: str, change: Change, now: str) -> None:
        """Change the consent of one sitting; what changes nothing is not logged."""
        before = sitting.find(state.sittings, which).consent
        state.sittings = change(state.sittings, which, now)
        for act in access.consented(before, sitting.find(state.sittings, which).consent):
            state.access_log = access.record(state.access_log, viewer.id, act, which, now)
            self.tell(_EVENTS[act])

    def rule(self, instrument: Instrument) -> consent.Rule:
        """How a result of *instrument* comes to be shared here."""
        return consent.rule(self.sharing, instrument.subject)

    def tell(self, event: str) -> None:
        """Publish *event* on commit: which instrument, and nothing that was said."""
        self.host.emit(self, event, {"instrument": self.instrument})
