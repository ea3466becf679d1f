"""A coach's own card: written in drafts, shown to learners when the coach says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import limits, moment, request
from coaching_xblock.core.card import PARTS, Card
from coaching_xblock.core.errors import BadInput, Conflict
from coaching_xblock.core.note import same
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.promise import Absence
from coaching_xblock.core.sheet import unwritten
from coaching_xblock.desking import own_cards, pages
from coaching_xblock.desking.base import COACHES, EVERYBODY, Desking
from coaching_xblock.host.base import State
from coaching_xblock.views import problem


class Cards(Desking):
    """Handlers of a coach's own card; nobody else's can be named."""

    @asks(*EVERYBODY)
    def show_desk(self, viewer: Viewer, data: Data) -> Answer:
        """Show the first page again."""
        return self._desk(viewer, request.text(data, "about", default=""))

    @asks(*COACHES)
    def edit_card(self, viewer: Viewer, data: Data) -> Answer:
        """Show the forms for one's own card."""
        return self._forms(
            viewer, self.host.reading(self, viewer.id), request.text(data, "about", default="top")
        )

    @asks(*COACHES)
    def save_card(self, viewer: Viewer, data: Data) -> Answer:
        """Store one part of what the coach is writing; *item* is the part. Learners see none of it yet."""
        part, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision = request.count(data, "revision")
        with self.host.editing(self, viewer.id) as own:
            card = Card.load(own.card)
            own.drafts, revision = card.write(own.drafts, part, text, revision, moment.now())
        return Answer(revision=revision)

    @asks(*COACHES)
    def preview_card(self, viewer: Viewer, data: Data) -> Answer:
        """Show the card as learners will read it."""
        own = self.host.reading(self, viewer.id)
        return self.shown(viewer, own_cards.preview(self, self.frame(viewer), own))

    @asks(*COACHES)
    def show_card(self, viewer: Viewer, data: Data) -> Answer:
        """Let learners read what the form shows, which must be what is stored."""
        texts = {part: request.words(data, part, limits.BODY_BYTES) for part in PARTS}
        try:
            with self.host.editing(self, viewer.id) as own:
                card, own.drafts = Card.load(own.card).show(own.drafts, texts)
                own.card = card.dump()
        except Conflict as error:
            return self._both(viewer, texts, error)
        said = self.frame(viewer).voice.gettext("Learners can read it now.")
        return self._desk(viewer, "card", said)

    @asks(*COACHES)
    def save_promise(self, viewer: Viewer, data: Data) -> Answer:
        """Store within how many working days the coach answers, and who does where that is missed."""
        days, instead = _days(data), self._colleague(viewer, data)
        workdays = [day for day in range(7) if request.text(data, f"workday-{day}", default="") == "yes"]
        revision = request.count(data, "revision")
        try:
            with self.host.editing(self, viewer.id) as own:
                own.card = Card.load(own.card).answer(days, workdays, instead, revision).dump()
        except Conflict as error:
            return self._two(viewer, days, workdays, instead, error)
        return self._forms(viewer, own, "answering", self.frame(viewer).voice.gettext("Saved."))

    @asks(*COACHES)
    def add_absence(self, viewer: Viewer, data: Data) -> Answer:
        """Be away for some days; somebody may answer instead."""
        absence, today = self._absence(viewer, data), self.frame(viewer).voice.today()
        with self.host.editing(self, viewer.id) as own:
            own.card = Card.load(own.card).leave(absence, today).dump()
        return self._forms(viewer, own, "away", self.frame(viewer).voice.gettext("Saved."))

    @asks(*COACHES)
    def remove_absence(self, viewer: Viewer, data: Data) -> Answer:
        """Not be away after all."""
        first, last = request.day(data, "from"), request.day(data, "to")
        absence = Absence(first, last, request.text(data, "instead", default=""))
        with self.host.editing(self, viewer.id) as own:
            own.card = Card.load(own.card).stay(absence).dump()
        return self._forms(viewer, own, "away", self.frame(viewer).voice.gettext("Removed."))

    def _desk(self, viewer: Viewer, at: str, announce: str = "") -> Answer:
        return self.shown(viewer, pages.first(self, self.frame(viewer), at), announce)

    def _forms(self, viewer: Viewer, own: State, at: str, announce: str = "") -> Answer:
        return self.shown(viewer, own_cards.editing(self, self.frame(viewer), own, at=at), announce)

    def _both(self, viewer: Viewer, texts: dict[str, str], error: Conflict) -> Answer:
        """What is stored, to go on with, and beside it what another window would have shown."""
        own, frame = self.host.reading(self, viewer.id), self.frame(viewer)
        draft = unwritten(own.drafts, "", "card")
        stored = draft.texts if draft else Card.load(own.card).texts
        sent = {part: text for part, text in texts.items() if not same(text, stored.get(part, ""))}
        page = own_cards.editing(self, frame, own, at="top", sent=sent)
        return self.shown(viewer, page, problem.sentence(error, frame.voice), error.status)

    def _two(
        self, viewer: Viewer, days: int | None, workdays: Sequence[int], instead: str, error: Conflict
    ) -> Answer:
        """What this window would have stored, to be saved or not, and what another one did."""
        own, frame = self.host.reading(self, viewer.id), self.frame(viewer)
        promise = Card.load(own.card).promise
        wanted = replace(promise, days=days, workdays=frozenset(workdays), instead=instead)
        page = own_cards.editing(self, frame, own, at="answering", wanted=wanted)
        return self.shown(viewer, page, problem.sentence(error, frame.voice), error.status)

    def _absence(self, viewer: Viewer, data: Data) -> Absence:
        first, last = request.day(data, "from"), request.day(data, "to")
        return Absence(first, last, self._colleague(viewer, data))

    def _colleague(self, viewer: Viewer, data: Data) -> str:
        """The coach of this course who answers instead; empty for nobody."""
        instead = request.text(data, "instead", default="")
        team = {each.id for each in self.host.coaches(self)} - {viewer.id}
        if instead and instead not in team:
            raise BadInput("no_colleague", field="instead")
        return instead


def _days(data: Data) -> int | None:
    """Within how many days; a field that is left empty promises nothing."""
    return None if data.get("days") in ("", None) else request.count(data, "days")
