"""What a person's row of a block holds: fields, sealed leaves, a schema, and how older shapes are upgraded.

A row is one JSON object; its keys are the names of the block's ``user_state`` fields.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from . import upgrade, vault

Row = dict[str, Any]
Upgrade = Callable[[Row], Row]


@dataclass(frozen=True)
class RowSpec:
    """The shape of one block type's rows."""

    block_type: str
    #: The shape that is written now; older ones go through *upgrades* when they are read.
    schema: int
    #: Field names and the empty value of each.
    fields: Mapping[str, Any]
    #: Leaves that hold words, as paths for `words.change_leaves`.
    sealed: tuple[str, ...]
    #: ``upgrades[n]`` takes a row of schema n to schema n + 1.
    upgrades: Mapping[int, Upgrade] = field(default_factory=lambda: MappingProxyType({}))
    #: Leaves that every stored row has, and what stands in one that holds nothing. They are sealed anew with
    #: each write, so that a changed token tells no more than that the row was written.
    hidden: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: What the upgrades could not do sealed, for an opened row and its owner.
    settle: Callable[[Row, str], Row] = lambda row, owner: row
    #: Fields of older schemas: their words stand elsewhere now, and are not stored twice.
    retired: tuple[str, ...] = ()

    def newer(self, stored: Mapping[str, Any]) -> bool:
        """Did a later version of this software write *stored*? During an update, both versions run."""
        return schema_of(stored) > self.schema

    def fill(self, stored: Mapping[str, Any] | None) -> Row:
        """A row of today's schema from what is stored; absent fields are empty, other keys are left out."""
        row = {name: copy.deepcopy(empty) for name, empty in self.fields.items()}
        known = {*self.fields, *self.retired}
        row.update({name: value for name, value in (stored or {}).items() if name in known})
        for schema in range(schema_of(row) or self.schema, self.schema):
            row = self.upgrades[schema](row)
        row = {name: row[name] for name in self.fields}
        row["schema"] = self.schema
        return row


def schema_of(stored: Mapping[str, Any]) -> int:
    """The schema that *stored* says it has; 0 where it says nothing, beyond all where it is no number."""
    said = stored.get("schema") or 0
    return said if isinstance(said, int) and not isinstance(said, bool) else sys.maxsize


ASSESSMENT = RowSpec(
    block_type="coaching_assessment",
    schema=4,
    fields=MappingProxyType(
        {
            "schema": 0,
            "sittings": [],
            "records": [],
            "access_log": {},
            "messages": [],
            "shortlist": [],
            "links": [],
            "drafts": [],
        }
    ),
    sealed=(
        "sittings.*.answers",
        "sittings.*.shown",
        "sittings.*.note.text",
        "sittings.*.echoes",
        "records.*.answers",
        "records.*.shown",
        "messages.*.words",
        # Of schema 3, where its key was missing when the row was brought up to date.
        "messages.*.reply",
        "shortlist.*.what",
        "shortlist.*.note.text",
        "drafts.*.words",
    ),
    upgrades=MappingProxyType({1: upgrade.assessment_1, 2: upgrade.assessment_2, 3: upgrade.assessment_3}),
    settle=upgrade.settled,
    retired=("feedback",),
)

#: Learners have entries and messages, coaches their drafts.
REFLECTION = RowSpec(
    block_type="coaching_reflection",
    schema=1,
    fields=MappingProxyType({"schema": 0, "entries": [], "messages": [], "drafts": [], "access_log": {}}),
    sealed=(
        "entries.*.writing.text",
        "entries.*.checks",
        "entries.*.asked",
        "entries.*.tags",
        "entries.*.versions.*.words",
        "messages.*.words",
        "drafts.*.words",
    ),
)

#: Learners have messages, agreements and the vault, coaches their card, snippets and drafts.
DESK = RowSpec(
    block_type="coaching_desk",
    schema=1,
    fields=MappingProxyType(
        {
            "schema": 0,
            "messages": [],
            "drafts": [],
            "access_log": {},
            "agreements": [],
            "card": {},
            "snippets": [],
            "vault": None,
        }
    ),
    sealed=(
        "messages.*.words",
        "drafts.*.words",
        "agreements.*.words",
        "card.words",
        "snippets.*.text",
        "vault",
    ),
    hidden=MappingProxyType({"vault": vault.EMPTY}),
)

BY_TYPE: Mapping[str, RowSpec] = MappingProxyType(
    {spec.block_type: spec for spec in (ASSESSMENT, REFLECTION, DESK)}
)
