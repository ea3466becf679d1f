"""Rows as they are looked through: with every word sealed, but for those that are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from .rows import RowSpec


class Source(Protocol):
    """A sealed row of the learner's."""

    @property
    def spec(self) -> RowSpec:
        """Of which type of block it is."""

    @property
    def row(self) -> Mapping[str, Any]:
        """Its fields, with every word sealed."""

    def open(self, name: str, parts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """*parts* of the list *name*, opened."""


#: Sealed rows by usage key.
Sources = Mapping[str, Source]
