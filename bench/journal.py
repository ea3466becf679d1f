"""A journal of three hundred entries: what a page of it costs beside the same page where there is no other.

Its last page shows three entries and is compared with a journal of three; its first, a full one, with a
journal that one page holds. How much longer a full page takes than one of three is on record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.runtime import ID_MANAGER

from coaching_xblock.core import limits, moment, writing
from coaching_xblock.core.version import Asked

from .measure import Measure, ratio
from .page import Visit

FEW, FULL, MANY = 3, limits.JOURNAL_PAGE, 15 * limits.JOURNAL_PAGE + 3
LIMIT = 2.0
#: About as much as a weekly check-in suggests.
TEXT = "\n\n".join(["On the way home I noticed that the quiet ones ask me. It was *good* to see that."] * 3)


def measures() -> Iterator[Measure]:
    """The last page, the first, and the first beside a journal of three."""
    ID_MANAGER.set_scenario("bench")
    few, full, many = (written(number) for number in (FEW, FULL, MANY))
    last, first = look(many, MANY), look(many, 1)
    yield Measure(f"journal_of_{MANY}_last_page", ratio(last, look(few, 1)), LIMIT, "journals of 3")
    yield Measure(f"journal_of_{MANY}_first_page", ratio(first, look(full, 1)), LIMIT, f"journals of {FULL}")
    yield Measure(f"journal_of_{MANY}_full_page", ratio(first, look(few, 1)), None, "journals of 3")


def written(number: int) -> Visit:
    """Somebody with so many entries, each handed in and tagged."""
    visit = Visit("coaching_reflection", f"writer-{number}")
    block = visit.block()
    with block.host.editing(block, block.scope_ids.user_id) as state:
        rows, now = [], moment.now()
        for each in range(number):
            rows = writing.begin(rows, "weekly-moved", str(each), now)
            which = str(rows[-1]["id"])
            rows, _ = writing.write(rows, which, TEXT, 0, now)
            rows = writing.submit(rows, which, TEXT, Asked("What moved this week?"), now)
            rows = writing.tag(rows, which, ["week", f"number {each % 9}"])
        state.entries = rows
    return visit


def look(visit: Visit, page: int) -> Callable[[], object]:
    """A request for that page; one that is not there is the last one."""
    return lambda: visit.say("show_journal", page=page)
