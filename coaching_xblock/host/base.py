"""What the blocks ask of the place they run in, and the one door to people's rows."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from xblock.fields import ScopeIds

from coaching_xblock.core import course
from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.lint import Known
from coaching_xblock.core.people import Page, Person, Sibling, Viewer
from coaching_xblock.core.rows import BY_TYPE, DESK, RowSpec, schema_of

from . import wall
from .leaves import closed, filled, opened
from .row import SealedRow, Slot, State, StoredRow
from .seal import Seal, Unsealed

__all__ = [
    "Block",
    "Host",
    "SealedRow",
    "Slot",
    "State",
    "StoredRow",
    "bare",
    "beside",
    "row_spec",
    "usage_of",
]

Block = Any


class Host(ABC):
    """The only place that knows where we run. One contract suite holds for every host."""

    #: The block that asks, where the host was made for one.
    _block: Block = None

    # What differs from host to host

    @abstractmethod
    def viewer(self, block: Block) -> Viewer:
        """Who is looking at *block*."""

    @abstractmethod
    def load(self, person: str, usage: str) -> dict[str, Any] | None:
        """The stored row, or None where nothing was ever stored or nothing may be known."""

    @abstractmethod
    def lock(self, block: Block, person: str) -> AbstractContextManager[Slot]:
        """Hold that person's row of *block* while the caller reads and writes it.

        Raises `errors.Busy` where the store does not answer, and `errors.Forbidden` under masquerade.
        """

    @abstractmethod
    def every(self, block: Block, since: str = "") -> Iterator[StoredRow]:
        """All people's rows of *block*, or those modified at or after *since*, in batches of 500."""

    @abstractmethod
    def people(self, ids: Sequence[str]) -> Mapping[str, Person]:
        """The names of these ids; unknown ones are absent."""

    @abstractmethod
    def team(self, block: Block) -> Sequence[Person]:
        """Those who may read what is shared in this course, as far as no wall stands before them."""

    @abstractmethod
    def roll(self, block: Block, page: int, search: str, groups: Sequence[str] | None) -> Page:
        """The ids of this course's learners by name, a page of `limits.PAGE_SIZE`; None: of all *groups*."""

    @abstractmethod
    def enrolled(self, block: Block, person: str) -> bool:
        """Is *person* one of this course's learners?"""

    @abstractmethod
    def groups(self, viewer: Viewer, block: Block) -> Sequence[str]:
        """The cohorts or teams of *viewer*."""

    @abstractmethod
    def siblings(self, block: Block, types: Sequence[str]) -> Sequence[Sibling]:
        """The coaching blocks of this course that have one of these *types*, in course order."""

    @abstractmethod
    def authored(self, block: Block, usage: str, names: Sequence[str]) -> Mapping[str, Any]:
        """These authored fields of another block of the course; empty where it cannot be read."""

    @abstractmethod
    def named(self, block: Block, usernames: Sequence[str]) -> Mapping[str, Person]:
        """The people who have these usernames; unknown ones are absent."""

    @abstractmethod
    def publish(self, block: Block, event: str, facts: Mapping[str, Any]) -> None:
        """Give an event to the runtime, at once."""

    @abstractmethod
    def after_commit(self, act: Callable[[], None]) -> None:
        """Do *act* once what is being written is safely stored, or now where nothing is."""

    def admins(self, block: Block) -> Collection[str]:
        """The ids of those in the team who run the course: no wall stands before them."""
        return ()

    def members(self, block: Block, groups: Sequence[str]) -> Collection[str]:
        """The ids of all learners in *groups*."""
        found, number = set[str](), 0
        while ids := self.roll(block, number := number + 1, "", groups).ids:
            found |= set(ids)
        return found

    def cohort_names(self, block: Block) -> frozenset[str] | None:
        """The names of this course's cohorts; None where nobody can tell."""
        return None

    def known(self, block: Block, usernames: Sequence[str]) -> Known | None:
        """Who of these is somebody and coaches here; None where nobody can tell."""
        people, team = self.named(block, usernames), {each.id for each in self.team(block)}
        coaches = frozenset(username for username, each in people.items() if each.id in team)
        return Known(frozenset(people), coaches, self.cohort_names(block))

    def notify(self, people: Sequence[str], kind: str, facts: Mapping[str, Any]) -> None:
        """Tell *people* that something waits for them; hosts without notifications stay silent."""
        return None

    def load_many(self, person: str, usages: Iterable[str]) -> Mapping[str, dict[str, Any] | None]:
        """`load` for several usage keys."""
        return {usage: self.load(person, usage) for usage in usages}

    def load_all(self, people: Sequence[str], usage: str) -> Mapping[str, dict[str, Any] | None]:
        """`load` for several people."""
        return {person: self.load(person, usage) for person in people}

    def settings(self, block: Block) -> CourseSettings:
        """What the first desk of the course says for all of it."""
        desk = next(iter(self.siblings(block, [DESK.block_type])), None)
        if desk is None:
            return CourseSettings()
        return CourseSettings.load(desk.usage, self.authored(block, desk.usage, course.FIELDS), desk.url)

    # What whoever is looking may know of: the cohort wall of a course stands before coaches

    def states(self, block: Block, since: str = "") -> Iterator[StoredRow]:
        """The rows of *block* that whoever is looking may reach, or those modified at or after *since*."""
        reached = wall.reached(self, self._asking(block))
        return (row for row in self.every(block, since) if reached is None or row.person in reached)

    def coaches(self, block: Block) -> Sequence[Person]:
        """Those who may read what whoever is looking shares in this course; to coaches, the whole team."""
        return wall.readers(self, self._asking(block), self.team(block))

    def coaches_of(self, block: Block, learner: str) -> Sequence[Person]:
        """Those who may read what this *learner* shares in this course."""
        return wall.reaching(self, self._asking(block), learner, self.team(block))

    def learners(self, block: Block, page: int = 1, search: str = "", group: str = "") -> Page:
        """The ids of the learners whom whoever is looking may reach, by name, `limits.PAGE_SIZE` a page."""
        able, wanted = wall.named(self, self._asking(block)), (group,) if group else None
        if able is not None and wanted is not None:
            able = wanted if group in able else ()
        return self.roll(block, page, search, wanted if able is None else able)

    def _asking(self, block: Block) -> Block:
        """The block that asks: *block* may be one beside it, which knows nobody."""
        return block if self._block is None else self._block

    def _admit(self, person: str) -> None:
        """Raise `Forbidden` where a wall stands before the rows of *person*."""
        if self._block is None or str(self._block.scope_ids.user_id) != person:
            wall.require(self, self._block, person, guarding=True)

    # The door

    def reading(self, block: Block, person: str) -> State:
        """That person's row of *block*, opened, without a lock: for views.

        Raises `errors.Busy`, as `editing` does, where a later version of this software wrote it.
        """
        self._admit(person)
        usage = usage_of(block)
        return State(opened(row_spec(block), self.load(person, usage), person, Seal(person, usage).open))

    @contextmanager
    def editing(self, block: Block, person: str) -> Iterator[State]:
        """That person's row of *block*: locked, read fresh, opened; sealed and written on exit.

        An exception inside leaves the row as it was. Never nested; one row for each `editing`.
        """
        if not person:
            raise Forbidden("signin")
        self._admit(person)
        spec, words = row_spec(block), Unsealed(Seal(person, usage_of(block)))
        with self.lock(block, person) as slot:
            stored = slot.read()
            before = opened(spec, stored, person, words.open)
            state = State(copy.deepcopy(before))
            yield state
            after = {name: getattr(state, name) for name in spec.fields}
            if after != before or (schema_of(stored) or spec.schema) != spec.schema:
                slot.write(closed(spec, stored, after, words))

    def rows(self, person: str, usages: Mapping[str, str]) -> Mapping[str, State]:
        """One person's rows of several blocks: *usages* maps usage keys to block types."""
        self._admit(person)
        stored = self.load_many(person, usages)
        return {
            usage: State(opened(BY_TYPE[block_type], stored.get(usage), person, Seal(person, usage).open))
            for usage, block_type in usages.items()
        }

    def sealed(self, person: str, usages: Mapping[str, str]) -> Mapping[str, SealedRow]:
        """As `rows`, with every word still sealed."""
        self._admit(person)
        stored = self.load_many(person, usages)
        return {
            usage: SealedRow(filled(spec, stored.get(usage)), spec, Seal(person, usage))
            for usage, spec in ((usage, BY_TYPE[block_type]) for usage, block_type in usages.items())
        }

    def several(self, people: Sequence[str], usage: str, block_type: str) -> Mapping[str, SealedRow]:
        """Several people's rows of one block, sealed; one that a later version wrote is left out."""
        spec, stored = BY_TYPE[block_type], self.load_all(people, usage)
        return {
            person: SealedRow(spec.fill(row), spec, Seal(person, usage))
            for person, row in stored.items()
            if row and not spec.newer(row)
        }

    # What follows from a write

    def complete(self, block: Block, value: float) -> None:
        """Mark *block* as completed to *value*, 0 to 1, for the person it is bound to, on commit."""
        self.after_commit(lambda: self.publish(block, "completion", {"completion": value}))

    def emit(self, block: Block, event: str, facts: Mapping[str, Any]) -> None:
        """Publish an analytics event on commit. *facts* never hold free text or names."""
        self.after_commit(lambda: self.publish(block, event, facts))


def beside(block: Block, usage: str, block_type: str) -> Block:
    """Another block of the course, as far as `Host.editing` and `Host.reading` need to know it.

    Other people's rows are never reached through a sibling block object: its learner fields read as defaults.
    """
    own = block.scope_ids
    key = type(own.usage_id).from_string(usage) if hasattr(own.usage_id, "from_string") else usage
    return Beside(ScopeIds(own.user_id, block_type, own.def_id, key), block.runtime, block.entry_point)


@dataclass(frozen=True)
class Beside:
    """What `beside` gives."""

    scope_ids: ScopeIds
    runtime: Any
    entry_point: str


def usage_of(block: Block) -> str:
    """The usage key of *block* as text, the same in every branch of a course.

    The LMS shows a draft under a key that names the draft branch; learner state is stored without it.
    """
    return str(bare(block.scope_ids.usage_id))


def bare(usage: Any) -> Any:
    """A usage key of the platform without branch and version; any other id as it is."""
    for_branch = getattr(usage, "for_branch", None)
    return for_branch(None) if callable(for_branch) else usage


def row_spec(block: Block) -> RowSpec:
    """The shape of the rows of *block*."""
    return BY_TYPE[block.scope_ids.block_type]
