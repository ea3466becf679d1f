"""`manage.py coaching_reseal`: move all sealed words to the newest key, or to the row they stand in now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coaching_xblock.core.errors import Busy
from coaching_xblock.host.reseal import Binding, Resealing
from coaching_xblock.host.table import Table, table


class Command(BaseCommand):
    """It can be stopped at any time and started again: what is done already is left alone."""

    help = (
        "Seal the words in all coaching rows again with the first of COACHING_KEYS. "
        "With --was-usage and --usage, or --was-user and --user, also those that were moved from another "
        "block or person and do not open where they stand. What does not open is counted and never changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--usage", default="", help="only rows of this block, by usage key")
        parser.add_argument("--was-usage", default="", help="the usage key they were written under")
        parser.add_argument("--user", default="", help="only rows of this user, by id")
        parser.add_argument("--was-user", default="", help="the id of the user they were written for")
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")
        parser.add_argument("--batch", type=int, default=500, help="rows between two lines of progress")
        parser.add_argument(
            "--after", type=int, default=0, help="begin after this id, which the progress names"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ("usage", "user"):
            if options[f"was_{name}"] and not options[name]:
                raise CommandError(f"--was-{name} needs --{name}: which rows were moved?")
        where = table()
        ids = where.ids(_rows(where, options["user"], options["usage"]), options["after"])
        work = Resealing(where, Binding(options["was_user"], options["was_usage"]), options["dry_run"])
        busy = 0
        for number, id in enumerate(ids, 1):
            try:
                work.row(id)
            except Busy:
                busy += 1
                self.stderr.write(f"Row {id} is busy and was left as it is.")
            if number % max(1, options["batch"]) == 0:
                self.stdout.write(f"{number} of {len(ids)} rows; to go on from here: --after {id}")
        self._report(work, busy)

    def _report(self, work: Resealing, busy: int) -> None:
        names = ("rows", "changed rows", "tokens", "resealed", "rebound", "locked", "unreadable")
        self.stdout.write(", ".join(f"{name}: {work.counts[name]}" for name in names))
        if work.counts["locked"]:
            self.stdout.write("Locked words were kept as they are: they open again when their key is back.")
        if busy:
            raise CommandError(f"{busy} rows were busy. Start again: what is done is left alone.")


def _rows(where: Table, user: str, usage: str) -> Any:
    rows = where.of_usage(usage) if usage else where.rows()
    return rows.filter(**{where.person: user}) if user else rows
