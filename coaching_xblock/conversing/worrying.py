"""“I am worried about this person”, on whatever a learner shares: the course's protocol, and who is told.

A block takes `Worrying` among its mixins, puts ``safety/worry_link.html`` on its coach's pages with, as
``worry``, the fields that lead back there and ``item``, and answers `ended` and `worry_back`.
"""

from __future__ import annotations

from collections.abc import Sequence

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.base import COACHES, Conversing
from coaching_xblock.conversing.vaults import Vaulted
from coaching_xblock.core import concern, jotting, limits, moment, request
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.concern import Concern
from coaching_xblock.core.errors import BadInput, CoachingError, NotFound
from coaching_xblock.core.jotting import Jotting
from coaching_xblock.core.note import same
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.vault import Vault
from coaching_xblock.host.base import State, usage_of
from coaching_xblock.views import worrying

Fields = Sequence[tuple[str, str | int]]


class Worrying(Vaulted, Conversing):
    """Handlers of a coach's worry. They publish no event, and leave no line that coaches can read."""

    def worry_back(self, data: Data) -> tuple[str, Fields]:
        """The handler that shows again what the coach was looking at, and its fields."""
        raise NotImplementedError

    @asks(*COACHES)
    def ask_worry(self, viewer: Viewer, data: Data) -> Answer:
        """Show the course's protocol, who would be told, and a place for what the coach saw."""
        learner, item = self._worried_about(viewer, data)
        return self._worry(viewer, data, learner, item)

    @asks(*COACHES)
    def save_worry(self, viewer: Viewer, data: Data) -> Answer:
        """Store what a coach is writing, in their own vault; *item* names learner, item and part."""
        learner, item, part = _named(request.text(data, "item", 400))
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        if not jotting.find(self.peek(viewer.id).own, self._worry_place(learner, item, part)).text:
            # What was begun goes on, whatever the learner does meanwhile.
            self._worried_about(viewer, {"learner": learner, "item": item})
        place = self._worry_place(learner, item, part)
        return Answer(revision=self.jot(viewer.id, place, text, revision))

    @asks(*COACHES)
    def send_worry(self, viewer: Viewer, data: Data) -> Answer:
        """Tell those whom the page named; the learner reads that they know, unless there is a *reason*."""
        learner, item = self._worried_about(viewer, data, sending=True)
        reason = request.words(data, "reason", limits.JOTTING_CHARACTERS, "").strip()
        shown = request.text(data, "guards", limits.BODY_BYTES, "").split()
        told = [each.id for each in self.guards() if each.id in shown]
        if not told:
            raise NotFound("guards_changed" if self.guards() else "no_guards")
        self._report(viewer, data, learner, item, told, reason)
        said = self.frame(viewer).voice.gettext("Told.")
        return self._worry(viewer, data, learner, item, said)

    def _report(
        self, viewer: Viewer, data: Data, learner: str, item: str, told: list[str], reason: str
    ) -> None:
        """Put the report into the learner's vault, then take the draft out of the coach's: never the other
        way."""
        text = request.words(data, "text", limits.BODY_BYTES)
        place, now = self._worry_place(learner, item, "seen"), moment.now()
        draft = self._written_worry(viewer, learner, place, text, item)
        if draft is not None:
            usage = usage_of(self) if item else ""
            fresh = Concern(draft.id, viewer.id, now, usage, item, draft.text, tuple(told), reason)
            with self.unlocked(learner) as box:
                box.concerns(lambda kept: concern.report(kept, fresh))
                self.host.after_commit(lambda: self.host.notify(told, "concern", {}))
                if not reason:
                    self.host.after_commit(lambda: self.host.notify([learner], "told", {}))
        with self.unlocked(viewer.id) as box:
            box.put("own", lambda own: jotting.without(own, place.removesuffix("seen")))

    def _written_worry(
        self, viewer: Viewer, learner: str, place: str, text: str, item: str
    ) -> Jotting | None:
        """What the coach wrote, which must be what the form shows; None where it was sent before."""
        try:
            return jotting.sent(self.peek(viewer.id).own, place, text)
        except CoachingError:
            reports = concern.by(concern.load(self.peek(learner).concerns), viewer.id)
            mine = [each for each in reports if each.item == item]
            if mine and same(mine[-1].text, text):
                return None
            raise

    def _worried_about(self, viewer: Viewer, data: Data, *, sending: bool = False) -> tuple[str, str]:
        """The learner and the item that are meant.

        Any learner of this course, and of what anybody shares what this coach can read now, or could when
        they opened it: who has read something and cannot read it any more may be worried all the same.
        Raises `NotFound`.
        """
        learner, item = request.text(data, "learner"), request.text(data, "item", default="")
        if not item and not self.host.enrolled(self, learner):
            raise NotFound("no_person")
        if item and not (sending or self._saw(viewer, self.host.reading(self, learner), item)):
            raise NotFound("no_item")
        return learner, item

    def _saw(self, viewer: Viewer, state: State, item: str) -> bool:
        if self.ended(state, item) is None:
            return True
        return any(line.who == viewer.id for line in AccessLog.load(state.access_log).of(item))

    def _worry(self, viewer: Viewer, data: Data, learner: str, item: str, announce: str = "") -> Answer:
        frame, own = self.frame(viewer), self._seen(viewer.id).own
        person = self.host.people([learner]).get(learner, Person(learner, learner))
        reports = concern.by(concern.load(self._seen(learner).concerns), viewer.id)
        drafts = {part: jotting.find(own, self._worry_place(learner, item, part)) for part in worrying.PARTS}
        people = self.host.people(sorted({each for one in reports for each in one.told}))
        handler, back = self.worry_back(data)
        page = worrying.page(
            person,
            item,
            self.host.settings(self).protocol,
            self.guards(),
            drafts,
            [each for each in reports if each.item == item],
            people,
            frame.voice,
        )
        context = {"worry": {**page, "back": handler, "fields": [*back, ("item", item)]}}
        return Answer(self.region(frame, "safety/worry.html", context), announce=announce)

    def _seen(self, person: str) -> Vault:
        """Somebody's vault; an empty one where there is none, or it does not open: the protocol is shown in
        any case."""
        try:
            return self.peek(person)
        except CoachingError:
            return Vault()

    def _worry_place(self, learner: str, item: str, part: str) -> str:
        return f"{learner} worry {usage_of(self)} {item} {part}"


def _named(sent: str) -> tuple[str, str, str]:
    """Learner, item and part, as a text field names them."""
    if sent.count(" ") != 2 or sent.rpartition(" ")[2] not in worrying.PARTS:
        raise BadInput("malformed", field="item")
    learner, item, part = sent.split(" ")
    return learner, item, part
