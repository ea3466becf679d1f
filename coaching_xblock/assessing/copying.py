"""Everything of one's own as a file: the one thing here that is read by address, and only by its owner."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from webob import Request, Response
from xblock.core import XBlock

from coaching_xblock import rendering
from coaching_xblock.assessing import pages
from coaching_xblock.assessing.base import COACHES, TAKERS, Assessing
from coaching_xblock.block import permit
from coaching_xblock.core import copy, moment, sitting
from coaching_xblock.core.errors import CoachingError, NotFound
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.host.base import State, usage_of
from coaching_xblock.views import copy as copy_view
from coaching_xblock.views import problem
from coaching_xblock.views.page import Frame

#: Kept by nobody on the way, run by no browser, embedded by no other site.
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Copying(Assessing):
    """The handler of one's own copy."""

    @XBlock.handler
    def my_copy(self, request: Request, suffix: str = "") -> Response:
        """Give the viewer's own row as a file: *suffix* is ``html`` to read and print, or ``json``.

        A plain link leads here, so that it works without a script; nobody else's row can be asked for.
        """
        if request.method != "GET":
            return _response(b"", "text/plain", 405)
        viewer = self.host.viewer(self)
        try:
            permit(viewer, (*TAKERS, *COACHES))
            kind, make = _KINDS.get(suffix, (None, None))
            if kind is None or make is None:
                raise NotFound()
            body = make(self, self.frame(viewer), self.host.reading(self, viewer.id), moment.now())
        except CoachingError as error:
            said = problem.sentence(error, self.frame(viewer).voice)
            return _response(said.encode(), "text/plain", error.status)
        name = f"my-copy-{moment.now()[:10]}.{suffix}"
        found = _response(body, kind)
        found.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return found

    my_copy.by_address = True


def _response(body: bytes, kind: str, status: int = 200) -> Response:
    found = Response(body, status, content_type=kind, charset="utf-8")
    found.headers.update(_HEADERS)
    return found


def _json(block: Any, frame: Frame, state: State, now: str) -> bytes:
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
    text = json.dumps(copy.document(row, about, answers), indent=1, ensure_ascii=False)
    # Half an emoji, as browsers send it, is no UTF-8, and comes back as its escape.
    return text.encode("utf-8", "backslashreplace")


def _html(block: Any, frame: Frame, state: State, now: str) -> bytes:
    context = copy_view.page(
        vars(state),
        _taken(block, state),
        _names(block, state, frame.viewer),
        now,
        frame.voice,
        pages.remains(frame),
    )
    body = {**frame.context(), **context, "sheet": rendering.sheet("copy")}
    return rendering.render("assessment/copy_file.html", body, frame.voice.i18n).encode()


_KINDS: Mapping[str, tuple[str, Callable[[Any, Frame, State, str], bytes]]] = {
    "html": ("text/html", _html),
    "json": ("application/json", _json),
}


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
    ids |= {each["by"] for each in row["feedback"]} | {each["learner"] for each in row["drafts"]}
    ids |= {each["recorded"]["by"] for each in (*row["sittings"], *row["records"]) if each.get("recorded")}
    ids |= {reader for each in row["sittings"] for reader in (each.get("consent") or {}).get("readers", ())}
    found = block.host.people(sorted(ids))
    return {viewer.id: viewer.name, **{id: person.name for id, person in found.items()}}
