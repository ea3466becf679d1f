"""What holds for every request: who is asking, and which headers the answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from . import people
from .outline import course_title

Answer = Callable[[HttpRequest], HttpResponse]
# No inline script or style runs on a course page: the blocks promise to need none.
_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
# Studio is where editors of other blocks bring inline scripts, as they do on the platform.
_STUDIO = _POLICY + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"


def say_headers(get_response: Answer) -> Answer:
    """Pages and answers are somebody's own: nothing keeps a copy of them."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = _STUDIO if request.path.startswith("/studio/") else _POLICY
        response["X-Content-Type-Options"] = "nosniff"
        response["Referrer-Policy"] = "same-origin"
        return response

    return answer


def know_person(get_response: Answer) -> Answer:
    """`request.person` comes from the session and from nowhere else; None is a visitor."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.person = people.find(request.session.get("person"))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every template needs for the frame around a page."""
    person = getattr(request, "person", None)
    return {
        "person": person,
        "role_name": person.title if person else "",
        "writes": person is not None and person.writes,
        "course_name": course_title(),
        "in_studio": request.path.startswith("/studio/"),
        "here": request.path,
    }
