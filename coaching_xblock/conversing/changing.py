"""One's own messages after Send: taken back before they are opened, edited and deleted in the open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.base import EVERYBODY, page_of
from coaching_xblock.conversing.writing import Writing
from coaching_xblock.core import moment, request, thread, unsent
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound
from coaching_xblock.core.message import WRITTEN, Message
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.unsent import Place
from coaching_xblock.host import wall
from coaching_xblock.views.thread import Focus


class Changing(Writing):
    """Handlers of what somebody sent."""

    @asks(*EVERYBODY)
    def take_back_message(self, viewer: Viewer, data: Data) -> Answer:
        """Make a message of one's own that nobody opened a draft again."""
        owner, message = self.owner(viewer, data), request.text(data, "message")
        state = self.host.reading(self, owner)
        found = self.own_message(viewer, state, data)
        place = Place(owner, found.item, found.said.about)
        if found.locked:
            raise Forbidden("locked")
        self.require_sent(viewer, state, place)
        thread.take_back(state.messages, message, viewer.id)
        # First the draft, then the message: never the other way.
        words, now = found.said, moment.now()
        self.redraft(
            viewer, state, lambda drafts: unsent.regain(drafts, place, words.parts, words.quotes, now)
        )
        with self.host.editing(self, owner) as state:
            state.messages = thread.take_back(state.messages, message, viewer.id)
            self.log_visit(viewer, state, found.item)
        said = self.frame(viewer).voice.gettext("Taken back. It is a draft again.")
        if not found.said.parts:
            said = self.frame(viewer).voice.gettext("Taken back.")
        return self.conversed(viewer, state, data, found.item, Focus(at="reply", writing=place.about), said)

    @asks(*EVERYBODY)
    def edit_message(self, viewer: Viewer, data: Data) -> Answer:
        """Open the form to change a message of one's own, or *close* it again without a change."""
        owner, closing = self.owner(viewer, data), request.text(data, "close", default="") == "yes"
        found = self.own_message(viewer, self.host.reading(self, owner), data)
        state = self.look_again(viewer, data, found.item)
        place, words, now = Place(owner, found.item).editing(found.id), found.said, moment.now()
        if found.locked or found.kind not in WRITTEN:
            raise BadInput("not_editable")

        def change(drafts: list[Any]) -> list[Any]:
            if not closing:
                return unsent.seed(drafts, place, words.parts, words.quotes, now)
            left = unsent.find(drafts, place)
            return unsent.drop(drafts, left.id) if left else drafts

        state = self.redraft(viewer, state, change)
        focus = replace(_at(found, data), editing="" if closing else found.id)
        return self.conversed(viewer, state, data, found.item, focus)

    @asks(*EVERYBODY)
    def change_message(self, viewer: Viewer, data: Data) -> Answer:
        """Give a message of one's own the words that the form shows, which must be the stored draft of it."""
        owner = self.owner(viewer, data)
        state = self.host.reading(self, owner)
        found = self.own_message(viewer, state, data)
        place = Place(owner, found.item).editing(found.id)
        self.require_sent(viewer, state, place)
        texts = self.texts(data, tuple(found.said.parts))
        draft = self.draft_of(viewer, place)
        if draft is not None and draft.says(texts):
            self.permit_words(viewer, texts)
            with self.host.editing(self, owner) as state:
                self.require_sent(viewer, state, place)
                state.messages = thread.edit(state.messages, found.id, draft, viewer.id, moment.now())
                self.log_visit(viewer, state, found.item)
            gone = draft.id
            state = self.redraft(viewer, state, lambda drafts: unsent.drop(drafts, gone))
        elif thread.says(found, texts):
            # Perhaps it was changed, and its receipt was lost.
            state = self.look_again(viewer, data, found.item)
        else:
            raise Conflict("not_saved")
        said = self.frame(viewer).voice.gettext("Changed.")
        return self.conversed(viewer, state, data, found.item, _at(found, data), said)

    @asks(*EVERYBODY)
    def delete_message(self, viewer: Viewer, data: Data) -> Answer:
        """Forget what a message of one's own said, once it was asked whether that is meant: *sure*."""
        owner, sure = self.owner(viewer, data), request.text(data, "sure", default="") == "yes"
        found = self.own_message(viewer, self.host.reading(self, owner), data)
        state = self.look_again(viewer, data, found.item)
        said = ""
        if sure:
            with self.host.editing(self, owner) as state:
                state.messages = thread.delete(state.messages, found.id, viewer.id, moment.now())
            said = self.frame(viewer).voice.gettext("Deleted.")
        focus = replace(_at(found, data), deleting="" if sure else found.id)
        return self.conversed(viewer, state, data, found.item, focus, said)

    @asks(*EVERYBODY)
    def drop_message_draft(self, viewer: Viewer, data: Data) -> Answer:
        """Delete a *draft* of one's own, also where nobody may read any more what it is about."""
        which = request.text(data, "draft")
        drafts = unsent.load(self.host.reading(self, viewer.id).drafts)
        found = next((each for each in drafts if each.id == which), None)
        if found is None:
            raise NotFound("no_message")
        wall.require(self.host, self, found.learner)
        state, back = self.host.reading(self, found.learner), {**data, "learner": found.learner}
        state = self.redraft(viewer, state, lambda drafts: unsent.drop(drafts, which))
        if viewer.coaches and self.ended(state, found.item) is None:
            # Shared, perhaps again: the page shows it.
            state = self.look_again(viewer, back, found.item)
        said = self.frame(viewer).voice.gettext("Deleted.")
        return self.conversed(viewer, state, back, found.item, Focus(), said)


def _at(found: Message, data: Data) -> Focus:
    """At that message, on the page where its form stands."""
    return Focus(at=found.id, page=page_of(data), about=found.said.about)
