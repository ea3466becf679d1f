"""One's own copy: everything, for its owner alone; and what is started from a result."""

import json
from typing import Any

import pytest
from lxml import html
from webob import Request, Response

from coaching_xblock.core.people import Sibling, Viewer
from tests.stage import AMINA, LEO, MAYA, NOBODY, STAFF_AS_MAYA, Stage

SCRIPT = "</style></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
REFLECTION = Sibling("u9", "coaching_reflection", "What I take with me")


def get(stage: Stage, kind: str, method: str = "GET") -> Response:
    return stage.block().handle("my_copy", Request.blank("/", method=method), kind)


def data(stage: Stage) -> dict[str, Any]:
    return dict(json.loads(get(stage, "json").body))


def test_it_is_a_file_that_nobody_keeps_on_the_way(stage: Stage) -> None:
    stage.finish()
    for kind, said in (("html", "text/html"), ("json", "application/json")):
        response = get(stage, kind)
        assert (response.status_code, response.content_type) == (200, said)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Disposition"].startswith('attachment; filename="my-copy-')
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("viewer", "code"), [(NOBODY, "You are signed out."), (STAFF_AS_MAYA, "somebody else")]
)
@pytest.mark.parametrize("kind", ["html", "json"])
def test_visitors_and_masquerading_staff_get_nothing(
    stage: Stage, viewer: Viewer, code: str, kind: str
) -> None:
    stage.finish(lambda n: 5 if n % 6 == 2 else 1)
    response = get(stage.as_(viewer), kind)
    assert response.status_code == 403 and response.content_type == "text/plain"
    assert code in response.text and "Investigative" not in response.text


@pytest.mark.parametrize("viewer", [LEO, AMINA])
def test_everybody_gets_their_own_row_and_no_other(stage: Stage, viewer: Viewer) -> None:
    which = stage.share()
    stage.say("save_note", item=which, text="Only mine.", revision=0)
    for kind in ("html", "json"):
        text = get(stage.as_(viewer), kind).text
        assert which not in text and "Only mine." not in text and "Maya" not in text
    assert ("8", "u1") not in stage.host.stored


@pytest.mark.parametrize("kind", ["", "pdf", "html/7", "../json"])
def test_other_kinds_are_not_there(stage: Stage, kind: str) -> None:
    assert get(stage, kind).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_is_only_read(stage: Stage, method: str) -> None:
    assert get(stage, "json", method).status_code == 405


def test_the_script_does_not_know_of_it_and_the_page_links_to_it(stage: Stage) -> None:
    stage.begin()
    assert "my_copy" not in stage.block().handler_names()
    for page in (stage.block().student_view().content, stage.say("show")["html"]):
        assert len(html.fromstring(page).xpath("//a[@download][contains(@href, 'my_copy')]")) == 2
        assert "The people who run this site hold the key" in page


def test_the_data_are_the_whole_row_with_answers_in_words(stage: Stage) -> None:
    which = stage.share()
    stage.say("save_note", item=which, text="Half an emoji \ud83d", revision=0)
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    found = data(stage.as_(MAYA))
    assert found["format"] == 1 and found["person"] == {"id": "7", "name": "Maya"}
    assert found["people"] == {"1": "Amina", "3": "Ada", "7": "Maya"}
    (sat,) = found["sittings"]
    assert sat["answers"]["i01"] == 2 and sat["note"]["text"] == "Half an emoji \ud83d"
    first = sat["answers_in_words"][0]
    assert (first["question"], first["given"]) == ("Build kitchen cabinets", "Dislike")
    assert [line["act"] for line in found["access_log"]["lines"]] == ["shared", "opened"]
    assert set(stage.row()) <= set(found)


def test_the_page_says_it_all_and_runs_nothing(stage: Stage) -> None:
    stage.host.looking = Viewer("7", SCRIPT, "learner")
    which = stage.set(display_name=SCRIPT).share()
    stage.host.looking = Viewer("7", SCRIPT, "learner")
    stage.say("save_note", item=which, text=SCRIPT, revision=0)
    stage.say("add_work", work=SCRIPT)
    text = get(stage, "html").text
    tree = html.fromstring(text)
    assert not tree.xpath("//script | //img | //form | //@onerror | //link")
    assert tree.get("lang") == "en" and tree.get("dir") == "ltr"
    assert len(tree.xpath("//style")) == 1 and "alert(1)" in tree.text_content()
    for said in ("Build kitchen cabinets", "Your note", "Your shortlist", "You shared it", "CC BY-ND"):
        assert said in text


def test_stubs_beginnings_and_messages_stand_in_it(stage: Stage) -> None:
    which = stage.share()
    with stage.host.editing(stage.block(), "7") as state:
        parts = {"stands_out": "You light up.", "could_grow": "", "opportunity": ""}
        plain = {"item": which, "kind": "message", "sent": "2026-03-02T14:00:00Z"}
        first = {**plain, "id": "m", "by": "1", "words": {"about": "whole", "parts": parts}}
        fresh = {**first, "id": "f", "words": {"about": "whole", "parts": {"text": "Not opened yet"}}}
        first["read"], first["reader"] = "2026-03-03T14:00:00Z", "7"
        said = {"about": "whole", "parts": {"text": "Thank you"}, "differently": True}
        gone = {**plain, "id": "g", "by": "7", "deleted": "2026-03-04T14:00:00Z", "words": None}
        state.messages = [first, {**plain, "id": "r", "by": "7", "words": said}, gone, fresh]
    stage.say("save_message_draft", item=f"7 {which} whole text", text="Not sent", revision=0)
    stage.as_(MAYA).say("begin", again=which)
    text = get(stage, "html").text
    for said in (
        "said to each other",
        "You light up.",
        "Thank you",
        "I see this differently",
        "Not sent yet",
    ):
        assert said in text
    assert "Deleted on 4 March 2026." in text
    for kind in ("html", "json"):
        assert "Not opened yet" not in get(stage, kind).text
    assert "You have not opened this yet." in text
    assert "not finished" in text
    stage.say("delete_sitting", sitting=which)
    assert "Deleted on" in get(stage, "html").text


def test_without_the_key_it_says_what_is_locked(stage: Stage, settings: Any) -> None:
    stage.finish()
    settings.COACHING_KEYS = ["another key altogether"]
    assert data(stage)["sittings"][0]["answers"] == {"locked": True}
    assert "the site's key for it is missing" in get(stage, "html").text


def test_a_row_of_a_newer_version_is_busy(stage: Stage) -> None:
    stage.host.stored["7", "u1"] = (json.dumps({"schema": 99}), "")
    assert get(stage, "json").status_code == 503


def test_how_long_it_stays_is_the_sites_to_say(stage: Stage, settings: Any) -> None:
    stage.finish()
    settings.COACHING_RETENTION = "Two years after the course.\nThen it is deleted."
    for page in (stage.block().student_view().content, get(stage, "html").text):
        assert "Two years after the course." in page and "Then it is deleted." in page


def test_without_a_place_nothing_can_be_started(stage: Stage) -> None:
    which = stage.finish()
    assert "Start a reflection" not in stage.block().student_view().content
    status, answer = stage.post("start_link", sitting=which, kind="reflection")
    assert (status, answer["error"]["code"]) == (400, "no_place")


def test_a_reflection_is_started_once_and_taken_back(stage: Stage) -> None:
    which = stage.finish()
    stage.host.blocks = [REFLECTION]
    page = stage.block().student_view().content
    assert "Start a reflection" in page and "Start a goal" not in page
    assert "It waits for you in “What I take with me”." in page
    stage.say("start_link", sitting=which, kind="reflection", scale="S")
    answer = stage.say("start_link", sitting=which, kind="reflection", scale="S")
    assert "A reflection about Social, started on" in answer["html"]
    (one,) = stage.row()["links"]
    assert (one["kind"], one["sitting"], one["scale"]) == ("reflection", which, "S")
    stage.say("remove_link", sitting=which, link=one["id"])
    assert stage.row()["links"] == []


def test_what_cannot_be_started(stage: Stage) -> None:
    which = stage.finish()
    stage.host.blocks = [REFLECTION]
    for sent in ({"kind": "goal"}, {"kind": "party"}, {"kind": "reflection", "scale": "X"}):
        assert stage.post("start_link", sitting=which, **sent)[0] == 400
    stage.say("begin", again=which)
    assert stage.post("start_link", sitting=stage.sitting, kind="reflection")[0] == 400
    assert stage.row()["links"] == []


def test_a_link_goes_with_its_result(stage: Stage) -> None:
    which = stage.finish()
    stage.host.blocks = [REFLECTION]
    stage.say("start_link", sitting=which, kind="reflection")
    stage.say("delete_sitting", sitting=which)
    assert stage.row()["links"] == []
