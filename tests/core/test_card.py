"""A coach's card: words shown as one, a promise in working days, absences."""

from datetime import date
from typing import Any

import pytest

from coaching_xblock.core import card, limits
from coaching_xblock.core.card import PARTS, Card
from coaching_xblock.core.errors import BadInput, Conflict, NotFound, TooLarge
from coaching_xblock.core.promise import Absence, Promise
from coaching_xblock.core.words import Locked

NOW, TODAY = "2026-03-03T14:02:09Z", date(2026, 3, 3)
NOTHING = dict.fromkeys(PARTS, "")


def shown(**texts: str) -> Card:
    found, drafts = Card.load({}), []
    for part, text in texts.items():
        drafts, _ = found.write(drafts, part, text, 0, NOW)
    return found.show(drafts, {**NOTHING, **texts})[0]


def away(first: int, last: int, instead: str = "") -> Absence:
    return Absence(date(2026, 3, first), date(2026, 3, last), instead)


def test_an_empty_row_is_an_empty_card_that_promises_nothing() -> None:
    found = Card.load({})
    assert found.empty and found.promise == Promise() and found.texts == NOTHING
    assert found.dump()["words"] is None and found.dump()["days"] is None


def test_a_card_is_stored_with_its_words_apart() -> None:
    found = shown(how="I listen.").answer(3, (0, 1), "2", 0).leave(away(5, 9, "2"), TODAY)
    stored = found.dump()
    assert stored["words"] == {**NOTHING, "how": "I listen."}
    assert (stored["days"], stored["workdays"], stored["instead"]) == (3, [0, 1], "2")
    assert stored["absences"] == [{"from": "2026-03-05", "to": "2026-03-09", "instead": "2"}]
    assert "I listen." not in repr({key: each for key, each in stored.items() if key != "words"})
    assert Card.load(stored) == found


def test_keys_of_a_later_version_survive() -> None:
    assert Card.load({"later": 1}).dump()["later"] == 1


def test_locked_words_are_kept() -> None:
    found = Card.load({"words": Locked("c1.x"), "days": 2})
    assert found.locked and not found.empty and found.texts == {} and found.promise.days == 2
    assert found.answer(1, (0,), "", 0).dump()["words"] == Locked("c1.x")


@pytest.mark.parametrize("part", card.ADDRESSES)
@pytest.mark.parametrize(
    "given",
    ["javascript:alert(1)", "http://example.org/a.jpg", "//example.org", "data:image/png;base64,AAAA", "x"],
)
def test_an_address_is_https_or_is_not_shown(part: str, given: str) -> None:
    drafts, _ = Card.load({}).write([], part, given, 0, NOW)
    with pytest.raises(BadInput) as refused:
        Card.load({}).show(drafts, {**NOTHING, part: given})
    assert (refused.value.code, refused.value.field) == ("no_https", part)
    assert shown(**{part: "https://example.org/a.jpg"}).texts[part] == "https://example.org/a.jpg"


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_a_limit(part: str) -> None:
    with pytest.raises(TooLarge) as refused:
        Card.load({}).write([], part, "x" * (limits.CARD_CHARACTERS + 1), 0, NOW)
    assert refused.value.data["limit"] <= limits.CARD_CHARACTERS


def test_no_other_part_is_written() -> None:
    with pytest.raises(BadInput):
        Card.load({}).write([], "salary", "x", 0, NOW)


def test_a_promise_is_days_within_working_days() -> None:
    found = Card.load({}).answer(2, (4, 0, 0), "", 0)
    assert (found.promise.days, found.promise.workdays, found.revision) == (2, frozenset((0, 4)), 1)
    assert found.answer(2, (0, 4), "", 0) is found, "the same again, with a stale revision"
    assert found.answer(None, (0, 4), "", 1).promise.days is None
    assert found.answer(0, (0, 4), "", 1).promise.days == 0


def test_what_cannot_be_promised() -> None:
    with pytest.raises(BadInput):
        Card.load({}).answer(limits.PROMISE_DAYS + 1, (0,), "", 0)
    with pytest.raises(BadInput):
        Card.load({}).answer(2, (), "", 0)
    with pytest.raises(Conflict):
        Card.load({}).answer(2, (0,), "", 0).answer(3, (0,), "", 0)


def test_absences_stand_in_order_and_what_is_over_is_forgotten() -> None:
    found = Card.load({}).leave(away(10, 12), TODAY).leave(away(5, 6, "2"), TODAY)
    assert found.promise.absences == (away(5, 6, "2"), away(10, 12))
    assert found.leave(away(5, 6, "2"), TODAY) is found
    later = found.leave(away(20, 20), date(2026, 3, 8))
    assert later.promise.absences == (away(10, 12), away(20, 20))
    assert later.stay(away(10, 12)).promise.absences == (away(20, 20),)


def test_who_is_away_already_may_say_so() -> None:
    assert Card.load({}).leave(away(1, 4), TODAY).promise.absences == (away(1, 4),)


@pytest.mark.parametrize(("absence", "code"), [(away(9, 5), "days_turned"), (away(1, 2), "days_over")])
def test_days_that_make_no_absence(absence: Absence, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        Card.load({}).leave(absence, TODAY)
    assert (refused.value.code, refused.value.field) == (code, "to")


def test_there_is_room_for_so_many_absences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ABSENCES", 1)
    found = Card.load({}).leave(away(5, 6), TODAY)
    with pytest.raises(TooLarge):
        found.leave(away(8, 9), TODAY)


def test_an_absence_that_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(NotFound):
        Card.load({}).stay(away(5, 6))


def test_every_draft_is_one_of_the_coachs_own() -> None:
    drafts: list[dict[str, Any]]
    drafts, _ = Card.load({}).write([], "how", "I listen.", 0, NOW)
    assert (drafts[0]["learner"], drafts[0]["item"]) == ("", card.ITEM)
