"""What the sandbox's runtimes offer to blocks, under the names and attributes of Open edX."""

from __future__ import annotations

import gettext
import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from django.utils import translation
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import NullI18nService

from . import people
from .people import Person

PAGE_SIZE = 25
_CATALOGUES = str(files("coaching_xblock") / "translations")
_ROLES = {
    "learner": "student",
    "author": "student",
    "safeguarding": "student",
    "coach": "staff",
    "admin": "instructor",
}


def anonymous_id(person: Person) -> str:
    """The platform's stand-in for an id, stable for each person."""
    return hashlib.md5(f"sandbox {person.id}".encode(), usedforsecurity=False).hexdigest()


class CourseUserService(UserService):  # type: ignore[misc]
    """Who is looking at the course, as the LMS says it; nobody is an anonymous visitor."""

    def __init__(self, person: Person | None) -> None:
        super().__init__()
        self._person = person

    def get_current_user(self) -> XBlockUser:
        user = XBlockUser(is_current_user=True)
        user.opt_attrs["edx-platform.is_authenticated"] = self._person is not None
        if self._person is not None:
            user.full_name = self._person.name
            user.emails = [f"{self._person.username}@example.org"]
            user.opt_attrs.update(_facts(self._person) | self._rights(self._person))
        return user

    def get_anonymous_user_id(self, username: str, course_id: str) -> str | None:
        """Only staff may ask, as in the platform."""
        if self._person is None or not self._person.staff:
            return None
        found = (each for each in people.EVERYONE.values() if each.username == username)
        return next((anonymous_id(each) for each in found), None)

    def _rights(self, person: Person) -> dict[str, Any]:
        return {
            "edx-platform.anonymous_user_id": anonymous_id(person),
            "edx-platform.user_is_staff": person.staff,
            "edx-platform.user_is_global_staff": False,
            "edx-platform.user_role": _ROLES[person.role],
        }


class StudioUserService(CourseUserService):
    """Who is working in Studio. The platform says nothing about staff rights there, so neither does this."""

    def _rights(self, person: Person) -> dict[str, Any]:
        return {
            "edx-platform.anonymous_user_id": "student",
            "edx-platform.user_is_staff": False,
            "edx-platform.user_is_global_staff": False,
        }


class StudioPermissions:
    """Studio's service `studio_user_permissions`."""

    def __init__(self, person: Person | None) -> None:
        self._writes = person is not None and person.writes

    def can_read(self, course_key: Any) -> bool:
        return self._writes

    def can_write(self, course_key: Any) -> bool:
        return self._writes


class Roster:
    """The people of the course and its coaching blocks; the platform answers such questions elsewhere."""

    def __init__(self, blocks: Callable[[], Sequence[Mapping[str, str]]]) -> None:
        self._blocks = blocks

    def people(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        found = (people.find(id) for id in ids)
        return {person.id: {"id": person.id, "name": person.name} for person in found if person}

    def named(self, usernames: Sequence[str]) -> dict[str, dict[str, str]]:
        """The people who have these usernames, by them."""
        found = (person for person in people.EVERYONE.values() if person.username in usernames)
        return {person.username: {"id": person.id, "name": person.name} for person in found}

    def coaches(self) -> list[str]:
        return [person.id for person in people.coaches()]

    def learners(
        self, page: int = 1, search: str = "", groups: Sequence[str] | None = None
    ) -> tuple[list[str], int]:
        """One page of ids by name, counted from 1, and how many there are in all; of all *groups* if None."""
        wanted = search.strip().casefold()
        found = [
            person.id
            for person in sorted(people.LEARNERS, key=lambda each: (each.name.casefold(), each.id))
            if wanted in person.name.casefold() and (groups is None or person.group in groups)
        ]
        start = (max(page, 1) - 1) * PAGE_SIZE
        return found[start : start + PAGE_SIZE], len(found)

    def enrolled(self, id: str) -> bool:
        return any(person.id == id for person in people.LEARNERS)

    def groups(self, id: str) -> list[str]:
        person = people.find(id)
        return [person.group] if person and person.group else []

    def cohorts(self) -> list[str]:
        return list(people.groups())

    def siblings(self, types: Sequence[str]) -> list[dict[str, str]]:
        return [dict(block) for block in self._blocks() if block["type"] in types]


def language_of(person: Person | None) -> str:
    """The language that blocks speak to *person*: their own where there is a translation."""
    wanted = person.language if person else "en"
    catalogue = gettext.find("text", _CATALOGUES, [translation.to_locale(wanted)])
    return wanted if catalogue else "en"


class BlockTexts(NullI18nService):  # type: ignore[misc]
    """The translations that a block brings with it, in the language of whoever is looking."""

    def __init__(self, block: Any) -> None:
        super().__init__()
        package = type(block).__module__.partition(".")[0]
        if hasattr(block, "unmixed_class"):
            package = block.unmixed_class.__module__.partition(".")[0]
        self._translations = gettext.translation(
            "text",
            str(files(package) / "translations"),
            [translation.to_locale(translation.get_language() or "en")],
            fallback=True,
        )


def _facts(person: Person) -> dict[str, Any]:
    return {
        "edx-platform.user_id": int(person.id),
        "edx-platform.username": person.username,
        "edx-platform.request_country_code": person.country,
        "edx-platform.user_preferences": {"pref-lang": person.language, "time_zone": person.zone},
    }
