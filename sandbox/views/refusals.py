"""How the sandbox says no: a calm page to people, JSON of the blocks' own shape to their scripts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

_FOR_SCRIPTS = ("/handler/", "/studio/handler/", "/studio/block/")


def refuse(request: HttpRequest, status: int, code: str, title: str, words: str) -> HttpResponse:
    """Answer *status* with a *title* and a sentence that says what to do."""
    if request.path.startswith(_FOR_SCRIPTS):
        body = {"html": "", "announce": words, "error": {"code": code, "field": None}}
        return JsonResponse(body, status=status)
    return render(request, "sandbox/refusal.html", {"title": title, "words": words}, status=status)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return refuse(
        request, 404, "not_found", "There is nothing here", "The address may be mistyped or out of date."
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    words = "Studio is for the author and the course admin. Switch to one of them to go in."
    return refuse(request, 403, "forbidden", "This is not open to you", words)


def signed_out(request: HttpRequest) -> HttpResponse:
    words = "You are not signed in. Choose a person and come back; what you typed stays in this browser."
    return refuse(request, 403, "signin", "You are not signed in", words)


def too_large(request: HttpRequest) -> HttpResponse:
    return refuse(request, 413, "too_large", "That is too much at once", "Send a smaller piece.")


def no_csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = "This page was open for too long, or cookies are off. Load it again and repeat what you did."
    return refuse(request, 403, "csrf", "That did not go through", words)


def broken(request: HttpRequest) -> HttpResponse:
    words = "Something went wrong on our side. Nothing was changed."
    return refuse(request, 500, "broken", "Something went wrong on our side", words)
