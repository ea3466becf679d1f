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

from . import vault

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

    def newer(self, stored: Mapping[str, Any]) -> bool:
        """Did a later version of this software write *stored*? During an update, both versions run."""
        return schema_of(stored) > self.schema

    def fill(self, stored: Mapping[str, Any] | None) -> Row:
        """A row of today's schema from what is stored; absent fields are empty, other keys are left out."""
        row = {name: copy.deepcopy(empty) for name, empty in self.fields.items()}
        row.update({name: value for name, value in (stored or {}).items() if name in self.fields})
        for schema in range(schema_of(row) or self.schema, self.schema):
            row = self.upgrades[schema](row)
        row["schema"] = self.schema
        return row


def schema_of(stored: Mapping[str, Any]) -> int:
    """The schema that *stored* says it has; 0 where it says nothing, beyond all where it is no number."""
    said = stored.get("schema") or 0
    return said if isinstance(said, int) and not isinstance(said, bool) else sys.maxsize


#: The Mini-IP's digest as schema 1 computed it, and as it is computed since an item can be of any kind.
_MINI_IP = {"648df530079eeb390bfa0510fee837cc": "90a43b0db6228aa4baa40de61a6d9fd4"}


def _with_todays_digest(stored: Row) -> Row:
    digest = stored.get("digest")
    return {**stored, "digest": _MINI_IP[digest]} if digest in _MINI_IP else stored


def _assessment_1(row: Row) -> Row:
    """Digests are computed anew: the sittings of the one instrument of schema 1 follow."""
    sittings = [_with_todays_digest(each) for each in row["sittings"]]
    return {**row, "sittings": sittings}


def _assessment_2(row: Row) -> Row:
    """What schema 3 adds is empty where there was none: nothing moves."""
    return row


ASSESSMENT = RowSpec(
    block_type="coaching_assessment",
    schema=3,
    fields=MappingProxyType(
        {
            "schema": 0,
            "sittings": [],
            "records": [],
            "access_log": {},
            "feedback": [],
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
        "feedback.*.parts",
        "feedback.*.reply",
        "shortlist.*.what",
        "shortlist.*.note.text",
        "drafts.*.parts",
    ),
    upgrades=MappingProxyType({1: _assessment_1, 2: _assessment_2}),
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
