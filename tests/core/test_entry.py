"""What is stored of an entry, and what others may read of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coaching_xblock.core import entry, writing
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.errors import BadInput, Conflict, NotFound
from coaching_xblock.core.version import Asked
from coaching_xblock.core.words import Locked

T = [f"2026-03-{day:02}T08:00:00Z" for day in range(1, 10)]
ASKED = Asked("What brings you here?", language="en")
Rows = list[dict[str, Any]]


def written(text: str = "I like wood.") -> tuple[Rows, str]:
    rows = writing.begin([], "arriving", "", T[0])
    rows, _ = writing.write(rows, rows[0]["id"], text, 0, T[0])
    return rows, rows[0]["id"]


def handed_in(text: str = "I like wood.") -> tuple[Rows, str]:
    rows, which = written(text)
    return writing.submit(rows, which, text, ASKED, T[1]), which


def again(rows: Rows, which: str, text: str, now: str) -> Rows:
    revision = entry.find(rows, which).writing.revision
    rows, _ = writing.write(rows, which, text, revision, now)
    return writing.submit(rows, which, text, ASKED, now)


def test_what_is_stored_is_json_and_comes_back() -> None:
    rows, which = handed_in()
    rows = writing.tag(rows, which, ["work"])
    stored = json.loads(json.dumps(rows))
    assert entry.load(stored) == entry.load(rows)
    assert [each.dump() for each in entry.load(stored)] == rows


def test_a_stored_sample_is_read_sealed() -> None:
    path = Path(__file__).parent / "rows" / "coaching_reflection-1.json"
    (stored,) = json.loads(path.read_text())["entries"]
    found = Entry.load(stored)
    assert found.locked and found.versions[0].words == Locked("c1.key.token")
    assert entry.for_coach([stored], found.id).versions[0].id == "v1a2b3c4d5e6"
    assert not isinstance(found.dump()["checks"], str)


def test_keys_of_a_later_version_survive() -> None:
    rows, which = written()
    rows = [{**rows[0], "mood": 3}]
    assert entry.put(rows, entry.find(rows, which))[0]["mood"] == 3


def test_without_a_key_everything_is_kept_and_shown_as_locked() -> None:
    rows, which = handed_in()
    locked = Locked("token")
    rows = [{**rows[0], "writing": {"text": locked, "revision": 1, "changed": T[0]}, "tags": locked}]
    found = entry.find(rows, which)
    assert found.locked and found.written.text == "" and found.dump() == rows[0]


def test_what_is_not_there_is_not_found() -> None:
    rows, which = written()
    for stored, wanted in ((rows, "other"), (writing.delete(rows, which, T[1]), which), ([], "")):
        with pytest.raises(NotFound, match="no_entry"):
            entry.find(stored, wanted)
        with pytest.raises(NotFound, match="no_entry"):
            entry.for_coach(stored, wanted)
    with pytest.raises(NotFound, match="no_version"):
        entry.version_of(entry.find(rows, which), "other")


def test_a_draft_is_promised_and_never_shared() -> None:
    rows, which = written()
    with pytest.raises(BadInput, match="not_handed_in"):
        entry.share(rows, which, ["1"], T[1])
    rows = entry.promise(rows, which, True)
    assert entry.find(rows, which).consent.promised and entry.all_shared(rows) == []
    rows = writing.submit(rows, which, "I like wood.", ASKED, T[1])
    with pytest.raises(BadInput, match="handed_in_already"):
        entry.promise(rows, which, False)


def test_a_forged_state_shares_no_draft() -> None:
    rows, which = written()
    rows = [{**rows[0], "consent": {"state": "shared", "since": T[0]}}]
    with pytest.raises(NotFound):
        entry.for_coach(rows, which)
    assert entry.all_shared(rows) == []


def test_coaches_read_what_was_handed_in_and_never_the_draft_that_goes_on() -> None:
    rows, which = handed_in("First.")
    rows = writing.tag(rows, which, ["secret"])
    rows = entry.share(rows, which, ["1"], T[2])
    rows, _ = writing.write(rows, which, "First. But what if", 1, T[3])
    read = entry.for_coach(rows, which)
    assert (read.written.text, read.writing.text, read.changed) == ("First.", "First.", T[1])
    assert read.tags == () and read.asked == ASKED
    assert "what if" not in repr(read) and "secret" not in repr(read)
    assert entry.all_shared(rows) == [read]


def test_coaches_read_the_versions_since_they_may_and_no_earlier_one() -> None:
    rows, which = handed_in("One.")
    rows = again(rows, which, "Two.", T[2])
    assert [each.words.text for each in entry.as_shared(entry.find(rows, which)).versions] == ["Two."]
    rows = entry.share(rows, which, [], T[3])
    rows = again(rows, which, "Three.", T[4])
    rows, _ = writing.write(rows, which, "Three and a half.", 3, T[5])
    read = entry.for_coach(rows, which)
    assert [each.words.text for each in read.versions] == ["Two.", "Three."]
    assert read.written.text == "Three."
    # Withdrawn and shared again, what was handed in before is not theirs any more.
    rows = entry.withdraw(rows, which, T[6])
    with pytest.raises(Conflict, match="consent_changed"):
        entry.share(rows, which, [], T[7])
    rows = entry.share(rows, which, [], T[7], seen=entry.find(rows, which).consent.mark)
    assert [each.words.text for each in entry.for_coach(rows, which).versions] == ["Three."]


def test_withdrawn_it_is_not_there() -> None:
    rows, which = handed_in()
    rows = entry.withdraw(entry.share(rows, which, [], T[2]), which, T[3])
    with pytest.raises(NotFound, match="no_entry"):
        entry.for_coach(rows, which)
    assert entry.all_shared(rows) == []
    assert entry.find(rows, which).consent.state == "withdrawn"


def test_a_coach_reads_locked_words_as_locked() -> None:
    rows, which = handed_in()
    rows = entry.share(rows, which, [], T[2])
    found = entry.find(rows, which)
    (last,) = found.versions
    sealed = replace(found, versions=(replace(last, words=Locked("token")),))
    read = entry.for_coach(entry.put(rows, sealed), which)
    assert read.locked and read.writing.text == Locked("token") and read.checks == {}


def test_what_is_shared_is_known_on_sealed_rows() -> None:
    rows, which = handed_in()
    assert entry.given(rows) == []
    assert [each.id for each in entry.given(entry.share(rows, which, [], T[2]))] == [which]


def test_a_draft_without_a_word_is_untouched() -> None:
    rows = writing.begin([], "arriving", "", T[0])
    assert entry.untouched(rows[0])
    assert not entry.untouched(written()[0][0]) and not entry.untouched(handed_in()[0][0])
