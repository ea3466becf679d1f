"""What to see to in the settings of a course: what cannot hold, what names nobody, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from . import address, limits
from .course import FIELDS, CourseSettings

Code = Literal[
    "too_long", "help_link", "nobody", "wall_line", "wall_nobody", "wall_no_coach", "wall_cohort",
    "no_help_line", "no_safeguarding", "no_protocol", "second_desk", "no_desk", "more_desks",
]  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing to see to, and whom or what it is about."""

    code: Code
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """Who is there, as far as the place knows that the settings are looked at."""

    #: Those of the usernames that somebody has.
    people: frozenset[str]
    #: Those of them who coach in this course.
    coaches: frozenset[str]
    #: The course's cohorts; None where nobody can tell.
    cohorts: frozenset[str] | None = None


def usernames(course: CourseSettings) -> tuple[str, ...]:
    """Everybody whom the settings name."""
    return tuple(dict.fromkeys((*course.safeguarding, *course.wall)))


def faults(fields: Mapping[str, Any], known: Known | None) -> list[Finding]:
    """What an author cannot save. *known* is None where nobody can tell who is there."""
    text = {name: str(fields.get(name) or "") for name in FIELDS}
    course = CourseSettings.load("", fields)
    found: list[Finding] = []
    if any(len(each) > limits.SETTING_CHARACTERS for each in text.values()):
        found.append(Finding("too_long", (str(limits.SETTING_CHARACTERS),)))
    link = text["help_link"].strip()
    if link and not address.web(link):
        found.append(Finding("help_link"))
    found += _named("wall_line", _unreadable(text["cohort_wall"]))
    return [*found, *(strangers(course, known) if known else [])]


def strangers(course: CourseSettings, known: Known) -> list[Finding]:
    """Whom the settings name and nobody knows."""
    nobody = [each for each in course.safeguarding if each not in known.people]
    walled = [each for each, groups in course.wall.items() if each and groups]
    gone = [each for each in walled if each not in known.people]
    outside = [each for each in walled if each in known.people and each not in known.coaches]
    cohorts = dict.fromkeys(group for groups in course.wall.values() for group in groups)
    unknown = [] if known.cohorts is None else [each for each in cohorts if each not in known.cohorts]
    return [
        *_named("nobody", nobody),
        *_named("wall_nobody", gone),
        *_named("wall_no_coach", outside),
        *_named("wall_cohort", unknown),
    ]


def gaps(course: CourseSettings, site_help_line: bool, other_desk: str = "") -> list[Finding]:
    """What is missing before people write. *other_desk* is the title of the desk that counts, if that is
    another one than this."""
    found: list[Finding] = []
    if other_desk:
        found.append(Finding("second_desk", (other_desk,)))
    if not course.help_line and not site_help_line:
        found.append(Finding("no_help_line"))
    if not course.safeguarding:
        found.append(Finding("no_safeguarding"))
    if not course.protocol:
        found.append(Finding("no_protocol"))
    return found


def _unreadable(wall: str) -> list[str]:
    """The lines of a wall that name no coach or no cohort."""
    lines = [line.strip() for line in wall.splitlines() if line.strip()]
    return [each for each in lines if not _reads(each)]


def _reads(line: str) -> bool:
    name, colon, groups = line.partition(":")
    return bool(name.strip() and colon and groups.replace(",", "").strip()) and " " not in name.strip()


def _named(code: Code, names: list[str]) -> list[Finding]:
    return [Finding(code, tuple(names))] if names else []
