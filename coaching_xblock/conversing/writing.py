"""Writing in a conversation: drafts that survive, quotes in them, and Send."""

from __future__ import annotations

from collections.abc import Mapping

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.base import EVERYBODY, Conversing, named_part
from coaching_xblock.core import limits, moment, quote, request, thread, unsent
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.quote import Quote
from coaching_xblock.core.unsent import Draft, Place
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State, usage_of
from coaching_xblock.views.thread import Focus


class Writing(Conversing):
    """Handlers of what somebody writes to the other side."""

    @asks(*EVERYBODY)
    def save_message_draft(self, viewer: Viewer, data: Data) -> Answer:
        """Store one part of a draft in the writer's own row; *item* names learner, item, about and part."""
        place, part = named_part(viewer, request.text(data, "item", 400))
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        if not unsent.kept_for(self.host.reading(self, viewer.id).drafts, place.learner, place.item):
            # What was begun goes on, also after a withdrawal; nothing is begun then.
            self.read_row(viewer, place)
        names = self.part_names(place.about, viewer.coaches)
        with self.host.editing(self, viewer.id) as own:
            own.drafts, revision = unsent.save(own.drafts, place, part, text, revision, moment.now(), names)
        return Answer(revision=revision, extra=self.remarks(viewer, place, text))

    @asks(*EVERYBODY)
    def write_message(self, viewer: Viewer, data: Data) -> Answer:
        """Open the text field of a place where it is closed, or *close* it again; its draft stays."""
        place, closing = self.place(viewer, data), request.text(data, "close", default="") == "yes"
        self.read_row(viewer, place)
        state = self.look_again(viewer, data, place.item)
        focus = Focus(at=place.about) if closing else Focus(at="reply", writing=place.about)
        return self.conversed(viewer, state, data, place.item, focus)

    @asks(*EVERYBODY)
    def send_message(self, viewer: Viewer, data: Data) -> Answer:
        """Send what the form shows, which must be the stored draft; or only that one sees it differently."""
        place = self.place(viewer, data)
        if place.edits:
            raise BadInput("malformed", field="about")
        texts = self.texts(data, self.part_names(place.about, viewer.coaches))
        differs = request.text(data, "differently", default="") == "yes"
        differently = differs and self.may_differ and not viewer.coaches
        own = self.draft_of(viewer, place)
        bare = own is None and not any(text.strip() for text in texts.values())
        if own is not None and own.says(texts):
            self.permit_words(viewer, texts)
            state = self._send(viewer, own, differently)
        elif self._sent_already(viewer, place, texts, differently):
            state = self.look_again(viewer, data, place.item)
        elif bare:
            state = self._send(
                viewer, Draft("", place.learner, place.item, moment.now(), place.about), differently
            )
        else:
            raise Conflict("not_saved")
        newest = next(each["id"] for each in reversed(state.messages) if each["by"] == viewer.id)
        said = self.frame(viewer).voice.gettext("Sent.")
        return self.conversed(viewer, state, data, place.item, Focus(at=newest), said)

    @asks(*EVERYBODY)
    def quote_words(self, viewer: Viewer, data: Data) -> Answer:
        """Put what was selected, or a passage, or a whole text of the other's into the draft at a place."""
        place = self.place(viewer, data)
        source, version = request.text(data, "source"), request.text(data, "version", 300, default="")
        state = self.look_again(viewer, data, place.item)
        self.require_sent(viewer, state, place)
        text = self.quoted(viewer, state, Quote(usage_of(self), source, version, 0, 0))
        if text is None or isinstance(text, Locked):
            raise Forbidden("locked") if text else NotFound("not_quotable")
        start, end = _passage(data, text)
        found = Quote(usage_of(self), source, version, start, end)
        now = moment.now()
        state = self.redraft(viewer, state, lambda drafts: unsent.add_quote(drafts, place, found, now))
        return self.conversed(viewer, state, data, place.item, Focus(at="reply", writing=place.about))

    @asks(*EVERYBODY)
    def drop_quote(self, viewer: Viewer, data: Data) -> Answer:
        """Take a quote out of a draft of one's own: the *number*th there, counted from 0."""
        place, number = self.place(viewer, data), request.count(data, "number")
        state = self.look_again(viewer, data, place.item)
        draft, now = self.draft_of(viewer, place), moment.now()
        if draft is not None and number < len(draft.quotes):
            gone = draft.quotes[number]
            state = self.redraft(viewer, state, lambda drafts: unsent.drop_quote(drafts, place, gone, now))
        return self.conversed(viewer, state, data, place.item, Focus(at="reply", writing=place.about))

    def quoted(self, viewer: Viewer, state: State, each: Quote) -> str | Locked | None:
        """The text that a quote points into, as far as this viewer may read it now."""
        if each.usage != usage_of(self):
            return None
        found = next((one for one in state.messages if one["id"] == each.item), None)
        item = found["item"] if found else each.item
        if viewer.coaches and self.ended(state, item) is not None:
            return None
        if found is None:
            return self.words_of(state, each.item, each.version, viewer.coaches)
        message = thread.find(state.messages, each.item)
        unopened = not viewer.coaches and message.by != viewer.id and not message.read
        if message.deleted or message.edited != each.version or unopened:
            return None
        return message.words if isinstance(message.words, Locked) else message.said.text

    def _sent_already(
        self, viewer: Viewer, place: Place, texts: Mapping[str, str], differently: bool
    ) -> bool:
        """Was it sent, and its receipt lost?"""
        state = self.host.reading(self, place.learner)
        self.require_sent(viewer, state, place)
        return thread.was_sent(state.messages, viewer.id, place.item, place.about, texts, differently)

    def _send(self, viewer: Viewer, draft: Draft, differently: bool) -> State:
        """Put a draft into the learner's row, then take it out of the writer's own: never the other way."""
        place, coach = draft.place, viewer.coaches
        self.require_sent(viewer, self.host.reading(self, place.learner), place)
        kind = "message" if coach else self.kind_of(place.about)
        with self.host.editing(self, place.learner) as state:
            self.require_sent(viewer, state, place)
            before = state.messages
            state.messages = thread.send(before, draft, viewer.id, moment.now(), kind, differently)
            if not coach:
                state.drafts = unsent.drop(state.drafts, draft.id)
            self.log_visit(viewer, state, place.item)
            if state.messages != before:
                self.tell_talk(self.sent_event)
                to = [place.learner] if coach else self.answerers(state, viewer.id, place.item)
                self.notice(to, "message", place.item)
        if coach:
            with self.host.editing(self, viewer.id) as own:
                own.drafts = unsent.drop(own.drafts, draft.id)
        return state


def _passage(data: Data, text: str) -> tuple[int, int]:
    """Which part of *text* the form names: what was *selected*, a *passage* by its ends, or all of it."""
    selected = request.words(data, "selected", limits.NOTE_CHARACTERS, default="")
    start, _, end = request.text(data, "passage", default="").partition(" ")
    if selected.strip():
        found = quote.find(text, selected)
    elif start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text):
        found = int(start), int(end)
    else:
        found = (0, len(text)) if text.strip() and not start else None
    if found is None:
        raise BadInput("not_quotable")
    return found
