"""A first view opens what it shows, and what is quoted there, however much else a row holds."""

from typing import Any

import pytest

from coaching_xblock.core import moment
from coaching_xblock.core.message import Message, Words
from coaching_xblock.core.quote import Quote
from coaching_xblock.host import seal
from tests.blocks.test_writing import own, prompt
from tests.reflections import ReflectionStage

EARLY, LATE = "a 2026-03-03", "a 2026-03-04"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> ReflectionStage:
    """Somebody who wrote on two days, shared the second, and was quoted from both beside it."""
    stage = ReflectionStage().set(**own(prompt("a", "day")))
    monkeypatch.setattr(moment, "now", lambda: "2026-03-03T09:00:00Z")
    first = stage.hand_in("A word of Tuesday.", EARLY)
    monkeypatch.setattr(moment, "now", lambda: "2026-03-04T09:00:00Z")
    second = stage.hand_in("A word of Wednesday.", LATE)
    stage.say("share", entry=second, readers="1 3", consent="")
    with stage.host.editing(stage.block(), "7") as state:
        version = state.entries[0]["versions"][0]["id"]
        elsewhere = Words(parts={"text": "Said about Tuesday."})
        quotes = (Quote("u1", first, version, 0, 18), Quote("u1", "m1", "", 0, 19))
        here = Words(parts={"text": "I read both."}, quotes=quotes)
        now = moment.now()
        state.messages = [
            Message("m1", first, "7", "message", now, words=elsewhere).dump(),
            Message("m2", second, "1", "message", now, read=now, reader="7", words=here).dump(),
        ]
    return stage


def test_what_is_quoted_from_elsewhere_is_there(stage: ReflectionStage) -> None:
    page = stage.page()
    for words in ("A word of Wednesday.", "A word of Tuesday.", "I read both.", "Said about Tuesday."):
        assert words in page, words


def test_other_words_stay_sealed(stage: ReflectionStage, monkeypatch: pytest.MonkeyPatch) -> None:
    with stage.host.editing(stage.block(), "7") as state:
        state.messages = []
    opened: list[Any] = []
    open_token = seal.Seal.open
    monkeypatch.setattr(
        seal.Seal, "open", lambda self, token: opened.append(token) or open_token(self, token)
    )
    page = stage.page()
    assert "A word of Wednesday." in page and "Tuesday, 3 March 2026" in page
    row = stage.row()["entries"]
    assert row[1]["writing"]["text"] in opened and row[0]["writing"]["text"] not in opened
