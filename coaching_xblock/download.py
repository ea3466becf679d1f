"""Files that people take with them: read by address, as a plain link works, and only their owner's own."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from webob import Request, Response
from xblock.core import XBlock

from coaching_xblock import rendering
from coaching_xblock.block import CoachingXBlock, permit
from coaching_xblock.core import moment
from coaching_xblock.core.errors import CoachingError, NotFound
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.views import problem
from coaching_xblock.views.page import Frame

#: What files there are: the ends of their names, and what they are.
KINDS = {"html": "text/html", "json": "application/json", "md": "text/markdown"}
#: Kept by nobody on the way, run by no browser, embedded by no other site.
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True)
class File:
    """A file to keep: what it is called, without day and kind, and its text."""

    name: str
    text: str


#: Makes the file of that kind for the viewer, out of nobody's row but theirs.
Make = Callable[[Any, Viewer, str], File]


def gives(*roles: Role, kinds: tuple[str, ...]) -> Callable[[Make], Callable[..., Response]]:
    """Make a method the handler of GET requests by people in one of *roles* for a file of one of *kinds*."""

    def decorate(make: Make) -> Callable[..., Response]:
        @XBlock.handler
        @functools.wraps(make)
        def handler(self: CoachingXBlock, request: Request, suffix: str = "") -> Response:
            if request.method != "GET":
                return _response("", "text/plain", 405)
            viewer = self.host.viewer(self)
            try:
                permit(viewer, roles)
                if suffix not in kinds:
                    raise NotFound()
                file = make(self, viewer, suffix)
            except CoachingError as error:
                said = problem.sentence(error, self.frame(viewer).voice)
                return _response(said, "text/plain", error.status)
            found = _response(file.text, KINDS[suffix])
            name = f"{file.name}-{moment.now()[:10]}.{suffix}"
            found.headers["Content-Disposition"] = f'attachment; filename="{name}"'
            return found

        handler.by_address = True
        return handler  # type: ignore[no-any-return]

    return decorate


def addresses(block: CoachingXBlock, handler: str, kinds: tuple[str, ...]) -> dict[str, str]:
    """Where the files are, by their kind."""
    return {kind: str(block.runtime.handler_url(block, handler, kind)).rstrip("?") for kind in kinds}


def page(frame: Frame, template: str, context: Mapping[str, Any]) -> str:
    """A page that stands by itself, around *template*, for a file to read and print."""
    around = {"content": template, "remains": remains(frame), "sheet": rendering.sheet("copy")}
    return rendering.render("shared/file.html", {**frame.context(), **context, **around}, frame.voice.i18n)


def remains(frame: Frame) -> list[str]:
    """What stays after the course, for how long (the site's own text, or ours), and who can read it."""
    _ = frame.voice.gettext
    own = str(getattr(settings, "COACHING_RETENTION", "") or "")
    text = own or _(
        "It stays stored after the course has ended, as long as this site keeps the records of the course."
    )
    return [
        *(line for line in text.splitlines() if line.strip()),
        _("What you share stays readable for this course's coaches until you stop sharing."),
        _("It is stored sealed. The people who run this site hold the key, so they could read it."),
        _("When your account is retired, it goes."),
    ]


def _response(text: str, kind: str, status: int = 200) -> Response:
    # Half an emoji, as browsers send it, is no UTF-8, and comes back as its escape.
    found = Response(text.encode("utf-8", "backslashreplace"), status, content_type=kind, charset="utf-8")
    found.headers.update(_HEADERS)
    return found
