"""A coach's own ready texts: written and deleted on the desk, put into replies anywhere in the course."""

from __future__ import annotations

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import limits, moment, request, snippet
from coaching_xblock.core.people import Viewer
from coaching_xblock.desking.base import COACHES, Desking
from coaching_xblock.host.base import State
from coaching_xblock.views import snippets as view


class Snippets(Desking):
    """Handlers of one's own ready texts; nobody else's can be named."""

    @asks(*COACHES)
    def edit_snippets(self, viewer: Viewer, data: Data) -> Answer:
        """Show the page that changes them."""
        return self._texts(viewer, self.host.reading(self, viewer.id))

    @asks(*COACHES)
    def add_snippet(self, viewer: Viewer, data: Data) -> Answer:
        """Make room for another one, and go there."""
        with self.host.editing(self, viewer.id) as own:
            own.snippets, which = snippet.add(own.snippets)
        return self._texts(viewer, own, which)

    @asks(*COACHES)
    def save_snippet(self, viewer: Viewer, data: Data) -> Answer:
        """Store the text of one; *item* is its id."""
        which, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision = request.count(data, "revision")
        with self.host.editing(self, viewer.id) as own:
            own.snippets, revision = snippet.write(own.snippets, which, text, revision, moment.now())
        return Answer(revision=revision)

    @asks(*COACHES)
    def delete_snippet(self, viewer: Viewer, data: Data) -> Answer:
        """Delete one for good."""
        which = request.text(data, "snippet")
        with self.host.editing(self, viewer.id) as own:
            own.snippets = snippet.delete(own.snippets, which)
        return self._texts(viewer, own, announce=self.frame(viewer).voice.gettext("Deleted."))

    def _texts(self, viewer: Viewer, own: State, at: str = "", announce: str = "") -> Answer:
        context = view.forms(snippet.load(own.snippets), at, self.frame(viewer).voice)
        return self.shown(viewer, ("desk/snippets.html", context), announce)
