"""“Ask my coach” and “Ask for a talk”: sent, opened, answered, and who waits since when."""

import json
import re
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Person, Sibling, Viewer
from tests.desk import DeskStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA

QUESTION = "They want an answer by Friday. Can I ask for more time?"
WISH = "The offer. Tomorrow after 17 h."
OUTSIDER = Viewer("50", "Olga", "learner", username="olga")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> DeskStage:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T14:02:09Z")
    return DeskStage()


def text(page: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", str(html.fromstring(f"<main>{page}</main>").text_content()))


def later(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: moment)


def wishes(desk: DeskStage, words: str = WISH) -> tuple[int, dict[str, Any]]:
    desk.as_(MAYA).say("save_message_draft", item="7  talk text", text=words, revision=0)
    return desk.post("ask_talk", text=words)


# What was asked, opened and answered


def test_asked_opened_answered(desk: DeskStage) -> None:
    page = text(desk.asks(QUESTION)["html"])
    assert QUESTION in page and "Not opened yet." in page
    (message,) = desk.row()["messages"]
    assert (message["kind"], message["item"], message["by"]) == ("ask", "", "7")
    listed = text(desk.as_(AMINA).page())
    assert "1 learner waits for you. The longest wait is since 3 March." in listed and QUESTION not in listed
    assert QUESTION in text(desk.say("open_learner", learner="7")["html"])
    assert "Amina opened it on 3 March 2026." in text(desk.as_(MAYA).page())
    desk.answers("You can. Write to them today.")
    page = text(desk.as_(MAYA).page())
    assert "Amina wrote to you." in page and "Write to them today." not in page
    answer = desk.row()["messages"][-1]["id"]
    assert "Write to them today." in text(desk.say("read_messages", messages=answer)["html"])
    assert "Nobody waits for you here." in text(desk.as_(AMINA).page())


def test_words_are_stored_sealed(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    assert wishes(desk)[0] == 200
    assert QUESTION not in json.dumps(desk.row()) and WISH not in json.dumps(desk.row())


def test_a_coachs_page_holds_a_learners_words_only_after_the_log_line(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    assert QUESTION not in desk.as_(AMINA).page()
    desk.say("open_learner", learner="7")
    assert [(each["who"], each["act"], each["item"]) for each in desk.row()["access_log"]["lines"]] == [
        ("1", "opened", "")
    ]


def test_a_wish_for_a_talk_stands_among_the_questions(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    status, answer = wishes(desk)
    assert status == 200 and answer["announce"] == "Sent."
    page = text(answer["html"])
    assert "You asked for a talk." in page and WISH in page
    assert [each["kind"] for each in desk.row()["messages"]] == ["ask", "talk"]
    assert desk.row()["drafts"] == []
    assert "Maya asks for a talk." in text(desk.as_(AMINA).say("open_learner", learner="7")["html"])


def test_sent_twice_it_is_there_once(desk: DeskStage) -> None:
    wishes(desk)
    assert desk.post("ask_talk", text=WISH)[0] == 200
    assert len(desk.row()["messages"]) == 1


def test_what_is_not_stored_is_not_sent(desk: DeskStage) -> None:
    desk.as_(MAYA).say("save_message_draft", item="7  talk text", text=WISH, revision=0)
    status, answer = desk.post("ask_talk", text="Something else")
    assert (status, answer["error"]["code"]) == (409, "not_saved") and desk.row()["messages"] == []
    assert WISH in desk.page()


def test_an_empty_wish_is_none(desk: DeskStage) -> None:
    status, answer = desk.as_(MAYA).post("ask_talk", text=" ")
    assert (status, answer["error"]["code"]) == (400, "message_empty")


def test_drafts_survive(desk: DeskStage) -> None:
    desk.as_(MAYA).say("save_message_draft", item="7   text", text=QUESTION, revision=0)
    desk.say("save_message_draft", item="7  talk text", text=WISH, revision=0)
    areas = html.fromstring(desk.page()).xpath("//textarea")
    assert {QUESTION, WISH} <= {each.text for each in areas}
    assert html.fromstring(desk.page()).xpath("//details[@open]//textarea")[0].text == WISH


def test_empty_states_say_what_will_be_here(desk: DeskStage) -> None:
    page = text(desk.as_(MAYA).page())
    assert "It needs no entry and no result." in page and "What would you like to ask?" in page
    assert "Nothing is agreed yet." in page and "Only you see it." in page
    assert "Nobody waits for you here." in text(desk.as_(AMINA).page())
    assert "you find it here" in text(desk.say("list_learners", acting="yes")["html"])


# By when


def test_by_when_an_answer_is_promised(desk: DeskStage, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.as_(AMINA).say(
        "save_promise", days="3", instead="3", revision=0, **{f"workday-{n}": "yes" for n in range(5)}
    )
    desk.asks(QUESTION)
    assert "Amina answers by Fri 6 March." in text(desk.page())
    later(monkeypatch, "2026-03-07T14:00:00Z")
    assert "An answer was promised for 6 March. Since it is late, Ada answers instead" in text(desk.page())
    desk.answers("You can.")
    assert "answers by" not in text(desk.as_(MAYA).page()) and "promised for" not in text(desk.page())


def test_a_receipt_promises_a_day(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    desk.as_(AMINA).say("acknowledge", learner="7", item="", promise="yes", until="2026-03-05")
    page = text(desk.as_(MAYA).page())
    assert "I have read this. Answer by" in page and "Amina answers by Thu 5 March." in page
    assert "Waiting since 3 March; answer promised by Thu 5 March" in text(desk.as_(AMINA).page())


def test_nothing_is_said_where_nothing_is_promised(desk: DeskStage) -> None:
    page = text(desk.asks(QUESTION)["html"])
    assert "answers by" not in page and "promised" not in page


def test_whoever_took_it_up_is_waited_for(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    desk.answers("You can.", ADA)
    desk.asks("And how?")
    page = text(desk.as_(AMINA).page())
    assert "Waiting for a colleague since 3 March" in page and "Nobody waits for you here." in page
    assert "New" not in page
    assert "1 learner waits for you." in text(desk.as_(ADA).page())


# The list


def test_the_list_is_searched_and_paged(desk: DeskStage) -> None:
    desk.host.course |= {str(id): Person(str(id), f"Bo {id}") for id in range(100, 130)}
    page = html.fromstring(desk.as_(AMINA).page())
    assert len(page.xpath("//li[contains(@class, 'coaching-list-line')]")) == limits.PAGE_SIZE
    assert "Page 1 of 2" in text(desk.page())
    assert "Maya" in text(desk.say("list_learners", page=2)["html"])
    assert "Page 2 of 2" in text(desk.say("list_learners", page=99)["html"])
    assert "Leo" in text(desk.say("list_learners", search="le")["html"])
    assert "No name here contains “zz”." in text(desk.say("list_learners", search="zz")["html"])


def test_the_list_of_those_who_wait(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    found = text(desk.as_(AMINA).say("list_learners", acting="yes")["html"])
    assert "Maya" in found and "Leo" not in found
    assert "No name here" in text(desk.say("list_learners", acting="yes", search="leo")["html"])


def test_a_row_of_a_later_version_breaks_no_list(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    desk.host.stored["8", "u1"] = (json.dumps({"schema": 99, "messages": "another shape"}), "")
    page = text(desk.as_(AMINA).page())
    assert "1 learner waits for you." in page and "Leo" in page


def test_a_coach_may_write_first(desk: DeskStage) -> None:
    desk.answers("Welcome. How was your first week?", learner="8")
    assert "Amina wrote to you." in text(desk.as_(LEO).page())


# Nobody else's


@pytest.mark.parametrize("handler", ["open_learner", "list_learners"])
@pytest.mark.parametrize("viewer", [MAYA, LEO, AUTHOR, NOBODY, STAFF_AS_MAYA])
def test_learners_and_others_read_no_list(desk: DeskStage, handler: str, viewer: Viewer) -> None:
    desk.asks(QUESTION)
    before = dict(desk.host.stored)
    status, answer = desk.as_(viewer).post(handler, learner="7")
    assert status == 403 and QUESTION not in json.dumps(answer) and desk.host.stored == before


@pytest.mark.parametrize("viewer", [AMINA, ADA, NOBODY, STAFF_AS_MAYA])
def test_only_learners_ask_for_a_talk(desk: DeskStage, viewer: Viewer) -> None:
    assert desk.as_(viewer).post("ask_talk", text=WISH)[0] == 403


def test_another_learners_questions_are_not_there(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    message = desk.row()["messages"][0]["id"]
    desk.as_(LEO)
    for handler in ("take_back_message", "delete_message", "edit_message", "read_messages"):
        sent = {"message": message, "messages": message, "learner": "7"}
        status, answer = desk.post(handler, **sent)
        assert (status, answer["error"]["code"]) == (404, "no_message")
    status, answer = desk.post("save_message_draft", item="7   text", text="x", revision=0)
    assert (status, answer["error"]["code"]) == (400, "malformed")
    assert QUESTION not in desk.page()


@pytest.mark.parametrize("person", ["50", "1", "3", "", "7 OR 1=1"])
@pytest.mark.parametrize(
    "handler", ["open_learner", "send_message", "acknowledge", "show_messages", "pass_on", "open_agreement"]
)
def test_a_made_up_learner_leaves_no_row(desk: DeskStage, handler: str, person: str) -> None:
    desk.host.course["50"] = Person("50", "Somebody of another course")
    desk.host.coach_ids = ("1", "3", "50")
    sent = {"learner": person, "text": "x", "to": "3", "until": ""}
    status, answer = desk.as_(AMINA).post(handler, **sent)
    assert status in (400, 403, 404) and (person, "u1") not in desk.host.stored


def test_other_items_and_places_are_not_there(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    for place in ("7 card  text", "7 agreement  text", "7  scale:S text"):
        status, _ = desk.as_(MAYA).post("save_message_draft", item=place, text="x", revision=0)
        assert status == 404
        assert desk.as_(AMINA).post("save_message_draft", item=place, text="x", revision=0)[0] == 404


def test_visitors_see_nothing_of_anybody(desk: DeskStage) -> None:
    desk.show_card(how="I listen.")
    desk.asks(QUESTION)
    page = text(desk.block().public_view().content)
    assert "Sign in" in page and not any(each in page for each in ("Amina", "Maya", QUESTION, "I listen."))
    assert QUESTION not in desk.as_(NOBODY).page()


def test_script_in_every_text_is_only_text(desk: DeskStage) -> None:
    script = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    desk.host.course["7"] = Person("7", script)
    desk.asks(script)
    wishes(desk, script)
    desk.answers(script)
    pages = [desk.page(), desk.say("open_learner", learner="7")["html"]]
    pages.append(desk.say("list_learners", search="img")["html"])
    pages.append(desk.as_(MAYA).page())
    for page in pages:
        assert not html.fromstring(page).xpath("//script | //img | //@onerror"), page


def test_locked_words_are_shown_as_such(desk: DeskStage, settings: Any) -> None:
    desk.asks(QUESTION)
    before = desk.row()["messages"]
    settings.COACHING_KEYS = ["a key of thirty-two characters or more"]
    page = text(desk.page())
    assert "key" in page and QUESTION not in page and desk.row()["messages"] == before


def test_who_opened_it_and_when_can_be_read(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    assert "What happened to it" not in text(desk.page())
    desk.as_(AMINA).say("open_learner", learner="7")
    assert "3 March 2026, 14:02 Amina opened it" in text(desk.as_(MAYA).page())


def test_a_second_desk_leads_to_the_first_and_loses_no_words(desk: DeskStage) -> None:
    desk.asks(QUESTION)
    desk.host.blocks = [Sibling("u0", "coaching_desk", "The first desk", "/first"), *desk.host.blocks]
    page = desk.as_(MAYA).page()
    assert QUESTION in text(page) and html.fromstring(page).xpath("//a[@href='/first']")
    page = desk.as_(AMINA).page()
    assert "1 learner waits for you." in text(page) and "Your card" not in text(page)
    assert html.fromstring(page).xpath("//a[@href='/first']")


def test_a_deleted_draft_opens_no_conversation_without_a_log_line(desk: DeskStage) -> None:
    desk.asks("May I ask you something?")
    desk.as_(AMINA).say("save_agreement", item="7 often", text="Weekly", revision=0)
    (begun,) = desk.row(AMINA.id)["drafts"]
    assert "May I ask you" not in desk.say("drop_message_draft", draft=begun["id"])["html"]
    desk.say("save_message_draft", item="7   text", text="Of course", revision=0)
    (begun,) = desk.row(AMINA.id)["drafts"]
    assert not desk.row()["access_log"]
    assert "May I ask you" in desk.say("drop_message_draft", draft=begun["id"])["html"]
    assert [each["who"] for each in desk.row()["access_log"]["lines"]] == [AMINA.id]
