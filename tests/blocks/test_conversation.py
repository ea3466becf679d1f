"""A conversation through the handlers of any block: by role, under trouble, and against rules."""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Person
from coaching_xblock.views.thread import Focus
from tests.blocks.talking import WORDS, Talk
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA

ASKED = "What would a good week look like?"


@pytest.fixture
def talk() -> Talk:
    return Talk()


def text(answer: dict[str, Any]) -> str:
    return " ".join(html.fromstring(f"<main>{answer['html']}</main>").text_content().split())


def tree(answer: dict[str, Any]) -> Any:
    return html.fromstring(f"<main>{answer['html']}</main>")


# Writing and sending


def test_a_draft_stands_in_the_writers_own_row(talk: Talk) -> None:
    talk.coach().writes(ASKED)
    assert talk.opened("1").drafts[0]["words"]["notes"]["text"]["text"] == ASKED
    assert talk.row()["messages"] == [] and ASKED not in str(talk.host.stored)
    assert talk.opens()["html"].count(ASKED) == 1
    talk.maya().writes("I do not know yet.")
    assert len(talk.row()["drafts"]) == 1
    assert "I do not know yet." in talk.say("show_messages", item="e1")["html"]
    assert "I do not know yet." not in talk.opens()["html"]


def test_what_is_sent_leaves_the_draft(talk: Talk) -> None:
    talk.coach().writes(ASKED)
    answer = talk.say("send_message", learner="7", item="e1", text=ASKED)
    assert answer["announce"] == "Sent." and "Not opened yet." in text(answer)
    assert talk.row("1")["drafts"] == []
    (message,) = talk.opened().messages
    assert (message["by"], message["item"], message["kind"], message["read"]) == ("1", "e1", "message", "")
    assert message["words"]["parts"] == {"text": ASKED}
    assert ("1", "opened", "e1") in talk.log()
    assert ("coaching.test.sent", {}) in talk.host.published


def test_sent_again_it_is_there_once(talk: Talk) -> None:
    talk.coach().sends(ASKED)
    assert talk.post("send_message", learner="7", item="e1", text=ASKED)[0] == 200
    assert len(talk.row()["messages"]) == 1


def test_what_is_not_stored_is_not_sent(talk: Talk) -> None:
    talk.coach().writes(ASKED)
    status, answer = talk.post("send_message", learner="7", item="e1", text="Something else.")
    assert (status, answer["error"]["code"]) == (409, "not_saved") and talk.row()["messages"] == []
    assert talk.post("send_message", learner="7", item="e1", text=" ")[0] == 409
    talk.writes("", revision=1)
    status, answer = talk.post("send_message", learner="7", item="e1", text=" ")
    assert (status, answer["error"]["code"], answer["error"]["field"]) == (400, "message_empty", "text")


def test_a_stale_revision_shows_both_texts(talk: Talk) -> None:
    talk.coach().writes(ASKED)
    status, answer = talk.post("save_message_draft", item="7 e1  text", text="Other.", revision=0)
    assert (status, answer["error"]["stored"], answer["error"]["mine"]) == (409, ASKED, "Other.")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"text": 7}, 400),
        ({"revision": "x"}, 400),
        ({"item": "7 e1"}, 400),
        ({"item": "7 e1  other"}, 400),
        ({"item": "7 e1 scale:S text"}, 404),
        ({"item": "7 e2  text"}, 404),
        ({"item": "7 made-up  text"}, 404),
        ({"item": "99 e1  text"}, 404),
        ({"text": "x" * (limits.NOTE_CHARACTERS + 1)}, 413),
    ],
)
def test_what_cannot_be_saved_changes_nothing(talk: Talk, sent: dict[str, Any], status: int) -> None:
    data = {"item": "7 e1  text", "text": "x", "revision": 0, **sent}
    assert talk.coach().post("save_message_draft", **data)[0] == status
    assert ("1", "u1") not in talk.host.stored and ("99", "u1") not in talk.host.stored


def test_nobody_writes_as_somebody_else(talk: Talk) -> None:
    assert talk.as_(LEO).post("save_message_draft", item="7 e1  text", text="x", revision=0)[0] == 400
    assert talk.post("save_message_draft", item="8 e1  text", text="x", revision=0)[0] == 404
    assert talk.post("send_message", learner="7", item="e1", text="x")[0] == 404


@pytest.mark.parametrize("viewer", [NOBODY, STAFF_AS_MAYA])
@pytest.mark.parametrize(
    "handler",
    [
        "save_message_draft",
        "write_message",
        "send_message",
        "quote_words",
        "drop_quote",
        "take_back_message",
        "edit_message",
        "change_message",
        "delete_message",
        "drop_message_draft",
        "read_messages",
        "show_messages",
        "acknowledge",
        "pass_on",
    ],
)
def test_strangers_and_masquerading_staff_do_nothing(talk: Talk, viewer: Any, handler: str) -> None:
    before = dict(talk.host.stored)
    assert talk.as_(viewer).post(handler, learner="7", item="e1", text="x")[0] == 403
    assert talk.host.stored == before


@pytest.mark.parametrize("handler", ["acknowledge", "pass_on"])
@pytest.mark.parametrize("viewer", [MAYA, AUTHOR])
def test_only_coaches_answer_without_writing(talk: Talk, viewer: Any, handler: str) -> None:
    assert talk.as_(viewer).post(handler, learner="7", item="e1", to="3")[0] == 403


def test_hostile_html_stays_text(talk: Talk) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="a()">'
    talk.coach().sends(evil)
    page = talk.reads()
    assert not tree(page).xpath("//script | //img") and evil in text(page)


# Reading


def test_a_coachs_words_come_in_the_answer_to_opening_them(talk: Talk) -> None:
    talk.coach().sends(ASKED)
    closed = talk.maya().say("show_messages", item="e1")
    assert ASKED not in closed["html"] and "Read what Amina wrote" in text(closed) and "New" in text(closed)
    page = talk.reads()
    assert ASKED in text(page) and "New" in text(page)
    assert tree(page).xpath("//*[@data-coaching-focus]//p[contains(., 'good week')]")
    assert ("coaching.test.read", {}) in talk.host.published
    again = talk.say("show_messages", item="e1")
    assert "New" not in text(again) and "You opened it on" in text(again)
    assert "Maya opened it on" in text(talk.opens())


def test_a_learner_opens_nothing_of_others(talk: Talk) -> None:
    sent = talk.coach().sends(ASKED)
    assert talk.as_(LEO).post("read_messages", item="e1", messages=sent)[0] == 404
    assert talk.coach().post("read_messages", item="e1", messages=sent)[0] == 403
    assert talk.row()["messages"][0]["read"] == ""


def test_a_learners_words_are_new_to_the_coach_once(talk: Talk) -> None:
    talk.maya().sends("I would teach more.")
    assert "Not opened yet." in text(talk.say("show_messages", item="e1"))
    page = talk.opens()
    assert "I would teach more." in text(page) and "New" in text(page)
    assert ("1", "opened", "e1") in talk.log()
    assert "New" not in text(talk.opens())
    assert "Amina opened it on" in text(talk.maya().say("show_messages", item="e1"))


def test_who_left_is_named_as_that(talk: Talk) -> None:
    talk.coach().sends(ASKED)
    talk.host.coach_ids = ("3",)
    del talk.host.course["1"]
    assert "A former member of the course team" in text(talk.reads())


def test_long_conversations_come_in_pages(talk: Talk) -> None:
    for number in range(25):
        talk.maya().sends(f"Number {number}.")
    page = talk.maya().say("show_messages", item="e1")
    assert "Number 5." in text(page) and "Number 4." not in text(page)
    assert "Earlier messages" in text(page) and "Later messages" not in text(page)
    earlier = talk.say("show_messages", item="e1", talk=2)
    assert "Number 4." in text(earlier) and "Number 5." not in text(earlier)
    assert "Later messages" in text(earlier) and "Earlier" not in text(earlier)
    assert not tree(earlier).xpath("//textarea")
    talk.opens()
    assert [bool(each["read"]) for each in talk.row()["messages"]] == [False] * 5 + [True] * 20
    talk.opens(page=2)
    assert all(each["read"] for each in talk.row()["messages"])


# After Send


def test_unread_it_becomes_a_draft_again(talk: Talk) -> None:
    sent = talk.coach().sends(ASKED)
    assert talk.as_(ADA).post("take_back_message", learner="7", message=sent)[0] == 404
    page = talk.coach().say("take_back_message", learner="7", message=sent)
    assert page["announce"] == "Taken back. It is a draft again."
    assert talk.row()["messages"] == [] and tree(page).xpath("//textarea")[0].text == ASKED
    talk.coach().say("send_message", learner="7", item="e1", text=ASKED)
    talk.reads()
    sent = talk.row()["messages"][0]["id"]
    status, answer = talk.coach().post("take_back_message", learner="7", message=sent)
    assert (status, answer["error"]["code"]) == (400, "read_already")


def test_a_learner_takes_back_too(talk: Talk) -> None:
    sent = talk.maya().sends("Too early.")
    page = talk.say("take_back_message", message=sent)
    assert talk.row()["messages"] == [] and tree(page).xpath("//textarea")[0].text == "Too early."


def test_an_edit_is_a_draft_first_and_told_then(talk: Talk) -> None:
    sent = talk.coach().sends(ASKED)
    talk.reads()
    form = tree(talk.coach().say("edit_message", learner="7", item="e1", message=sent))
    (area,) = form.xpath("//textarea[@data-coaching-focus]")
    assert area.text == ASKED and area.get("data-coaching-item") == f"7 e1 edit:{sent} text"
    assert talk.post("send_message", learner="7", item="e1", about=f"edit:{sent}", text=ASKED)[0] == 400
    saved = {"item": f"7 e1 edit:{sent} text", "text": "What would a bad week look like?"}
    revision = int(area.get("data-coaching-revision"))
    talk.say("save_message_draft", **saved, revision=revision)
    assert ASKED in text(talk.maya().say("show_messages", item="e1"))
    assert talk.coach().post("change_message", learner="7", message=sent, text=ASKED + "?")[0] == 409
    page = talk.say("change_message", learner="7", item="e1", message=sent, text=saved["text"])
    assert page["announce"] == "Changed." and "Edited on" in text(page) and "bad week" in text(page)
    assert talk.row("1")["drafts"] == []
    assert talk.post("change_message", learner="7", message=sent, text=saved["text"])[0] == 200
    assert "bad week" in text(talk.maya().say("show_messages", item="e1"))


def test_an_edit_can_be_left(talk: Talk) -> None:
    sent = talk.maya().sends("Mine.")
    talk.opens()
    talk.maya().say("edit_message", item="e1", message=sent)
    assert len(talk.row()["drafts"]) == 1
    page = talk.say("edit_message", item="e1", message=sent, close="yes")
    assert talk.row()["drafts"] == [] and "Mine." in text(page)


def test_nobody_changes_anothers_message(talk: Talk) -> None:
    sent = talk.maya().sends("Mine.")
    for handler in ("edit_message", "change_message", "delete_message", "take_back_message"):
        assert (
            talk.coach().post(handler, learner="7", item="e1", message=sent, sure="yes", text="x")[0] == 404
        )
        assert talk.as_(LEO).post(handler, item="e1", message=sent, sure="yes", text="x")[0] == 404
    edit = f"7 e1 edit:{sent} text"
    assert talk.coach().post("save_message_draft", item=edit, text="x", revision=0)[0] == 404
    assert talk.opened().messages[0]["words"]["parts"] == {"text": "Mine."}


def test_deleting_asks_first_and_leaves_a_dated_stub(talk: Talk) -> None:
    sent = talk.maya().sends("Too much.")
    talk.opens()
    asked = talk.maya().say("delete_message", item="e1", message=sent)
    assert "Delete what you wrote here?" in text(asked) and talk.row()["messages"][0]["words"]
    page = talk.say("delete_message", item="e1", message=sent, sure="yes")
    assert page["announce"] == "Deleted." and "Deleted on" in text(page)
    assert talk.row()["messages"][0]["words"] is None
    assert "Too much." not in text(talk.opens()) and "Deleted on" in text(talk.opens())
    assert talk.maya().post("edit_message", item="e1", message=sent)[0] == 404


# Quoting


def test_selected_words_are_quoted_by_their_place(talk: Talk) -> None:
    there = {"learner": "7", "item": "e1", "source": "e1", "version": "v1"}
    page = talk.coach().say("quote_words", **there, selected="I do not like meetings,")
    assert tree(page).xpath("//blockquote/p/text()")[0] == "I do not like meetings,"
    assert tree(page).xpath("//textarea/@data-coaching-focus")
    talk.sends("Why?")
    (quote,) = talk.opened().messages[0]["words"]["quotes"]
    assert set(quote) == {"usage", "item", "version", "start", "end"}
    assert "I do not like meetings," in text(talk.reads())


def test_a_paragraph_or_all_of_a_text(talk: Talk) -> None:
    there = {"learner": "7", "item": "e1", "source": "e1", "version": "v1"}
    page = talk.coach().say("quote_words", **there, passage="0 18")
    assert tree(page).xpath("//blockquote/p/text()")[0] == "I like teaching."
    sent = talk.maya().sends("Short.")
    page = talk.coach().say("quote_words", **{**there, "source": sent, "version": ""})
    assert tree(page).xpath("//blockquote/p/text()")[2] == "Short."
    page = talk.say("drop_quote", learner="7", item="e1", number=0)
    assert "teaching" not in text(page) and "Short." in text(page)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"selected": "not in there"}, 400),
        ({"passage": "5 9999"}, 400),
        ({"passage": "9 5"}, 400),
        ({"passage": "a b"}, 400),
        ({"passage": "0 ²"}, 400),
        ({"source": "e2"}, 404),
        ({"source": "made-up"}, 404),
        ({"version": "v9"}, 404),
        ({"item": "e2"}, 404),
        ({"selected": 7}, 400),
    ],
)
def test_what_cannot_be_quoted(talk: Talk, sent: dict[str, Any], status: int) -> None:
    there = {"learner": "7", "item": "e1", "source": "e1", "version": "v1", **sent}
    assert talk.coach().post("quote_words", **there)[0] == status
    assert ("1", "u1") not in talk.host.stored


def test_nobody_reads_by_quoting(talk: Talk) -> None:
    sent = talk.coach().sends(ASKED)
    status, answer = talk.maya().post("quote_words", item="e1", source=sent)
    assert (status, answer["error"]["code"]) == (404, "not_quotable") and not talk.row()["messages"][0][
        "read"
    ]
    talk.reads()
    assert ASKED in talk.say("quote_words", item="e1", source=sent)["html"]


def test_quotes_go_with_what_they_quote(talk: Talk) -> None:
    mine = talk.maya().sends("I was afraid.")
    talk.coach().say("quote_words", learner="7", item="e1", source=mine)
    talk.sends("Of what?")
    assert "I was afraid." in text(talk.reads())
    talk.say("delete_message", item="e1", message=mine, sure="yes")
    for page in (talk.opens(), talk.maya().say("show_messages", item="e1")):
        assert "I was afraid." not in text(page) and "not here any more" in text(page)


def test_a_message_that_was_changed_since_is_not_quoted_wrongly(talk: Talk) -> None:
    mine = talk.maya().sends("I was afraid.")
    talk.coach().say("quote_words", learner="7", item="e1", source=mine)
    talk.sends("Of what?")
    talk.maya().say("edit_message", item="e1", message=mine)
    talk.say("save_message_draft", item=f"7 e1 edit:{mine} text", text="I was not afraid.", revision=1)
    talk.say("change_message", item="e1", message=mine, text="I was not afraid.")
    assert tree(talk.opens()).xpath("//blockquote/p/text()") == ["The quoted words are not here any more."]


# Answering without writing


def test_i_have_read_this(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T14:02:09Z")
    talk.maya().sends("It went well.")
    talk.coach().say("acknowledge", learner="7", item="e1")
    assert "I have read this. No answer is needed." in text(talk.maya().say("show_messages", item="e1"))
    talk.coach().say("acknowledge", learner="7", item="e1", promise="yes", until="2026-03-06")
    assert len(talk.row()["messages"]) == 2
    assert "Answer by Friday, 6 March 2026." in text(talk.maya().say("show_messages", item="e1"))
    for until in ("", "soon", "2026-03-02", "2028-01-01", "2026-02-30"):
        data = {"learner": "7", "item": "e1", "promise": "yes", "until": until}
        status, answer = talk.coach().post("acknowledge", **data)
        assert (status, answer["error"]["code"]) == (400, "no_such_day")


def test_a_colleague_takes_over(talk: Talk) -> None:
    talk.host.course["5"] = Person("5", "Ben")
    talk.maya().sends("It went well.")
    page = talk.coach().say("pass_on", learner="7", item="e1", to="3")
    assert page["announce"] == "Passed to Ada." and "I passed this on. From here, Ada answers." in text(page)
    assert "Send to Ada" in text(talk.maya().say("show_messages", item="e1"))
    for to in ("5", "7", "1", ""):
        assert talk.coach().post("pass_on", learner="7", item="e1", to=to)[0] == 400
    assert talk.post("pass_on", learner="7", item="e2", to="3")[0] == 404
    page = talk.as_(ADA).say("show_messages", learner="7", item="e1")
    assert "New" in text(page)


# Withdrawn


def test_after_a_withdrawal_coaches_keep_their_own_words_with_blank_quotes(talk: Talk) -> None:
    there = {"learner": "7", "item": "e1", "source": "e1", "version": "v1"}
    talk.coach().say("quote_words", **there, selected="meetings")
    sent = talk.sends("Which ones?")
    talk.reads()
    talk.maya().sends("All of them.")
    talk.coach().writes("And if")
    talk.consent("withdrawn")
    for handler in ("show_messages", "send_message", "quote_words", "acknowledge", "pass_on", "drop_quote"):
        data = {**there, "to": "3", "text": "And if", "number": 0}
        assert talk.coach().post(handler, **data)[0] == 404, handler
    for handler in ("edit_message", "change_message", "delete_message", "take_back_message"):
        assert talk.post(handler, learner="7", message=sent, sure="yes", text="x")[0] == 404
    assert talk.writes("And if not?", revision=1) == 2
    draft = talk.row("1")["drafts"][0]["id"]
    page = talk.block().conversed(AMINA, talk.opened(), {"learner": "7"}, "e1", Focus()).html
    shown = " ".join(html.fromstring(f"<main>{page}</main>").text_content().split())
    assert "Which ones?" in shown and "And if not?" in shown and "No longer shared since 4 March" in shown
    assert "meetings" not in page and "All of them." not in page and WORDS not in page
    page = talk.say("drop_message_draft", draft=draft)
    assert "And if not?" not in page["html"] and talk.row("1")["drafts"] == []
    assert talk.post("drop_message_draft", draft=draft)[0] == 404


def test_the_learner_keeps_all_and_can_delete_but_not_send(talk: Talk) -> None:
    talk.coach().sends(ASKED)
    talk.reads()
    mine = talk.maya().sends("Mine.")
    talk.writes("Begun.")
    talk.consent("withdrawn")
    page = talk.say("show_messages", item="e1")
    assert ASKED in text(page) and "Mine." in text(page) and "Begun." in text(page)
    assert not tree(page).xpath("//textarea")
    status, answer = talk.post("send_message", item="e1", text="Begun.")
    assert (status, answer["error"]["code"]) == (404, "not_shared_now")
    assert talk.say("delete_message", item="e1", message=mine, sure="yes")["announce"] == "Deleted."


def test_seeing_it_differently_needs_no_words(talk: Talk) -> None:
    talk.coach().sends(ASKED)
    talk.reads()
    page = talk.say("send_message", item="e1", text="", differently="yes")
    assert "You see this differently." in text(page)
    assert talk.post("send_message", item="e1", text="", differently="yes")[0] == 200
    assert len(talk.row()["messages"]) == 2
    assert "Maya sees this differently." in text(talk.opens())
    assert talk.coach().post("send_message", learner="7", item="e1", text="", differently="yes")[0] == 400


def test_a_draft_deleted_after_it_is_shared_again_shows_nothing_without_a_log_line(talk: Talk) -> None:
    talk.maya().sends("Between us.")
    talk.coach().writes("About it ...")
    (begun,) = talk.row(AMINA.id)["drafts"]
    talk.consent("withdrawn").consent("shared")
    assert not talk.log()
    assert "Between us." in talk.coach().say("drop_message_draft", draft=begun["id"])["html"]
    assert talk.log() == [(AMINA.id, "opened", "e1")]


def test_a_thousand_times_the_same_message_is_opened_once(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    which, looks, reading = talk.coach().sends("Hello"), [], talk.host.reading

    def counted(*asked: Any) -> Any:
        looks.append(asked)
        return reading(*asked)

    monkeypatch.setattr(talk.host, "reading", counted)
    talk.maya().say("read_messages", item="e1", messages=" ".join([which] * 1000))
    assert len(looks) < 10


# What machines read


def states(talk: Talk) -> Iterator[dict[str, Any]]:
    """Pages of a conversation, on the way from its first word to its last."""
    there = {"learner": "7", "item": "e1"}
    yield talk.opens()
    talk.say("quote_words", **there, source="e1", version="v1", selected="meetings")
    yield talk.opens()
    sent = talk.sends(ASKED)
    yield talk.opens()
    yield talk.maya().say("show_messages", item="e1")
    yield talk.reads()
    yield talk.coach().say("edit_message", **there, message=sent)
    yield talk.say("edit_message", **there, message=sent, close="yes")
    yield talk.say("delete_message", **there, message=sent)
    yield talk.say("acknowledge", **there)
    for number in range(21):
        talk.maya().sends(f"One.\n\nTwo. {number}")
    yield talk.opens(page=2)
    yield talk.say("delete_message", **there, message=sent, sure="yes")
    talk.writes("Not sent.")
    talk.consent("withdrawn")
    yield {"html": talk.coach().block().conversed(AMINA, talk.opened(), {"learner": "7"}, "e1", Focus()).html}


def test_pages_are_well_formed(talk: Talk) -> None:
    for number, page in enumerate(states(talk)):
        ids = tree(page).xpath("//@id")
        assert len(ids) == len(set(ids)), (number, ids)
        named = " ".join(tree(page).xpath("//@for | //@aria-labelledby | //@aria-describedby")).split()
        assert set(named) <= set(ids), number
        for field in tree(page).xpath("//input[not(@type='hidden')] | //textarea | //select"):
            assert tree(page).xpath("//label[@for=$id]", id=field.get("id")), (number, field.get("id"))
        assert len(tree(page).xpath("//*[@data-coaching-focus]")) <= 1, number
        quoting = set(tree(page).xpath("//@data-coaching-quoting"))
        assert quoting <= set(ids), number
