"""The host of tests: rows in a dictionary, people in a list."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from coaching_xblock.core import limits, moment
from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.people import Page, Person, Sibling, Viewer

from .base import Block, Host, Slot, StoredRow, usage_of


class _MemorySlot(Slot):
    def __init__(self, rows: dict[tuple[str, str], tuple[str, str]], key: tuple[str, str]) -> None:
        self._rows = rows
        self._key = key

    def read(self) -> dict[str, Any]:
        return json.loads(self._rows[self._key][0]) if self._key in self._rows else {}

    def write(self, stored: dict[str, Any]) -> None:
        self._rows[self._key] = (json.dumps(stored), moment.now())


class MemoryHost(Host):
    """Rows live as long as this object; the viewer is set by the test."""

    def __init__(self, viewer: Viewer, people: Sequence[Person] = (), coaches: Sequence[str] = ()) -> None:
        self.looking = viewer
        self.course = {person.id: person for person in people}
        self.coach_ids = tuple(coaches)
        self.stored: dict[tuple[str, str], tuple[str, str]] = {}
        self.blocks: Sequence[Sibling] = ()
        self.fields: dict[str, dict[str, Any]] = {}
        self.admin_ids: Collection[str] = ()
        #: A learner's cohort, by id.
        self.cohorts: dict[str, str] = {}
        self.usernames: dict[str, str] = {}
        self.published: list[tuple[str, dict[str, Any]]] = []
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], None]] | None = None

    def viewer(self, block: Block) -> Viewer:
        return self.looking

    def load(self, person: str, usage: str) -> dict[str, Any] | None:
        text, _ = self.stored.get((person, usage), (None, ""))
        return json.loads(text) if text else None

    @contextmanager
    def lock(self, block: Block, person: str) -> Iterator[Slot]:
        if self.looking.masquerade:
            raise Forbidden("masquerade")
        with self._lock:
            self._waiting = []
            try:
                yield _MemorySlot(self.stored, (person, usage_of(block)))
                waiting = self._waiting
            finally:
                self._waiting = None
        for act in waiting:
            act()

    def every(self, block: Block, since: str = "") -> Iterator[StoredRow]:
        for (person, usage), (text, modified) in list(self.stored.items()):
            if usage == usage_of(block) and modified >= since:
                yield StoredRow(person, json.loads(text), modified)

    def people(self, ids: Sequence[str]) -> Mapping[str, Person]:
        return {each: self.course[each] for each in ids if each in self.course}

    def team(self, block: Block) -> Sequence[Person]:
        return [self.course[each] for each in self.coach_ids]

    def admins(self, block: Block) -> Collection[str]:
        return self.admin_ids

    def roll(self, block: Block, page: int, search: str, groups: Sequence[str] | None) -> Page:
        found = sorted(
            (person for person in self.course.values() if person.id not in self.coach_ids),
            key=lambda person: (person.name, person.id),
        )
        named = [person.id for person in found if search.casefold() in person.name.casefold()]
        ids = [each for each in named if groups is None or self.cohorts.get(each, "") in groups]
        start = (page - 1) * limits.PAGE_SIZE
        return Page(ids[start : start + limits.PAGE_SIZE], len(ids), page)

    def enrolled(self, block: Block, person: str) -> bool:
        return person in self.course and person not in self.coach_ids

    def groups(self, viewer: Viewer, block: Block) -> Sequence[str]:
        return (self.cohorts[viewer.id],) if viewer.id in self.cohorts else ()

    def siblings(self, block: Block, types: Sequence[str]) -> Sequence[Sibling]:
        return [each for each in self.blocks if each.block_type in types]

    def authored(self, block: Block, usage: str, names: Sequence[str]) -> Mapping[str, Any]:
        return {name: value for name, value in self.fields.get(usage, {}).items() if name in names}

    def named(self, block: Block, usernames: Sequence[str]) -> Mapping[str, Person]:
        known = {each: self.usernames.get(each, "") for each in usernames}
        return {each: self.course[id] for each, id in known.items() if id in self.course}

    def cohort_names(self, block: Block) -> frozenset[str] | None:
        return frozenset(self.cohorts.values())

    def publish(self, block: Block, event: str, facts: Mapping[str, Any]) -> None:
        self.published.append((event, dict(facts)))

    def after_commit(self, act: Callable[[], None]) -> None:
        if self._waiting is None:
            act()
        else:
            self._waiting.append(act)
