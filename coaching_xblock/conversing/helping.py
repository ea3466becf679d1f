"""The helper under a coach's reply: ways to answer, a note at most, and no blank that is sent by mistake.

Nothing that it finds is stored or logged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.conversing.base import Conversing
from coaching_xblock.core import listening, snippet, starter, thread
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.rows import DESK
from coaching_xblock.core.unsent import Place
from coaching_xblock.host.base import usage_of
from coaching_xblock.views import helper
from coaching_xblock.views.page import Frame


class Helping(Conversing):
    """What a coach is told while they write, and before they send."""

    def remarks(self, viewer: Viewer, place: Place, text: str) -> Mapping[str, Any]:
        """For coaches, the ``note`` on their reply; it is empty where there is none."""
        if not viewer.coaches:
            return {}
        if len(self.part_names(place.about, coach=True)) > 1:
            draft = self.draft_of(viewer, place)
            text = "\n\n".join(draft.texts.values()) if draft else text
        answered = self._answered(place) if listening.wordy(text) else ""
        found = listening.note(text, answered, viewer.language)
        return {"note": helper.remark(found, self.frame(viewer).voice) if found else ""}

    def permit_words(self, viewer: Viewer, texts: Mapping[str, str]) -> None:
        """A coach does not send a starter that is not filled in."""
        for part, text in texts.items():
            if viewer.coaches and starter.unfilled(text):
                raise BadInput("blank_left", field=part)

    def _answered(self, place: Place) -> str:
        """What the learner wrote about the item since a coach last did, or else the item's own words too.

        Of what coaches may not read, not even the length is told.
        """
        state = self.host.reading(self, place.learner)
        if self.ended(state, place.item) is not None:
            return ""
        words: list[str] = []
        for each in reversed(thread.of(state.messages, place.item)):
            if each.by != place.learner and each.kind == "message" and not each.deleted:
                return "\n\n".join(words)
            if each.by == place.learner:
                words.append(each.said.text)
        return "\n\n".join([self.item_words(state, place.item), *words])


def ways(block: Any, frame: Frame, slug: str) -> list[dict[str, Any]]:
    """The helper under the reply box *slug*, for ``thread/helper.html``; nothing for learners."""
    viewer = frame.viewer
    if not viewer.coaches:
        return []
    desk = next(iter(block.host.siblings(block, [DESK.block_type])), None)
    own: list[str] = []
    url = ""
    if desk:
        url = desk.url if desk.usage != usage_of(block) else ""
        row = block.host.sealed(viewer.id, {desk.usage: desk.block_type})[desk.usage]
        own = snippet.texts(row.open("snippets", row.row["snippets"]))
    return helper.helper(starter.moves(viewer.language), own, url, slug, frame.voice)
