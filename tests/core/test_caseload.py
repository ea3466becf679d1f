"""What a coach learns of somebody from structure alone."""

from coaching_xblock import library
from coaching_xblock.core import caseload, sitting
from coaching_xblock.core.caseload import Case
from coaching_xblock.core.sitting import Change

MINI_IP = library.instrument("onet-mini-ip")
NOW = "2026-03-03T14:02:09Z"


def finished() -> list[dict[str, object]]:
    rows = sitting.begin([], MINI_IP, NOW)
    rows = sitting.save_answers(
        rows, rows[0]["id"], MINI_IP, {item: Change(3) for item in MINI_IP.items}, NOW
    )
    return sitting.finish(rows, rows[0]["id"], MINI_IP, NOW)


def sealed(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**row, "answers": "c1.x.y", "shown": "c1.x.y"} for row in rows]


def test_without_sharing_begun_or_not_is_all() -> None:
    assert caseload.case("7", []) == Case("7", "not begun")
    assert caseload.case("7", sealed(sitting.begin([], MINI_IP, NOW))) == Case("7", "begun")
    assert caseload.case("7", sealed(finished())) == Case("7", "begun")


def test_a_withdrawn_or_deleted_result_is_not_told_apart_from_one_never_shared() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    withdrawn = sitting.withdraw(sitting.share(rows, which, [], NOW), which, NOW)
    assert caseload.case("7", sealed(withdrawn)) == Case("7", "begun")
    assert caseload.case("7", sitting.delete(withdrawn, which, NOW)) == Case("7", "not begun")


def test_a_shared_result_has_its_dates() -> None:
    rows = finished()
    which = str(rows[0]["id"])
    shared = sitting.share(rows, which, [], "2026-03-05T08:00:00Z")
    assert caseload.case("7", sealed(shared)) == Case("7", "shared", which, NOW, "2026-03-05T08:00:00Z")


def test_the_newest_share_comes_first() -> None:
    cases = [
        Case("b", "shared", "s", NOW, "2026-03-01"),
        Case("c", "begun"),
        Case("a", "shared", "s", NOW, "2026-03-02"),
    ]
    assert [each.person for each in caseload.shared_first(cases)] == ["a", "b"]
