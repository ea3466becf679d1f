"""What a coach may know of a learner on the desk without opening a word."""

from typing import Any

from coaching_xblock.core import agreement, client, thread
from coaching_xblock.core.agreement import Version
from coaching_xblock.core.client import Client
from coaching_xblock.core.message import Kind
from coaching_xblock.core.note import Note
from coaching_xblock.core.sheet import Sheet
from coaching_xblock.core.unsent import Draft

MAYA, AMINA, BEN = "7", "1", "2"
TEAM = (AMINA, BEN)
Rows = list[dict[str, Any]]


def at(day: int) -> str:
    return f"2026-03-{day:02}T09:00:00Z"


def said(rows: Rows, by: str, day: int, kind: Kind = "ask", item: str = "") -> Rows:
    draft = Draft(f"m{len(rows)}", MAYA, item, at(day), notes={"text": Note("Words.", 1)})
    return thread.send(rows, draft, by, at(day), kind)


def known(coach: str = AMINA, **row: Any) -> Client:
    return client.client(MAYA, row, coach, TEAM)


def test_nobody_waits_who_asked_nothing() -> None:
    assert known() == Client(MAYA) and not known().acts


def test_who_asks_waits_for_every_coach_until_one_answers() -> None:
    rows = said([], MAYA, 3)
    for coach in TEAM:
        found = known(coach, messages=rows)
        assert (found.waits, found.mine, found.unread, found.acts) == (at(3), True, True, True)
    rows = said(rows, BEN, 4, "message")
    assert known(BEN, messages=rows).waits == ""
    again = said(rows, MAYA, 5)
    assert known(BEN, messages=again).mine and not known(AMINA, messages=again).mine


def test_what_a_colleague_took_up_is_not_ones_turn() -> None:
    rows = thread.acknowledge(said([], MAYA, 3), "", BEN, "2026-03-06", at(4))
    found = known(AMINA, messages=rows)
    assert found.unread and not found.mine and not found.acts and known(BEN, messages=rows).acts


def test_a_promise_is_told() -> None:
    rows = thread.acknowledge(said([], MAYA, 3), "", AMINA, "2026-03-06", at(4))
    assert known(messages=rows).until == "2026-03-06"


def test_talks_beside_something_else_are_not_counted() -> None:
    assert known(messages=said([], MAYA, 3, item="e1")) == Client(MAYA)


def test_an_agreement_waits_for_coaches_where_the_learner_spoke() -> None:
    version = Version("v1", AMINA, at(2), Sheet({"often": "Weekly."}))
    offered = agreement.send([], version, MAYA, "")
    assert known(agreements=offered).agreement == "offered" and not known(agreements=offered).acts
    asked = agreement.ask(offered, "v1", "Not on Thursdays.", at(3))
    assert known(agreements=asked).acts and known(agreements=asked).since == at(3)
    mine = agreement.send([], Version("v1", MAYA, at(2), Sheet({"often": "x"})), MAYA, "")
    assert known(agreements=mine).acts


def test_drafts_are_a_coachs_own() -> None:
    row = {"drafts": [{"learner": MAYA, "item": ""}, {"learner": "", "item": "card"}]}
    assert client.drafted(row) == {MAYA}
    assert client.client(MAYA, {}, AMINA, TEAM, {MAYA}).draft


def test_who_waits_longest_comes_first() -> None:
    late, early, offer = Client("a", at(5), True), Client("b", at(3), True), Client("c", agreement="change")
    assert [each.person for each in client.acting([late, offer, Client("d"), early])] == ["b", "a", "c"]
