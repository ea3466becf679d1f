"""Rows between store and blocks: brought up to today's schema and opened, then sealed and measured."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.errors import Busy, TooLarge
from coaching_xblock.core.rows import Row, RowSpec
from coaching_xblock.core.words import Change, change_leaves

from .seal import Unsealed


def filled(spec: RowSpec, stored: Mapping[str, Any] | None) -> Row:
    """The row at today's schema, sealed.

    Raises `errors.Busy` where a later version of this software wrote it.
    """
    if stored and spec.newer(stored):
        # A server that still runs an older version cannot read it, and must not write over it.
        raise Busy("newer_schema")
    return spec.fill(stored)


def opened(spec: RowSpec, stored: Mapping[str, Any] | None, owner: str, open_token: Change) -> Row:
    """The row of *owner* at today's schema, opened; hidden leaves that were never stored are empty ones."""
    # Older shapes are brought up to date first: their tokens move, and then stand where words stand today.
    row = filled(spec, stored)
    empty = {name: leaf for name, leaf in spec.hidden.items() if not row[name]}
    return spec.settle({**change_leaves(row, spec.sealed, open_token), **empty}, owner)


def closed(spec: RowSpec, stored: dict[str, Any], after: Row, words: Unsealed) -> dict[str, Any]:
    """The row to store. Keys that are not ours survive; hidden leaves are always sealed anew."""
    plain = [path for path in spec.sealed if path not in spec.hidden]
    row = change_leaves(change_leaves(after, plain, words.close), spec.hidden, words.close_anew)
    kept = {name: value for name, value in stored.items() if name not in spec.retired}
    result: dict[str, Any] = {**kept, **row}
    room = limits.ROW_BYTES if words.added else limits.ROW_BYTES + limits.ROW_RESERVE
    if len(json.dumps(result)) > room:
        raise TooLarge("row_full", limit=limits.ROW_BYTES)
    return result
