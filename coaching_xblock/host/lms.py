"""The host of the LMS: learner state in the platform's table of student modules, people from its course."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.cache import cache
from django.db import transaction

from coaching_xblock.core import moment
from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.errors import Forbidden, NotFound
from coaching_xblock.core.people import Page, Person, Sibling, Viewer

from . import lms_course, lms_mail, lms_model, lms_people, roles
from .base import Block, Host, Slot, StoredRow, bare, usage_of
from .lms_masquerade import masquerade
from .record import RecordSlot, decode, held

log = logging.getLogger(__name__)

_BATCH = 500
_MINUTE = 60


class LmsHost(Host):
    """Writes by the platform's field path are never locked, so our blocks leave it nothing to write."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._course = roles.course_of(block)
        self._in_course = bool(getattr(self._course, "is_course", True))

    def viewer(self, block: Block) -> Viewer:
        known = roles.attributes(block)
        users = roles.service(block, "user")
        if getattr(getattr(users, "_django_user", None), "known", True) is False:
            # The platform's handler for visitors checks neither CSRF nor access, whoever is signed in.
            known = {"is_authenticated": False}
        return roles.viewer(block, known, roles.course_role(known), bool(masquerade(block)))

    # Rows

    def load(self, person: str, usage: str) -> dict[str, Any] | None:
        return self.load_many(person, [usage])[usage]

    def load_many(self, person: str, usages: Iterable[str]) -> Mapping[str, dict[str, Any] | None]:
        wanted = {usage: self._key(usage) for usage in usages}
        number = lms_people.number(person)
        if number is None or masquerade(self._block) == "person":
            # "View as this learner" never shows private words, also where a handler is called by hand.
            return dict.fromkeys(wanted)
        rows = _rows().filter(
            student_id=number, module_state_key__in=list(wanted.values()), course_id=self._course
        )
        stored = {str(key): decode(text) for key, text in rows.values_list("module_state_key", "state")}
        return {usage: stored.get(usage) for usage in wanted}

    def load_all(self, people: Sequence[str], usage: str) -> Mapping[str, dict[str, Any] | None]:
        numbers = [number for number in map(lms_people.number, people) if number is not None]
        if not numbers or masquerade(self._block) == "person":
            return dict.fromkeys(people)
        rows = _rows().filter(
            student_id__in=numbers, module_state_key=self._key(usage), course_id=self._course
        )
        stored = {str(id): decode(text) for id, text in rows.values_list("student_id", "state")}
        return {person: stored.get(person) for person in people}

    @contextmanager
    def lock(self, block: Block, person: str) -> Iterator[Slot]:
        # Who is looking is told by the block that asks; *block* may be one beside it.
        if masquerade(self._block):
            raise Forbidden("masquerade")
        number = lms_people.number(person)
        if number is None:
            raise NotFound("no_person")
        key = {
            "student_id": number,
            "module_state_key": self._key(usage_of(block)),
            "course_id": self._course,
        }

        def make() -> None:
            # The table's link to users is not enforced: an id that somebody made up must not leave a row.
            if not lms_people.exists(number):
                raise NotFound("no_person")
            empty = {"state": "{}", "module_type": block.scope_ids.block_type}
            _rows().get_or_create(**key, defaults=empty)

        with held(_rows().filter(**key), make) as row:
            # A grade that the platform wrote meanwhile stays: only these columns are ours.
            yield RecordSlot(row, ("state", "modified"))

    def every(self, block: Block, since: str = "") -> Iterator[StoredRow]:
        rows = _rows().filter(module_state_key=self._key(usage_of(block)))
        if since:
            rows = rows.filter(modified__gte=moment.parse(since))
        # The index by block holds the ids. Sorting them in SQL, or asking for ids above the last one, can let
        # MySQL walk the primary key of a table with hundreds of millions of rows.
        ids = iter(sorted(rows.values_list("pk", flat=True)))
        while batch := list(islice(ids, _BATCH)):
            found = _rows().filter(pk__in=batch).values_list("pk", "student_id", "state", "modified")
            for _, person, text, modified in sorted(found, key=lambda each: each[0]):
                stored = decode(text)
                if stored:
                    yield StoredRow(str(person), stored, moment.stamp(modified))

    def _key(self, usage: str) -> Any:
        """The usage key object of the text *usage*."""
        own = bare(self._block.scope_ids.usage_id)
        return own if usage == str(own) else type(own).from_string(usage)

    # People and blocks: a library has none, and the platform's course tables take no library's key

    def people(self, ids: Sequence[str]) -> Mapping[str, Person]:
        return lms_people.people(ids)

    def team(self, block: Block) -> Sequence[Person]:
        return lms_people.coaches(self._course) if self._in_course else ()

    def admins(self, block: Block) -> Collection[str]:
        return lms_people.admins(self._course) if self._in_course else ()

    def roll(self, block: Block, page: int, search: str, groups: Sequence[str] | None) -> Page:
        if not self._in_course:
            return Page((), 0, page)
        return lms_people.learners(self._course, page, search, groups)

    def members(self, block: Block, groups: Sequence[str]) -> Collection[str]:
        return lms_people.members(self._course, groups) if self._in_course else ()

    def enrolled(self, block: Block, person: str) -> bool:
        return self._in_course and lms_people.enrolled(self._course, person)

    def groups(self, viewer: Viewer, block: Block) -> Sequence[str]:
        return lms_people.groups(viewer.id, self._course) if self._in_course else ()

    def siblings(self, block: Block, types: Sequence[str]) -> Sequence[Sibling]:
        if not self._in_course:
            return ()
        # As for the settings.
        key = f"coaching-siblings:{self._course}:{','.join(sorted(types))}"
        found = cache.get(key)
        if found is None:
            found = lms_course.siblings(self._course, types)
            cache.set(key, found, _MINUTE)
        return found  # type: ignore[no-any-return]

    def authored(self, block: Block, usage: str, names: Sequence[str]) -> Mapping[str, Any]:
        return lms_course.authored(self._key(usage), names) if self._in_course else {}

    def settings(self, block: Block) -> CourseSettings:
        # Each page asks, and the tree of a large course takes long to search.
        key = f"coaching-course:{self._course}"
        found = cache.get(key)
        if found is None:
            found = super().settings(block)
            cache.set(key, found, _MINUTE)
        return found  # type: ignore[no-any-return]

    def named(self, block: Block, usernames: Sequence[str]) -> Mapping[str, Person]:
        return lms_people.named(usernames)

    def cohort_names(self, block: Block) -> frozenset[str] | None:
        return lms_people.cohorts(self._course) if self._in_course else None

    def notify(self, people: Sequence[str], kind: str, facts: Mapping[str, Any]) -> None:
        if kind in lms_mail.KINDS:
            lms_mail.send(people, self.settings(self._block).url)

    # After a write

    def publish(self, block: Block, event: str, facts: Mapping[str, Any]) -> None:
        block.runtime.publish(block, event, dict(facts))

    def after_commit(self, act: Callable[[], None]) -> None:
        transaction.on_commit(act, robust=True)


class StudioHost(LmsHost):
    """The course as its authors work on it. Nothing is kept: the LMS may share the cache, and must not learn
    there of what is not published."""

    def siblings(self, block: Block, types: Sequence[str]) -> Sequence[Sibling]:
        return lms_course.siblings(self._course, types) if self._in_course else ()


def _rows() -> Any:
    return lms_model.student_module().objects
