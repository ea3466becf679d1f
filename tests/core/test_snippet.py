"""Ready texts: few, short, and never written over."""

from typing import Any

import pytest

from coaching_xblock.core import limits, snippet
from coaching_xblock.core.errors import Conflict, Forbidden, NotFound, TooLarge
from coaching_xblock.core.words import Locked

NOW = "2026-03-03T14:02:09Z"


def kept(*texts: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for text in texts:
        rows, which = snippet.add(rows)
        rows, _ = snippet.write(rows, which, text, 0, NOW)
    return rows


def test_added_written_deleted() -> None:
    rows = kept("What else?", "Thank you for this.")
    assert snippet.texts(rows) == ["What else?", "Thank you for this."]
    first, second = snippet.load(rows)
    rows, revision = snippet.write(rows, first.id, "And what else?", 1, NOW)
    assert revision == 2 and snippet.texts(rows) == ["And what else?", "Thank you for this."]
    rows = snippet.delete(rows, second.id)
    assert snippet.texts(rows) == ["And what else?"]
    assert snippet.delete(rows, second.id) == rows


def test_room_for_one_new_text_at_a_time() -> None:
    rows, which = snippet.add(kept("a"))
    assert snippet.add(rows) == (rows, which)
    assert snippet.texts(rows) == ["a"]
    rows, _ = snippet.write(rows, which, "  ", 0, NOW)
    assert snippet.texts(rows) == ["a"]
    assert len(snippet.add(rows)[0]) == 3


def test_what_was_written_elsewhere_is_not_written_over() -> None:
    rows = kept("here")
    with pytest.raises(Conflict) as clash:
        snippet.write(rows, rows[0]["id"], "there", 0, NOW)
    assert clash.value.data == {"mine": "there", "stored": "here", "revision": 1}


def test_limits() -> None:
    rows = kept(*(str(number) for number in range(limits.SNIPPETS)))
    with pytest.raises(TooLarge) as full:
        snippet.add(rows)
    assert (full.value.code, full.value.data) == ("too_many_snippets", {"limit": limits.SNIPPETS})
    longest = "x" * limits.SNIPPET_CHARACTERS
    rows, revision = snippet.write(rows, rows[0]["id"], longest, 1, NOW)
    with pytest.raises(TooLarge) as long:
        snippet.write(rows, rows[0]["id"], longest + "x", revision, NOW)
    assert long.value.code == "snippet_too_long"


def test_what_is_not_there_is_not_written() -> None:
    with pytest.raises(NotFound):
        snippet.write(kept("a"), "x", "b", 0, NOW)


def test_locked_texts_are_kept_and_not_shown() -> None:
    rows = [{**kept("a")[0], "text": Locked("c1.x.y")}]
    assert snippet.texts(rows) == [] and snippet.load(rows)[0].locked
    assert snippet.load(rows)[0].dump() == rows[0]
    assert len(snippet.add(rows)[0]) == 2
    with pytest.raises(Forbidden):
        snippet.write(rows, rows[0]["id"], "b", 1, NOW)
