"""The course site: who you are, the outline, a unit, and what this place is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from .. import outline, people, plots
from ..models import Unit
from ..runtime import CourseRuntime
from .rendering import page


@require_GET
def home(request: Any) -> HttpResponse:
    return redirect("course" if request.person else "people")


@require_GET
def choose(request: Any) -> HttpResponse:
    """Who are you?"""
    groups = [("Coaches and team", people.STAFF), *plots.grouped(people.LEARNERS)]
    return render(request, "sandbox/people.html", {"groups": groups, "next": request.GET.get("next", "")})


@require_POST
def become(request: Any) -> HttpResponse:
    """Be somebody, or nobody, from now on. Nothing of the person before stays in the session."""
    person = people.find(request.POST.get("person"))
    request.session.flush()
    if person is not None:
        request.session["person"] = person.id
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    studio = person is not None and person.writes
    if safe and (studio or not wanted.startswith("/studio/")):
        return redirect(wanted)
    return redirect("studio" if person is not None and person.role == "author" else "course")


@require_POST
def sign_out(request: Any) -> HttpResponse:
    request.session.flush()
    return redirect("people")


@require_GET
def course(request: Any) -> HttpResponse:
    return render(request, "sandbox/course.html", {"weeks": outline.weeks(request.person)})


@require_GET
def unit(request: Any, slug: str) -> HttpResponse:
    """A unit as a learner, a coach or a visitor sees it."""
    found = get_object_or_404(Unit, slug=slug)
    before, after = outline.neighbours(found)
    person = request.person

    def view_of(block: Any) -> str:
        if person is not None:
            return "student_view"
        return "public_view" if hasattr(block, "public_view") else ""

    content = page(found, CourseRuntime(person), view_of)
    context = {"unit": found, "page": content, "before": before, "after": after}
    return render(request, "sandbox/unit.html", context)


@require_GET
def about(request: Any) -> HttpResponse:
    return render(request, "sandbox/about.html")
