"""What a learner consents to, and what an older consent means today."""

from dataclasses import replace

import pytest

from coaching_xblock.core import access
from coaching_xblock.core.consent import Consent
from coaching_xblock.core.errors import Conflict

THEN, NOW = "2026-03-03T14:02:09Z", "2026-03-05T08:00:00Z"


def test_without_a_word_it_is_private() -> None:
    assert Consent.load({}) == Consent() and not Consent().given and not Consent().answers


@pytest.mark.parametrize("answers", [False, True])
def test_it_comes_back_as_it_was_stored(answers: bool) -> None:
    given = Consent().give(["1", "3"], NOW, answers)
    assert given == Consent("shared", NOW, ("1", "3"), answers)
    assert Consent.load(given.dump()) == given
    noted = replace(given, noted=True)
    assert Consent.load(noted.dump()) == noted and "noted" not in given.dump()


@pytest.mark.parametrize("stored", [{}, {"answers": None}, {"answers": "yes"}, {"answers": 1}])
def test_only_a_plain_yes_shares_the_answers(stored: dict[str, object]) -> None:
    """Consents from before there was this question do not have it."""
    assert not Consent.load({"state": "shared", "since": THEN, "readers": [], **stored}).answers


def test_the_answers_come_and_go_without_the_first_date() -> None:
    given = Consent().give(["1"], THEN)
    more = given.give(["9"], NOW, True, seen=given.mark)
    assert more == Consent("shared", THEN, ("1",), True)
    assert more.give([], NOW) == given


def test_taking_it_back_takes_the_answers_back() -> None:
    assert Consent().give(["1"], THEN, True).withdraw(NOW) == Consent("withdrawn", NOW)


def test_what_comes_late_or_again_shares_nothing_that_was_taken_back() -> None:
    fresh = Consent()
    given = fresh.give(["1"], THEN, seen=fresh.mark)
    assert given.give(["1"], NOW, seen=fresh.mark) == given, "a second click changes nothing"
    with_answers = given.give([], NOW, True, seen=given.mark)
    for later, seen, answers in [
        (given.withdraw(NOW), fresh.mark, False),
        (given.withdraw(THEN), given.mark, True),
        (with_answers.give([], NOW), fresh.mark, True),
        (with_answers.withdraw(NOW), with_answers.mark, True),
        (given.withdraw(NOW).give(["1"], NOW, seen=given.withdraw(NOW).mark), given.mark, True),
    ]:
        with pytest.raises(Conflict, match="consent_changed"):
            later.give(["1"], "2026-03-07T08:00:00Z", answers, seen=seen)
    again = given.withdraw(NOW)
    assert again.give(["1"], NOW, seen=again.mark).given


def test_keeping_it_after_all_is_another_mark() -> None:
    assert Consent(promised=True).mark != Consent().mark == ""


PRIVATE, SHARED, ALL = Consent(), Consent("shared", THEN), Consent("shared", THEN, (), True)


@pytest.mark.parametrize(
    ("before", "after", "acts"),
    [
        (PRIVATE, PRIVATE, ()),
        (PRIVATE, SHARED, ("shared",)),
        (PRIVATE, ALL, ("shared", "answers_shared")),
        (SHARED, ALL, ("answers_shared",)),
        (ALL, SHARED, ("answers_withdrawn",)),
        (SHARED, SHARED, ()),
        (ALL, PRIVATE.withdraw(NOW), ("withdrawn",)),
        (SHARED, PRIVATE, ("withdrawn",)),
    ],
)
def test_what_was_done_is_told_in_the_log(before: Consent, after: Consent, acts: tuple[str, ...]) -> None:
    assert access.consented(before, after) == acts
