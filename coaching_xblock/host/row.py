"""One person's row of one block: opened, sealed, as it is stored, and locked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coaching_xblock.core.rows import Row, RowSpec
from coaching_xblock.core.words import change_leaves

from .seal import Seal


class State:
    """One person's row of one block, opened: an attribute for each field of its `RowSpec`."""

    def __init__(self, row: Row) -> None:
        self.__dict__.update(row)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self.__dict__[name] = value


@dataclass(frozen=True)
class SealedRow:
    """A row whose words stay sealed: for lists that open only what they show."""

    row: Row
    spec: RowSpec
    _seal: Seal

    def open(self, name: str, parts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """*parts* of the list *name*, opened."""
        return change_leaves({name: list(parts)}, self.spec.sealed, self._seal.open)[name]  # type: ignore[no-any-return]

    def opened(self, name: str) -> Any:
        """The whole field *name*, opened."""
        return change_leaves({name: self.row[name]}, self.spec.sealed, self._seal.open)[name]


@dataclass(frozen=True)
class StoredRow:
    """A row as `Host.states` yields it: sealed words stay sealed."""

    person: str
    row: Mapping[str, Any]
    #: When the row was last written, as stored moments are, or the empty string where the host does not know.
    modified: str


class Slot(ABC):
    """A locked row: what is stored in it now, and the way to replace it."""

    @abstractmethod
    def read(self) -> dict[str, Any]:
        """The stored JSON object, freshly read inside the lock; empty where there was none."""

    @abstractmethod
    def write(self, stored: dict[str, Any]) -> None:
        """Replace the stored JSON object."""
