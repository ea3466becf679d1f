"""The host of Studio and of previews: an author's own answers in their own session, nobody else's."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from xblock.fields import Scope
from xblock.runtime import KeyValueStore

from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.lint import Known
from coaching_xblock.core.people import Page, Person, Role, Sibling, Viewer

from . import roles
from .base import Block, Host, Slot, StoredRow, row_spec, usage_of


class _SessionSlot(Slot):
    def __init__(self, block: Block, store: Any) -> None:
        self._block = block
        self._store = store

    def read(self) -> dict[str, Any]:
        names = row_spec(self._block).fields
        return {
            name: copy.deepcopy(self._store.get(key))
            for name, key in self._keys(names)
            if self._store.has(key)
        }

    def write(self, stored: dict[str, Any]) -> None:
        for name, key in self._keys(stored):
            self._store.set(key, stored[name])
        session = getattr(self._store, "_session", None)
        if session is not None:
            session.modified = True

    def _keys(self, names: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The key of each field, as `xblock.runtime.KvsFieldData` makes it for this person's own state."""
        ids = self._block.scope_ids
        for name in names:
            yield (
                name,
                KeyValueStore.Key(Scope.user_state, ids.user_id, ids.usage_id, name, self._block.entry_point),
            )


class PreviewHost(Host):
    """*store* is the session's key-value store, or None where nothing is kept at all."""

    def __init__(self, block: Block, store: Any) -> None:
        self._block = block
        self._store = store

    def viewer(self, block: Block) -> Viewer:
        # Studio tells nobody's course role, and anyone who is signed in there can call its preview handler:
        # only its own permission service makes an author.
        known = roles.attributes(block)
        role: Role = "author" if roles.writes_course(block) else "learner"
        return roles.viewer(block, known, role)

    def load(self, person: str, usage: str) -> dict[str, Any] | None:
        if self._store is None or usage != usage_of(self._block) or person != self.viewer(self._block).id:
            return None
        return _SessionSlot(self._block, self._store).read() or None

    @contextmanager
    def lock(self, block: Block, person: str) -> Iterator[Slot]:
        if self._store is None or person != self.viewer(self._block).id:
            raise Forbidden("no_store")
        yield _SessionSlot(block, self._store)

    def every(self, block: Block, since: str = "") -> Iterator[StoredRow]:
        return iter(())

    def people(self, ids: Sequence[str]) -> Mapping[str, Person]:
        me = self.viewer(self._block)
        return {me.id: Person(me.id, me.name)} if me.id and me.id in ids else {}

    def team(self, block: Block) -> Sequence[Person]:
        return ()

    def roll(self, block: Block, page: int, search: str, groups: Sequence[str] | None) -> Page:
        return Page((), 0, page)

    def enrolled(self, block: Block, person: str) -> bool:
        return False

    def groups(self, viewer: Viewer, block: Block) -> Sequence[str]:
        return ()

    # What authors write they may look up: their course's blocks and settings, and whether a name is
    # somebody's

    def siblings(self, block: Block, types: Sequence[str]) -> Sequence[Sibling]:
        course = self._course(block)
        return course.siblings(block, types) if course else ()

    def authored(self, block: Block, usage: str, names: Sequence[str]) -> Mapping[str, Any]:
        course = self._course(block)
        return course.authored(block, usage, names) if course else {}

    def named(self, block: Block, usernames: Sequence[str]) -> Mapping[str, Person]:
        course = self._course(block)
        return course.named(block, usernames) if course else {}

    def known(self, block: Block, usernames: Sequence[str]) -> Known | None:
        course = self._course(block)
        return course.known(block, usernames) if course else None

    def _course(self, block: Block) -> Host | None:
        """The host that knows the course, for whoever may write it. No row is ever asked of it."""
        if not roles.writes_course(block):
            return None
        if roles.service(block, "roster"):
            from .workbench import WorkbenchHost

            return WorkbenchHost(block)
        from .lms import StudioHost

        return StudioHost(block)

    def publish(self, block: Block, event: str, facts: Mapping[str, Any]) -> None:
        """Studio has no such service: its events go nowhere."""

    def after_commit(self, act: Callable[[], None]) -> None:
        act()
