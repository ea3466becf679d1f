"""The shortlist: what is kept, shared and removed, and what coaches never learn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits, shortlist
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from coaching_xblock.core.words import Locked

NOW, LATER = "2026-03-03T14:02:09Z", "2026-03-05T09:00:00Z"
Rows = list[dict]


def nurse(rows: Rows | None = None) -> Rows:
    return shortlist.add_occupation(rows or [], "29-1141.00", "Registered Nurses", "s1", NOW)[0]


def test_an_occupation_is_kept_once() -> None:
    rows, first = shortlist.add_occupation([], "29-1141.00", "Registered Nurses", "s1", NOW)
    again, second = shortlist.add_occupation(rows, "29-1141.00", "Registered Nurses", "s2", LATER)
    assert again == rows and second.id == first.id
    assert (first.title, first.soc, first.sitting, first.added) == (
        "Registered Nurses",
        "29-1141.00",
        "s1",
        NOW,
    )
    assert shortlist.of_occupation(rows, "29-1141.00") == first
    assert shortlist.of_occupation(rows, "11-1011.00") is None


def test_own_words_are_kept_once_and_apart_from_occupations() -> None:
    rows, own = shortlist.add_own(nurse(), "  Registered \n Nurses ", NOW)
    assert (own.title, own.soc, own.sitting) == ("Registered Nurses", "", "")
    assert shortlist.add_own(rows, "Registered Nurses", LATER)[0] == rows
    assert [each.id for each in shortlist.kept(rows)] == [own.id, rows[0]["id"]]


@pytest.mark.parametrize("words", ["", "   ", "\n\t"])
def test_no_words_are_no_work(words: str) -> None:
    with pytest.raises(BadInput, match="no_work") as caught:
        shortlist.add_own([], words, NOW)
    assert caught.value.field == "work"


def test_each_entry_has_a_consent_of_its_own() -> None:
    rows = shortlist.add_own(nurse(), "Bicycle repair", NOW)[0]
    with pytest.raises(NotFound, match="not_listed"):
        shortlist.for_coach(rows)
    rows = shortlist.share(rows, rows[0]["id"], ["1"], LATER)
    [read] = shortlist.for_coach(rows)
    assert (read.title, read.consent.since, read.consent.readers) == ("Registered Nurses", LATER, ("1",))
    assert shortlist.share(rows, rows[0]["id"], ["2"], NOW) == rows
    rows = shortlist.withdraw(rows, rows[0]["id"], LATER)
    with pytest.raises(NotFound, match="not_listed"):
        shortlist.for_coach(rows)
    assert rows[0]["consent"]["state"] == "withdrawn"


def test_coaches_read_the_note_and_not_which_result_it_came_from() -> None:
    rows = nurse()
    rows = shortlist.write_note(rows, rows[0]["id"], "the shifts?", 0, NOW)
    [read] = shortlist.for_coach(shortlist.share(rows, rows[0]["id"], [], NOW))
    assert read.note.text == "the shifts?" and read.sitting == ""


def test_removing_leaves_a_dated_stub_without_words() -> None:
    rows = nurse()
    which = rows[0]["id"]
    rows = shortlist.share(shortlist.write_note(rows, which, "a note", 0, NOW), which, ["1"], NOW)
    rows = shortlist.remove(rows, which, LATER)
    assert rows[0]["stage"] == "removed" and rows[0]["changed"] == LATER
    assert rows[0]["what"] is None and rows[0]["note"]["text"] is None
    assert rows[0]["consent"]["state"] == "private"
    for act in (
        shortlist.find,
        lambda r, w: shortlist.withdraw(r, w, NOW),
        lambda r, w: shortlist.for_coach(r),
    ):
        with pytest.raises(NotFound, match="not_listed"):
            act(rows, which)
    assert len(nurse(rows)) == 2


def test_a_full_list_says_its_limit_and_stubs_give_way() -> None:
    rows: Rows = []
    for number in range(limits.SHORTLIST):
        rows = shortlist.add_own(rows, f"work {number}", NOW)[0]
    with pytest.raises(TooLarge, match="shortlist_full") as caught:
        shortlist.add_own(rows, "one more", NOW)
    assert caught.value.data["limit"] == limits.SHORTLIST
    rows = shortlist.remove(rows, rows[3]["id"], LATER)
    rows, fresh = shortlist.add_own(rows, "one more", NOW)
    assert len(rows) == limits.SHORTLIST and rows[-1]["id"] == fresh.id
    assert all(each["stage"] == "kept" for each in rows)


def test_a_note_written_in_two_places_gives_both_texts() -> None:
    rows = nurse()
    which = rows[0]["id"]
    rows = shortlist.write_note(rows, which, "first", 0, NOW)
    with pytest.raises(Conflict):
        shortlist.write_note(rows, which, "other", 0, NOW)
    with pytest.raises(TooLarge):
        shortlist.write_note(rows, which, "x" * (limits.NOTE_CHARACTERS + 1), 1, NOW)


def test_locked_words_are_kept_never_shared_and_may_be_removed() -> None:
    rows = nurse()
    which = rows[0]["id"]
    rows[0]["what"] = Locked("c1.gone.token")
    assert shortlist.find(rows, which).title == "" and shortlist.of_occupation(rows, "29-1141.00") is None
    with pytest.raises(Forbidden, match="locked"):
        shortlist.share(rows, which, [], NOW)
    assert shortlist.load(rows)[0].dump()["what"] == Locked("c1.gone.token")
    assert shortlist.remove(rows, which, NOW)[0]["what"] is None


@given(st.lists(st.text(min_size=1, max_size=20).filter(str.strip), max_size=5), st.text(max_size=20))
def test_load_and_dump_are_inverse(works: list[str], later_key: str) -> None:
    rows = nurse()
    for each in works:
        rows = shortlist.add_own(rows, each, NOW)[0]
    rows[0]["x-" + later_key] = {"from": "a later version"}
    assert [each.dump() for each in shortlist.load(rows)] == rows
