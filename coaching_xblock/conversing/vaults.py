"""The way to the vaults on the course's desk, from any block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from coaching_xblock.block import CoachingXBlock
from coaching_xblock.core import concern, confidence, jotting
from coaching_xblock.core.concern import Concern
from coaching_xblock.core.confidence import Confidence
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.rows import DESK
from coaching_xblock.core.vault import Part, Vault
from coaching_xblock.host.base import beside, usage_of


class Box:
    """A vault that is being changed."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault

    def put(self, part: Part, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Change one compartment."""
        self.vault = self.vault.put(part, change(getattr(self.vault, part)))

    def talk(self, change: Callable[[Confidence], Confidence]) -> None:
        """Change what learner and safeguarding persons said to each other."""
        self.put("talk", lambda talk: {**talk, "confidence": change(confidence.of(talk)).dump()})

    def concerns(self, change: Callable[[tuple[Concern, ...]], tuple[Concern, ...]]) -> None:
        """Change what coaches reported."""
        self.put("concerns", lambda kept: concern.dump(change(concern.load(kept))))


class Vaulted(CoachingXBlock):
    """What handlers need that write what nobody may know of."""

    def guards(self) -> list[Person]:
        """The safeguarding persons whom the course names and the site knows, in the author's order."""
        wanted = self.host.settings(self).safeguarding
        known = self.host.named(self, wanted) if wanted else {}
        return list(dict.fromkeys(known[each] for each in wanted if each in known))

    def guarding(self, viewer: Viewer) -> bool:
        """Is this one of the course's safeguarding persons, as themselves?"""
        return not viewer.masquerade and self.host.settings(self).guards(viewer.username)

    def peek(self, person: str) -> Vault:
        """Somebody's vault, to look at. Raises `Forbidden` where it does not open."""
        return Vault.load(self.host.reading(self.desk_block(), person).vault)

    @contextmanager
    def unlocked(self, person: str) -> Iterator[Box]:
        """Somebody's vault, locked; stored anew in any case."""
        with self.host.editing(self.desk_block(), person) as state:
            box = Box(Vault.load(state.vault))
            yield box
            state.vault = box.vault.dump()

    def jot(self, person: str, place: str, text: str, revision: int) -> int:
        """Store what this person is writing at *place*, and tell its revision."""
        with self.unlocked(person) as box:
            own, revision = jotting.save(box.vault.own, place, text, revision)
            box.put("own", lambda _: own)
        return revision

    def desk_block(self) -> Any:
        """The first desk of the course, which holds the vaults. Raises `NotFound` where there is none."""
        usage = self.host.settings(self).desk
        if not usage:
            raise NotFound("no_guards")
        return self if usage == usage_of(self) else beside(self, usage, DESK.block_type)
