"""The settings of a course in words: what holds, and what an author should see to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_noop as _

from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.lint import Code, Finding
from coaching_xblock.core.people import Person

from .voice import Voice

Context = dict[str, Any]
_SENTENCES: Mapping[Code, str] = {
    "too_long": _("A setting holds up to {names} characters."),
    "help_link": _("The web address of the help line begins with http:// or https://."),
    "nobody": _("Nobody has this username, so nobody is told when somebody is worried: {names}."),
    "wall_line": _(
        "In “Cohorts that coaches read” a line is “username: Cohort one, Cohort two”. Not so: {names}."
    ),
    "wall_nobody": _("“Cohorts that coaches read” names usernames that nobody has: {names}."),
    "wall_no_coach": _("“Cohorts that coaches read” names people who do not coach in this course: {names}."),
    "wall_cohort": _("“Cohorts that coaches read” names cohorts that this course does not have: {names}."),
    "second_desk": _(
        "Another desk comes first in this course: {names}. Its settings and cards hold, not these."
    ),
    "no_desk": _(
        "This course has no desk: its coaching components have no help line or protocol of their own."
    ),
    "more_desks": _("Only the first desk of this course counts, not these: {names}."),
    "no_help_line": _(
        "There is no help line, neither here nor of the site. Learners write where none is shown."
    ),
    "no_safeguarding": _("No safeguarding person is named: nobody is told when a coach is worried."),
    "no_protocol": _("There is no protocol: a coach who is worried about somebody finds no steps to take."),
}


def sentence(found: Finding, voice: Voice) -> str:
    """What to see to, in a sentence."""
    return voice.gettext(_SENTENCES[found.code]).format(names=", ".join(found.names))


def holds(
    course: CourseSettings,
    site: Mapping[str, str],
    limits: Sequence[str],
    people: Mapping[str, Person],
    voice: Voice,
) -> list[tuple[str, list[str]]]:
    """What holds for the course, as terms and lines. *site* is the site's own help line, *limits* are where
    confidentiality ends, *people* are those whom the settings name, by username."""
    return [
        (voice.gettext("Help line"), _help_line(course, site, voice)),
        (voice.gettext("Limits of confidentiality"), list(limits)),
        (
            voice.gettext("When a coach is worried"),
            _lines(course.protocol) or [voice.gettext("Nothing yet.")],
        ),
        (voice.gettext("Safeguarding persons"), _guards(course, people, voice)),
        (voice.gettext("Under 18"), [_young(course, voice)]),
        (voice.gettext("Who reads what is shared"), _wall(course, people, voice)),
    ]


def _help_line(course: CourseSettings, site: Mapping[str, str], voice: Voice) -> list[str]:
    line = course.help_line or site
    said = ", ".join(
        each for each in (line.get(name, "") for name in ("name", "phone", "link", "hours")) if each
    )
    if not said:
        return [voice.gettext("None.")]
    return [said] if course.help_line else [said, voice.gettext("The site's own.")]


def _guards(course: CourseSettings, people: Mapping[str, Person], voice: Voice) -> list[str]:
    names = [people[each].name if each in people else each for each in course.safeguarding]
    return [voice.listing(names)] if names else [voice.gettext("Nobody.")]


def _young(course: CourseSettings, voice: Voice) -> str:
    if course.under_18:
        return voice.gettext(
            "Learners may be under 18: safeguarding persons can open conversations, pages say so, and links "
            "to book a time are off."
        )
    return voice.gettext("Learners are taken to be 18 or older.")


def _wall(course: CourseSettings, people: Mapping[str, Person], voice: Voice) -> list[str]:
    if not course.wall:
        return [voice.gettext("Every coach of the course.")]
    named = [(people[each].name if each in people else each, groups) for each, groups in course.wall.items()]
    lines = [
        voice.gettext("{name}: {cohorts}").format(name=name, cohorts=", ".join(groups))
        for name, groups in named
    ]
    return [
        *lines,
        voice.gettext("Coaches who are not named read nothing. Course admins read everything shared."),
    ]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
