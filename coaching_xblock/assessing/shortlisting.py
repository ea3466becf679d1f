"""The learner's shortlist: kept, noted on, shared, read by coaches, taken back, removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from coaching_xblock.assessing import careers
from coaching_xblock.assessing.base import COACHES, TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import access, limits, moment, request, shortlist
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.shortlist import Entry
from coaching_xblock.host.base import State
from coaching_xblock.library import occupations
from coaching_xblock.views.shortlist import Panel

_EVENTS: dict[access.Act, str] = {
    "shared": "coaching.shortlist.shared",
    "withdrawn": "coaching.shortlist.withdrawn",
}
_PANELS: dict[str, Panel] = {"": "", "share": "share", "remove": "remove"}
#: The parts of an entry's page at which reading can go on.
_PARTS = ("readers", "removing")


class Shortlisting(Assessing):
    """Handlers of the shortlist."""

    @asks(*TAKERS)
    def show_shortlist(self, viewer: Viewer, data: Data) -> Answer:
        """Show the shortlist; reading goes on at one entry."""
        return self._listed(
            viewer, self.host.reading(self, viewer.id), request.text(data, "entry", default="")
        )

    @asks(*TAKERS)
    def show_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Show one entry, perhaps with what sharing or removing it means."""
        panel = request.text(data, "panel", default="")
        if panel not in _PANELS:
            raise BadInput("malformed", field="panel")
        state = self.host.reading(self, viewer.id)
        found = shortlist.find(state.shortlist, request.text(data, "entry"))
        at = request.text(data, "at", default="")
        return self._entry(viewer, data, state, found, panel=_PANELS[panel], at=at)

    @asks(*TAKERS)
    def add_occupation(self, viewer: Viewer, data: Data) -> Answer:
        """Put an occupation on the shortlist."""
        which, soc = request.text(data, "sitting"), request.text(data, "soc")
        title = occupations.by_soc(soc).title
        careers.basis(self.host.reading(self, viewer.id), which)
        with self.host.editing(self, viewer.id) as state:
            before = state.shortlist
            state.shortlist, found = shortlist.add_occupation(before, soc, title, which, moment.now())
            self._tell_added(before, state)
        return self._entry(viewer, data, state, found, said=self.ugettext("Saved to your shortlist."))

    @asks(*TAKERS)
    def add_work(self, viewer: Viewer, data: Data) -> Answer:
        """Put work in the learner's own words on the shortlist."""
        words = request.words(data, "work", limits.WORK_CHARACTERS)
        with self.host.editing(self, viewer.id) as state:
            before = state.shortlist
            state.shortlist, found = shortlist.add_own(before, words, moment.now())
            self._tell_added(before, state)
        return self._listed(viewer, state, found.id, self.ugettext("Saved to your shortlist."))

    @asks(*TAKERS)
    def save_entry_note(self, viewer: Viewer, data: Data) -> Answer:
        """Store the learner's note on an entry."""
        which, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision = request.count(data, "revision")
        with self.host.editing(self, viewer.id) as state:
            state.shortlist = shortlist.write_note(state.shortlist, which, text, revision, moment.now())
        return Answer(revision=shortlist.find(state.shortlist, which).note.revision)

    @asks(*TAKERS)
    def share_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Let this course's coaches read an entry with its note; *readers* and *consent* as in `share`."""
        readers, seen = self.named(data), request.text(data, "consent", default="")
        return self._entry_consent(
            viewer, data, "shared", lambda s, which, now: shortlist.share(s, which, readers, now, seen)
        )

    @asks(*TAKERS)
    def withdraw_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Take the consent to an entry back."""
        return self._entry_consent(viewer, data, "withdrawn", shortlist.withdraw)

    @asks(*TAKERS)
    def remove_entry(self, viewer: Viewer, data: Data) -> Answer:
        """Forget an entry; a dated stub stays."""
        which = request.text(data, "entry")
        with self.host.editing(self, viewer.id) as state:
            state.shortlist = shortlist.remove(state.shortlist, which, moment.now())
            self.tell("coaching.shortlist.removed")
        return self._listed(viewer, state, said=self.ugettext("Removed from your shortlist."))

    @asks(*COACHES)
    def open_shortlist(self, viewer: Viewer, data: Data) -> Answer:
        """Show what one learner shares of their shortlist, after their log says who opened it."""
        person, place = request.text(data, "learner"), request.place(data)
        # Looked at before the lock is taken: a made-up id creates no row.
        shortlist.for_coach(self.host.reading(self, person).shortlist)
        with self.host.editing(self, person) as state:
            shown = shortlist.for_coach(state.shortlist)
            ids = [each.id for each in shown]
            state.access_log = access.opened(state.access_log, viewer.id, ids, moment.now())
            self.tell("coaching.shortlist.opened")
        frame, learner = self.frame(viewer), self.host.people([person]).get(person, Person(person, person))
        return Answer(self.region(frame, *careers.opened(frame, shown, learner, place)))

    def _tell_added(self, before: list[Any], state: State) -> None:
        if state.shortlist != before:
            self.tell("coaching.shortlist.added")

    def _entry_consent(
        self, viewer: Viewer, data: Data, act: access.Act, change: Callable[..., list[Any]]
    ) -> Answer:
        """Change the consent of one entry; what changes nothing is not logged."""
        which, now = request.text(data, "entry"), moment.now()
        with self.host.editing(self, viewer.id) as state:
            before = state.shortlist
            state.shortlist = change(before, which, now)
            if state.shortlist != before:
                state.access_log = access.record(state.access_log, viewer.id, act, which, now)
                self.tell(_EVENTS[act])
        found = shortlist.find(state.shortlist, which)
        return self._entry(viewer, data, state, found, at="readers")

    def _listed(self, viewer: Viewer, state: State, here: str = "", said: str = "") -> Answer:
        frame = self.frame(viewer)
        return Answer(self.region(frame, *careers.listed(frame, state, here=here, said=said)), announce=said)

    def _entry(
        self,
        viewer: Viewer,
        data: Data,
        state: State,
        found: Entry,
        *,
        panel: Panel = "",
        said: str = "",
        at: str = "",
    ) -> Answer:
        """The page of an entry, from where the learner came to it; reading goes on *at* one of `_PARTS`."""
        look = replace(request.look(data), soc=found.soc)
        which = request.text(data, "sitting", default="")
        frame, mine = self.frame(viewer), careers.basis_for(state, found, which)
        template, context = careers.work(
            self, frame, state, look, mine=mine, found=found, panel=panel, said=said
        )
        entry = context["entry"]
        here = {f"about_{part}": at == part for part in _PARTS}
        html = self.region(frame, template, {**context, **here})
        return Answer(html, announce=entry["share"] if at == "readers" else said)
