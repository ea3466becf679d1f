"""The versions of an author's own instrument."""

from typing import Any

import pytest

from coaching_xblock import library
from coaching_xblock.core import limits
from coaching_xblock.olx import format, versions
from coaching_xblock.olx.instrument import SourceError, read
from coaching_xblock.olx.source import parse
from coaching_xblock.olx.versions import find, keep
from tests.olx.small import GOOD, changed

REWORDED = changed("<title>A small one</title>", "<title>Another title</title>")
OTHER = changed("Sing", "Dance")
THIRD = changed("Sing", "Draw")
FOURTH = changed("Sing", "Sew")
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


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is really read, beginning with nothing known."""
    seen: list[bytes] = []

    def counted(source: bytes, tag: str) -> Any:
        seen.append(source)
        return parse(source, tag)

    monkeypatch.setattr(format, "parse", counted)
    format._kept.cache_clear()
    return seen


def test_a_text_is_read_once(reads: list[bytes]) -> None:
    first = versions.read(GOOD)
    again = versions.read("".join(GOOD))
    assert first is again
    assert versions.read(OTHER) is not first
    assert reads == [GOOD.encode(), OTHER.encode()]


def test_an_error_is_found_once_and_raised_anew(reads: list[bytes]) -> None:
    raised = []
    for _ in range(2):
        with pytest.raises(SourceError) as caught:
            versions.read(BROKEN)
        raised.append(caught.value)
    assert raised[0] == raised[1]
    assert raised[0] is not raised[1]
    assert raised[0].line == 2
    assert find(BROKEN, [BROKEN], "0" * 32) is None
    assert reads == [BROKEN.encode()]


def test_what_is_known_is_bounded(reads: list[bytes]) -> None:
    for number in range(70):
        versions.read(changed("Sing", f"Sing {number}"))
    assert format._kept.cache_info().currsize == 64


def test_the_library_s_files_are_read_once_by_whatever_name(reads: list[bytes]) -> None:
    library.instrument.cache_clear()
    todays = library.instrument("mini-ipip")
    assert library.instrument("mini-ipip", todays.digest) is todays
    with pytest.raises(SourceError):
        library.instrument("mini-ipip", "0" * 32)
    assert len(reads) == 1


def test_where_there_is_no_room_the_oldest_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VERSIONS", 2)
    assert keep([GOOD, OTHER], THIRD, FOURTH) == [OTHER, THIRD]
    monkeypatch.setattr(limits, "VERSION_CHARACTERS", len(THIRD) + len(OTHER) - 1)
    assert keep([OTHER], THIRD, FOURTH) == [THIRD]
    monkeypatch.setattr(limits, "VERSION_CHARACTERS", 1)
    assert keep([OTHER], THIRD, FOURTH) == []
