"""People as the blocks see them: who is looking, in which role, and who else is in the course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["learner", "coach", "admin", "author", "anonymous"]


@dataclass(frozen=True)
class Person:
    """Somebody's id, as text, and the name to show."""

    id: str
    name: str


@dataclass(frozen=True)
class Viewer:
    """Who is looking at a block."""

    id: str
    name: str
    role: Role
    #: A language code such as ``en`` or ``pt-br``.
    language: str = "en"
    #: An IANA zone such as ``Europe/Lisbon``.
    zone: str = "UTC"
    #: Staff who look at the course as somebody else change nothing.
    masquerade: bool = False
    #: The name that settings call this person by.
    username: str = ""

    @property
    def coaches(self) -> bool:
        """May this person read what learners share in this course?"""
        return self.role in ("coach", "admin") and not self.masquerade


@dataclass(frozen=True)
class Page:
    """One page of ids out of *total*; pages count from 1."""

    ids: Sequence[str]
    total: int
    number: int = 1


@dataclass(frozen=True)
class Sibling:
    """A coaching block of the same course."""

    usage: str
    block_type: str
    title: str
    #: Where people find it, or the empty string where hosts do not know.
    url: str = field(default="", compare=False)
