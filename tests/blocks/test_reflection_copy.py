"""One's own copy of a reflection: everything, for its owner alone."""

import json
from typing import Any

import pytest
from lxml import html
from webob import Request, Response

from coaching_xblock.core import entry
from coaching_xblock.core.people import Viewer
from tests.reflections import TEXT, ReflectionStage
from tests.scene import AMINA, LEO, MAYA, NOBODY, STAFF_AS_MAYA

SCRIPT = "</style></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def stage() -> ReflectionStage:
    return ReflectionStage()


def get(stage: ReflectionStage, kind: str, method: str = "GET") -> Response:
    return stage.block().handle("my_copy", Request.blank("/", method=method), kind)


def data(stage: ReflectionStage) -> dict[str, Any]:
    return dict(json.loads(get(stage, "json").text))


def share(stage: ReflectionStage, which: str) -> None:
    with stage.host.editing(stage.block(), "7") as state:
        state.entries = entry.share(state.entries, which, ["1"], "2026-03-03T14:00:00Z")


def test_the_page_links_to_it(stage: ReflectionStage) -> None:
    stage.write()
    for page in (stage.page(), stage.say("show")["html"]):
        assert len(html.fromstring(page).xpath("//a[@download][contains(@href, 'my_copy')]")) == 2
        assert "The people who run this site hold the key" in page
        assert html.fromstring(page).xpath("//form[@data-coaching-action='show_journal']")
    assert "my_copy" not in stage.block().handler_names()


def test_the_data_are_the_whole_row(stage: ReflectionStage) -> None:
    which = stage.hand_in(TEXT)
    stage.write("Half an emoji \ud83d")
    share(stage, which)
    found = data(stage)
    assert found["format"] == 1 and found["person"] == {"id": "7", "name": "Maya"}
    assert found["component"]["type"] == "coaching_reflection" and found["people"] == {
        "1": "Amina",
        "7": "Maya",
    }
    (one,) = found["entries"]
    assert one["writing"]["text"] == "Half an emoji \ud83d" and one["consent"]["state"] == "shared"
    assert [each["words"]["text"] for each in one["versions"]] == [TEXT]
    assert set(stage.row()) <= set(found)


def test_the_page_says_it_all(stage: ReflectionStage) -> None:
    which = stage.hand_in("I like *wood*.")
    stage.hand_in("I like wood, and *people*.")
    share(stage, which)
    stage.say("add_tag", usage="u1", entry=which, tag="work")
    stage.write("Half a thought", item="first-hope ")
    gone = stage.hand_in("To be deleted", item="first-tried ")
    stage.say("delete_entry", entry=gone)
    tree = html.fromstring(get(stage, "html").text)
    said = tree.text_content()
    assert len(tree.xpath("//section")) == 3
    assert tree.xpath("//em[text()='wood']") and tree.xpath("//em[text()='people']")
    for words in (
        "What brings you to coaching now?",
        "Suppose that this goes well.",
        "Half a thought",
        "Tags: work",
        "Versions",
        "Shared with your coaches since 3 March 2026.",
        "Deleted on",
    ):
        assert words in said, words
    assert "To be deleted" not in said and tree.get("lang") == "en"


def test_the_conversation_is_in_it_as_far_as_the_learner_opened_it(stage: ReflectionStage) -> None:
    which = stage.hand_in(TEXT)
    share(stage, which)
    with stage.host.editing(stage.block(), "7") as state:
        plain = {"item": which, "kind": "message", "sent": "2026-03-02T14:00:00Z"}
        read = {**plain, "id": "m", "by": "1", "read": "2026-03-03T14:00:00Z", "reader": "7"}
        state.messages = [
            {**read, "words": {"parts": {"text": "What comes first?"}}},
            {**plain, "id": "r", "by": "7", "words": {"parts": {"text": "My contract."}}},
            {**plain, "id": "f", "by": "1", "words": {"parts": {"text": "Nobody opened this"}}},
            {**read, "item": "gone", "id": "g", "words": {"parts": {"text": "About what is gone"}}},
        ]
    stage.say("save_message_draft", item=f"7 {which}  text", text="Not sent", revision=0)
    text = get(stage, "html").text
    for words in (
        "Amina, 2 March 2026",
        "What comes first?",
        "My contract.",
        "Not sent",
        "About what is gone",
    ):
        assert words in text, words
    assert "You have not opened this yet." in text
    for kind in ("html", "json"):
        assert "Nobody opened this" not in get(stage, kind).text
    assert data(stage)["messages"][2]["words"] is None


def test_hostile_words_run_nothing(stage: ReflectionStage) -> None:
    stage.set(display_name=SCRIPT)
    stage.host.looking = Viewer("7", SCRIPT, "learner")
    with stage.host.editing(stage.block(), "7"):
        pass
    stage.say("save_entry", item=stage.item, text=SCRIPT, revision=0)
    tree = html.fromstring(get(stage, "html").text)
    assert not tree.xpath("//script | //img | //@onerror | //link") and len(tree.xpath("//style")) == 1


@pytest.mark.parametrize("viewer", [NOBODY, STAFF_AS_MAYA])
def test_visitors_and_masquerading_staff_get_nothing(stage: ReflectionStage, viewer: Viewer) -> None:
    stage.hand_in("Only mine.")
    for kind in ("html", "json"):
        response = get(stage.as_(viewer), kind)
        assert response.status_code == 403 and "Only mine." not in response.text


@pytest.mark.parametrize("viewer", [LEO, AMINA])
def test_everybody_gets_their_own_row_and_no_other(stage: ReflectionStage, viewer: Viewer) -> None:
    share(stage, stage.hand_in("Maya's words."))
    for kind in ("html", "json"):
        text = get(stage.as_(viewer), kind).text
        assert "Maya" not in text and stage.as_(MAYA).entry not in text
        stage.as_(viewer)


def test_other_kinds_and_ways_are_not_there(stage: ReflectionStage) -> None:
    assert [get(stage, kind).status_code for kind in ("", "md", "../json")] == [404, 404, 404]
    assert get(stage, "json", "POST").status_code == 405


def test_without_the_key_it_says_what_is_locked(stage: ReflectionStage, settings: Any) -> None:
    stage.hand_in()
    settings.COACHING_KEYS = ["another key of thirty-two characters or so"]
    assert data(stage)["entries"][0]["writing"]["text"] == {"locked": True}
    assert "the site's key for it is missing" in get(stage, "html").text


def test_questions_that_cannot_be_read_keep_nobody_from_their_words(stage: ReflectionStage) -> None:
    stage.hand_in()
    stage.set(prompts="own", source="<broken")
    assert TEXT in get(stage, "html").text and data(stage)["entries"]


def test_a_row_of_a_newer_version_is_busy(stage: ReflectionStage) -> None:
    stage.host.stored["7", "u1"] = (json.dumps({"schema": 99}), "")
    assert get(stage, "json").status_code == 503
