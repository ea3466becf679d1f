"""Where learners may be under age, safeguarding persons open conversations; learners see that they did."""

import json
from typing import Any

import pytest
from lxml import html

from coaching_xblock.host.base import beside
from tests.blocks.safe import AMINA, LEO, MAYA, MIRIAM, OTHERS, Safe

HANDLERS = ["list_minors", "list_conversations", "open_conversation"]
SAID, ANSWERED, PRIVATE = "canarybird said", "canarybird answered", "canarybird private"


@pytest.fixture
def safe() -> Safe:
    """Maya and Amina wrote to each other about an entry; another entry is private."""
    scene = Safe().name("miriam", under_18=True)
    with scene.host.editing(reflection(scene), "7") as state:
        state.entries = [entry("e1", "shared"), entry("e2", "private")]
        state.messages = [
            message("m1", "e1", "7", SAID), message("m2", "e1", "1", ANSWERED),
            message("m3", "e2", "7", PRIVATE), message("m4", "e1", "1", "", kind="receipt"),
        ]  # fmt: skip
    return scene


def reflection(scene: Safe) -> Any:
    return beside(scene.as_(MAYA).block(), "r1", "coaching_reflection")


def entry(id: str, state: str) -> dict[str, Any]:
    return {"id": id, "stage": "submitted", "consent": {"state": state}, "writing": {"text": PRIVATE}}


def message(id: str, item: str, by: str, text: str, kind: str = "message") -> dict[str, Any]:
    quote = {"usage": "r1", "item": item, "version": "v", "start": 0, "end": 5}
    words = {"about": "", "parts": {"text": text}, "quotes": [quote], "differently": False}
    return {
        "id": id,
        "item": item,
        "by": by,
        "kind": kind,
        "sent": "2026-03-03T14:02:09Z",
        "words": words if text else None,
    }


def text(answer: dict[str, Any]) -> str:
    return " ".join(html.fromstring(f"<div>{answer['html']}</div>").text_content().split())


def consent(scene: Safe, state: str) -> None:
    with scene.host.editing(reflection(scene), "7") as row:
        row.entries = [entry("e1", state), entry("e2", "private")]


def test_miriam_finds_and_opens_a_conversation_and_maya_sees_it(safe: Safe) -> None:
    assert "Conversations of learners with their coaches" in safe.as_(MIRIAM).page()
    assert "Maya" in text(safe.say("list_minors", search="may"))
    listed = text(safe.say("list_conversations", learner="7"))
    assert "What brings you here 2 messages" in listed and SAID not in listed
    before = safe.row("7") if ("7", "desk") in safe.host.stored else None
    opened = safe.say("open_conversation", learner="7", usage="r1", item="e1")
    assert SAID in opened["html"] and ANSWERED in opened["html"] and PRIVATE not in opened["html"]
    assert before is None and safe.vault().talk["looks"][0][0] == "41"
    shown = text(safe.as_(MAYA).say("confide"))
    assert "Miriam opened your conversation in “What brings you here”." in shown


def test_each_opening_is_noted_before_a_word_is_shown(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Safe.kind, "unlocked", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        safe.as_(MIRIAM).post("open_conversation", learner="7", usage="r1", item="e1")


def test_a_coach_who_is_looked_into_is_not_warned(safe: Safe) -> None:
    before = safe.host.stored["7", "r1"]
    safe.as_(MIRIAM).say("open_conversation", learner="7", usage="r1", item="e1")
    assert safe.host.stored["7", "r1"] == before
    assert safe.row("7")["access_log"] == {} and safe.host.published == []


def test_what_is_private_is_no_conversation(safe: Safe) -> None:
    sent = {"learner": "7", "usage": "r1", "item": "e2"}
    assert safe.as_(MIRIAM).post("open_conversation", **sent)[0] == 404
    assert ("7", "desk") not in safe.host.stored


@pytest.mark.parametrize("state", ["withdrawn", "private"])
def test_a_withdrawal_takes_the_learners_words_along_and_leaves_the_coachs(safe: Safe, state: str) -> None:
    consent(safe, state)
    listed = text(safe.as_(MIRIAM).say("list_conversations", learner="7"))
    assert "1 message" in listed
    opened = safe.say("open_conversation", learner="7", usage="r1", item="e1")["html"]
    assert ANSWERED in opened and SAID not in opened


def test_what_was_asked_on_the_desk_is_one_too(safe: Safe) -> None:
    safe.as_(MAYA).say("save_message_draft", item="7   text", text=SAID, revision=0)
    safe.say("send_message", text=SAID)
    assert "Your coaching 1 message" in text(safe.as_(MIRIAM).say("list_conversations", learner="7"))
    assert SAID in safe.say("open_conversation", learner="7", usage="desk", item="")["html"]


def test_what_is_deleted_is_gone(safe: Safe) -> None:
    with safe.host.editing(reflection(safe), "7") as row:
        row.messages = [{**each, "deleted": "2026-03-04T00:00:00Z"} for each in row.messages]
    assert "There is none that you could open." in text(
        safe.as_(MIRIAM).say("list_conversations", learner="7")
    )


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", OTHERS, ids=lambda each: f"{each.name}-{each.role}-{each.masquerade}")
def test_nobody_else_opens_any(safe: Safe, handler: str, viewer: Any) -> None:
    before = dict(safe.host.stored)
    status, answer = safe.as_(viewer).post(handler, learner="7", usage="r1", item="e1")
    assert status == 403 and answer["error"]["code"] in ("forbidden", "signin", "masquerade")
    assert "canarybird" not in json.dumps(answer) and safe.host.stored == before


@pytest.mark.parametrize("handler", HANDLERS)
def test_without_the_setting_nobody_does(safe: Safe, handler: str) -> None:
    safe.name("miriam", under_18=False)
    assert "Conversations of learners" not in safe.as_(MIRIAM).page()
    assert safe.post(handler, learner="7", usage="r1", item="e1")[0] == 403


@pytest.mark.parametrize(
    ("learner", "usage", "item"),
    [("999", "r1", "e1"), ("8", "r1", "e1"), ("7", "gone", "e1"), ("7", "r1", "gone"), ("1", "r1", "e1")],
)
def test_what_is_not_there_is_not_found_and_leaves_no_row(
    safe: Safe, learner: str, usage: str, item: str
) -> None:
    before = set(safe.host.stored)
    sent = {"learner": learner, "usage": usage, "item": item}
    assert safe.as_(MIRIAM).post("open_conversation", **sent)[0] == 404
    assert set(safe.host.stored) == before


def test_learners_read_it_before_they_write(safe: Safe) -> None:
    page = safe.as_(MAYA).page()
    assert "the safeguarding persons of this course can open what you and your coaches write" in text(
        {"html": page}
    )
    safe.name("miriam", under_18=False)
    assert "can open what you" not in safe.page()
    safe.name("", under_18=True)
    assert "can open what you" not in safe.page()


def test_one_visit_is_one_line(safe: Safe) -> None:
    for _ in range(3):
        safe.as_(MIRIAM).say("open_conversation", learner="7", usage="r1", item="e1")
    assert len(safe.vault().talk["looks"]) == 1


def test_a_wall_of_cohorts_stands_not_before_them(safe: Safe) -> None:
    safe.name("miriam amina", under_18=True, cohort_wall="amina: Night group")
    for viewer in (MIRIAM, AMINA):
        assert "Maya" in text(safe.as_(viewer).say("list_minors"))
        assert SAID in safe.say("open_conversation", learner="7", usage="r1", item="e1")["html"]


def test_the_list_has_pages(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    from coaching_xblock.core import limits

    monkeypatch.setattr(limits, "PAGE_SIZE", 1)
    first = text(safe.as_(MIRIAM).say("list_minors"))
    assert "Page 1 of" in first and "More names" in first
    assert "Earlier names" in text(safe.say("list_minors", page=2))
    assert LEO.name in first
