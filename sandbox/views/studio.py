"""Studio: units as their authors see, edit, preview, export and import them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import md5
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from xblock.exceptions import NoSuchUsage

from .. import olx, outline
from ..models import Unit
from ..runtime import StudioRuntime
from . import refusals
from .rendering import page, title, view

View = Callable[..., HttpResponse]


def authors_only(wrapped: View) -> View:
    """Studio's pages are for those who may write."""

    @wraps(wrapped)
    def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.person is None or not request.person.writes:
            return refusals.forbidden(request)
        return wrapped(request, *args, **kwargs)

    return answer


@require_GET
@authors_only
def index(request: Any) -> HttpResponse:
    return render(request, "sandbox/studio.html", {"weeks": outline.weeks(None)})


@require_GET
@authors_only
def unit(request: Any, slug: str) -> HttpResponse:
    """A unit in Studio: each block's author view, with its editor one button away."""
    found = get_object_or_404(Unit, slug=slug)
    content = page(found, StudioRuntime(request.person, request.session), _author_view)
    return render(request, "sandbox/studio_unit.html", {"unit": found, "page": content})


@require_GET
@authors_only
def preview(request: Any, slug: str) -> HttpResponse:
    """A unit as learners will see it; what the author answers stays in the author's session."""
    found = get_object_or_404(Unit, slug=slug)
    runtime = StudioRuntime(request.person, request.session)
    content = page(found, runtime, lambda block: "student_view")
    return render(request, "sandbox/studio_preview.html", {"unit": found, "page": content})


@require_GET
@authors_only
def block(request: Any, usage: str, name: str) -> HttpResponse:
    """One view of a block as Studio fetches it: HTML, and the resources that its script loads in order."""
    runtime = StudioRuntime(request.person, request.session)
    try:
        found = runtime.get_block(usage)
    except NoSuchUsage:
        return refusals.not_found(request)
    if name == "author_view":
        name = _author_view(found)
    elif name != "studio_view" or not hasattr(found, name):
        return refusals.not_found(request)
    fragment = view(runtime, found, name)
    resources = [each._asdict() for each in fragment.resources]
    keyed = [(md5(repr(each).encode(), usedforsecurity=False).hexdigest(), each) for each in resources]
    return JsonResponse({"html": fragment.content, "title": title(found), "resources": keyed})


@require_GET
@authors_only
def export(request: Any, slug: str) -> HttpResponse:
    found = get_object_or_404(Unit, slug=slug)
    text = olx.dump(found, StudioRuntime(request.person, request.session))
    kept = {"Content-Disposition": f'attachment; filename="{slug}.xml"'}
    return HttpResponse(text, content_type="application/xml", headers=kept)


@require_http_methods(["GET", "POST"])
@authors_only
def bring(request: Any, slug: str) -> HttpResponse:
    """Import OLX into a unit. What cannot be read is said, stays in the field, and changes nothing."""
    found = get_object_or_404(Unit, slug=slug)
    if request.method == "GET":
        text = olx.dump(found, StudioRuntime(request.person, request.session)).decode()
        return render(request, "sandbox/studio_import.html", {"unit": found, "text": text, "problem": ""})
    upload = request.FILES.get("file")
    text = upload.read() if upload else request.POST.get("olx", "").encode()
    try:
        root = olx.parse(text)
        found.edited = True
        olx.load(found, root)
    except olx.Unreadable as error:
        context = {"unit": found, "text": text.decode(errors="replace"), "problem": str(error)}
        return render(request, "sandbox/studio_import.html", context, status=400)
    return redirect("studio_unit", slug)


def _author_view(block: Any) -> str:
    return "author_view" if hasattr(block, "author_view") else "student_view"
