"""The versions of an author's own instrument."""

from coaching_xblock.olx.instrument import read
from coaching_xblock.olx.versions import find, keep
from tests.olx.small import GOOD, changed

REWORDED = changed("<title>A small one</title>", "<title>Another title</title>")
OTHER = changed("Sing", "Dance")
THIRD = changed("Sing", "Draw")
BROKEN = changed("<purpose>To test.</purpose>", "")


def digest(text: str) -> str:
    return read(text.encode()).digest


def test_a_change_of_words_around_the_questions_keeps_nothing() -> None:
    assert keep([], GOOD, REWORDED) == []
    assert keep([OTHER], GOOD, GOOD) == [OTHER]


def test_a_change_of_meaning_keeps_the_old_one_once() -> None:
    assert keep([], GOOD, OTHER) == [GOOD]
    assert keep([GOOD], OTHER, THIRD) == [GOOD, OTHER]
    assert keep([GOOD, OTHER], GOOD, THIRD) == [GOOD, OTHER]
    assert keep([GOOD], REWORDED, THIRD) == [GOOD]


def test_a_text_that_cannot_be_read_is_no_version() -> None:
    assert keep([], BROKEN, GOOD) == []
    assert keep([], GOOD, BROKEN) == [GOOD]
    assert keep([BROKEN], GOOD, OTHER) == [BROKEN, GOOD]
    assert keep([], "\ud800", GOOD) == []


def test_what_was_given_stays_as_it_is() -> None:
    earlier = [GOOD]
    assert keep(earlier, OTHER, THIRD) is not earlier
    assert earlier == [GOOD]


def test_versions_are_found_by_the_digest_of_their_meaning() -> None:
    for text in (GOOD, OTHER, THIRD):
        found = find(THIRD, [GOOD, BROKEN, OTHER], digest(text))
        assert found == read(text.encode())
    assert find(THIRD, [GOOD], "0" * 32) is None
    assert find(BROKEN, [], digest(GOOD)) is None


def test_the_present_words_come_first() -> None:
    found = find(REWORDED, [GOOD], digest(GOOD))
    assert found is not None
    assert found.title == "Another title"
