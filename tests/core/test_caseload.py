"""What a coach learns of somebody from structure alone."""

import itertools
from typing import Any

from coaching_xblock import library
from coaching_xblock.core import caseload, shortlist, sitting
from coaching_xblock.core.caseload import Case
from coaching_xblock.core.sitting import Change

MINI_IP = library.instrument("onet-mini-ip")
NOW = "2026-03-03T14:02:09Z"


def finished(*values: int) -> list[dict[str, object]]:
    """A result whose answers are *values* in turn."""
    rows = sitting.begin([], MINI_IP, NOW)
    said = zip(MINI_IP.items, itertools.cycle(values or (5, 4, 3, 2, 1)), strict=False)
    rows = sitting.save_answers(
        rows, rows[0]["id"], MINI_IP, {item: Change(value) for item, value in said}, NOW
    )
    return sitting.finish(rows, rows[0]["id"], MINI_IP, NOW)


def sealed(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**row, "answers": "c1.x.y", "shown": "c1.x.y"} for row in rows]


def test_without_sharing_begun_or_not_is_all() -> None:
    assert caseload.case("7", {"sittings": []}) == Case("7", "not begun")
    assert caseload.case("7", {"sittings": sealed(sitting.begin([], MINI_IP, NOW))}) == Case("7", "begun")
    assert caseload.case("7", {"sittings": sealed(finished())}) == Case("7", "begun")


def test_a_withdrawn_or_deleted_result_is_not_told_apart_from_one_never_shared() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    withdrawn = sitting.withdraw(sitting.share(rows, which, [], NOW), which, NOW)
    assert caseload.case("7", {"sittings": sealed(withdrawn)}) == Case("7", "begun")
    assert caseload.case("7", {"sittings": sitting.delete(withdrawn, which, NOW)}) == Case("7", "not begun")


def test_a_shared_result_has_its_dates() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    shared = sitting.share(rows, which, [], "2026-03-05T08:00:00Z")
    assert caseload.case("7", {"sittings": sealed(shared)}) == Case(
        "7", "shared", which, NOW, "2026-03-05T08:00:00Z", results=1
    )


def test_how_it_was_answered_is_noted_while_it_is_shared_and_at_no_other_time() -> None:
    rows = finished(3)
    which = str(rows[0]["id"])
    assert "noted" not in str(sealed(rows))
    shared = sitting.share(rows, which, [], NOW)
    assert caseload.case("7", {"sittings": sealed(shared)}).noted
    withdrawn = sitting.withdraw(shared, which, NOW)
    assert "noted" not in str(sealed(withdrawn))
    mark = sitting.find(withdrawn, which).consent.mark
    assert caseload.case("7", {"sittings": sealed(sitting.share(withdrawn, which, [], NOW, seen=mark))}).noted


def test_the_newest_share_comes_first() -> None:
    cases = [
        Case("b", "shared", "s", NOW, "2026-03-01"),
        Case("c", "begun"),
        Case("a", "shared", "s", NOW, "2026-03-02"),
    ]
    assert [each.person for each in caseload.shared_first(cases)] == ["a", "b"]


def beside(rows: list[dict[str, object]], by: str = "1", answered: bool = False) -> dict[str, object]:
    plain = {"item": rows[0]["id"], "kind": "message", "sent": NOW, "read": "", "words": "c1.x.y"}
    answer = [{**plain, "id": "a", "by": "7"}] if answered else []
    return {"sittings": sealed(rows), "messages": [{**plain, "id": "m", "by": by}, *answer]}


def test_a_coach_who_wrote_keeps_a_dated_line() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    shared = sitting.share(rows, which, [], NOW)
    withdrawn = sitting.withdraw(shared, which, "2026-03-05T08:00:00Z")
    deleted = sitting.delete(shared, which, "2026-03-06T08:00:00Z")
    for coach, drafts in (("1", ()), ("2", {which})):
        ended = caseload.case("7", beside(withdrawn), coach, drafts)
        assert (ended.progress, ended.since, ended.sitting) == ("ended", "2026-03-05T08:00:00Z", "")
        assert caseload.case("7", beside(deleted), coach, drafts).since == "2026-03-06T08:00:00Z"
        assert caseload.case("7", {**beside(deleted), "sittings": []}, coach, drafts).since == ""
    assert caseload.case("7", beside(withdrawn), "3").progress == "begun"
    assert caseload.case("7", beside(shared), "1").progress == "shared"


def test_an_answer_is_news_to_whom_it_answers() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    shared = sitting.share(rows, which, [], NOW)
    assert caseload.case("7", beside(shared, answered=True), "1", team={"1", "2"}).news == which
    assert caseload.case("7", beside(shared, answered=True), "2", team={"1", "2"}).news == ""
    assert caseload.case("7", beside(shared, answered=True), "2", team={"2"}).news == which
    assert caseload.case("7", beside(shared), "1").news == ""
    assert caseload.case("7", beside(sitting.withdraw(shared, which, NOW), answered=True), "1").news == ""


def test_replies_that_are_not_brought_up_to_date_are_news_too() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    row: dict[str, Any] = beside(sitting.share(rows, which, [], NOW))
    old = {**row, "messages": [{**row["messages"][0], "reply": "c1.x.z", "answers": 2, "opened": 1}]}
    assert caseload.case("7", old, "1").news == which == caseload.case("7", old, "2", team={"2"}).news
    assert caseload.case("7", old, "2", team={"1", "2"}).news == ""


def test_drafts_are_known_by_their_learner() -> None:
    drafts = [{"id": "d", "learner": "7", "item": "s", "words": "c1.x.y"}]
    assert caseload.drafted({"drafts": drafts}) == {"7": {"s"}}
    assert caseload.drafted({}) == {}
    rows = finished()
    which = str(rows[0]["id"])
    shared = {"sittings": sitting.share(rows, which, [], NOW)}
    assert caseload.case("7", shared, "1", {which, "another"}).draft == which
    assert caseload.case("7", shared, "1", {"another"}).draft == ""


def test_what_ended_comes_last() -> None:
    cases = [
        Case("a", "ended", since="2026-03-09"),
        Case("b", "shared", since="2026-03-01"),
        Case("c", "begun"),
    ]
    assert [each.person for each in caseload.shared_first(cases)] == ["b", "a"]


def kept(*entries: str) -> list[dict[str, object]]:
    """A stored shortlist: each entry is when it was shared, or empty."""
    rows: list[dict[str, object]] = []
    for number, since in enumerate(entries):
        rows, found = shortlist.add_own(rows, f"work {number}", NOW)
        if since:
            rows = shortlist.share(rows, found.id, [], since)
    return [{**each, "what": "c1.x.y"} for each in rows]


def test_shared_entries_count_and_private_ones_are_not_there() -> None:
    assert caseload.case("7", {"shortlist": kept("", "")}) == Case("7", "not begun")
    shared = caseload.case("7", {"shortlist": kept("2026-03-04", "2026-03-06", "")})
    assert shared == Case("7", "shortlist", since="2026-03-06", entries=2)
    assert caseload.shared_first([Case("8", "begun"), shared]) == [shared]


def test_a_removed_entry_is_shared_no_more() -> None:
    rows = kept(NOW)
    assert caseload.case("7", {"shortlist": shortlist.remove(rows, str(rows[0]["id"]), NOW)}) == Case(
        "7", "not begun"
    )


def test_a_shared_result_says_how_many_entries_are_shared_too() -> None:
    rows = finished()
    shared = sitting.share(rows, str(rows[0]["id"]), [], NOW)
    found = caseload.case("7", {"sittings": sealed(shared), "shortlist": kept(NOW, "")})
    assert (found.progress, found.entries) == ("shared", 1)
