"""The cohort wall: where a course has one, a coach reaches only what the cohorts named for them share.

It stands at the host's door, below every handler and list. Whoever is not named reaches nothing, and so does
a learner without a cohort stay out of reach of all coaches. Course admins, the safeguarding persons, and what
coaches have to do with each other are on this side of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.people import Person, Viewer

if TYPE_CHECKING:
    from .base import Host

Block = Any


def named(host: Host, block: Block) -> tuple[str, ...] | None:
    """The cohorts that whoever is looking may read; None where they read every one."""
    walled = _walled(host, block)
    return None if walled is None else walled[1].cohorts(walled[0].username)


def require(host: Host, block: Block, person: str, *, guarding: bool = False) -> None:
    """Raise `Forbidden` where a wall stands between whoever is looking and the rows of *person*.

    *guarding*: not before safeguarding persons, who may coach too.
    """
    walled = _walled(host, block)
    if walled is None:
        return
    viewer, course = walled
    if guarding and course.guards(viewer.username):
        return
    if person == viewer.id or any(person == each.id for each in host.team(block)):
        return
    if not _meet(course.cohorts(viewer.username), _cohorts(host, block, person)):
        raise Forbidden("walled")


def reached(host: Host, block: Block) -> Collection[str] | None:
    """The ids of everybody whose rows whoever is looking may reach; None where there is no wall for them."""
    walled = _walled(host, block)
    if walled is None:
        return None
    viewer, course = walled
    learners = host.members(block, course.cohorts(viewer.username))
    return {viewer.id, *(each.id for each in host.team(block)), *learners}


def readers(host: Host, block: Block, team: Sequence[Person]) -> Sequence[Person]:
    """Those of the *team* who may read what whoever is looking shares: all of them but for a learner of a
    course with a wall."""
    viewer = host.viewer(block)
    return reaching(host, block, viewer.id, team) if viewer.role == "learner" else team


def reaching(host: Host, block: Block, person: str, team: Sequence[Person]) -> Sequence[Person]:
    """Those of the *team* who may read what the learner *person* shares."""
    course = host.settings(block)
    if not course.wall:
        return team
    cohorts = _cohorts(host, block, person)
    able = [username for username, groups in course.wall.items() if _meet(groups, cohorts)]
    ids = {each.id for each in host.named(block, able).values()} | set(host.admins(block))
    return [each for each in team if each.id in ids]


def _walled(host: Host, block: Block) -> tuple[Viewer, CourseSettings] | None:
    """Who is looking and the course's settings, where the wall is there for them."""
    viewer = host.viewer(block)
    if viewer.role != "coach":
        return None
    course = host.settings(block)
    return (viewer, course) if course.wall else None


def _cohorts(host: Host, block: Block, person: str) -> Sequence[str]:
    return host.groups(Viewer(person, "", "learner"), block)


def _meet(one: Collection[str], other: Collection[str]) -> bool:
    return not set(one).isdisjoint(other)
