"""Everything of one's own as a file, for its owner alone."""

from __future__ import annotations

import json
from typing import Any

from coaching_xblock.assessing import pages
from coaching_xblock.assessing.base import COACHES, TAKERS, Assessing
from coaching_xblock.core import copy, moment, sitting
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.download import File, gives, page
from coaching_xblock.host.base import State, usage_of
from coaching_xblock.views import copy as copy_view
from coaching_xblock.views.page import Frame


class Copying(Assessing):
    """The handler of one's own copy."""

    @gives(*TAKERS, *COACHES, kinds=pages.COPIES)
    def my_copy(self, viewer: Viewer, kind: str) -> File:
        """Give the viewer's own row as a file: ``html`` to read and print, or ``json``."""
        make = _html if kind == "html" else _json
        return File(
            "my-copy", make(self, self.frame(viewer), self.host.reading(self, viewer.id), moment.now())
        )


def _json(block: Any, frame: Frame, state: State, now: str) -> str:
    viewer, row = frame.viewer, vars(state)
    about = {
        "made": now,
        "person": {"id": viewer.id, "name": viewer.name},
        "component": {"title": frame.title, "type": block.scope_ids.block_type, "usage": usage_of(block)},
        "people": _names(block, state, viewer),
    }
    answers = {
        each.id: copy_view.answers(each, instrument, frame.voice)
        for each, instrument in _taken(block, state)
        if instrument is not None
    }
    return json.dumps(copy.document(row, about, viewer.id, answers), indent=1, ensure_ascii=False)


def _html(block: Any, frame: Frame, state: State, now: str) -> str:
    names = _names(block, state, frame.viewer)
    context = copy_view.page(vars(state), _taken(block, state), names, frame.viewer.id, now, frame.voice)
    return page(frame, "assessment/copy_file.html", context)


def _taken(block: Any, state: State) -> list[tuple[Sitting, Instrument | None]]:
    """Every sitting, with its questions if they are known. What is not confirmed is none."""
    return [(each, _asked(block, each)) for each in sitting.load(state.sittings)]


def _asked(block: Any, found: Sitting) -> Instrument | None:
    try:
        return pages.asked_in(block, found)
    except NotFound:
        return None


def _names(block: Any, state: State, viewer: Viewer) -> dict[str, str]:
    """The names of everybody whom the row names by id."""
    row = vars(state)
    ids = {line["who"] for line in row["access_log"].get("lines", ())}
    ids |= {each.get(name, "") for each in row["messages"] for name in ("by", "to", "reader")}
    ids |= {each["learner"] for each in row["drafts"]}
    ids |= {each["recorded"]["by"] for each in (*row["sittings"], *row["records"]) if each.get("recorded")}
    ids |= {reader for each in row["sittings"] for reader in (each.get("consent") or {}).get("readers", ())}
    found = block.host.people(sorted(ids - {""}))
    return {viewer.id: viewer.name, **{id: person.name for id, person in found.items()}}
