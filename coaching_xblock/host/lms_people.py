"""The people of a course in the LMS: names, course team, enrolled learners, cohorts."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from coaching_xblock.core import limits
from coaching_xblock.core.people import Page, Person

log = logging.getLogger(__name__)

#: Who counts as a coach: course staff, "limited staff" (course staff without Studio), and course admins.
_TEAM = ("staff", "limited_staff", "instructor")
_BATCH = 500


def number(person: str) -> int | None:
    """The platform's id of a person, or None for what cannot be one.

    Only as the platform writes it, since words are sealed for this text: ``007`` is nobody.
    """
    found = int(person) if person.isdecimal() and len(person) < 19 else None
    return found if str(found) == person else None


def exists(person: int) -> bool:
    """Is there such a user?"""
    return bool(get_user_model().objects.filter(pk=person).exists())


def people(ids: Sequence[str]) -> dict[str, Person]:
    """The names of these ids: the profile's name, else first and last name, else the username."""
    wanted = sorted({id for id in map(number, ids) if id is not None})
    found = {}
    for start in range(0, len(wanted), _BATCH):
        users = get_user_model().objects.filter(pk__in=wanted[start : start + _BATCH])
        for id, *names in users.values_list("pk", "profile__name", "first_name", "last_name", "username"):
            profile, first, last, username = (name or "" for name in names)
            found[str(id)] = Person(str(id), profile or f"{first} {last}".strip() or username)
    return found


def named(usernames: Sequence[str]) -> dict[str, Person]:
    """The people who have these usernames."""
    users = get_user_model().objects.filter(username__in=list(usernames)[:_BATCH])
    ids = {username: str(id) for id, username in users.values_list("pk", "username")}
    known = people(list(ids.values()))
    return {username: known[id] for username, id in ids.items() if id in known}


def coaches(course: Any) -> list[Person]:
    """The course team by name, those with a role in the whole organisation among them."""
    known = people([str(id) for id in _team(course)])
    return sorted(known.values(), key=lambda person: (person.name.casefold(), person.id))


def admins(course: Any) -> set[str]:
    """Those of the course team who run the course."""
    return {str(id) for id in _team(course, ("instructor",))}


def learners(course: Any, page: int, search: str, groups: Sequence[str] | None) -> Page:
    """Who is enrolled now and not in the course team: a page of ids by name; of all cohorts if None."""
    rows = _enrolled(course)
    if rows is None:
        return Page((), 0, page)
    if search:
        words = search[: limits.SEARCH_CHARACTERS]
        rows = rows.filter(Q(user__profile__name__icontains=words) | Q(user__username__icontains=words))
    if groups is not None:
        rows = _in_cohorts(rows, course, groups)
    start = (max(page, 1) - 1) * limits.PAGE_SIZE
    ids = rows.order_by("user__profile__name", "user__username").values_list("user_id", flat=True)
    return Page([str(id) for id in ids[start : start + limits.PAGE_SIZE]], rows.count(), page)


def members(course: Any, groups: Sequence[str]) -> set[str]:
    """The ids of all who are enrolled now, not in the course team, and in one of these cohorts."""
    rows = _enrolled(course)
    if rows is None:
        return set()
    return {str(id) for id in _in_cohorts(rows, course, groups).values_list("user_id", flat=True)}


def enrolled(course: Any, person: str) -> bool:
    """Is *person* enrolled now and not in the course team?"""
    rows, user = _enrolled(course), number(person)
    return rows is not None and user is not None and bool(rows.filter(user_id=user).exists())


def _enrolled(course: Any) -> Any:
    """The enrolments of all learners, or None where the platform has none."""
    try:
        from common.djangoapps.student.models import CourseEnrollment
    except ImportError:
        return None
    return CourseEnrollment.objects.filter(course_id=course, is_active=True).exclude(
        user_id__in=_team(course)
    )


def _in_cohorts(rows: Any, course: Any, groups: Sequence[str]) -> Any:
    return rows.filter(
        user__course_groups__name__in=list(groups),
        user__course_groups__course_id=course,
        user__course_groups__group_type="cohort",
    )


def groups(person: str, course: Any) -> list[str]:
    """The cohort of *person*, if the course has cohorts. Asking puts nobody into one."""
    try:
        from openedx.core.djangoapps.course_groups.cohorts import get_cohort
    except ImportError:
        return []
    user = get_user_model().objects.filter(pk=number(person)).first()
    cohort = get_cohort(user, course, assign=False, use_cached=True) if user else None
    return [cohort.name] if cohort else []


def cohorts(course: Any) -> frozenset[str] | None:
    """The names of the course's cohorts; None where the platform has none."""
    try:
        from openedx.core.djangoapps.course_groups.models import CourseUserGroup
    except ImportError:
        return None
    rows = CourseUserGroup.objects.filter(course_id=course, group_type="cohort")
    return frozenset(rows.values_list("name", flat=True))


def _team(course: Any, roles: Sequence[str] = _TEAM) -> list[int]:
    try:
        from common.djangoapps.student.models import CourseAccessRole
    except ImportError:
        return []
    rows = CourseAccessRole.objects.filter(
        Q(course_id=course)
        | Q(org=getattr(course, "org", ""), course_id=_whole_organisation(CourseAccessRole)),
        role__in=roles,
    )
    return sorted(set(rows.values_list("user_id", flat=True)))


def _whole_organisation(roles: Any) -> Any:
    """What stands for "no course" in the platform's column: its key field has a value of its own for it."""
    return getattr(roles._meta.get_field("course_id"), "Empty", "")
