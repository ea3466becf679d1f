"""An agreement holds where both sides accept the same version, and no version is ever changed."""

from typing import Any

import pytest

from coaching_xblock.core import agreement, limits
from coaching_xblock.core.agreement import PARTS, Version
from coaching_xblock.core.errors import BadInput, Conflict, Forbidden, NotFound, TooLarge
from coaching_xblock.core.sheet import Sheet
from coaching_xblock.core.words import Locked, change_leaves

MAYA, AMINA, BEN = "7", "1", "2"
NOW, LATER, LAST = "2026-03-03T14:02:09Z", "2026-03-05T08:00:00Z", "2026-03-06T08:00:00Z"
Rows = list[dict[str, Any]]


def version(id: str = "v1", by: str = AMINA, at: str = NOW, **texts: str) -> Version:
    return Version(id, by, at, Sheet({"often": "Every two weeks.", **texts}))


def offered() -> Rows:
    return agreement.send([], version(), MAYA, "")


def agreed() -> Rows:
    return agreement.accept(offered(), "v1", MAYA, MAYA, LATER)


def test_whoever_writes_it_accepts_it() -> None:
    (mine,) = agreement.load(offered())
    assert (mine.coach, mine.coach_id, mine.learner, mine.state) == (NOW, AMINA, "", "offered")
    (theirs,) = agreement.load(agreement.send([], version(by=MAYA), MAYA, ""))
    assert (theirs.coach, theirs.learner, theirs.state) == ("", NOW, "proposed")


def test_it_holds_when_both_accept_it() -> None:
    rows = agreed()
    assert agreement.state(rows) == "agreed"
    found = agreement.holding(rows)
    assert found and found.since == LATER
    proposed = agreement.send([], version(by=MAYA), MAYA, "")
    (held,) = agreement.load(agreement.accept(proposed, "v1", BEN, MAYA, LATER))
    assert (held.state, held.coach_id, held.since) == ("agreed", BEN, LATER)


def test_the_first_time_counts() -> None:
    rows = agreed()
    assert agreement.accept(rows, "v1", MAYA, MAYA, LAST) == rows
    assert agreement.accept(rows, "v1", BEN, MAYA, LAST) == rows
    assert agreement.send(rows, version(), MAYA, "whatever") == rows


def test_a_new_version_leaves_the_one_that_holds() -> None:
    rows = agreement.send(agreed(), version("v2", BEN, LAST, often="Weekly."), MAYA, "v1")
    assert agreement.state(rows) == "offered" and len(rows) == 2
    held = agreement.holding(rows)
    assert held and held.id == "v1" and held.texts["often"] == "Every two weeks."
    rows = agreement.accept(rows, "v2", MAYA, MAYA, LAST)
    held = agreement.holding(rows)
    assert held and held.id == "v2" and rows[0] == agreed()[0]


def test_only_the_newest_can_be_accepted_changed_or_followed() -> None:
    rows = agreement.send(agreed(), version("v2", BEN, LAST), MAYA, "v1")
    for act in (
        lambda: agreement.accept(rows, "v1", MAYA, MAYA, LAST),
        lambda: agreement.ask(rows, "v1", "Thursdays do not work.", LAST),
        lambda: agreement.send(rows, version("v3"), MAYA, "v1"),
        lambda: agreement.send(rows, version("v3"), MAYA, ""),
    ):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "newer_agreement"


def test_a_change_is_asked_for_in_words_and_what_holds_goes_on() -> None:
    rows = agreement.ask(agreed(), "v1", "Thursdays do not work.", LAST)
    found = agreement.newest(rows)
    assert found and (found.state, found.change, found.asked) == ("change", "Thursdays do not work.", LAST)
    assert agreement.holding(rows) == found
    assert agreement.ask(rows, "v1", "Thursdays do not work.", LAST) == rows


def test_a_coach_cannot_accept_away_what_a_learner_asked_for() -> None:
    rows = agreement.ask(offered(), "v1", "Thursdays do not work.", LATER)
    assert agreement.accept(rows, "v1", BEN, MAYA, LAST) == rows
    assert agreement.state(rows) == "change"


def test_a_learner_may_think_again_and_accept() -> None:
    rows = agreement.ask(offered(), "v1", "Thursdays do not work.", LATER)
    (found,) = agreement.load(agreement.accept(rows, "v1", MAYA, MAYA, LAST))
    assert (found.state, found.learner) == ("agreed", LAST)


def test_what_cannot_be_asked() -> None:
    with pytest.raises(BadInput):
        agreement.ask(offered(), "v1", "  ", LATER)
    with pytest.raises(NotFound):
        agreement.ask(offered(), "gone", "x", LATER)
    with pytest.raises(BadInput) as refused:
        agreement.ask(agreement.send([], version(by=MAYA), MAYA, ""), "v1", "x", LATER)
    assert refused.value.code == "own_agreement"


def test_an_empty_version_is_none() -> None:
    with pytest.raises(BadInput):
        agreement.send([], Version("v1", AMINA, NOW, Sheet({"often": " "})), MAYA, "")


def test_there_is_room_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "AGREEMENTS", 1)
    with pytest.raises(TooLarge):
        agreement.send(offered(), version("v2"), MAYA, "v1")


def test_what_coaches_write_leaves_the_learner_room() -> None:
    longest = dict.fromkeys(PARTS, "\N{SLIGHTLY SMILING FACE}" * limits.AGREEMENT_CHARACTERS)
    rows: Rows = []
    with pytest.raises(TooLarge) as full:
        for number in range(limits.AGREEMENTS):
            after = rows[-1]["id"] if rows else ""
            rows = agreement.send(rows, version(f"v{number}", **longest), MAYA, after)
    assert full.value.code == "feedback_full" and 0 < len(rows) < limits.AGREEMENTS
    assert len(agreement.send(rows, version("mine", MAYA), MAYA, rows[-1]["id"])) == len(rows) + 1


def test_parts_have_limits() -> None:
    rows, revision = agreement.write(Sheet({}), [], MAYA, "often", "Weekly.", 0, NOW)
    assert revision == 1 and (rows[0]["learner"], rows[0]["item"]) == (MAYA, agreement.ITEM)
    with pytest.raises(BadInput):
        agreement.write(Sheet({}), [], MAYA, "salary", "x", 0, NOW)
    with pytest.raises(TooLarge):
        agreement.write(Sheet({}), [], MAYA, "often", "x" * (limits.AGREEMENT_CHARACTERS + 1), 0, NOW)


def test_words_are_apart_and_where_it_stands_is_read_sealed() -> None:
    rows = agreement.ask(agreed(), "v1", "Thursdays.", LAST)
    sealed = change_leaves({"agreements": rows}, ["agreements.*.words"], lambda _: "c1.token")["agreements"]
    assert "Every two weeks." not in repr(sealed) and "Thursdays." not in repr(sealed)
    assert agreement.state(sealed) == "change" and agreement.newest(sealed).locked  # type: ignore[union-attr]


def test_locked_words_are_neither_accepted_nor_lost() -> None:
    rows = [{**offered()[0], "words": Locked("c1.token")}]
    (found,) = agreement.load(rows)
    assert found.locked and found.texts == {} and found.dump()["words"] == Locked("c1.token")
    with pytest.raises(Forbidden):
        agreement.accept(rows, "v1", MAYA, MAYA, LATER)
    with pytest.raises(Forbidden):
        agreement.ask(rows, "v1", "x", LATER)


def test_versions_survive_storage_with_what_a_later_one_adds() -> None:
    rows = [{**agreed()[0], "later": 1}]
    (found,) = agreement.load(rows)
    assert found.dump() == rows[0] and set(PARTS) >= set(found.texts)
    assert agreement.state([]) == "none" and agreement.newest([]) is None
