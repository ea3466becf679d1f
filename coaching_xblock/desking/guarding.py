"""The safeguarding person's side: what waits, one matter of it, an answer, a note on what was done."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from webob import Response

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.vaults import Vaulted
from coaching_xblock.core import confidence, jotting, limits, matter, moment, request
from coaching_xblock.core.errors import BadInput, CoachingError, Forbidden, TooLarge
from coaching_xblock.core.jotting import Jotting
from coaching_xblock.core.matter import TALK, Change
from coaching_xblock.core.note import same
from coaching_xblock.core.people import Viewer
from coaching_xblock.desking import matters
from coaching_xblock.desking.base import Desking

Act = Callable[[Any, Viewer, Data], Answer]
#: What may be written about a matter: to the learner, or for safeguarding persons alone.
_KINDS = ("answer", "note")


def guarded(act: Act) -> Callable[..., Response]:
    """Make a method the handler of POST requests by the course's safeguarding persons.

    Everybody else is refused in the words in which any handler refuses, whatever they ask for.
    """

    @asks("learner", "coach", "admin", walled=False)
    @functools.wraps(act)
    def handler(self: Any, viewer: Viewer, data: Data) -> Answer:
        if not self.guarding(viewer):
            raise Forbidden()
        return act(self, viewer, data)

    return handler


class Guarding(Vaulted, Desking):
    """Handlers of safeguarding persons."""

    @guarded
    def list_matters(self, viewer: Viewer, data: Data) -> Answer:
        """List those who wrote to this person and the reports that they were told of, the oldest first."""
        return self._show_inbox(viewer, data)

    @guarded
    def open_matter(self, viewer: Viewer, data: Data) -> Answer:
        """Show one matter, after the learner's vault says who opened it."""
        self._change_matter(viewer, data, matter.opened(viewer.id, moment.now()))
        return self._show_matter(viewer, data)

    @guarded
    def save_guarded(self, viewer: Viewer, data: Data) -> Answer:
        """Store what this person is writing, in their own vault; *item* names learner, matter and kind."""
        place, text = request.text(data, "item", 400), request.words(data, "text", limits.BODY_BYTES)
        if place.count(" ") != 2 or place.rpartition(" ")[2] not in _KINDS:
            raise BadInput("malformed", field="item")
        return Answer(revision=self.jot(viewer.id, place, text, request.count(data, "revision")))

    @guarded
    def answer_confided(self, viewer: Viewer, data: Data) -> Answer:
        """Send the learner an answer, which must be what is stored; twice is once."""
        learner, now = request.text(data, "learner"), moment.now()
        sent = {**data, "matter": TALK}
        draft = self._written_about(viewer, sent, "answer")
        if draft is not None:
            with self.unlocked(learner) as box:
                box.talk(lambda talk: confidence.answer(talk, draft.id, viewer.id, draft.text, now))
                self.host.after_commit(lambda: self.host.notify([learner], "answered", {}))
            self._clear_about(viewer, sent, "answer", draft)
        return self._show_matter(viewer, sent, "last", self.frame(viewer).voice.gettext("Sent."))

    @guarded
    def note_matter(self, viewer: Viewer, data: Data) -> Answer:
        """Note what was done; neither learner nor coach reads it."""
        draft = self._written_about(viewer, data, "note")
        if draft is not None:
            self._change_matter(viewer, data, matter.noted(viewer.id, draft.text, moment.now()))
            self._clear_about(viewer, data, "note", draft)
        return self._show_matter(viewer, data, "note", self.frame(viewer).voice.gettext("Noted."))

    @guarded
    def close_matter(self, viewer: Viewer, data: Data) -> Answer:
        """Say that there is nothing more to do."""
        self._change_matter(viewer, data, matter.closed(viewer.id, moment.now()))
        return self._show_inbox(viewer, data, self.frame(viewer).voice.gettext("Closed."))

    @guarded
    def reopen_matter(self, viewer: Viewer, data: Data) -> Answer:
        """Say that there is something to do again."""
        self._change_matter(viewer, data, matter.reopened())
        return self._show_matter(viewer, data)

    def _guard_ids(self) -> list[str]:
        return [each.id for each in self.guards()]

    def _change_matter(self, viewer: Viewer, data: Data, how: Change) -> None:
        """Change a matter that is this person's to read."""
        learner, which, named = request.text(data, "learner"), request.text(data, "matter"), self._guard_ids()
        # Looked at before the lock is taken: a made-up id creates no row.
        matter.find(self.peek(learner), which, viewer.id, named)
        with self.unlocked(learner) as box:
            box.vault = matter.change(box.vault, which, viewer.id, named, how)

    def _written_about(self, viewer: Viewer, data: Data, kind: str) -> Jotting | None:
        """What this person wrote about a matter, as the form shows it; None where it was sent before."""
        learner, which = request.text(data, "learner"), request.text(data, "matter")
        text = request.words(data, "text", limits.BODY_BYTES)
        found = matter.find(self.peek(learner), which, viewer.id, self._guard_ids())
        try:
            return jotting.sent(self.peek(viewer.id).own, f"{learner} {which} {kind}", text)
        except CoachingError:
            if _last(found, viewer.id, kind, text):
                return None
            raise

    def _clear_about(self, viewer: Viewer, data: Data, kind: str, draft: Jotting) -> None:
        place = f"{request.text(data, 'learner')} {request.text(data, 'matter')} {kind}"
        with self.unlocked(viewer.id) as box:
            box.put("own", lambda own: jotting.drop(own, place, draft.id))

    def _show_matter(self, viewer: Viewer, data: Data, at: str = "", announce: str = "") -> Answer:
        learner, which = request.text(data, "learner"), request.text(data, "matter")
        return self.shown(viewer, matters.opened(self, self.frame(viewer), learner, which, at=at), announce)

    def _show_inbox(self, viewer: Viewer, data: Data, announce: str = "") -> Answer:
        found, locked = matters.look(self, viewer.id)
        try:
            with self.unlocked(viewer.id) as box:
                box.put("own", lambda own: {**own, "inbox": found.dump()})
        except TooLarge:
            # More lines than there is room for: the next look goes through every row again.
            with self.unlocked(viewer.id) as box:
                box.put("own", lambda own: {**own, "inbox": {}})
        at = (request.text(data, "learner", default=""), request.text(data, "matter", default=""))
        return self.shown(viewer, matters.inbox(self, self.frame(viewer), found, locked, at), announce)


def _last(found: Any, guard: str, kind: str, text: str) -> bool:
    """Is that the last that this person wrote? A receipt can be lost on its way."""
    said = found.said if kind == "answer" else found.notes
    mine = [each for each in said if each.by == guard]
    return bool(mine) and same(mine[-1].text, text)
