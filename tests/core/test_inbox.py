"""What waits for a safeguarding person, kept as lines that are made from vaults."""

import json

from coaching_xblock.core import concern, inbox
from coaching_xblock.core.concern import Concern
from coaching_xblock.core.confidence import Confidence, Said
from coaching_xblock.core.inbox import Inbox, Matter
from coaching_xblock.core.mark import Mark
from coaching_xblock.core.matter import TALK
from coaching_xblock.core.vault import Vault

DAYS = [f"2026-03-0{day}T08:00:00Z" for day in range(1, 10)]


def wrote(day: int, closed: Mark | None = None, by: str = "7") -> Vault:
    talk = Confidence((Said("m", by, DAYS[day], "words", ("41",)),), closed=closed)
    return Vault(talk={"confidence": talk.dump()})


def reported(day: int, **done: object) -> Vault:
    found = Concern("c1", "1", DAYS[day], "u1", "e1", "saw", ("41",), **done)  # type: ignore[arg-type]
    return Vault(concerns=concern.dump([found]))


def test_lines_are_made_of_who_wrote_and_what_was_reported() -> None:
    assert inbox.matters(wrote(1), "7", "41", ["41"]) == [Matter("7", TALK, "7", "waiting", DAYS[1])]
    assert inbox.matters(reported(2), "7", "41", ["41"]) == [Matter("7", "c1", "1", "waiting", DAYS[2])]
    assert inbox.matters(wrote(1), "7", "42", ["41", "42"]) == []
    assert inbox.matters(Vault(), "7", "41", ["41"]) == []


def test_what_was_opened_is_open_and_what_was_closed_is_closed() -> None:
    opened = reported(1, opened=(Mark("41", DAYS[2]),))
    done = reported(1, opened=(Mark("41", DAYS[2]),), closed=Mark("41", DAYS[4]))
    stages = [inbox.matters(each, "7", "41", ["41"])[0] for each in (opened, done)]
    assert [(each.stage, each.since) for each in stages] == [("open", DAYS[1]), ("closed", DAYS[4])]
    assert inbox.matters(wrote(1, Mark("41", DAYS[2])), "7", "41", ["41"])[0].stage == "closed"


def test_the_oldest_that_waits_comes_first() -> None:
    vaults = [("7", wrote(3)), ("8", wrote(1, by="8")), ("9", reported(0, opened=(Mark("41", DAYS[0]),)))]
    found = Inbox({}, named=("41",)).update(vaults, "41", DAYS[5])
    assert [each.learner for each in found.sorted("waiting", "open")] == ["8", "7", "9"]
    assert found.sorted("closed") == []


def test_a_later_look_takes_the_place_of_what_was_known() -> None:
    first = Inbox({}, named=("41",)).update([("7", wrote(1)), ("8", wrote(2, by="8"))], "41", DAYS[5])
    second = first.update([("7", Vault())], "41", DAYS[6])
    assert [each.learner for each in second.sorted("waiting")] == ["8"]
    assert (first.mark, second.mark) == (DAYS[5], DAYS[6])


def test_their_own_vault_is_no_line() -> None:
    assert Inbox({}, named=("41",)).update([("41", wrote(1))], "41", DAYS[5]).lines == {}


def test_it_is_kept_for_the_people_who_are_named() -> None:
    found = Inbox({}, named=("41", "42")).update([("7", wrote(1))], "41", DAYS[5])
    own = json.loads(json.dumps({"inbox": found.dump()}))
    assert Inbox.load(own, ["42", "41"]) == found
    assert Inbox.load(own, ["41"]) == Inbox({}, "", ("41",))
    assert Inbox.load({}, ["41"]) == Inbox({}, "", ("41",))


def test_rows_are_looked_at_from_five_minutes_before() -> None:
    assert Inbox({}, "2026-03-01T08:00:00Z").since == "2026-03-01T07:55:00Z"
    assert Inbox({}).since == ""


def test_somebody_is_forgotten() -> None:
    found = Inbox({}, named=("41",)).update([("7", wrote(1)), ("8", wrote(1))], "41", DAYS[5])
    own = {"inbox": found.dump(), "jottings": {}}
    assert set(inbox.without(own, "7")["inbox"]["lines"]) == {"8"}
    assert inbox.without(own, "9") is own and inbox.without({}, "7") == {}
