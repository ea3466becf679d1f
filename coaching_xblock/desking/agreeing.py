"""The coaching agreement: written by either side, accepted by both, changed by another version."""

from __future__ import annotations

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import agreement, limits, moment, request, unsent
from coaching_xblock.core.agreement import CHANGE, ITEM, PARTS, Version
from coaching_xblock.core.client import TALK
from coaching_xblock.core.errors import BadInput, CoachingError, Conflict, TooLarge
from coaching_xblock.core.ident import new_id
from coaching_xblock.core.note import same
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.sheet import unwritten
from coaching_xblock.core.unsent import Place
from coaching_xblock.desking import agreements, clients
from coaching_xblock.desking.base import EVERYBODY
from coaching_xblock.desking.talking import Talking
from coaching_xblock.host.base import State
from coaching_xblock.views import problem
from coaching_xblock.views.clients import way_back

Texts = dict[str, str]


class Agreeing(Talking):
    """Handlers of the agreement. A learner has their own; a coach names whose it is."""

    @asks(*EVERYBODY)
    def open_agreement(self, viewer: Viewer, data: Data) -> Answer:
        """Show the agreement; of a coach the learner's log says so first."""
        writing = request.text(data, "write", default="") == "yes"
        state = self.look_again(viewer, data, TALK)
        return self._agreement(viewer, state, data, at="form" if writing else "", writing=writing)

    @asks(*EVERYBODY)
    def save_agreement(self, viewer: Viewer, data: Data) -> Answer:
        """Store one part of a version that is being written; *item* is the learner and the part."""
        learner, _, part = request.text(data, "item").partition(" ")
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        state = self._row(viewer, learner)
        sheet, now = agreements.begins_with(self, self.frame(viewer), state), moment.now()
        try:
            with self.host.editing(self, viewer.id) as own:
                own.drafts, revision = agreement.write(sheet, own.drafts, learner, part, text, revision, now)
        except Conflict:
            # The refusal shows what is stored, and that can be the learner's words.
            self.look_again(viewer, {"learner": learner}, TALK)
            raise
        return Answer(revision=revision)

    @asks(*EVERYBODY)
    def send_agreement(self, viewer: Viewer, data: Data) -> Answer:
        """Send the version that the form shows, which must be what is stored; its writer accepts it so."""
        texts = {part: request.words(data, part, limits.BODY_BYTES) for part in PARTS}
        learner, after = self.owner(viewer, data), request.text(data, "after", default="")
        state = self._row(viewer, learner)
        try:
            if self._version_sent(viewer, state, texts):
                state = self.look_again(viewer, data, TALK)
            else:
                state = self._send_version(viewer, learner, texts, after)
        except Conflict as error:
            return self._both_versions(viewer, data, texts, error)
        said = self.frame(viewer).voice.gettext("Sent.")
        return self._agreement(viewer, state, data, announce=said)

    @asks(*EVERYBODY)
    def drop_agreement(self, viewer: Viewer, data: Data) -> Answer:
        """Delete what one began to write and did not send."""
        learner = self.owner(viewer, data)
        state = self._row(viewer, learner)
        with self.host.editing(self, viewer.id) as own:
            own.drafts = unsent.without(own.drafts, learner, ITEM)
        state = self.look_again(viewer, data, TALK)
        return self._agreement(viewer, state, data, announce=self.frame(viewer).voice.gettext("Deleted."))

    @asks(*EVERYBODY)
    def accept_agreement(self, viewer: Viewer, data: Data) -> Answer:
        """Accept the *version* that one has read."""
        learner, version = self.owner(viewer, data), request.text(data, "version")
        self._row(viewer, learner)
        try:
            with self.host.editing(self, learner) as state:
                before = state.agreements
                state.agreements = agreement.accept(before, version, viewer.id, learner, moment.now())
                self.log_visit(viewer, state, TALK)
                if state.agreements != before:
                    self.tell_talk("coaching.desk.agreement_accepted")
                    self._tell_other(viewer, state, learner)
        except Conflict as error:
            return self._newer(viewer, data, error)
        said = self.frame(viewer).voice.gettext("Accepted.")
        return self._agreement(viewer, state, data, announce=said)

    @asks("learner", "author")
    def save_change(self, viewer: Viewer, data: Data) -> Answer:
        """Store what a learner begins to ask for."""
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        if len(text) > limits.CHANGE_CHARACTERS:
            raise TooLarge("note_too_long", field="text", limit=limits.CHANGE_CHARACTERS)
        place = Place(viewer.id, CHANGE)
        with self.host.editing(self, viewer.id) as own:
            own.drafts, revision = unsent.save(own.drafts, place, "text", text, revision, moment.now())
        return Answer(revision=revision)

    @asks("learner", "author")
    def ask_change(self, viewer: Viewer, data: Data) -> Answer:
        """Ask for a change of the *version* that one has read: what the form shows must be what is stored."""
        version, text = request.text(data, "version"), request.words(data, "text", limits.BODY_BYTES)
        try:
            with self.host.editing(self, viewer.id) as state:
                self._ask(viewer, state, version, text)
        except Conflict as error:
            if error.code != "newer_agreement":
                raise
            return self._newer(viewer, data, error)
        return self._agreement(viewer, state, data, announce=self.frame(viewer).voice.gettext("Sent."))

    def _ask(self, viewer: Viewer, state: State, version: str, text: str) -> None:
        draft = unsent.find(state.drafts, Place(viewer.id, CHANGE))
        before = state.agreements
        stored = draft.texts["text"] if draft else ""
        repeated = any(each["id"] == version and each["words"]["change"] == text for each in before)
        if not same(text, stored) and not (draft is None and text and repeated):
            raise Conflict("not_saved", field="text")
        state.agreements = agreement.ask(before, version, stored or text, moment.now())
        state.drafts = unsent.without(state.drafts, viewer.id, CHANGE)
        if state.agreements != before:
            self.tell_talk("coaching.desk.change_asked")
            self._tell_other(viewer, state, viewer.id)

    def _row(self, viewer: Viewer, learner: str) -> State:
        """The learner's row, looked at before anything is written: one's own, or of somebody who learns
        here."""
        if not viewer.coaches and learner != viewer.id:
            raise BadInput("malformed", field="item")
        return self.read_row(viewer, Place(learner, TALK))

    def _version_sent(self, viewer: Viewer, state: State, texts: Texts) -> bool:
        """Was it sent, and its receipt lost?"""
        newest = agreement.newest(state.agreements)
        if newest is None or newest.by != viewer.id:
            return False
        return all(same(text, newest.texts.get(part, "")) for part, text in texts.items())

    def _send_version(self, viewer: Viewer, learner: str, texts: Texts, after: str) -> State:
        """Put a version into the learner's row, then take its draft out of the writer's own."""
        own = self.host.reading(self, viewer.id)
        sheet = agreements.begins_with(self, self.frame(viewer), self.host.reading(self, learner))
        draft = unwritten(own.drafts, learner, ITEM)
        shown, _ = sheet.show(own.drafts, learner, ITEM, texts)
        version = Version(draft.id if draft else new_id(), viewer.id, moment.now(), shown)
        with self.host.editing(self, learner) as state:
            before = state.agreements
            state.agreements = agreement.send(before, version, learner, after)
            self.log_visit(viewer, state, TALK)
            if learner == viewer.id:
                state.drafts = unsent.drop(state.drafts, version.id)
            if state.agreements != before:
                self.tell_talk("coaching.desk.agreement_sent")
                self._tell_other(viewer, state, learner)
        if learner != viewer.id:
            with self.host.editing(self, viewer.id) as mine:
                mine.drafts = unsent.drop(mine.drafts, version.id)
        return state

    def _tell_other(self, viewer: Viewer, state: State, learner: str) -> None:
        to = self.answerers(state, learner, TALK) if viewer.id == learner else [learner]
        self.notice(to, "agreement", TALK)

    def _agreement(
        self,
        viewer: Viewer,
        state: State,
        data: Data,
        *,
        at: str = "",
        writing: bool = False,
        sent: Texts | None = None,
        announce: str = "",
        status: int = 200,
    ) -> Answer:
        frame, learner = self.frame(viewer), self.owner(viewer, data)
        person = Person(viewer.id, viewer.name)
        if viewer.coaches:
            person = self.host.people([learner]).get(learner, Person(learner, learner))
        fields = way_back(clients.where_of(data)) if viewer.coaches else ()
        reader = agreements.reader_of(self, frame, state, person, fields)
        page = agreements.page(self, frame, state, reader, at=at, writing=writing, sent=sent)
        return self.shown(viewer, page, announce, status)

    def _both_versions(self, viewer: Viewer, data: Data, texts: Texts, error: CoachingError) -> Answer:
        """What is stored, to go on with, and beside it what this window would have sent."""
        state = self.look_again(viewer, data, TALK)
        own = self.host.reading(self, viewer.id)
        sheet = agreements.begins_with(self, self.frame(viewer), state)
        notes = sheet.notes(own.drafts, self.owner(viewer, data), ITEM)
        sent = {part: text for part, text in texts.items() if not same(text, str(notes[part].text))}
        said = problem.sentence(error, self.frame(viewer).voice)
        return self._agreement(
            viewer, state, data, at="form", writing=True, sent=sent, announce=said, status=error.status
        )

    def _newer(self, viewer: Viewer, data: Data, error: CoachingError) -> Answer:
        """The version that is the newest by now, to be read first."""
        state = self.look_again(viewer, data, TALK)
        said = problem.sentence(error, self.frame(viewer).voice)
        return self._agreement(viewer, state, data, announce=said, status=error.status)
