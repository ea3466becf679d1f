"""What prompts quote: the newest that is there, told honestly, and nothing that is gone or not shared."""

from typing import Any

import pytest

from coaching_xblock.core import entry, recall, sitting, writing
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.prompt import Recall
from coaching_xblock.core.recall import Given, Recalled, Strongest
from coaching_xblock.core.sitting import Change
from coaching_xblock.core.version import Asked, Written
from coaching_xblock.core.words import Locked
from tests.core import results, small
from tests.core.drawers import Drawer, assessment, reflection

T = [f"2026-03-{day:02}T08:00:00Z" for day in range(1, 20)]
HOPE = Recall("entry", "hope", 1, "You wrote:", "Nothing yet.")
TWO = Recall("results", "skills", 2, "Your two strongest:", "Nothing yet.")
ANSWER = Recall("answer", "small s0-1", 1, "You said:", "Nothing yet.")
Rows = list[dict[str, Any]]


def hand_in(rows: Rows, text: str, at: str, prompt: str = "hope", occasion: str = "") -> Rows:
    rows = writing.begin(rows, prompt, occasion, at)
    found = writing.current(rows, prompt, occasion)
    assert found
    rows, _ = writing.write(rows, found.id, text, found.writing.revision, at)
    return writing.submit(rows, found.id, text, Asked("What do you hope for?"), at)


def take(made: Instrument, sums: list[int], at: str, rows: Rows | None = None) -> Rows:
    """Finish a sitting in which the scales have these sums."""
    answers = small.answering(made, dict(zip([each.id for each in made.scales], sums, strict=True)))
    kept = rows or []
    newest = sitting.current(kept)
    kept = sitting.begin(kept, made, at, again=newest.id if newest else "")
    which = kept[-1]["id"]
    changes = {item: Change(value) for item, value in answers.items()}
    kept = sitting.save_answers(kept, which, made, changes, at)
    return sitting.finish(kept, which, made, at)


def found(one: Recall, *drawers: Drawer, **more: str) -> Recalled:
    result = recall.find(one, {f"u{number}": drawer for number, drawer in enumerate(drawers)}, **more)
    assert result
    return result


def text(one: Recalled) -> str:
    assert isinstance(one.what, Written)
    return one.what.text


# Entries


def test_the_newest_that_was_handed_in_is_quoted_wherever_it_is() -> None:
    old, new = reflection(hand_in([], "To sleep.", T[1])), reflection(hand_in([], "To draw.", T[3]))
    for drawers in ((old, new), (new, old)):
        quoted = found(HOPE, *drawers)
        assert (text(quoted), quoted.at, quoted.shared) == ("To draw.", T[3], False)
    assert quoted.usage == "u0" and quoted.item == new.row["entries"][0]["id"]
    assert old.opened == []


def test_drafts_other_prompts_and_deleted_entries_are_not_quoted() -> None:
    rows = writing.begin([], "hope", "", T[0])
    rows, _ = writing.write(rows, rows[0]["id"], "Half a thought", 0, T[0])
    rows = hand_in(rows, "Something else.", T[1], "arriving")
    gone = hand_in([], "Deleted.", T[2])
    gone = writing.delete(gone, gone[0]["id"], T[3])
    drawers = {"u1": reflection(rows), "u2": reflection(gone)}
    assert recall.find(HOPE, drawers) is None
    assert [each.opened for each in drawers.values()] == [[], []]


def test_what_is_written_on_is_quoted_as_it_was_handed_in() -> None:
    rows = hand_in([], "To draw.", T[1])
    rows, _ = writing.write(rows, rows[0]["id"], "To draw, perhaps.", 1, T[2])
    assert text(found(HOPE, reflection(rows))) == "To draw."


def test_an_entry_does_not_quote_itself() -> None:
    rows = hand_in([], "Last week.", T[1], occasion="2026-W10")
    rows = hand_in(rows, "This week.", T[8], occasion="2026-W11")
    this = rows[1]["id"]
    assert text(found(HOPE, reflection(rows), without=this)) == "Last week."
    assert recall.find(HOPE, {"u": reflection(rows[1:])}, without=this) is None


def test_it_reads_as_it_stood_when_something_was_handed_in() -> None:
    rows = hand_in(hand_in([], "First.", T[1]), "Second.", T[5])
    assert text(found(HOPE, reflection(rows), before=T[3])) == "First."
    assert text(found(HOPE, reflection(rows), before=T[9])) == "Second."
    assert recall.find(HOPE, {"u": reflection(rows)}, before=T[1]) is None


def test_sliders_without_a_word_are_not_quoted() -> None:
    rows = hand_in([], "Words.", T[1], occasion="2026-W10")
    blank = [{**each, "words": {**each["words"], "text": "  "}} for each in rows[0]["versions"]]
    rows.append({**rows[0], "id": "later", "versions": [{**each, "at": T[5]} for each in blank]})
    assert text(found(HOPE, reflection(rows))) == "Words."


def test_what_does_not_open_is_told_only_where_nothing_else_is_there() -> None:
    rows = hand_in(hand_in([], "Old.", T[1], occasion="1"), "New.", T[5], occasion="2")
    drawer = reflection(rows)
    drawer.lose("versions.words", occasion="2")
    assert text(found(HOPE, drawer)) == "Old."
    drawer.lose("versions.words", occasion="1")
    lost = found(HOPE, drawer)
    assert isinstance(lost.what, Locked) and lost.at == T[5]


def test_an_entry_is_shared_as_far_as_coaches_may_read_that_version() -> None:
    rows = hand_in([], "First.", T[1])
    which = rows[0]["id"]
    assert not found(HOPE, reflection(rows)).shared
    rows = hand_in(rows, "Second.", T[3])
    rows = entry.share(rows, which, ["1"], T[4])
    assert found(HOPE, reflection(rows)).shared
    assert not found(HOPE, reflection(rows), before=T[2]).shared
    rows = entry.withdraw(rows, which, T[5])
    assert not found(HOPE, reflection(rows)).shared


# Results


def test_the_strongest_are_named_in_their_order() -> None:
    made = results.rated(4)
    quoted = found(TWO, assessment(take(made, [2, 18, 10, 3], T[1])))
    assert quoted.what == Strongest((("Area 1",), ("Area 2",)), "en")
    assert (quoted.at, quoted.shared) == (T[1], False)


def test_a_result_is_found_by_its_instrument_too_and_by_no_other_name() -> None:
    drawer = assessment(take(results.rated(4), [2, 18, 10, 3], T[1]))
    by_name = Recall("results", "small", 1, "", "")
    assert found(by_name, drawer).what == Strongest((("Area 1",),), "en")
    assert recall.find(Recall("results", "interests", 1, "", ""), {"u": drawer}) is None
    assert recall.find(HOPE, {"u": drawer}) is None


def test_the_newest_result_counts_and_as_it_was_then() -> None:
    made = results.rated(4)
    rows = take(made, [18, 10, 2, 3], T[5], take(made, [2, 3, 18, 10], T[1]))
    assert found(TWO, assessment(rows)).what == Strongest((("Area 0",), ("Area 1",)), "en")
    assert found(TWO, assessment(rows), before=T[3]).what == Strongest((("Area 2",), ("Area 3",)), "en")


@pytest.mark.parametrize(
    ("sums", "count", "groups"),
    [
        ([18, 18, 4, 3], 1, [("Area 0", "Area 1")]),
        ([18, 10, 10, 3], 2, [("Area 0",), ("Area 1", "Area 2")]),
        ([18, 18, 10, 3], 2, [("Area 0", "Area 1")]),
        ([3, 10, 18, 18], 3, [("Area 2", "Area 3"), ("Area 1",)]),
        ([18, 17, 4, 3], 1, [("Area 0", "Area 1")]),
        ([18, 4, 4, 4], 9, [("Area 0",), ("Area 1", "Area 2", "Area 3")]),
        ([10, 10, 10, 10], 2, []),
        ([11, 10, 10, 9], 1, []),
    ],
)
def test_ties_are_told_and_what_is_too_close_is_not_ranked(
    sums: list[int], count: int, groups: list[tuple[str, ...]]
) -> None:
    shown = results.summed(results.rated(4), *sums)
    told = recall.strongest(shown, count)
    assert told and list(told.groups) == groups


def test_the_order_of_choices_is_told_by_places() -> None:
    made = results.pairs()
    first = recall.strongest(results.shown(made, {"ab": 1, "ac": 1, "bc": 2}), 2)
    assert first and first.groups == (("Value a",), ("Value c",))
    even = recall.strongest(results.shown(made, {"ab": 1, "bc": 1, "ac": 2}), 2)
    assert even and even.groups == ()


def test_without_a_score_there_is_nothing_to_tell() -> None:
    shown = results.shown(results.rated(4), {})
    assert recall.strongest(shown, 2) is None


def test_a_result_that_is_unfinished_deleted_or_locked_is_not_quoted() -> None:
    made = results.rated(4)
    begun = sitting.begin([], made, T[0])
    assert recall.find(TWO, {"u": assessment(begun)}) is None
    rows = take(made, [2, 18, 10, 3], T[1])
    gone = sitting.delete(rows, rows[0]["id"], T[2])
    assert recall.find(TWO, {"u": assessment(gone)}) is None
    drawer = assessment(rows)
    drawer.lose("shown", id=rows[0]["id"])
    # Whether it is of that subject is among what does not open; of which instrument it is stands outside.
    assert recall.find(TWO, {"u": drawer}) is None
    assert isinstance(found(Recall("results", "small", 2, "", ""), drawer).what, Locked)


def test_a_result_is_shared_where_it_is() -> None:
    rows = take(results.rated(4), [2, 18, 10, 3], T[1])
    rows = sitting.share(rows, rows[0]["id"], ["1"], T[2])
    assert found(TWO, assessment(rows)).shared


# Answers


def test_an_answer_comes_with_its_sitting() -> None:
    made = results.rated(4)
    drawer = assessment(take(made, [2, 18, 10, 3], T[1]))
    quoted = found(ANSWER, drawer)
    assert isinstance(quoted.what, Given) and quoted.what.item == "s0-1"
    assert quoted.what.sitting.answers["s0-1"] in range(5)  # type: ignore[index]
    assert recall.find(Recall("answer", "small s9-9", 1, "", ""), {"u": drawer}) is None
    assert recall.find(Recall("answer", "other s0-1", 1, "", ""), {"u": drawer}) is None


def test_single_answers_are_shared_apart() -> None:
    rows = take(results.rated(4), [2, 18, 10, 3], T[1])
    which = rows[0]["id"]
    rows = sitting.share(rows, which, ["1"], T[2])
    assert not found(ANSWER, assessment(rows)).shared
    seen = sitting.find(rows, which).consent.mark
    rows = sitting.share(rows, which, ["1"], T[3], answers=True, seen=seen)
    assert found(ANSWER, assessment(rows)).shared


def test_answers_that_do_not_open_are_told_as_such() -> None:
    rows = take(results.rated(4), [2, 18, 10, 3], T[1])
    drawer = assessment(rows)
    drawer.lose("answers", id=rows[0]["id"])
    assert isinstance(found(ANSWER, drawer).what, Locked)


def test_only_what_is_quoted_is_opened() -> None:
    made = results.rated(4)
    older, newer = take(made, [2, 18, 10, 3], T[1]), take(made, [2, 18, 10, 3], T[5])
    drawer = assessment([*older, *newer])
    found(TWO, drawer)
    found(ANSWER, drawer)
    assert len(drawer.opened) == 2
