"""A coach's own ready texts on the desk: written, kept from others, never written over."""

import json
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Viewer
from tests.desk import DeskStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA

TEXT = "Shall we look at ___ on Friday?"
HOSTILE = "</textarea><script>alert(1)</script>"
OWN = ["edit_snippets", "add_snippet", "save_snippet", "delete_snippet"]


@pytest.fixture
def desk() -> DeskStage:
    return DeskStage()


def tree(answer: dict[str, Any]) -> Any:
    return html.fromstring(f"<main>{answer['html']}</main>")


def added(desk: DeskStage, text: str = TEXT) -> str:
    """Amina adds a text and writes it; its id."""
    (area,) = tree(desk.as_(AMINA).say("add_snippet")).xpath("//textarea[@data-coaching-focus]")
    which = str(area.get("data-coaching-item"))
    desk.say("save_snippet", item=which, text=text, revision=int(area.get("data-coaching-revision")))
    return which


def test_added_written_and_read_again(desk: DeskStage) -> None:
    added(desk)
    page = tree(desk.say("edit_snippets"))
    assert [each.text for each in page.xpath("//textarea")] == [TEXT]
    assert page.xpath("//label[1]/text()")[0] == "Text 1"
    assert page.xpath("//*[@data-coaching-focus]")[0].text == "Your ready texts"
    assert "1 text stands under every reply" in desk.page()


def test_stored_sealed_in_ones_own_row(desk: DeskStage) -> None:
    added(desk)
    assert TEXT not in json.dumps(desk.row("1")) and ("7", "u1") not in desk.host.stored


def test_deleted_for_good(desk: DeskStage) -> None:
    which = added(desk)
    answer = desk.say("delete_snippet", snippet=which)
    assert answer["announce"] == "Deleted." and tree(answer).xpath("//textarea") == []
    assert desk.row("1")["snippets"] == []
    assert desk.post("delete_snippet", snippet=which)[0] == 200


def test_the_desk_tells_of_them(desk: DeskStage) -> None:
    assert "Write a ready text" in desk.as_(AMINA).page()
    added(desk)
    answer = desk.say("show_desk", about="snippets")
    assert tree(answer).xpath("//*[@data-coaching-focus]")[-1].text == "Your ready texts"
    assert "ready text" not in desk.as_(MAYA).page()


def test_they_are_each_coachs_own(desk: DeskStage) -> None:
    which = added(desk)
    assert TEXT not in desk.as_(ADA).say("edit_snippets")["html"]
    status, answer = desk.post("save_snippet", item=which, text="Mine now.", revision=1)
    assert (status, answer["error"]["code"]) == (404, "no_snippet")
    desk.say("delete_snippet", snippet=which)
    assert TEXT in desk.as_(AMINA).say("edit_snippets")["html"]


def test_two_windows(desk: DeskStage) -> None:
    which = added(desk)
    status, answer = desk.post("save_snippet", item=which, text="Another.", revision=0)
    assert (status, answer["error"]["mine"], answer["error"]["stored"]) == (409, "Another.", TEXT)
    assert desk.say("save_snippet", item=which, text="Another.", revision=1)["revision"] == 2


def test_limits_are_told(desk: DeskStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SNIPPETS", 1)
    which = added(desk)
    status, answer = desk.post("add_snippet")
    assert status == 413 and "room for 1 ready texts" in answer["announce"]
    long = "x" * (limits.SNIPPET_CHARACTERS + 1)
    status, answer = desk.post("save_snippet", item=which, text=long, revision=1)
    assert status == 413 and "2000" in answer["announce"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"item": 1, "text": "x", "revision": 0},
        {"item": "s", "text": None, "revision": 0},
        {"item": "s", "text": "x", "revision": "soon"},
        {"item": "x" * 101, "text": "x", "revision": 0},
    ],
)
def test_what_cannot_be_read_is_refused(desk: DeskStage, sent: dict[str, Any]) -> None:
    assert desk.as_(AMINA).post("save_snippet", **sent)[0] == 400
    assert desk.post("delete_snippet", snippet=[])[0] == 400


def test_script_is_only_text(desk: DeskStage) -> None:
    added(desk, HOSTILE)
    page = tree(desk.say("edit_snippets"))
    assert page.xpath("//script") == [] and page.xpath("//textarea")[0].text == HOSTILE


def test_a_text_without_a_key_is_told_and_kept(desk: DeskStage) -> None:
    which = added(desk)
    row = desk.row("1")
    row["snippets"][0]["text"] = "c1.gone.token"
    desk.host.stored["1", "u1"] = (json.dumps(row), "2026-03-03T14:02:09Z")
    page = tree(desk.say("edit_snippets"))
    assert page.xpath("//textarea") == [] and "key for it is missing" in page.text_content()
    assert desk.post("save_snippet", item=which, text="x", revision=1)[0] == 403
    assert desk.row("1")["snippets"][0]["text"] == "c1.gone.token"


@pytest.mark.parametrize("handler", OWN)
@pytest.mark.parametrize("viewer", [MAYA, LEO, AUTHOR, NOBODY, STAFF_AS_MAYA])
def test_nobody_else_has_any(desk: DeskStage, handler: str, viewer: Viewer) -> None:
    which = added(desk)
    before = dict(desk.host.stored)
    status, _ = desk.as_(viewer).post(handler, item=which, snippet=which, text="x", revision=1)
    assert status == 403 and desk.host.stored == before
