"""Where blocks keep their fields: the workbench's table, and the session for previews in Studio."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from workbench.models import XBlockState, shorten_scope_name
from workbench.runtime import WorkbenchDjangoKeyValueStore
from xblock.fields import Scope
from xblock.runtime import KeyValueStore

Key = Any


class CourseKeyValueStore(WorkbenchDjangoKeyValueStore):  # type: ignore[misc]
    """The workbench's store, made safe for two requests at a time.

    The table has no unique key, and the workbench's `get_or_create` leaves several rows after parallel
    first reads and then fails for good. Here reading creates nothing, the oldest row counts, and rows are
    made inside a transaction that holds the write lock.
    """

    def get(self, key: Key) -> Any:
        return self._stored(key)[key.field_name]

    def has(self, key: Key) -> bool:
        return key.field_name in self._stored(key)

    def set(self, key: Key, value: Any) -> None:
        self.set_many({key: value})

    def set_many(self, update_dict: Mapping[Key, Any]) -> None:
        rows: dict[tuple[tuple[str, Any], ...], dict[str, Any]] = defaultdict(dict)
        for key, value in update_dict.items():
            rows[tuple(_place(key).items())][key.field_name] = value
        for place, values in rows.items():
            with transaction.atomic():
                row = _oldest(dict(place)) or XBlockState(**dict(place), **_labels(dict(place)))
                row.state = self._to_json_str({**json.loads(row.state), **values})
                row.save()

    def delete(self, key: Key) -> None:
        with transaction.atomic():
            row = _oldest(_place(key))
            if row is None:
                raise KeyError(key.field_name)
            state = json.loads(row.state)
            del state[key.field_name]
            row.state = self._to_json_str(state)
            row.save()

    def _stored(self, key: Key) -> dict[str, Any]:
        row = _oldest(_place(key))
        return json.loads(row.state) if row else {}


class AuthoredKeyValueStore(CourseKeyValueStore):
    """What authors wrote, read at once when a request first asks: each page asks about every block."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[tuple[str, str], str] | None = None
        self._read: dict[tuple[str, str], dict[str, Any]] = {}

    def _stored(self, key: Key) -> dict[str, Any]:
        place = _place(key)
        if self._texts is None:
            rows = XBlockState.objects.filter(user_id=None).order_by("-id")
            self._texts = {
                (scope, id): text for scope, id, text in rows.values_list("scope", "scope_id", "state")
            }
        at = (place["scope"], place["scope_id"])
        if at not in self._read:
            self._read[at] = json.loads(self._texts.get(at, "{}"))
        return self._read[at]


def stored_titles(usages: Sequence[str]) -> dict[str, str]:
    """The titles that authors gave these blocks."""
    rows = XBlockState.objects.filter(scope="usage", scope_id__in=usages, user_id=None).order_by("-id")
    found = rows.values_list("scope_id", "state")
    return {usage: json.loads(text).get("display_name", "") for usage, text in found}


class SessionKeyValueStore(KeyValueStore):  # type: ignore[misc]
    """What an author answers in a preview, kept in the session as Studio does."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def get(self, key: Key) -> Any:
        return self._session[tuple(key)]

    def set(self, key: Key, value: Any) -> None:
        self._session[tuple(key)] = value

    def delete(self, key: Key) -> None:
        del self._session[tuple(key)]

    def has(self, key: Key) -> bool:
        return tuple(key) in self._session


def _place(key: Key) -> dict[str, Any]:
    sentinel = key.scope if key.scope in (Scope.parent, Scope.children) else key.scope.block
    return {
        "scope": shorten_scope_name(sentinel.attr_name),
        "scope_id": key.block_scope_id,
        "user_id": key.user_id,
    }


def _labels(place: Mapping[str, Any]) -> dict[str, Any]:
    """The workbench's columns for its own admin pages; `type` and `all` belong to no unit."""
    if place["scope"] in ("type", "all"):
        return {"scenario": None, "tag": place["scope_id"]}
    scenario, tag, _ = place["scope_id"].split(".", 2)
    return {"scenario": scenario, "tag": tag}


def _oldest(place: Mapping[str, Any]) -> XBlockState | None:
    return XBlockState.objects.filter(**place).order_by("id").first()
