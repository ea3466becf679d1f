"""Sealed rows without keys: what was opened can be counted, and some of it does not open."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.rows import ASSESSMENT, REFLECTION, RowSpec
from coaching_xblock.core.words import Locked, change_leaves

Json = dict[str, Any]
LOST = "lost"


class Drawer:
    """A sealed row, as hosts give it."""

    def __init__(self, spec: RowSpec, **fields: Any) -> None:
        self.spec = spec
        self.row = spec.fill(change_leaves(fields, spec.sealed, self._close))
        #: The words that were asked for, as JSON.
        self.opened: list[str] = []

    def open(self, name: str, parts: Sequence[Mapping[str, Any]]) -> list[Json]:
        found: list[Json] = change_leaves({name: list(parts)}, self.spec.sealed, self._open)[name]
        return found

    def lose(self, name: str, **fields: str) -> None:
        """No key opens the leaf *name* of the entry or sitting that these plain *fields* tell."""
        for part in (*self.row.get("entries", ()), *self.row.get("sittings", ())):
            if all(part[key] == value for key, value in fields.items()):
                holder, _, leaf = name.rpartition(".")
                for each in part[holder] if holder else [part]:
                    each[leaf] = LOST

    def _close(self, value: Any) -> Any:
        return value if isinstance(value, Locked) else json.dumps(value)

    def _open(self, token: Any) -> Any:
        if token == LOST:
            return Locked(token)
        self.opened.append(token)
        return json.loads(token)


def reflection(entries: Sequence[Json]) -> Drawer:
    return Drawer(REFLECTION, entries=list(entries))


def assessment(sittings: Sequence[Json]) -> Drawer:
    return Drawer(ASSESSMENT, sittings=list(sittings))
