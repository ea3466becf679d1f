"""A database row that holds one person's JSON object: decoded, locked, replaced."""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import DatabaseError, IntegrityError, OperationalError, connections, router, transaction
from django.db.models import F, QuerySet

from coaching_xblock.core.errors import Busy

from .base import Slot

log = logging.getLogger(__name__)

#: How often taking the lock is tried, and for how many seconds at most another try begins.
TRIES = 4
PATIENCE = 10.0

Rows = QuerySet[Any]
Make = Callable[[], object]


def decode(text: str | None) -> dict[str, Any] | None:
    """The JSON object in a row's column; empty for NULL, None for what is no JSON object."""
    if not text:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


class RecordSlot(Slot):
    """A row that is held: *saved* names the columns that `write` stores."""

    def __init__(self, row: Any, saved: Sequence[str]) -> None:
        self._row = row
        self._saved = saved

    def read(self) -> dict[str, Any]:
        found = decode(self._row.state)
        if found is None:
            # Whatever this is, writing would destroy it.
            log.error("The state of %s %s is no JSON object", type(self._row).__name__, self._row.pk)
            raise Busy("unreadable")
        return found

    def write(self, stored: dict[str, Any]) -> None:
        self._row.state = json.dumps(stored)
        self._row.save(update_fields=list(self._saved))


@contextmanager
def held(rows: Rows, make: Make | None = None) -> Iterator[Any]:
    """The oldest of *rows*, locked until the end of the block and written or rolled back then.

    *make* creates it where there is none; without *make*, None is yielded. Raises `Busy` where the database
    does not answer in time.
    """
    stack, row = _acquire(rows, make)
    try:
        with stack:
            yield row
    except DatabaseError as error:
        log.warning("A row could not be written", exc_info=True)
        raise Busy() from error


def _acquire(rows: Rows, make: Make | None) -> tuple[ExitStack, Any]:
    alias = router.db_for_write(rows.model)
    # Inside a transaction of the request there is nothing to try again: a deadlock has undone all of it.
    tries = 1 if connections[alias].in_atomic_block else TRIES
    start = time.monotonic()
    for left in reversed(range(tries)):
        try:
            return _take(rows, alias, make) or _make_and_take(rows, alias, make)
        except (IntegrityError, OperationalError) as error:
            if not left or time.monotonic() - start > PATIENCE:
                log.warning("A row could not be locked", exc_info=True)
                raise Busy() from error
            time.sleep(random.uniform(0.01, 0.05))
    raise AssertionError("unreachable")


def _take(rows: Rows, alias: str, make: Make | None) -> tuple[ExitStack, Any] | None:
    """Begin a transaction that holds the oldest row, or None where there is no row."""
    with ExitStack() as stack:
        stack.enter_context(transaction.atomic(using=alias))
        # SQLite has no row locks. A transaction that begins with a write holds the whole database; one that
        # begins by reading is refused when it comes to write.
        locks = connections[alias].vendor == "sqlite"
        if locks and not rows.using(alias).update(state=F("state")) and make is not None:
            make()
        # Sorted here: ordered by id in SQL, MySQL may walk the primary key of the whole table.
        found = sorted(rows.using(alias).select_for_update(), key=lambda row: row.pk)
        if found:
            return stack.pop_all(), found[0]
    return None


def _make_and_take(rows: Rows, alias: str, make: Make | None) -> tuple[ExitStack, Any]:
    if make is None:
        return ExitStack(), None
    # Made outside the transaction that locks: two first writers inside one each would wait for each other.
    # Where the whole request is a transaction, the savepoint keeps a lost race from spoiling it.
    if connections[alias].in_atomic_block:
        with transaction.atomic(using=alias):
            make()
    else:
        make()
    taken = _take(rows, alias, make)
    if taken is None:
        raise OperationalError("The row was deleted while it was being made")
    return taken
