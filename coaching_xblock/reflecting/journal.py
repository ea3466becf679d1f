"""My journal: all that one wrote in the course, to read, to find again, to tag and to take along."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import copy, entry, journal, limits, moment, request, tag, writing
from coaching_xblock.core.errors import Forbidden, NotFound
from coaching_xblock.core.journal import Ask, Look
from coaching_xblock.core.people import Sibling, Viewer
from coaching_xblock.core.rows import REFLECTION
from coaching_xblock.core.source import Sources
from coaching_xblock.core.version import Asked
from coaching_xblock.core.words import Locked
from coaching_xblock.download import File, addresses, gives, page, remains
from coaching_xblock.host.base import beside, usage_of
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import questions
from coaching_xblock.reflecting.base import WRITERS, Reflecting
from coaching_xblock.views import journal as view
from coaching_xblock.views import journal_file

#: The kinds of files that a journal is taken along as.
KINDS = ("html", "md", "json")


class Journaling(Reflecting):
    """Handlers of one's own journal, which is the same from each reflection of the course."""

    @asks(*WRITERS)
    def show_journal(self, viewer: Viewer, data: Data) -> Answer:
        """Show the page of the journal that somebody looks for."""
        here = view.FOUND if request.text(data, "look", default="") else view.TOP
        return self._journal(viewer, request.leafing(data), at=here)

    @asks(*WRITERS)
    def change_tags(self, viewer: Viewer, data: Data) -> Answer:
        """Show the journal with the form that changes the tags of one *entry*."""
        return self._journal(viewer, request.leafing(data), tagging=request.text(data, "entry"))

    @asks(*WRITERS)
    def add_tag(self, viewer: Viewer, data: Data) -> Answer:
        """Give an entry of any reflection of the course one more tag."""
        return self._tagged(viewer, data, tag.add)

    @asks(*WRITERS)
    def remove_tag(self, viewer: Viewer, data: Data) -> Answer:
        """Take a tag from an entry; one that is gone already is no error."""
        return self._tagged(viewer, data, tag.remove)

    @gives(*WRITERS, kinds=KINDS)
    def my_journal(self, viewer: Viewer, kind: str) -> File:
        """Give the viewer's whole journal as a file to print, as Markdown or as data."""
        frame, now = self.frame(viewer), moment.now()
        units = self._units()
        sources = self._sources(viewer, units)
        leaves = journal.whole(sources, self._ask())
        titles = {usage: each.title for usage, each in units.items()}
        if kind == "md":
            text = journal_file.markdown(leaves, titles, viewer.name, now, frame.voice)
        elif kind == "json":
            about = {"made": now, "person": {"id": viewer.id, "name": viewer.name}}
            text = json.dumps(copy.journal(leaves, titles, about), indent=1, ensure_ascii=False)
        else:
            context = journal_file.page(leaves, titles, now, frame.voice)
            text = page(frame, "reflection/journal_file.html", context)
        return File("my-journal", text)

    def _journal(self, viewer: Viewer, look: Look, *, at: str = "", tagging: str = "") -> Answer:
        frame, units = self.frame(viewer), self._units()
        sources = self._sources(viewer, units)
        found = journal.page(sources, look, self._ask())
        context = view.page(found, units, moment.now(), frame.voice, at=at or tagging, tagging=tagging)
        files = {"files": addresses(self, "my_journal", KINDS), "remains": remains(frame)}
        html = self.region(frame, "reflection/journal.html", {**context, **files})
        return Answer(html, announce=context["told"] if at == view.FOUND else "")

    def _tagged(
        self, viewer: Viewer, data: Data, change: Callable[[Sequence[str], str], list[str]]
    ) -> Answer:
        usage, which = request.text(data, "usage", limits.USAGE_CHARACTERS), request.text(data, "entry")
        text = request.words(data, "tag", limits.BODY_BYTES)
        if usage not in self._units():
            raise NotFound("no_entry")
        there = beside(self, usage, REFLECTION.block_type)
        entry.find(self.host.reading(there, viewer.id).entries, which)
        with self.host.editing(there, viewer.id) as state:
            tags = entry.find(state.entries, which).tags
            if isinstance(tags, Locked):
                raise Forbidden("locked")
            state.entries = writing.tag(state.entries, which, change(tags, text))
        return self._journal(viewer, request.leafing(data), tagging=which)

    def _units(self) -> dict[str, Sibling]:
        """The reflections of the course in course order, this one always among them."""
        found = {each.usage: each for each in self.host.siblings(self, [REFLECTION.block_type])}
        here = Sibling(usage_of(self), REFLECTION.block_type, self.display_name or "")
        return {here.usage: here, **found} if here.usage not in found else found

    def _sources(self, viewer: Viewer, units: Mapping[str, Sibling]) -> Sources:
        return self.host.sealed(viewer.id, dict.fromkeys(units, REFLECTION.block_type))

    def _ask(self) -> Ask:
        """What the blocks of the course ask today; nothing where that cannot be read."""

        @functools.cache
        def asked(usage: str) -> Mapping[str, Asked]:
            here = usage == usage_of(self)
            fields = {} if here else self.host.authored(self, usage, ("prompts", "source"))
            try:
                found = questions.present(self if here else SimpleNamespace(**fields))
            except (SourceError, AttributeError):
                return {}
            return {prompt.id: Asked.of(prompt, found.language) for prompt in found.prompts}

        return lambda usage, prompt: asked(usage).get(prompt, Asked())
