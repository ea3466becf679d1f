"""Writing: words and sliders are stored as they come, until the learner is done with them for now."""

from __future__ import annotations

from typing import Any

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import entry, limits, moment, occasion, prompt, request, writing
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.prompt import PromptSet
from coaching_xblock.core.version import Asked
from coaching_xblock.core.window import Window
from coaching_xblock.host.base import State
from coaching_xblock.reflecting import questions, spots
from coaching_xblock.reflecting.base import WRITERS, Reflecting
from coaching_xblock.reflecting.pages import Look, Panel


class Writing(Reflecting):
    """Handlers of what is being written."""

    @asks(*WRITERS)
    def save_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Store the text; *item* names the question and its occasion, whose entry begins with the first word.

        Words are taken also after the day on which the block closes: only handing in ends then.
        """
        item, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision, asked = request.count(data, "revision"), questions.asked(self)
        with self.host.editing(self, viewer.id) as state:
            which, now = self._begun(state, item, asked), moment.now()
            state.entries, revision = writing.write(state.entries, which, text, revision, now)
        return Answer(revision=revision)

    @asks(*WRITERS)
    def save_checks(self, viewer: Viewer, data: Data) -> Answer:
        """Store where sliders stand: *values* by their ids, null for those that are left out."""
        item, values, asked = request.text(data, "item"), data.get("values"), questions.asked(self)
        if not isinstance(values, dict):
            raise BadInput("malformed", field="values")
        with self.host.editing(self, viewer.id) as state:
            which = self._begun(state, item, asked)
            spot = occasion.of(entry.find(state.entries, which), asked)
            state.entries = writing.check(state.entries, which, spot.prompt, values, moment.now())
        return Answer()

    @asks(*WRITERS)
    def submit_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Hand in what the form shows, which must be what is stored. Coaches read it only where that was said
        before the first word and the learner left it so."""
        item, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        asked, now = questions.asked(self), moment.now()
        Window.of(self.opens, self.closes).permit(now)
        with self.host.editing(self, viewer.id) as state:
            spot, before = occasion.parse(item, state.entries, asked), state.entries
            which = _found(spot).id
            state.entries = writing.submit(before, which, text, Asked.of(spot.prompt, asked.language), now)
            if state.entries != before:
                self._handed_in(viewer, state, _found(spot), data, asked, now)
        said = self.frame(viewer).voice.gettext("Done for now. You can go on with it at any time.")
        fresh = state.entries != before and _found(spot).stage == "draft"
        panel: Panel = "offer" if fresh and spots.rule(self, asked) == "offered" else ""
        return self.mine(viewer, state, Look(entry=which, panel=panel), announce=said)

    @asks(*WRITERS)
    def promise(self, viewer: Viewer, data: Data) -> Answer:
        """Before it is done: *keep* it to oneself, or leave it to be read by the coaches."""
        item, keep = request.text(data, "item"), request.text(data, "keep", default="") == "yes"
        asked = questions.asked(self)
        with self.host.editing(self, viewer.id) as state:
            which = self._begun(state, item, asked)
            promised = spots.rule(self, asked) == "read" and not keep
            state.entries = entry.promise(state.entries, which, promised)
        return self.mine(viewer, state, Look(item=item))

    def _begun(self, state: State, item: str, asked: PromptSet) -> str:
        """In `editing`: the id of the entry that *item* names, which begins where there is none."""
        spot, before = occasion.parse(item, state.entries, asked), state.entries
        promised = spots.rule(self, asked) == "read"
        state.entries = writing.begin(before, spot.prompt.id, spot.occasion, moment.now(), promised=promised)
        if state.entries != before:
            self.tell("coaching.reflection.begun")
        return _found(occasion.parse(item, state.entries, asked)).id

    def _handed_in(
        self, viewer: Viewer, state: State, before: Entry, data: Data, asked: PromptSet, now: str
    ) -> None:
        """In `editing`: what follows from it. *before* is the entry as it was."""
        self.tell("coaching.reflection.submitted")
        given, seen = before.consent, request.text(data, "consent", default="")
        # Where the page said otherwise, a word that came late changed it: nothing is shared by that.
        promised = given.promised and given.mark == seen
        if before.stage == "draft" and promised and spots.rule(self, asked) == "read":
            readers = self.named(data)

            def share(stored: list[Any], which: str, now: str) -> list[Any]:
                return entry.share(stored, which, readers, now, seen=seen)

            self.agree(viewer, state, before.id, share, now)
        # What no coach reads gets no answer: whoever keeps it is done, too.
        answered = self.completion == "read" and entry.all_shared(state.entries)
        if not answered and prompt.done(asked, occasion.answered(state.entries)):
            self.host.complete(self, 1.0)


def _found(spot: Spot) -> Entry:
    """The entry of a spot that has one."""
    if spot.entry is None:
        raise BadInput("entry_empty", field="text")
    return spot.entry
