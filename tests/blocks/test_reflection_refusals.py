"""Every handler of a reflection: wrong role, nobody, masquerade, broken bodies, unknown ids, hostile HTML."""

import json
from typing import Any

import pytest
from webob import Request

from coaching_xblock.core import limits
from coaching_xblock.core.people import Viewer
from coaching_xblock.reflection import ReflectionXBlock
from tests.reflections import TEXT, ReflectionStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA

HANDLERS = sorted(ReflectionXBlock.handler_names())
#: What only learners do (and authors, in a preview).
WRITERS = [
    "ask_delete",
    "delete_entry",
    "promise",
    "restore_version",
    "save_checks",
    "save_entry",
    "show",
    "submit_entry",
]
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def stage() -> ReflectionStage:
    return ReflectionStage()


def sent(stage: ReflectionStage, which: str) -> dict[str, Any]:
    version = stage.entries[0]["versions"][0]["id"]
    return {"entry": which, "item": stage.item, "version": version, "text": "x", "revision": 0, "values": {}}


def test_each_of_them_is_there() -> None:
    assert set(WRITERS) < set(HANDLERS)


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [NOBODY, STAFF_AS_MAYA])
def test_nobody_and_masquerading_staff_may_do_nothing(
    stage: ReflectionStage, handler: str, viewer: Viewer
) -> None:
    which = stage.hand_in()
    data, before = sent(stage, which), dict(stage.host.stored)
    status, answer = stage.as_(viewer).post(handler, **data, learner="7")
    assert status == 403
    assert answer["error"]["code"] == ("signin" if viewer is NOBODY else "masquerade")
    assert "contract" not in json.dumps(answer) and stage.host.stored == before


@pytest.mark.parametrize("handler", WRITERS)
@pytest.mark.parametrize("viewer", [AMINA, ADA])
def test_coaches_write_no_entries(stage: ReflectionStage, handler: str, viewer: Viewer) -> None:
    which = stage.hand_in()
    data, before = sent(stage, which), dict(stage.host.stored)
    status, answer = stage.as_(viewer).post(handler, **data)
    assert (status, answer["error"]["code"]) == (403, "forbidden")
    assert TEXT not in json.dumps(answer) and stage.host.stored == before


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("body", [b"{", b"[]", b"3", b"null", b"\xff\xfe", b'"x"', b"[" * 100_000])
@pytest.mark.parametrize("viewer", [MAYA, AMINA, AUTHOR])
def test_broken_bodies(stage: ReflectionStage, handler: str, body: bytes, viewer: Viewer) -> None:
    status, answer = stage.as_(viewer).post(handler, body)
    assert (status, answer["error"]["code"]) in ((400, "malformed"), (403, "forbidden"))
    assert stage.host.stored == {}


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_body_beyond_the_limit(stage: ReflectionStage, handler: str) -> None:
    for viewer in (MAYA, AMINA, AUTHOR):
        status, answer = stage.as_(viewer).post(handler, b'{"text": "' + b"x" * limits.BODY_BYTES + b'"}')
        assert status in (403, 413)
        if status == 413:
            assert str(limits.BODY_BYTES) in answer["announce"]


@pytest.mark.parametrize("handler", HANDLERS)
def test_reading_by_address_is_refused(stage: ReflectionStage, handler: str) -> None:
    response = stage.block().handle(handler, Request.blank("/", method="GET"))
    assert response.status_code in (403, 405)


WRONG = [None, 3, True, [], {}, "x" * 101, "\x00", "\ud800"]


@pytest.mark.parametrize("handler", WRITERS)
@pytest.mark.parametrize("name", ["item", "entry", "version", "revision", "text"])
@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_values_of_the_wrong_kind(stage: ReflectionStage, handler: str, name: str, value: Any) -> None:
    which = stage.hand_in()
    before = stage.row()
    if handler == "delete_entry" and name != "entry":
        return
    status, answer = stage.post(handler, **{**sent(stage, which), name: value})
    assert status in (200, 400, 404, 409)
    assert status == 200 or answer["announce"]
    if status != 200:
        assert stage.row() == before


@pytest.mark.parametrize("handler", WRITERS)
@pytest.mark.parametrize("name", ["item", "entry", "version", "text", "readers", "consent", "keep", "revise"])
def test_script_in_any_field_never_reaches_a_page(stage: ReflectionStage, handler: str, name: str) -> None:
    which = stage.hand_in()
    _status, answer = stage.post(handler, **{**sent(stage, which), name: SCRIPT})
    for source in (answer["html"], stage.page()):
        assert "<script>alert" not in source and "<img src=x" not in source


@pytest.mark.parametrize("handler", sorted(set(WRITERS) - {"save_entry", "save_checks", "promise"}))
def test_another_learners_entry_is_not_there(stage: ReflectionStage, handler: str) -> None:
    which = stage.hand_in()
    data, before = sent(stage, which), stage.row()
    if handler == "show":
        del data["version"]
    status, answer = stage.as_(LEO).post(handler, **data)
    assert (status, answer["error"]["code"]) in ((404, "no_entry"), (400, "entry_empty"))
    assert stage.row() == before and (LEO.id, "u1") not in stage.host.stored
