"""Which conversations there are for a safeguarding person, by structure alone, and who opened them."""

from typing import Any

import pytest

from coaching_xblock.core import limits, oversight
from coaching_xblock.core.oversight import Look, Talk

NOW, SOON, LATER = "2026-03-01T08:00:00Z", "2026-03-01T08:10:00Z", "2026-03-01T12:00:00Z"


def row(state: str, **more: Any) -> dict[str, Any]:
    def message(item: str, by: str, sent: str, kind: str = "message", deleted: str = "") -> dict[str, Any]:
        return {"item": item, "by": by, "sent": sent, "kind": kind, "deleted": deleted, "words": "c1.token"}

    return {
        "entries": [{"id": "e1", "consent": {"state": state}}],
        "messages": [
            message("e1", "7", NOW), message("e1", "1", SOON), message("e1", "1", LATER, kind="receipt"),
            message("e1", "1", LATER, deleted=LATER), message("", "7", LATER), message("gone", "7", LATER),
        ],
        **more,
    }  # fmt: skip


def test_what_is_shared_and_what_needs_no_item() -> None:
    assert oversight.talks(row("shared"), "7") == [Talk("", 1, LATER), Talk("e1", 2, SOON)]
    assert [each["by"] for each in oversight.of(row("shared"), "e1", "7")] == ["7", "1"]


@pytest.mark.parametrize("state", ["private", "withdrawn", "anything"])
def test_of_what_is_not_shared_the_coach_s_words_stay(state: str) -> None:
    assert oversight.talks(row(state), "7") == [Talk("", 1, LATER), Talk("e1", 1, SOON)]
    assert [each["by"] for each in oversight.of(row(state), "e1", "7")] == ["1"]


def test_results_are_items_too() -> None:
    sittings = [{"id": "e1", "consent": {"state": "shared"}}]
    assert len(oversight.of(row("shared", entries=[], sittings=sittings), "e1", "7")) == 2


def test_without_messages_there_is_nothing() -> None:
    assert oversight.talks({}, "7") == [] and oversight.of({}, "e1", "7") == []


def test_one_visit_is_one_line_and_the_newest_are_kept() -> None:
    talk = oversight.look({"confidence": {}}, Look("41", NOW, "u", "i"))
    assert oversight.look(talk, Look("41", SOON, "u", "i")) == talk
    assert len(oversight.load(oversight.look(talk, Look("41", SOON, "u", "j")))) == 2
    assert len(oversight.load(oversight.look(talk, Look("42", SOON, "u", "i")))) == 2
    assert talk["confidence"] == {}
    for day in range(1, 29):
        for month in (4, 5):
            talk = oversight.look(talk, Look("41", f"2026-0{month}-{day:02}T08:00:00Z", "u", str(day)))
    assert len(oversight.load(talk)) == limits.VAULT_LOOKS
