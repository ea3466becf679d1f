"""The host of xblock-sdk's workbench: rows in its one table, people from a service ``roster`` if any."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from coaching_xblock.core.people import Page, Person, Role, Sibling, Viewer

from . import roles
from .base import Block, Host, Slot, StoredRow, usage_of
from .record import RecordSlot, decode, held

log = logging.getLogger(__name__)

_BATCH = 500


class WorkbenchHost(Host):
    """Without a roster, the only person is the one who is looking, and a learner."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._roster = roles.service(block, "roster")

    def viewer(self, block: Block) -> Viewer:
        known = roles.attributes(block)
        role: Role = "author" if roles.writes_course(block) else roles.course_role(known)
        return roles.viewer(block, known, role)

    def load(self, person: str, usage: str) -> dict[str, Any] | None:
        rows = _rows().filter(scope_id=usage, user_id=person).order_by("id")
        text = rows.values_list("state", flat=True).first()
        return None if text is None else decode(text)

    @contextmanager
    def lock(self, block: Block, person: str) -> Iterator[Slot]:
        usage = usage_of(block)

        def make() -> None:
            # The table has no unique key: two first writers may make a row each. The oldest one counts.
            scenario, _, rest = usage.partition(".")
            tag = rest.partition(".")[0]
            _rows().create(scope="usage", scope_id=usage, user_id=person, scenario=scenario, tag=tag)

        with held(_rows().filter(scope_id=usage, user_id=person), make) as row:
            yield RecordSlot(row, ("state",))

    def every(self, block: Block, since: str = "") -> Iterator[StoredRow]:
        # This table does not know when a row was written, so *since* leaves nothing out.
        seen: set[str] = set()
        rows = _rows().filter(scope_id=usage_of(block), user_id__isnull=False).order_by("id")
        for person, text in rows.values_list("user_id", "state").iterator(chunk_size=_BATCH):
            stored = decode(text)
            if person not in seen and stored:
                yield StoredRow(person, stored, "")
            seen.add(person)

    def people(self, ids: Sequence[str]) -> Mapping[str, Person]:
        if self._roster:
            found = self._roster.people(list(ids))
            return {id: Person(id, one["name"]) for id, one in found.items()}
        me = self.viewer(self._block)
        return {me.id: Person(me.id, me.name)} if me.id and me.id in ids else {}

    def team(self, block: Block) -> Sequence[Person]:
        if not self._roster:
            return ()
        ids = self._roster.coaches()
        known = self.people(ids)
        return [known[id] for id in ids if id in known]

    def roll(self, block: Block, page: int, search: str, groups: Sequence[str] | None) -> Page:
        if self._roster:
            ids, total = self._roster.learners(page, search, groups)
            return Page(ids, total, page)
        me = self.viewer(block)
        found = [me.id] if me.id and search.casefold() in me.name.casefold() and groups is None else []
        return Page(found if page == 1 else (), len(found), page)

    def enrolled(self, block: Block, person: str) -> bool:
        return bool(self._roster.enrolled(person)) if self._roster else person == self.viewer(block).id != ""

    def groups(self, viewer: Viewer, block: Block) -> Sequence[str]:
        return self._roster.groups(viewer.id) if self._roster else ()

    def siblings(self, block: Block, types: Sequence[str]) -> Sequence[Sibling]:
        found = self._roster.siblings(types) if self._roster else ()
        return [Sibling(each["usage"], each["type"], each["title"], each.get("url", "")) for each in found]

    def authored(self, block: Block, usage: str, names: Sequence[str]) -> Mapping[str, Any]:
        # Authored fields are nobody's own: read from a sibling block they are what they are.
        sibling = block.runtime.get_block(usage)
        return {name: getattr(sibling, name) for name in names if name in sibling.fields}

    def named(self, block: Block, usernames: Sequence[str]) -> Mapping[str, Person]:
        found = self._roster.named(list(usernames)) if self._roster else {}
        return {username: Person(one["id"], one["name"]) for username, one in found.items()}

    def cohort_names(self, block: Block) -> frozenset[str] | None:
        return frozenset(self._roster.cohorts()) if self._roster else None

    def publish(self, block: Block, event: str, facts: Mapping[str, Any]) -> None:
        block.runtime.publish(block, event, dict(facts))

    def after_commit(self, act: Callable[[], None]) -> None:
        transaction.on_commit(act, robust=True)


def _rows() -> Any:
    from workbench.models import XBlockState

    return XBlockState.objects.filter(scope="usage")
