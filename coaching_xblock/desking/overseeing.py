"""Where learners may be under age: safeguarding persons open what they and coaches write to each other."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from webob import Response

from coaching_xblock.block import Answer, Data
from coaching_xblock.conversing.vaults import Vaulted
from coaching_xblock.core import limits, message, moment, oversight, request
from coaching_xblock.core.errors import Forbidden, NotFound
from coaching_xblock.core.oversight import Look
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.rows import BY_TYPE
from coaching_xblock.desking import matters
from coaching_xblock.desking.base import Desking
from coaching_xblock.desking.guarding import Act, guarded
from coaching_xblock.host.base import SealedRow
from coaching_xblock.views import overseeing


def overseen(act: Act) -> Callable[..., Response]:
    """As `guarded`, and only where the course says that learners may be under age."""

    @guarded
    @functools.wraps(act)
    def handler(self: Any, viewer: Viewer, data: Data) -> Answer:
        if not self.host.settings(self).under_18:
            raise Forbidden()
        return act(self, viewer, data)

    return handler


class Overseeing(Vaulted, Desking):
    """Handlers of conversations that safeguarding persons open."""

    @overseen
    def list_minors(self, viewer: Viewer, data: Data) -> Answer:
        """List the course's learners by name."""
        search = request.text(data, "search", limits.SEARCH_CHARACTERS, "").strip()
        page = max(1, request.count(data, "page", 1))
        found = self.host.roll(self, page, search, None)
        if not found.ids and found.total:
            page = limits.page_within(page, found.total, limits.PAGE_SIZE)
            found = self.host.roll(self, page, search, None)
        people, voice = self.host.people(found.ids), self.frame(viewer).voice
        context = overseeing.learners(found, people, page, search, voice)
        return self.shown(viewer, ("safety/minors.html", {"minors": context}), context["found"])

    @overseen
    def list_conversations(self, viewer: Viewer, data: Data) -> Answer:
        """List one learner's conversations with their coaches: where, how many messages, when the last."""
        learner, frame = self._minor(data), self.frame(viewer)
        rows = self._conversing_rows(learner.id)
        found = {usage: oversight.talks(row.row, learner.id) for usage, row in rows.items()}
        names = matters.names(self, frame, ())
        context = overseeing.talks(learner, found, names)
        return self.shown(viewer, ("safety/talks.html", {"talks": context}))

    @overseen
    def open_conversation(self, viewer: Viewer, data: Data) -> Answer:
        """Show one conversation, after the learner's vault says who opened it."""
        learner, frame = self._minor(data), self.frame(viewer)
        usage, item = request.text(data, "usage", 300), request.text(data, "item", default="")
        row = self._conversing_rows(learner.id).get(usage)
        sealed = oversight.of(row.row, item, learner.id) if row else []
        if row is None or not sealed:
            raise NotFound()
        with self.unlocked(learner.id) as box:
            fresh = Look(viewer.id, moment.now(), usage, item)
            box.put("talk", lambda talk: oversight.look(talk, fresh))
        said = message.load(row.open("messages", sealed))
        names = matters.names(self, frame, {each.by for each in said})
        context = overseeing.talk(learner, usage, said, names)
        return self.shown(viewer, ("safety/talk.html", {"talk": context}))

    def _minor(self, data: Data) -> Person:
        learner = request.text(data, "learner")
        if not self.host.enrolled(self, learner):
            raise NotFound("no_person")
        found: Person = self.host.people([learner]).get(learner, Person(learner, learner))
        return found

    def _conversing_rows(self, learner: str) -> dict[str, SealedRow]:
        """That learner's rows of the course's coaching blocks, in course order."""
        usages = {each.usage: each.block_type for each in self.host.siblings(self, list(BY_TYPE))}
        return dict(self.host.sealed(learner, usages))
