"""Every handler of the desk: nobody, masquerade, broken bodies, other methods, unknown people, any JSON."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from webob import Request

from coaching_xblock.core import agreement, card, limits
from coaching_xblock.core.people import Viewer
from coaching_xblock.desk import DeskXBlock
from tests.desk import DeskStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA

HANDLERS = sorted(set(DeskXBlock.handler_names()))
EVERYBODY = [MAYA, AMINA, ADA, AUTHOR]
WORD = "canarybird"
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def desk() -> DeskStage:
    return DeskStage()


@pytest.fixture
def lived(desk: DeskStage) -> DeskStage:
    """Maya asked, Amina answered and offered an agreement, each with a word of their own."""
    desk.show_card(how=f"I listen. {WORD}")
    desk.asks(WORD)
    desk.answers(WORD)
    desk.offers(often=WORD)
    return desk


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [NOBODY, STAFF_AS_MAYA])
def test_nobody_and_masquerading_staff_may_do_nothing(lived: DeskStage, handler: str, viewer: Viewer) -> None:
    before = dict(lived.host.stored)
    ids = {"message": lived.row()["messages"][0]["id"], "version": lived.row()["agreements"][0]["id"]}
    status, answer = lived.as_(viewer).post(handler, learner="7", text="x", revision=0, **ids)
    assert status == 403
    assert answer["error"]["code"] == ("signin" if viewer is NOBODY else "masquerade")
    assert WORD not in json.dumps(answer) and lived.host.stored == before


@pytest.mark.parametrize("handler", HANDLERS)
def test_another_learner_learns_and_changes_nothing(lived: DeskStage, handler: str) -> None:
    before = lived.row("7")
    ids = {"message": before["messages"][0]["id"], "version": before["agreements"][0]["id"]}
    for item in ("7   text", "7 often", "7", ids["message"]):
        sent = {"learner": "7", "item": item, "messages": ids["message"], "text": "x", "revision": 0, **ids}
        _, answer = lived.as_(LEO).post(handler, **sent)
        # The card is for every learner.
        assert WORD not in json.dumps(answer).replace(f"I listen. {WORD}", "")
    assert lived.row("7") == before


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("body", [b"{", b"[]", b"3", b"null", b"\xff\xfe", b'"x"', b"[" * 100_000])
def test_broken_bodies(desk: DeskStage, handler: str, body: bytes) -> None:
    for viewer in EVERYBODY:
        status, answer = desk.as_(viewer).post(handler, body)
        assert (status, answer["error"]["code"]) in ((400, "malformed"), (403, "forbidden"))
    assert desk.host.stored == {}


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_body_beyond_the_limit(desk: DeskStage, handler: str) -> None:
    for viewer in EVERYBODY:
        status, _ = desk.as_(viewer).post(handler, b'{"text": "' + b"x" * limits.BODY_BYTES + b'"}')
        assert status in (403, 413)


@pytest.mark.parametrize("handler", [*HANDLERS, "submit_studio_edits"])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_reading_by_address_is_refused(desk: DeskStage, handler: str, method: str) -> None:
    response = desk.block().handle(handler, Request.blank("/", method=method))
    assert response.status_code in (403, 405) and WORD.encode() not in response.body


@pytest.mark.parametrize("handler", HANDLERS)
def test_answers_are_not_kept_by_browsers(desk: DeskStage, handler: str) -> None:
    response = desk.block().handle(handler, Request.blank("/", method="POST", body=b"{}"))
    assert response.headers["Cache-Control"] == "no-store"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just(SCRIPT) | st.just("7"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        "learner", "item", "about", "text", "revision", "page", "search", "acting", "message", "messages",
        "version", "after", "write", "days", "instead", "from", "to", "workday-0", "until", "promise", "talk",
        "draft", "number", "source", "selected", "passage", "sure", "close", *card.PARTS, *agreement.PARTS,
    ]
)  # fmt: skip


@pytest.mark.parametrize("handler", HANDLERS)
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(NAMES, VALUES, max_size=8), viewer=st.sampled_from(EVERYBODY))
def test_no_json_is_an_accident(desk: DeskStage, handler: str, data: dict[str, Any], viewer: Viewer) -> None:
    """Whatever is sent is answered with a sentence, never with an exception."""
    status, answer = desk.as_(viewer).post(handler, **data)
    assert status in (200, 400, 403, 404, 409, 413)
    assert status == 200 or answer["announce"]


def test_half_an_emoji_breaks_no_page_and_comes_back_as_it_was(desk: DeskStage) -> None:
    desk.show_card(how="cut \ud83d here")
    desk.asks("half \ud83d too")
    page = desk.as_(MAYA).page()
    assert "cut \N{REPLACEMENT CHARACTER} here" in page and page.encode()
    block = desk.as_(AMINA).block()
    assert desk.host.reading(block, "1").card["words"]["how"] == "cut \ud83d here"


def test_a_row_of_a_newer_version_is_a_calm_card(desk: DeskStage) -> None:
    desk.host.stored["7", "u1"] = (json.dumps({"schema": 99, "messages": "another shape"}), "")
    assert "The site is being updated." in desk.as_(MAYA).page()
    status, answer = desk.post("show_desk")
    assert (status, answer["error"]["code"]) == (503, "newer_schema")
    desk.host.stored["1", "u1"] = (json.dumps({"schema": 99, "card": "another shape"}), "")
    assert "The site is being updated." in desk.as_(AMINA).page()
