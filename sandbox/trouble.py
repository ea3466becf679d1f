"""Slow answers, failing answers and ended sessions, for tests: here only with SANDBOX_TEST=1."""

from __future__ import annotations

import threading
import time
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from .middleware import Answer
from .views import refusals

_lock = threading.Lock()
_state = {"ms": 0, "count": 0}


def make_trouble(get_response: Answer) -> Answer:
    """Handlers wait, or answer 500, as long as a test asked for it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(("/handler/", "/studio/handler/")):
            return get_response(request)
        time.sleep(_state["ms"] / 1000)
        with _lock:
            fails = _state["count"] > 0
            _state["count"] -= fails
        return refusals.broken(request) if fails else get_response(request)

    return answer


def slow(request: HttpRequest) -> HttpResponse:
    """From now on each handler waits *ms* milliseconds first."""
    _state["ms"] = min(int(request.GET.get("ms", 0)), 60_000)
    return JsonResponse(_state)


def fail(request: HttpRequest) -> HttpResponse:
    """The next *count* handler calls answer 500."""
    _state["count"] = int(request.GET.get("count", 1))
    return JsonResponse(_state)


def expire(request: Any) -> HttpResponse:
    """End this browser's session, as a logout elsewhere does."""
    request.session.flush()
    return JsonResponse({"expired": True})


urlpatterns = [path("test/slow", slow), path("test/fail", fail), path("test/expire", expire)]
