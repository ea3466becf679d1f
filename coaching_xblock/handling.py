"""How a handler is called and how it answers: by whom, about whom, with what."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from webob import Request, Response
from xblock.core import XBlock

from coaching_xblock.core import limits
from coaching_xblock.core.errors import BadInput, CoachingError, Forbidden, TooLarge
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.host import wall

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a handler says: a region of the page, a sentence for screen readers, the new revision."""

    html: str = ""
    announce: str = ""
    revision: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200

    def response(self) -> Response:
        """The answer as the browser's script reads it."""
        body = {"html": self.html, "announce": self.announce, "revision": self.revision, **self.extra}
        return respond(body, self.status)


Act = Callable[[Any, Viewer, Data], Answer]


def asks(*roles: Role, walled: bool = True) -> Callable[[Act], Callable[..., Response]]:
    """Make a method the handler of POST requests by people in one of *roles*.

    The method gets the viewer and the JSON object that was sent; the `CoachingError` it raises becomes
    an answer with a sentence and the error's status. Where the course has a cohort wall, a coach is refused
    any ``learner`` beyond it; only what safeguarding persons do is not *walled*.
    """

    def decorate(act: Act) -> Callable[..., Response]:
        @XBlock.handler  # type: ignore[untyped-decorator]
        @functools.wraps(act)
        def handler(self: Any, request: Request, suffix: str = "") -> Response:
            if request.method != "POST":
                return respond({"error": {"code": "method", "field": ""}}, 405, allow=["POST"])
            viewer = self.host.viewer(self)
            try:
                permit(viewer, roles)
                data = _body(request)
                learner = data.get("learner")
                if walled and isinstance(learner, str) and learner:
                    wall.require(self.host, self, learner)
                return act(self, viewer, data).response()
            except CoachingError as error:
                return respond(self.refusal(viewer, error), error.status)

        return handler  # type: ignore[no-any-return]

    return decorate


def permit(viewer: Viewer, roles: Sequence[Role]) -> None:
    """Raise `Forbidden` for nobody, for masquerading staff and for other *roles*."""
    if viewer.role == "anonymous":
        raise Forbidden("signin")
    if viewer.masquerade:
        raise Forbidden("masquerade")
    if viewer.role not in roles:
        raise Forbidden()


def _body(request: Request) -> Data:
    if (request.content_length or 0) > limits.BODY_BYTES:
        raise TooLarge("body", limit=limits.BODY_BYTES)
    try:
        data = json.loads(request.body.decode("utf-8") or "{}")
    except (ValueError, RecursionError):
        raise BadInput("malformed") from None
    if not isinstance(data, dict):
        raise BadInput("malformed")
    return data


def respond(body: Mapping[str, Any], status: int = 200, allow: Sequence[str] = ()) -> Response:
    response = Response(json.dumps(body), status=status, content_type="application/json", charset="utf-8")
    response.headers["Cache-Control"] = "no-store"
    if allow:
        response.allow = list(allow)
    return response
