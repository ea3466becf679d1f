"""Sealing again: tokens move to the newest key, and to the row that they stand in now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coaching_xblock.core.words import Locked

from .record import RecordSlot, decode, held
from .seal import TOKEN, Seal
from .table import Table


@dataclass(frozen=True)
class Binding:
    """Where words were sealed before: for another person, in another block, or both."""

    was_person: str = ""
    was_usage: str = ""

    def seals(self, person: str, usage: str) -> Iterator[Seal]:
        """The seal of a row, and after it those it may have had."""
        people = [person, self.was_person] if self.was_person else [person]
        usages = [usage, self.was_usage] if self.was_usage else [usage]
        return (Seal(one, where) for one in people for where in usages)


class Resealing:
    """One pass over some rows; *counts* tells what became of their tokens."""

    def __init__(self, table: Table, binding: Binding, dry: bool) -> None:
        self._table = table
        self._binding = binding
        self._dry = dry
        self.counts: Counter[str] = Counter()

    def row(self, id: int) -> None:
        """Seal one row again. What does not open stays as it is; what is up to date is not even locked."""
        rows = self._table.model.objects.filter(pk=id)
        row = rows.first()
        if row is None:
            return
        self.counts["rows"] += 1
        if decode(row.state) is None:
            self.counts["unreadable"] += 1
        elif self._changed(row, Counter()) is not None:
            self._write(rows)
        else:
            self._changed(row, self.counts)

    def _write(self, rows: Any) -> None:
        if self._dry:
            self._changed(rows.get(), self.counts)
            self.counts["changed rows"] += 1
            return
        with held(rows) as row:
            # Without "modified": nobody wrote anything, and a coach's list should not say so.
            document = self._changed(row, self.counts) if row is not None else None
            if document is not None:
                RecordSlot(row, ("state",)).write(document)
                self.counts["changed rows"] += 1

    def _changed(self, row: Any, counts: Counter[str]) -> dict[str, Any] | None:
        """The row's JSON with new tokens, or None where it stays as it is."""
        document = decode(row.state)
        seals = list(self._binding.seals(*self._table.owner(row)))
        sealed = _Tokens(seals, counts, rebinding=len(seals) > 1).walk(document)
        return sealed if sealed != document else None


class _Tokens:
    """Finds tokens by their look wherever they stand, so that rows of any schema are served."""

    def __init__(self, seals: Sequence[Seal], counts: Counter[str], rebinding: bool) -> None:
        self._now, *self._before = seals
        self._counts = counts
        self._rebinding = rebinding

    def walk(self, node: Any) -> Any:
        if isinstance(node, dict):
            return {key: self.walk(child) for key, child in node.items()}
        if isinstance(node, list):
            return [self.walk(child) for child in node]
        return self._again(node) if isinstance(node, str) and TOKEN.fullmatch(node) else node

    def _again(self, token: str) -> str:
        self._counts["tokens"] += 1
        newest = self._now.is_newest(token)
        if newest and not self._rebinding:
            return token
        for seal in (self._now, *self._before):
            words = seal.open(token)
            if not isinstance(words, Locked):
                if newest and seal is self._now:
                    return token
                self._counts["resealed" if seal is self._now else "rebound"] += 1
                return str(self._now.close(words))
        self._counts["locked"] += 1
        return token
