"""A story tells what happened in the learner's own rows, the newest first, without opening a word."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import agreement, story, thread
from coaching_xblock.core.agreement import Version
from coaching_xblock.core.note import Note
from coaching_xblock.core.sheet import Sheet
from coaching_xblock.core.story import Happening
from coaching_xblock.core.unsent import Draft
from coaching_xblock.core.words import change_leaves

MAYA, AMINA = "7", "1"
Rows = list[dict[str, Any]]


def at(day: int) -> str:
    return f"2026-03-{day:02}T09:00:00Z"


def said(rows: Rows, by: str, day: int, kind: Any = "message", item: str = "") -> Rows:
    draft = Draft(f"m{len(rows)}", MAYA, item, at(day), notes={"text": Note("Words.", 1)})
    return thread.send(rows, draft, by, at(day), kind)


def told(kind: str, **row: Any) -> list[tuple[str, str, str]]:
    found = story.story({"u1": (kind, row)}, MAYA)
    return [(each.at, each.kind, each.who) for each in found]


def test_nothing_happened_yet() -> None:
    assert story.story({}, MAYA) == []
    assert told("coaching_assessment") == told("coaching_reflection") == told("coaching_desk") == []


def test_an_assessment_tells_of_results_and_who_may_read_them() -> None:
    sittings = [
        {"stage": "finished", "finished": at(2)},
        {"stage": "begun", "finished": ""},
        {"stage": "deleted", "finished": at(1)},
    ]
    lines = [
        {"at": at(3), "act": "shared", "who": MAYA, "item": "s1"},
        {"at": at(4), "act": "opened", "who": AMINA, "item": "s1"},
        {"at": at(5), "act": "withdrawn", "who": MAYA, "item": "s1"},
    ]
    assert told("coaching_assessment", sittings=sittings, access_log={"lines": lines}) == [
        (at(5), "withdrawn", ""),
        (at(3), "shared", ""),
        (at(2), "finished", ""),
    ]


def test_a_reflection_tells_of_each_handing_in() -> None:
    versions = [{"at": at(1), "kind": "draft"}, {"at": at(2), "kind": "submitted"}]
    again = [*versions, {"at": at(4), "kind": "submitted"}]
    entries = [{"id": "e1", "versions": again}, {"id": "e2"}]
    assert told("coaching_reflection", entries=entries) == [
        (at(4), "handed_in_again", ""),
        (at(2), "handed_in", ""),
    ]


def test_a_conversation_is_told_from_both_sides() -> None:
    rows = said(said(said([], MAYA, 2, "ask"), MAYA, 3, "talk"), AMINA, 4)
    rows = thread.acknowledge(rows, "", AMINA, "2026-03-09", at(5))
    rows = thread.pass_on(rows, "", AMINA, "2", at(6))
    assert told("coaching_desk", messages=rows) == [
        (at(6), "passed", AMINA),
        (at(5), "read", AMINA),
        (at(4), "answered", AMINA),
        (at(3), "talk", ""),
        (at(2), "asked", ""),
    ]
    assert told("coaching_reflection", messages=said([], MAYA, 2)) == [(at(2), "wrote", "")]


def test_what_was_deleted_is_not_told() -> None:
    rows = thread.delete(said([], MAYA, 2), "m0", MAYA, at(3))
    assert told("coaching_desk", messages=rows) == []


def test_an_agreement_is_told_version_by_version() -> None:
    first = Version("v1", AMINA, at(2), Sheet({"often": "Weekly."}))
    rows = agreement.ask(agreement.send([], first, MAYA, ""), "v1", "Not on Thursdays.", at(3))
    second = Version("v2", MAYA, at(4), Sheet({"often": "Weekly."}))
    rows = agreement.accept(agreement.send(rows, second, MAYA, "v1"), "v2", AMINA, MAYA, at(5))
    expected = [
        (at(5), "agreed", AMINA),
        (at(4), "proposed", ""),
        (at(3), "change", ""),
        (at(2), "offered", AMINA),
    ]
    assert told("coaching_desk", agreements=rows) == expected
    sealed = change_leaves({"agreements": rows}, ["agreements.*.words"], lambda _: "c1.token")
    assert told("coaching_desk", **sealed) == expected


@given(st.integers(0, 100), st.integers(-3, 200), st.integers(1, 30))
def test_pages_hold_everything_once(total: int, number: int, size: int) -> None:
    every = [Happening(f"{each:04}", "asked", "u1") for each in range(total)]
    pages = range(1, max(1, -(-total // size)) + 1)
    assert [each for page in pages for each in story.page(every, page, size).happenings] == every
    found = story.page(every, number, size)
    assert found.total == total and found.page in pages and len(found.happenings) <= size
