"""A page to write on: against the probe block, and after a year of days against one of a few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from workbench.runtime import ID_MANAGER

from coaching_xblock.core import limits, writing
from coaching_xblock.core.prompt import Prompt
from coaching_xblock.core.version import Asked

from .measure import Measure, ratio
from .page import LIMIT, Visit, probe_visit

FEW, FULL, MANY = 3, limits.ENTRIES_PAGE, 300
TWICE = 2.0
TEXT = "\n\n".join(["On the way home I noticed that the quiet ones ask me. It was *good* to see that."] * 3)
ITEM = "first-reason "


def measures() -> Iterator[Measure]:
    """Each stage against its probe; a page with many entries beside one with a page of them, and a few."""
    ID_MANAGER.set_scenario("bench")
    for stage, play in STAGES.items():
        ours = Visit("coaching_reflection", f"writer-{stage}")
        play(ours)
        yield Measure(f"page_{stage}", ratio(ours.page, probe_visit(ours).page), LIMIT, "probes")
    few, full, many = (written(number) for number in (FEW, FULL, MANY))
    yield Measure(f"writing_with_{MANY}_entries", ratio(many.page, full.page), TWICE, f"pages with {FULL}")
    yield Measure(f"writing_with_{MANY}_beside_{FEW}", ratio(many.page, few.page), None, f"pages with {FEW}")


def written(number: int) -> Visit:
    """Somebody with an entry for each of so many days, the last one weeks ago."""
    visit = Visit("coaching_reflection", f"diarist-{number}")
    block = visit.block()
    with block.host.editing(block, block.scope_ids.user_id) as state:
        rows = []
        for each in range(number):
            day = (date(2024, 1, 1) + timedelta(days=each)).isoformat()
            rows = writing.begin(rows, "weekly-moved", day, f"{day}T08:00:00Z")
            which = str(rows[-1]["id"])
            rows, _ = writing.write(rows, which, TEXT, 0, f"{day}T08:00:00Z")
            rows = writing.submit(
                rows, which, TEXT, Asked.of(Prompt("", "What moved?"), "en"), f"{day}T09:00:00Z"
            )
        state.entries = rows
    block.prompts = "weekly-check-in"
    block.save()
    return visit


def draft(visit: Visit) -> None:
    visit.say("save_entry", item=ITEM, text=TEXT, revision=0)


def done(visit: Visit) -> None:
    draft(visit)
    visit.say("submit_entry", item=ITEM, text=TEXT)


STAGES: dict[str, Callable[[Visit], object]] = {
    "questions": lambda visit: None,
    "writing": draft,
    "questions_answered": done,
}
