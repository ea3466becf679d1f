"""What holds for a whole course: set on its desk, or left at the safe default."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .people import Viewer

#: The desk's authored fields that are read from every coaching block of the course.
FIELDS = (
    "help_name",
    "help_phone",
    "help_link",
    "help_hours",
    "confidentiality",
    "protocol",
    "safeguarding",
    "under_18",
    "cohort_wall",
)
_NAMES = re.compile(r"[\s,;]+")


@dataclass(frozen=True)
class CourseSettings:
    """The settings of the first desk in course order; without a desk, the defaults."""

    #: The desk's usage key; empty where the course has none.
    desk: str = ""
    #: Where people find it; empty where hosts do not know.
    url: str = ""
    #: Name, phone, link and hours of a help line; empty where the site's own holds.
    help_line: Mapping[str, str] = field(default_factory=dict)
    #: Where confidentiality ends, as plain text; empty where the site's own text holds.
    confidentiality: str = ""
    #: What a coach does who is worried about somebody, as plain text.
    protocol: str = ""
    #: The usernames of those who are told.
    safeguarding: tuple[str, ...] = ()
    under_18: bool = False
    #: The cohorts that a coach reads, by username. Empty: there is no wall, and consent alone decides.
    wall: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, desk: str, fields: Mapping[str, Any], url: str = "") -> CourseSettings:
        """The settings that a desk's *fields* say; OLX can fill them with anything."""
        text = {name: str(fields.get(name) or "").strip() for name in FIELDS}
        line = {name: text[f"help_{name}"] for name in ("name", "phone", "link", "hours")}
        return cls(
            desk,
            url,
            line if any(line.values()) else {},
            text["confidentiality"],
            text["protocol"],
            tuple(name for name in _NAMES.split(text["safeguarding"]) if name),
            fields.get("under_18") is True,
            _wall(text["cohort_wall"]),
        )

    def told(self, viewer: Viewer, usage: str) -> tuple[str, bool]:
        """What a learner reads wherever they write on the block *usage*: where they can talk to somebody
        other than their coach, and whether safeguarding persons can open conversations."""
        if viewer.role != "learner" or not self.safeguarding or self.guards(viewer.username):
            return "", False
        return "" if usage == self.desk else self.url, self.under_18

    def cohorts(self, username: str) -> tuple[str, ...]:
        """The cohorts that this coach reads where there is a wall; none for whom it does not name."""
        return self.wall.get(username, ()) if username else ()

    def guards(self, username: str) -> bool:
        """Is this one of the people who are told when somebody is worried?"""
        return bool(username) and username in self.safeguarding


def _wall(text: str) -> dict[str, tuple[str, ...]]:
    """A line for each coach: their username, a colon, and the cohorts that they read, separated by commas.

    Whoever is named twice reads the cohorts of both lines.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in filter(str.strip, text.splitlines()):
        name, _, groups = line.partition(":")
        named = tuple(group.strip() for group in groups.split(",") if group.strip())
        found[name.strip()] = (*found.get(name.strip(), ()), *named)
    return found
