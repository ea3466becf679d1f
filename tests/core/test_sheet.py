"""A sheet is written in private, part by part, and shown as one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits
from coaching_xblock.core.errors import Conflict, Forbidden, TooLarge
from coaching_xblock.core.note import Note
from coaching_xblock.core.sheet import Sheet, unwritten
from coaching_xblock.core.unsent import load
from coaching_xblock.core.words import Locked

NOW = "2026-03-03T14:02:09Z"
EMPTY = Sheet({"how": "", "name": ""})
Rows = list[dict[str, Any]]


def written(sheet: Sheet = EMPTY, drafts: Rows | None = None, revision: int = 0, **texts: str) -> Rows:
    rows = drafts or []
    for part, text in texts.items():
        rows, revision = sheet.save(rows, "", "card", part, text, revision, NOW)
    return rows


def shown(**texts: str) -> Sheet:
    """A sheet that was shown with these texts."""
    rows: Rows = []
    for part, text in texts.items():
        rows, _ = EMPTY.save(rows, "", "card", part, text, 0, NOW)
    return EMPTY.show(rows, "", "card", {"how": "", "name": "", **texts})[0]


def test_what_is_written_is_a_draft_and_the_sheet_stays() -> None:
    rows = written(how="I listen.")
    notes = EMPTY.notes(rows, "", "card")
    assert notes["how"].text == "I listen." and EMPTY.texts == {"how": "", "name": ""}
    assert notes["how"].revision == 1 and notes["name"].revision == 0


def test_shown_it_is_read_and_the_draft_is_gone() -> None:
    sheet, rest = EMPTY.show(written(how="I listen."), "", "card", {"how": "I listen.", "name": ""})
    assert sheet.texts == {"how": "I listen.", "name": ""} and rest == [] and sheet.edition == 2


def test_shown_again_it_stays_as_it_is() -> None:
    sheet = shown(how="I listen.")
    assert sheet.show([], "", "card", sheet.texts) == (sheet, [])  # type: ignore[arg-type]


def test_a_form_sends_line_ends_of_its_own() -> None:
    sheet, _ = EMPTY.show(written(how="one\ntwo"), "", "card", {"how": "one\r\ntwo", "name": ""})
    assert sheet.texts == {"how": "one\ntwo", "name": ""}


def test_what_is_not_stored_is_not_shown() -> None:
    with pytest.raises(Conflict):
        EMPTY.show(written(how="I listen."), "", "card", {"how": "I listen. Then", "name": ""})
    with pytest.raises(Conflict):
        EMPTY.show([], "", "card", {"how": "I listen.", "name": ""})


def test_a_draft_begins_as_what_is_shown() -> None:
    sheet = shown(how="I listen.")
    rows, revision = sheet.save([], "", "card", "name", "Amina", sheet.edition, NOW)
    assert {part: note.text for part, note in sheet.notes(rows, "", "card").items()} == {
        "how": "I listen.",
        "name": "Amina",
    }
    assert revision == sheet.edition + 1


def test_a_part_can_be_emptied_and_written_again() -> None:
    sheet = shown(how="I listen.")
    rows, revision = sheet.save([], "", "card", "how", "", sheet.edition, NOW)
    assert sheet.notes(rows, "", "card")["how"].text == ""
    rows, _ = sheet.save(rows, "", "card", "how", "I ask.", revision, NOW)
    assert sheet.notes(rows, "", "card")["how"].text == "I ask."
    emptied, rest = sheet.show(
        sheet.save([], "", "card", "how", "", sheet.edition, NOW)[0], "", "card", {"how": ""}
    )
    assert emptied.texts == {"how": "", "name": ""} and rest == []


def test_another_window_that_holds_an_earlier_edition_is_asked() -> None:
    first = shown(how="I listen.")
    rows, _ = first.save([], "", "card", "how", "I ask.", first.edition, NOW)
    second, _ = first.show(rows, "", "card", {"how": "I ask."})
    for stale in (0, 1, first.edition, first.edition + 1):
        with pytest.raises(Conflict) as both:
            second.save([], "", "card", "how", "I talk.", stale, NOW)
        assert (both.value.data["mine"], both.value.data["stored"]) == ("I talk.", "I ask.")


def test_a_stale_revision_shows_both_texts() -> None:
    with pytest.raises(Conflict) as both:
        EMPTY.save(written(how="I listen."), "", "card", "how", "I talk.", 0, NOW)
    assert (both.value.data["mine"], both.value.data["stored"]) == ("I talk.", "I listen.")


def test_the_same_words_change_nothing() -> None:
    rows = written(how="I listen.")
    assert EMPTY.save(rows, "", "card", "how", "I listen.", 0, NOW) == (rows, 1)
    sheet = shown(how="I listen.")
    assert sheet.save([], "", "card", "how", "I listen.", 0, NOW) == ([], sheet.edition)


def test_sheets_for_others_are_apart() -> None:
    rows, _ = EMPTY.save(written(how="I listen."), "7", "agreement", "how", "Weekly.", 0, NOW)
    assert len(rows) == 2
    assert EMPTY.show(rows, "7", "agreement", {"how": "Weekly."})[1] == rows[:1]


def test_locked_texts_are_never_written_over() -> None:
    with pytest.raises(Forbidden):
        Sheet(Locked("c1.x")).save([], "", "card", "how", "x", 0, NOW)
    rows: Rows = [{**written(how="x")[0], "words": Locked("c1.x")}]
    assert unwritten(rows, "", "card") is None
    assert len(written(drafts=rows, name="Amina")) == 2


def test_there_is_room_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DRAFTS", 1)
    rows = written(how="x")
    assert written(drafts=rows, revision=1, how="xy")
    with pytest.raises(TooLarge):
        EMPTY.save(rows, "7", "agreement", "how", "x", 0, NOW)


WRITES = st.lists(st.tuples(st.sampled_from(["how", "name", "show"]), st.text(max_size=5), st.booleans()))


@given(WRITES)
def test_whatever_two_windows_do_no_stored_word_is_written_over_unseen(
    acts: list[tuple[str, str, bool]],
) -> None:
    """Each window knows the texts and revisions that it last got; a stale one is asked."""
    sheet: Sheet = EMPTY
    drafts: Rows = []
    windows = [dict(sheet.notes(drafts, "", "card")) for _ in range(2)]
    for part, text, other in acts:
        known, before = windows[other], sheet.notes(drafts, "", "card")
        if part == "show":
            texts = {each: str(note.text) for each, note in known.items()}
            try:
                sheet, drafts = sheet.show(drafts, "", "card", texts)
                assert sheet.texts == texts
            except Conflict:
                assert texts != {each: note.text for each, note in before.items()}
            windows[other] = dict(sheet.notes(drafts, "", "card"))
            continue
        try:
            drafts, revision = sheet.save(drafts, "", "card", part, text, known[part].revision, NOW)
            assert before[part].text in (known[part].text, text), "what is replaced was known"
            windows[other] = {**known, part: Note(text, revision)}
        except Conflict as both:
            assert both.data["stored"] == before[part].text
            windows[other] = dict(before)
    assert {each.locked for each in load(drafts)} <= {False}
