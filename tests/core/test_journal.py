"""The journal: every entry once, in its order, found by its words, and opened only where it is shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import journal, limits, writing
from coaching_xblock.core.journal import Journal, Look
from coaching_xblock.core.prompt import Check, Prompt
from coaching_xblock.core.version import Asked
from tests.core.drawers import Drawer, reflection

Rows = list[dict[str, Any]]
WEEK = Prompt("week", "How was it?", checks=(Check("energy", "Energy", "low", "high"),))


def ask(usage: str, prompt: str) -> Asked:
    return Asked("What do you hope for today?") if (usage, prompt) == ("u1", "hope") else Asked()


def at(day: int) -> str:
    return f"2026-{1 + day // 28:02}-{1 + day % 28:02}T08:00:00Z"


def put(rows: Rows, text: str, day: int, *tags: str, draft: bool = False, prompt: str = "hope") -> Rows:
    """One more entry, handed in on that day unless it is a draft."""
    occasion = str(len(rows) + 1)
    rows = writing.begin(rows, prompt, occasion, at(day))
    which = rows[-1]["id"]
    rows, _ = writing.write(rows, which, text, 0, at(day))
    rows = writing.tag(rows, which, tags) if tags else rows
    return rows if draft else writing.submit(rows, which, text, Asked("What did you hope for?"), at(day))


def looked(*drawers: Drawer, **look: Any) -> Journal:
    return journal.page({f"u{n}": each for n, each in enumerate(drawers, start=1)}, Look(**look), ask)


def texts(found: Journal) -> list[str]:
    return [leaf.entry.written.text for leaf in found.leaves]


def test_entries_of_all_blocks_stand_in_one_order() -> None:
    one = reflection(put(put([], "First.", 1), "Third.", 3))
    two = reflection(put([], "Second.", 2))
    found = looked(one, two)
    assert texts(found) == ["Third.", "Second.", "First."]
    assert texts(looked(one, two, oldest_first=True)) == ["First.", "Second.", "Third."]
    assert [leaf.usage for leaf in found.leaves] == ["u1", "u2", "u1"]
    assert (found.found, found.every, found.units) == (3, 3, {"u1", "u2"})


def test_an_entry_stays_at_the_day_it_was_first_handed_in() -> None:
    rows = put(put([], "Early.", 1), "Late.", 2)
    rows, _ = writing.write(rows, rows[0]["id"], "Early, and revised.", 1, at(9))
    rows = writing.submit(rows, rows[0]["id"], "Early, and revised.", Asked("?"), at(9))
    found = looked(reflection(rows))
    assert texts(found) == ["Late.", "Early, and revised."]
    assert found.leaves[1].at == at(1)


def test_what_is_written_on_shows_as_it_is_now() -> None:
    rows = put([], "As handed in.", 1)
    rows, _ = writing.write(rows, rows[0]["id"], "As it is now.", 1, at(2))
    assert texts(looked(reflection(rows))) == ["As it is now."]


def test_drafts_are_there_and_what_is_empty_or_deleted_is_not() -> None:
    rows = put([], "A draft.", 1, draft=True)
    rows = writing.begin(rows, "hope", "empty", at(2))
    gone = put([], "Gone.", 3)
    gone = writing.delete(gone, gone[0]["id"], at(4))
    found = looked(reflection(rows), reflection(gone))
    assert texts(found) == ["A draft."] and found.every == 1 and found.units == {"u1"}


def test_sliders_alone_are_an_entry() -> None:
    rows = writing.begin([], "week", "1", at(1))
    rows = writing.check(rows, rows[0]["id"], WEEK, {"energy": 4}, at(1))
    assert looked(reflection(rows)).leaves[0].entry.checks == {"energy": 4}


def test_the_question_is_the_one_that_was_asked_or_todays_for_a_draft() -> None:
    rows = put(put([], "Done.", 1), "Draft.", 2, draft=True)
    found = looked(reflection(rows))
    assert [leaf.asked.question for leaf in found.leaves] == [
        "What do you hope for today?",
        "What did you hope for?",
    ]
    assert looked(reflection([]), reflection(put([], "x", 1, draft=True))).leaves[0].asked.question == ""


@pytest.mark.parametrize(
    ("search", "finds"),
    [
        ("", ["Tea with Ana.", "A walk in RAIN."]),
        ("rain", ["A walk in RAIN."]),
        ("ana tea", ["Tea with Ana."]),
        ("ana rain", []),
        ("outdoors", ["A walk in RAIN."]),
        ("did you hope", ["Tea with Ana.", "A walk in RAIN."]),
        ("<b>", []),
    ],
)
def test_a_search_finds_words_of_texts_tags_and_questions(search: str, finds: list[str]) -> None:
    drawer = reflection(put(put([], "A walk in RAIN.", 1, "Outdoors"), "Tea with Ana.", 2, "people"))
    found = looked(drawer, search=search)
    assert (texts(found), found.found, found.every) == (finds, len(finds), 2)


def test_tags_are_counted_and_filter() -> None:
    one = reflection(put(put([], "One.", 1, "Work", "home"), "Two.", 2, "work"))
    two = reflection(put([], "Three.", 3, "home"))
    assert looked(one, two).tagged and looked(one, two).tags == []
    assert looked(one, two, tags=True).tags == [("home", 2), ("Work", 2)]
    assert not looked(reflection(put([], "Bare.", 1))).tagged
    found = looked(one, two, tag="WORK")
    assert texts(found) == ["Two.", "One."]
    assert list(found.tags) == [("home", 2), ("Work", 2)]
    assert texts(looked(one, two, unit="u2")) == ["Three."]
    assert texts(looked(one, two, unit="u2", tag="work")) == []
    assert texts(looked(one, two, unit="of another course")) == []


def test_pages_are_full_and_the_last_one_is_the_end() -> None:
    rows: Rows = []
    for day in range(1, limits.JOURNAL_PAGE + 4):
        rows = put(rows, f"Day {day}.", day)
    drawer = reflection(rows)
    first, second = looked(drawer), looked(drawer, page=2)
    assert len(first.leaves) == limits.JOURNAL_PAGE and texts(second) == ["Day 3.", "Day 2.", "Day 1."]
    assert looked(drawer, page=99).look.page == 2 and looked(drawer, page=0).look.page == 1
    assert looked(reflection([])).look.page == 1


def test_only_the_page_that_is_shown_is_opened() -> None:
    rows: Rows = []
    for day in range(1, 61):
        rows = put(rows, f"Day {day}.", day, "day")
    drawer = reflection(rows)
    looked(drawer)
    # A text, what was asked and its tags, for each of them; no version.
    assert len(drawer.opened) == 3 * limits.JOURNAL_PAGE


def test_what_does_not_open_is_there_and_is_not_found_by_words() -> None:
    drawer = reflection(put([], "Secret.", 1, "work"))
    (stored,) = drawer.row["entries"]
    stored["writing"]["text"] = stored["tags"] = "lost"
    (leaf,) = looked(drawer).leaves
    assert leaf.entry.locked and leaf.entry.written.text == ""
    assert looked(drawer, search="secret").leaves == () and looked(drawer, tags=True).tags == []


def test_the_whole_journal_is_oldest_first() -> None:
    one, two = reflection(put([], "Second.", 2)), reflection(put([], "First.", 1, draft=True))
    found = journal.whole({"u1": one, "u2": two}, ask)
    assert [(leaf.usage, leaf.entry.written.text) for leaf in found] == [("u2", "First."), ("u1", "Second.")]


@given(st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=70), st.booleans())
def test_turning_all_pages_shows_each_entry_once(days: list[tuple[int, bool]], oldest_first: bool) -> None:
    halves: tuple[Rows, Rows] = ([], [])
    for number, (day, second) in enumerate(days):
        stored = {"id": str(number), "prompt": "p", "occasion": "", "stage": "draft", "started": at(day)}
        stored |= {"changed": at(day), "writing": {"text": str(number)}, "versions": []}
        halves[second].append(stored)
    drawers = [reflection(half) for half in halves]
    pages = -(-len(days) // limits.JOURNAL_PAGE)
    shown = [
        leaf
        for page in range(1, pages + 1)
        for leaf in looked(*drawers, page=page, oldest_first=oldest_first).leaves
    ]
    assert sorted(int(leaf.entry.id) for leaf in shown) == list(range(len(days)))
    assert [leaf.at for leaf in shown] == sorted((leaf.at for leaf in shown), reverse=not oldest_first)
