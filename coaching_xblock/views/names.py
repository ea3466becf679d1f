"""What people and components are called on a page that speaks of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coaching_xblock.core.people import Person, Sibling

from .voice import Voice


@dataclass(frozen=True)
class Names:
    """People by id, and the course's coaching blocks by usage key."""

    people: Mapping[str, Person]
    blocks: Mapping[str, Sibling]
    voice: Voice

    def of(self, person: str) -> str:
        """Somebody's name, or that they are gone."""
        return self.people[person].name if person in self.people else self.voice.gettext("Somebody who left")

    def every(self, ids: Sequence[str]) -> str:
        """Several names as a phrase."""
        return self.voice.listing([self.of(each) for each in ids])

    def title(self, usage: str) -> str:
        """What a component is called; empty where it is gone."""
        return self.blocks[usage].title if usage in self.blocks else ""

    def url(self, usage: str) -> str:
        """Where a component is; empty where nobody knows."""
        return self.blocks[usage].url if usage in self.blocks else ""
