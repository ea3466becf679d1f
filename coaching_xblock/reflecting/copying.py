"""Everything of one's own in a reflection as a file, for its owner alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coaching_xblock.core import copy, moment
from coaching_xblock.core.people import Person, Role, Viewer
from coaching_xblock.core.version import Asked
from coaching_xblock.download import File, gives, page
from coaching_xblock.host.base import State, usage_of
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import questions
from coaching_xblock.reflecting.base import WRITERS, Reflecting
from coaching_xblock.reflecting.pages import COPIES
from coaching_xblock.views import entry_copy
from coaching_xblock.views.page import Frame

#: Coaches have drafts here.
_COACHES: tuple[Role, ...] = ("coach", "admin")


class Copying(Reflecting):
    """The handler of one's own copy."""

    @gives(*WRITERS, *_COACHES, kinds=COPIES)
    def my_copy(self, viewer: Viewer, kind: str) -> File:
        """Give the viewer's own row as a file: ``html`` to read and print, or ``json``."""
        frame, state, now = self.frame(viewer), self.host.reading(self, viewer.id), moment.now()
        people = _people(self, state, viewer)
        if kind == "json":
            found = _data(self, frame, state, people, now)
            return File("my-copy", json.dumps(found, indent=1, ensure_ascii=False))
        context = entry_copy.page(vars(state), _asked(self), people, viewer.id, now, frame.voice)
        return File("my-copy", page(frame, "reflection/copy_file.html", context))


def _data(block: Any, frame: Frame, state: State, people: Mapping[str, Person], now: str) -> dict[str, Any]:
    about = {
        "made": now,
        "person": {"id": frame.viewer.id, "name": frame.viewer.name},
        "component": {"title": frame.title, "type": block.scope_ids.block_type, "usage": usage_of(block)},
        "people": {id: person.name for id, person in people.items()},
    }
    return copy.document(vars(state), about, frame.viewer.id)


def _asked(block: Any) -> dict[str, Asked]:
    """What is asked today, by prompt; nothing where that cannot be read."""
    try:
        found = questions.present(block)
    except SourceError:
        return {}
    return {prompt.id: Asked.of(prompt, found.language) for prompt in found.prompts}


def _people(block: Any, state: State, viewer: Viewer) -> dict[str, Person]:
    """Everybody whom the row names by id."""
    ids = {line["who"] for line in state.access_log.get("lines", ())}
    ids |= {reader for each in state.entries for reader in (each.get("consent") or {}).get("readers", ())}
    ids |= {each.get(name, "") for each in state.messages for name in ("by", "to", "reader")}
    ids |= {each["learner"] for each in state.drafts}
    return {**block.host.people(sorted(ids - {""})), viewer.id: Person(viewer.id, viewer.name)}
