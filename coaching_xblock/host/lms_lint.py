"""What an operator can find out about a course's desk without opening it: for a command."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from coaching_xblock.core import course as courses
from coaching_xblock.core import lint
from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.lint import Finding, Known
from coaching_xblock.core.rows import DESK

from . import lms_course, lms_people


def findings(course: Any) -> list[Finding]:
    """What to see to in the settings of *course*, a course key."""
    desks = lms_course.siblings(course, [DESK.block_type])
    if not desks:
        return [Finding("no_desk")]
    fields = lms_course.authored(_key(desks[0].usage), courses.FIELDS)
    found = CourseSettings.load(desks[0].usage, fields)
    names = lint.usernames(found)
    people, team = lms_people.named(names), {each.id for each in lms_people.coaches(course)}
    coaches = frozenset(username for username, each in people.items() if each.id in team)
    known = Known(frozenset(people), coaches, lms_people.cohorts(course))
    site = dict(getattr(settings, "COACHING_HELP_LINE", None) or {})
    others = tuple(each.title for each in desks[1:])
    return [
        *([Finding("more_desks", others)] if others else []),
        *lint.gaps(found, any(site.values())),
        *lint.faults(fields, known),
    ]


def _key(usage: str) -> Any:
    from opaque_keys.edx.keys import UsageKey

    return UsageKey.from_string(usage)
