"""The database backend `sandbox.sqlite`."""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    """Django's own backend, with a write-ahead log and transactions that take the write lock at once.

    Django 5.1 has an option for the second; this works from 4.2 on.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        # A transaction that starts by reading cannot become a writer once somebody else has written.
        self.cursor().execute("BEGIN IMMEDIATE")
