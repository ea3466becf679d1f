"""Every handler: wrong role, nobody, masquerade, broken bodies, unknown ids, script in every field."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import html
from webob import Request

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core import limits
from coaching_xblock.core.people import Viewer
from tests.stage import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, Stage

COACHES = {
    "acknowledge", "ask_record", "ask_worry", "begin_record", "compare_shared", "drop_record", "hand_over",
    "list_shared", "open_record", "open_result", "open_shortlist", "open_written", "pass_on", "save_record",
    "save_worry", "send_worry",
}  # fmt: skip
#: Of a conversation: what learners and coaches do alike.
TALK = {
    "change_message", "delete_message", "drop_message_draft", "drop_quote", "edit_message", "quote_words",
    "save_message_draft", "send_message", "show_messages", "take_back_message", "write_message",
}  # fmt: skip
BOTH = {"draft_key", *TALK}
AUTHORS = {"library_source", "sample_result"}
HANDLERS = sorted(AssessmentXBlock.handler_names())
TAKERS = sorted(set(HANDLERS) - COACHES - BOTH - AUTHORS)
SHORTLIST = {
    "add_work", "remove_entry", "save_entry_note", "share_entry", "show_entry", "show_shortlist",
    "withdraw_entry",
}  # fmt: skip
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def who(handler: str) -> Viewer:
    """Somebody who may call *handler*."""
    return AMINA if handler in COACHES else AUTHOR if handler in AUTHORS else MAYA


def test_the_list_of_handlers_is_this_one() -> None:
    assert (
        sorted(
            [
                "acknowledge",
                "add_occupation",
                "add_work",
                "ask_again",
                "ask_delete",
                "ask_record",
                "ask_share",
                "ask_worry",
                "begin",
                "begin_record",
                "change_message",
                "compare_shared",
                "compare_sittings",
                "confirm_record",
                "correct_record",
                "delete_message",
                "delete_record",
                "delete_sitting",
                "draft_key",
                "drop_message_draft",
                "drop_quote",
                "drop_record",
                "edit_message",
                "explore",
                "finish",
                "hand_over",
                "library_source",
                "list_shared",
                "occupation",
                "open_record",
                "open_result",
                "open_shortlist",
                "open_written",
                "pass_on",
                "preview_as_coach",
                "promise",
                "quote_words",
                "read_messages",
                "remove_entry",
                "remove_link",
                "sample_result",
                "save_answers",
                "save_entry_note",
                "save_message_draft",
                "save_note",
                "save_record",
                "save_tried",
                "save_why",
                "save_worry",
                "say_back",
                "send_message",
                "send_worry",
                "share",
                "share_entry",
                "show",
                "show_answers",
                "show_entry",
                "show_messages",
                "show_record",
                "show_shortlist",
                "start_link",
                "take_back_message",
                "withdraw",
                "withdraw_entry",
                "write_message",
            ]
        )
        == HANDLERS
    )


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [NOBODY, STAFF_AS_MAYA])
def test_nobody_and_masquerading_staff_may_do_nothing(stage: Stage, handler: str, viewer: Viewer) -> None:
    which = stage.share()
    before = dict(stage.host.stored)
    status, answer = stage.as_(viewer).post(
        handler, sitting=which, item=which, learner="7", text="x", revision=0
    )
    assert status == 403
    assert answer["error"]["code"] == ("signin" if viewer is NOBODY else "masquerade")
    assert "lean" not in json.dumps(answer) and stage.host.stored == before


@pytest.mark.parametrize("handler", TAKERS)
@pytest.mark.parametrize("viewer", [AMINA, ADA])
def test_coaches_take_no_questionnaires(stage: Stage, handler: str, viewer: Viewer) -> None:
    which = stage.share()
    assert stage.as_(viewer).post(handler, sitting=which, item=which, old_enough="yes")[0] == 403


@pytest.mark.parametrize("handler", sorted(set(TAKERS) - {"begin", "ask_again"} - SHORTLIST))
def test_another_learners_sitting_is_not_there(stage: Stage, handler: str) -> None:
    which = stage.share()
    before = stage.row("7")
    sent = {
        "sitting": which,
        "item": which,
        "one": which,
        "other": which,
        "text": "x",
        "revision": 0,
        "answers": {"i01": {"value": 1}},
    }
    status, answer = stage.as_(LEO).post(handler, soc="29-1141.00", messages=which, **sent)
    assert status == 404 and answer["error"]["code"] in ("no_sitting", "no_message", "no_record")
    assert stage.row("7") == before
    assert ("8", "u1") not in stage.host.stored


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("body", [b"{", b"[]", b"3", b"null", b"\xff\xfe", b'"x"', b"[" * 100_000])
def test_broken_bodies(stage: Stage, handler: str, body: bytes) -> None:
    stage.as_(who(handler))
    status, answer = stage.post(handler, body)
    assert (status, answer["error"]["code"]) == (400, "malformed")
    assert stage.host.stored == {}


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_body_beyond_the_limit(stage: Stage, handler: str) -> None:
    stage.as_(who(handler))
    status, answer = stage.post(handler, b'{"text": "' + b"x" * limits.BODY_BYTES + b'"}')
    assert status == 413
    assert str(limits.BODY_BYTES) in answer["announce"]


@pytest.mark.parametrize("handler", [*HANDLERS, "submit_studio_edits"])
def test_reading_by_address_is_refused(stage: Stage, handler: str) -> None:
    response = stage.block().handle(handler, Request.blank("/", method="GET"))
    assert response.status_code in (403, 405)
    assert b"<" not in response.body or b"problem" in response.body


@pytest.mark.parametrize("handler", HANDLERS)
def test_answers_are_not_kept_by_browsers(stage: Stage, handler: str) -> None:
    response = stage.block().handle(handler, Request.blank("/", method="POST", body=b"{}"))
    assert response.headers["Cache-Control"] == "no-store"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just(SCRIPT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        "sitting",
        "item",
        "text",
        "revision",
        "answers",
        "learner",
        "page",
        "search",
        "everyone",
        "old_enough",
        "again",
        "about",
        "level",
        "name",
        "words",
        "zone3",
        "group",
        "anyway",
        "soc",
        "entry",
        "panel",
        "work",
        "readers",
        "message",
        "draft",
        "stands_out",
        "could_grow",
        "opportunity",
        "scale",
        "sounds",
        "seen",
        "tried-0",
        "messages",
        "source",
        "version",
        "selected",
        "passage",
        "number",
        "to",
        "until",
        "promise",
        "differently",
        "sure",
        "close",
        "talk",
    ]
)


@pytest.mark.parametrize("handler", HANDLERS)
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(NAMES, VALUES, max_size=6))
def test_no_json_is_an_accident(stage: Stage, handler: str, data: dict[str, Any]) -> None:
    """Whatever is sent is answered with a sentence, never with an exception."""
    stage.as_(who(handler))
    status, answer = stage.post(handler, **data)
    assert status in (200, 400, 403, 404, 409, 413)
    assert status == 200 or answer["announce"]


@pytest.mark.parametrize("handler", sorted(TALK))
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(NAMES, VALUES, max_size=6))
def test_no_json_of_a_coach_is_an_accident_in_a_conversation(
    stage: Stage, handler: str, data: dict[str, Any]
) -> None:
    status, answer = stage.as_(AMINA).post(handler, **data)
    assert status in (200, 400, 403, 404, 409, 413)
    assert status == 200 or answer["announce"]


def test_half_an_emoji_breaks_no_page_and_comes_back_as_it_was(stage: Stage) -> None:
    which = stage.finish()
    stage.say("save_note", item=which, text="cut \ud83d here", revision=0)
    page = stage.block().student_view().content
    assert "cut \N{REPLACEMENT CHARACTER} here" in page and page.encode()
    status, answer = stage.post("save_note", item=which, text="other", revision=0)
    assert (status, answer["error"]["stored"]) == (409, "cut \ud83d here")


def test_script_in_every_text_is_only_text(stage: Stage) -> None:
    stage.host.looking = Viewer("7", SCRIPT, "learner")
    stage.host.course["7"] = type(stage.host.course["7"])("7", SCRIPT)
    block = stage.block()
    block.display_name = SCRIPT
    block.introduction = SCRIPT
    pages = [block.student_view().content, block.author_view().content, block.public_view().content]
    stage.say("begin", old_enough="yes")
    which = stage.sitting
    stage.say("save_answers", sitting=which, answers={f"i{n:02}": {"value": 3} for n in range(1, 31)})
    pages.append(stage.say("finish", sitting=which)["html"])
    stage.say("save_note", item=which, text=SCRIPT, revision=0)
    stage.say("say_back", sitting=which, scale="R", sounds="no")
    stage.say("save_why", item=f"{which} R", text=SCRIPT, revision=0)
    pages.append(stage.say("show_answers", sitting=which)["html"])
    pages.append(stage.say("share", sitting=which)["html"])
    stage.as_(AMINA)
    pages.append(stage.say("list_shared", search="img")["html"])
    pages.append(stage.say("open_result", learner="7", sitting=which)["html"])
    for page in pages:
        tree = html.fromstring(page)
        assert not tree.xpath("//script | //img | //@onerror"), page
    assert any("alert(1)" in page for page in pages)


@pytest.mark.parametrize("viewer", [MAYA, AMINA, NOBODY, Viewer("4", "Orla", "author", masquerade=True)])
def test_only_authors_edit(stage: Stage, viewer: Viewer) -> None:
    block = stage.as_(viewer).block()
    body = json.dumps({"values": {"display_name": "Mine now"}, "defaults": []}).encode()
    response = block.handle("submit_studio_edits", Request.blank("/", method="POST", body=body))
    assert response.status_code == 403
    assert stage.block().display_name == "What interests you"


@pytest.mark.parametrize("sent", [b"[]", b"3", b"{}", b'{"values": [], "defaults": {}}'])
def test_broken_edits(stage: Stage, sent: bytes) -> None:
    block = stage.as_(AUTHOR).block()
    assert (
        block.handle("submit_studio_edits", Request.blank("/", method="POST", body=sent)).status_code == 400
    )


@pytest.mark.parametrize(
    "values",
    [
        {"display_name": "  "},
        {"heading_level": 9},
        {"heading_level": "x"},
        {"instrument": "gone"},
        {"retake": "weekly"},
        {"retake_days": -1},
        {"retake_days": 3651},
        {"retake_days": None},
        {"sharing": "everybody"},
        {"sharing": "read", "instrument": "mini-ipip"},
        {"sharing": "read", "instrument": "first-conversation"},
    ],
)
def test_edits_that_pages_cannot_show(stage: Stage, values: dict[str, Any]) -> None:
    block = stage.as_(AUTHOR).block()
    body = json.dumps({"values": values, "defaults": []}).encode()
    assert (
        block.handle("submit_studio_edits", Request.blank("/", method="POST", body=body)).status_code == 400
    )
    assert stage.block().heading_level == 2


@pytest.mark.parametrize("body", [b'{"values": {"heading_level": 1e999}, "defaults": []}'])
def test_an_endless_number_is_no_accident(stage: Stage, body: bytes) -> None:
    block = stage.as_(AUTHOR).block()
    assert (
        block.handle("submit_studio_edits", Request.blank("/", method="POST", body=body)).status_code == 400
    )


@pytest.mark.parametrize(
    "name",
    ["display_name", "introduction", "heading_level", "instrument", "retake", "retake_days", "sharing"],
)
def test_an_authored_field_without_a_value_breaks_no_page(stage: Stage, name: str) -> None:
    block = stage.block()
    setattr(block, name, None)
    for view in (block.student_view, block.author_view, block.public_view):
        assert "<h2" in view().content and "None" not in view().content


def test_a_row_of_a_newer_version_is_a_calm_card_and_one_line_of_the_list(stage: Stage) -> None:
    stage.share()
    row = {"schema": 99, "sittings": [{"id": "s1", "another": "shape"}]}
    stage.host.stored["8", "u1"] = (json.dumps(row), "")
    page = stage.as_(AMINA).block().student_view().content
    assert "1 learner shares a result here." in page
    assert "Begun, nothing shared" in stage.say("list_shared", everyone="yes")["html"]
    assert "The site is being updated." in stage.as_(LEO).block().student_view().content
    status, answer = stage.post("show")
    assert (status, answer["error"]["code"]) == (503, "newer_schema")


def test_a_coachs_own_row_of_a_newer_version_breaks_no_list(stage: Stage) -> None:
    stage.share()
    stage.host.stored["1", "u1"] = (json.dumps({"schema": 99, "drafts": {"another": "shape"}}), "")
    assert "1 learner shares a result here." in stage.as_(AMINA).block().student_view().content


@pytest.mark.parametrize("finished", [False, True])
def test_of_a_questionnaire_that_is_gone_only_results_can_be_read(stage: Stage, finished: bool) -> None:
    stage.finish() if finished else stage.begin()
    row = stage.row()
    row["sittings"][0]["instrument"] = "gone"
    stage.host.stored["7", "u1"] = (json.dumps(row), "")
    page = stage.block().student_view().content
    assert ("This questionnaire cannot be shown at the moment." in page) is not finished
    assert ("Investigative" in page) is finished


def test_authors_edit_and_take_it_back(stage: Stage) -> None:
    body = json.dumps({"values": {"display_name": "Interests", "heading_level": 3}, "defaults": []}).encode()
    stage.as_(AUTHOR)
    assert (
        stage.block().handle("submit_studio_edits", Request.blank("/", method="POST", body=body)).status_code
        == 200
    )
    assert (stage.block().display_name, stage.block().heading_level) == ("Interests", 3)
    assert "<h3" in stage.block().student_view().content
