"""The helper under a coach's reply: a note that nobody keeps, and a blank that is not sent."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits, snippet
from coaching_xblock.core.people import Sibling
from coaching_xblock.core.starter import BLANK
from tests.blocks.talking import WORDS, Talk, TalkingBlock
from tests.desk import DeskStage
from tests.scene import AMINA, MAYA

ADVICE = "You should talk to your boss. Try to write a list."
STARTER = f"It sounds as if {BLANK} matters to you."
LONG = "I see. " * 200
HOSTILE = '"><img src=x onerror=alert(1)>'


class WordyBlock(TalkingBlock):
    """Its items have words of their own."""

    def item_words(self, state: Any, item: str) -> str:
        return str(next(each["writing"]["text"] for each in state.entries if each["id"] == item))


class PartedBlock(TalkingBlock):
    """A coach writes in two parts."""

    def part_names(self, about: str, coach: bool) -> tuple[str, ...]:
        return ("stands_out", "could_grow") if coach else ("text",)


@pytest.fixture
def talk() -> Talk:
    return Talk()


def of(kind: type[TalkingBlock]) -> Talk:
    made = Talk()
    made.kind = kind
    return made


def noted(talk: Talk, text: str, revision: int = 0, part: str = "text", item: str = "e1") -> Any:
    """What the answer to a saved draft says of it."""
    named = f"7 {item}  {part}"
    return talk.say("save_message_draft", item=named, text=text, revision=revision).get("note")


def with_snippets(talk: Talk, texts: Sequence[str]) -> Talk:
    """The course has a desk, where Amina keeps ready texts."""
    desk = DeskStage()
    desk.host, desk.runtime, desk.usage = talk.host, talk.runtime, "u9"
    talk.host.blocks = [Sibling("u9", "coaching_desk", "Desk", "https://example.org/desk")]
    with talk.host.editing(desk.as_(AMINA).block(), "1") as state:
        for text in texts:
            state.snippets, which = snippet.add(state.snippets)
            state.snippets, _ = snippet.write(state.snippets, which, text, 0, "2026-03-03T14:02:09Z")
    return talk


def starters(answer: dict[str, Any]) -> list[str]:
    return html.fromstring(f"<main>{answer['html']}</main>").xpath("//@data-coaching-insert")


# Notes


def test_a_coach_is_told_once_it_is_saved(talk: Talk) -> None:
    talk.coach()
    assert "advice" in noted(talk, ADVICE)
    assert noted(talk, f"{ADVICE} What speaks against it?", revision=1) == ""
    assert "yes or no" in noted(talk, "Did it help?", revision=2)


def test_a_note_is_neither_stored_nor_told_to_anybody(talk: Talk) -> None:
    said = noted(talk.coach(), ADVICE)
    before = list(talk.host.published)
    talk.say("send_message", learner="7", item="e1", text=ADVICE)
    kept = f"{talk.host.stored}{talk.opened('7').messages}{talk.opened('1').drafts}"
    assert said not in kept and "note" not in str(talk.row()) and "note" not in str(talk.row("1"))
    assert "advice" not in f"{before}{talk.host.published}"


def test_a_note_does_not_hold_a_reply_back(talk: Talk) -> None:
    assert noted(talk.coach(), ADVICE)
    assert talk.post("send_message", learner="7", item="e1", text=ADVICE)[0] == 200


def test_learners_are_told_nothing(talk: Talk) -> None:
    assert noted(talk.maya(), ADVICE) is None
    assert starters(talk.say("show_messages", item="e1")) == []


@pytest.mark.parametrize("language", ["de", "pt-br"])
def test_languages_that_nobody_reviewed_have_neither_notes_nor_moves(talk: Talk, language: str) -> None:
    talk.as_(replace(AMINA, language=language))
    assert noted(talk, ADVICE) == ""
    assert starters(talk.say("show_messages", learner="7", item="e1")) == []


def test_all_parts_are_one_reply() -> None:
    talk = of(PartedBlock).coach()
    assert noted(talk, ADVICE, part="stands_out")
    assert noted(talk, "What speaks against it?", part="could_grow") == ""
    assert noted(talk, f"{ADVICE} Call Ana.", revision=1, part="stands_out") == ""


# Length


def test_long_is_what_is_much_longer_than_what_it_answers(talk: Talk) -> None:
    assert noted(talk.coach(), LONG) == ""
    assert "times as long" in noted(of(WordyBlock).coach(), LONG)


def test_what_the_learner_wrote_since_is_what_counts() -> None:
    talk = of(WordyBlock)
    talk.coach().sends("Tell me more.")
    talk.maya().sends("word " * 150)
    assert noted(talk.coach(), LONG) == ""


def test_after_a_coach_wrote_there_is_nothing_to_answer() -> None:
    talk = of(WordyBlock)
    talk.coach().sends("Tell me more.")
    assert noted(talk.coach(), LONG) == ""


@pytest.mark.parametrize("state", ["private", "withdrawn"])
def test_not_even_the_length_is_told_of_what_is_not_shared(state: str) -> None:
    talk = of(WordyBlock)
    noted(talk.coach(), "I see.")
    talk.consent(state)
    assert noted(talk.coach(), LONG, revision=1) == ""


# Blanks


def test_a_blank_is_not_sent(talk: Talk) -> None:
    talk.coach().writes(STARTER)
    status, answer = talk.post("send_message", learner="7", item="e1", text=STARTER)
    assert status == 400
    assert answer["error"]["code"] == "blank_left" and answer["error"]["field"] == "text"
    assert talk.row()["messages"] == [] and len(talk.row("1")["drafts"]) == 1
    filled = STARTER.replace(BLANK, "the team")
    talk.writes(filled, revision=1)
    assert talk.post("send_message", learner="7", item="e1", text=filled)[0] == 200


def test_the_part_with_the_blank_is_named() -> None:
    talk = of(PartedBlock).coach()
    noted(talk, "You kept at it.", part="stands_out")
    noted(talk, STARTER, part="could_grow")
    texts = {"stands_out": "You kept at it.", "could_grow": STARTER}
    status, answer = talk.post("send_message", learner="7", item="e1", **texts)
    assert (status, answer["error"]["field"]) == (400, "could_grow")


def test_nor_by_a_change(talk: Talk) -> None:
    which = talk.coach().sends("I see.")
    talk.say("edit_message", learner="7", item="e1", message=which)
    talk.say("save_message_draft", item=f"7 e1 edit:{which} text", text=STARTER, revision=1)
    status, answer = talk.post("change_message", learner="7", item="e1", message=which, text=STARTER)
    assert (status, answer["error"]["code"]) == (400, "blank_left")
    assert talk.opened().messages[0]["words"]["parts"]["text"] == "I see."


def test_learners_write_what_they_like(talk: Talk) -> None:
    talk.maya().sends(STARTER)
    assert len(talk.row()["messages"]) == 1


# Own texts


def test_own_texts_stand_beside_the_moves(talk: Talk) -> None:
    found = starters(with_snippets(talk, ["Shall we talk?", "", HOSTILE]).opens())
    assert STARTER in found and found[-2:] == ["Shall we talk?", HOSTILE]


def test_the_way_to_the_desk_is_shown_elsewhere(talk: Talk) -> None:
    assert 'href="https://example.org/desk"' in with_snippets(talk, []).opens()["html"]
    answer = DeskStage().as_(AMINA).say("open_learner", learner="7")
    assert STARTER in starters(answer) and "href" not in answer["html"]


def test_they_are_the_coachs_own(talk: Talk) -> None:
    with_snippets(talk, ["Shall we talk?"])
    answer = talk.as_(replace(AMINA, id="3", role="admin")).say("show_messages", learner="7", item="e1")
    assert STARTER in starters(answer) and "Shall we talk?" not in answer["html"]
    assert starters(talk.as_(MAYA).say("show_messages", item="e1")) == []


def test_they_are_there_in_every_language(talk: Talk) -> None:
    with_snippets(talk, ["Was noch?"]).as_(replace(AMINA, language="de"))
    assert starters(talk.say("show_messages", learner="7", item="e1")) == ["Was noch?"]


def test_texts_without_a_key_are_left_out(talk: Talk) -> None:
    with_snippets(talk, ["Shall we talk?", "What else?"])
    text, when = talk.host.stored["1", "u9"]
    (first, *_) = talk.host.load("1", "u9")["snippets"]  # type: ignore[index]
    talk.host.stored["1", "u9"] = (text.replace(first["text"], "c1.gone.token"), when)
    assert starters(talk.opens())[-1] == "What else?" and "Shall we talk?" not in starters(talk.opens())


def test_a_long_reply_is_looked_at_whole(talk: Talk) -> None:
    assert noted(talk.coach(), "You should wait. " * (limits.NOTE_CHARACTERS // 20))
    assert WORDS not in str(talk.host.stored)
