"""The author's side of the desk: what is refused on saving, and what holds for the course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from xblock.validation import ValidationMessage

from coaching_xblock.core import lint
from coaching_xblock.core.course import FIELDS, CourseSettings
from coaching_xblock.core.lint import Finding
from coaching_xblock.core.rows import DESK
from coaching_xblock.desking.base import Desking
from coaching_xblock.host.base import usage_of
from coaching_xblock.views import settings as view
from coaching_xblock.views.page import Frame, confidentiality
from coaching_xblock.views.voice import Voice

Page = tuple[str, Mapping[str, Any]]


class Authoring(Desking):
    """What an author meets in Studio."""

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse what cannot hold for a course: addresses that are none, names of nobody, unreadable
        lines."""
        super().validate_field_data(validation, data)
        fields = {name: getattr(data, name) for name in FIELDS}
        known = self.host.known(self, lint.usernames(CourseSettings.load("", fields)))
        voice = Voice(self.runtime.service(self, "i18n"))
        said = [view.sentence(each, voice) for each in lint.faults(fields, known)]
        if said:
            # One message for all: Studio joins several of them by commas.
            validation.add(ValidationMessage(ValidationMessage.ERROR, " ".join(said)))


def author(block: Any, frame: Frame) -> Page:
    """What holds for the course as this desk says it, and what to see to first."""
    fields = {name: getattr(block, name) for name in FIELDS}
    course = CourseSettings.load(usage_of(block), fields)
    known = block.host.known(block, lint.usernames(course))
    site = dict(getattr(settings, "COACHING_HELP_LINE", None) or {})
    found = [*lint.gaps(course, any(site.values()), _other(block)), *_since(course, known)]
    people = block.host.named(block, lint.usernames(course))
    # What this desk says, also where another one counts.
    said = course.confidentiality or str(getattr(settings, "COACHING_CONFIDENTIALITY", "") or "")
    limits = confidentiality(replace(frame, limits_said=said))
    return "desk/author.html", {
        "findings": [view.sentence(each, frame.voice) for each in found],
        "holds": view.holds(course, site, limits, people, frame.voice),
    }


def _since(course: CourseSettings, known: lint.Known | None) -> list[Finding]:
    """Whom the settings name and who left since they were saved."""
    return lint.strangers(course, known) if known else []


def _other(block: Any) -> str:
    """The title of the desk that counts in this course, where that is another one."""
    desks = block.host.siblings(block, [DESK.block_type])
    return desks[0].title if desks and desks[0].usage != usage_of(block) else ""
