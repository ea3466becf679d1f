"""Who can read what a learner wrote: nobody until they share it, and nobody from the moment they stop."""

import json

import pytest

from coaching_xblock.core.consent import Consent
from coaching_xblock.core.people import Person, Sibling, Viewer
from tests.reflections import TEXT, ReflectionStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA
from tests.selecting import Shown

LIMITS = "Only the coaches of this course read what you share."


@pytest.fixture
def stage() -> ReflectionStage:
    return ReflectionStage()


def consent(stage: ReflectionStage) -> Consent:
    return Consent.load(stage.row()["entries"][-1]["consent"])


def acts(stage: ReflectionStage) -> list[tuple[str, str]]:
    return [(each["who"], each["act"]) for each in stage.row()["access_log"].get("lines", ())]


def events(stage: ReflectionStage) -> list[str]:
    return [event for event, _ in stage.host.published]


def fields(shown: Shown, action: str) -> dict[str, str]:
    (form,) = shown.all(f"form[data-coaching-action={action}]")
    return {each.get("name"): each.get("value") for each in form.iter("input")}


def share(stage: ReflectionStage, which: str) -> dict[str, str]:
    """The learner asks, reads and shares; what the form sent."""
    sent = fields(stage.seen(stage.as_(MAYA).say("ask_share", entry=which)), "share")
    stage.say("share", **sent)
    return sent


def test_what_is_done_says_that_it_is_private_and_who_else_could(stage: ReflectionStage) -> None:
    stage.hand_in()
    shown = stage.seen(stage.say("show", entry=stage.entry))
    assert "Private: no coach can read this." in shown.text
    assert "Who else could? The people who run this site hold the key" in shown.text
    assert consent(stage) == Consent()


def test_a_draft_has_nothing_to_share_yet(stage: ReflectionStage) -> None:
    which = stage.write()
    assert "Share with my coaches" not in stage.say("show", entry=which)["html"]
    for handler in ("share", "preview_as_coach"):
        assert stage.post(handler, entry=which)[1]["error"]["code"] == "not_handed_in"
    assert consent(stage) == Consent()


def test_before_the_first_share_one_reads_who_and_where_confidentiality_ends(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    shown = stage.seen(stage.say("ask_share", entry=which))
    for said in ("Before you share", LIMITS, "Amina", "Ada", "now and later"):
        assert said in shown.text
    assert fields(shown, "share") == {"entry": which, "readers": "1 3", "consent": ""}
    assert consent(stage) == Consent() and "access_log" in stage.row()
    assert [each.text_content() for each in shown.all("button") if "private" in each.text_content()]
    back = stage.seen(stage.say("show", entry=which, at="sharing"))
    assert back.all("[data-coaching-focus]")[-1].text_content() == "Who can read this"


def test_sharing_is_said_logged_and_told_once(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    sent = share(stage, which)
    answer = stage.say("share", **sent)
    assert answer["announce"] == "Shared: Amina and Ada can read this."
    assert acts(stage) == [("7", "shared")] and events(stage).count("coaching.reflection.shared") == 1
    assert consent(stage).readers == ("1", "3")
    assert TEXT in Shown(stage.as_(AMINA).say("open_entry", learner="7", entry=which)["html"]).text


def test_stopping_hides_it_at_once_and_says_what_cannot_be_taken_back(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    share(stage, which)
    shown = stage.seen(stage.say("show", entry=which))
    assert "What somebody has already read or copied cannot be taken back." in shown.text
    (button,) = [each for each in shown.all("button") if each.text_content() == "Stop sharing"]
    (said,) = shown.all(f"[id={button.get('aria-describedby')}]")
    assert "at once" in said.text_content()
    answer = stage.say("withdraw", entry=which)
    assert answer["announce"].startswith("Private: no coach can read this. You took it back on")
    stage.say("withdraw", entry=which)
    assert acts(stage) == [("7", "shared"), ("7", "withdrawn")]
    assert stage.as_(AMINA).post("open_entry", learner="7", entry=which)[0] == 404
    assert "Maya" not in stage.page()


def test_the_conversation_goes_with_it_and_comes_back_with_it(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    share(stage, which)
    stage.as_(MAYA).say("save_message_draft", item=f"7 {which}  text", text="A secret word.", revision=0)
    stage.say("send_message", item=which, text="A secret word.")
    stage.say("withdraw", entry=which)
    for handler in ("show_messages", "open_entry", "open_written", "quote_words", "acknowledge"):
        status, answer = stage.as_(AMINA).post(handler, learner="7", item=which, entry=which, source=which)
        assert status == 404 and "secret" not in json.dumps(answer)
    mine = stage.as_(MAYA).say("show", entry=which)["html"]
    assert "A secret word." in mine and "Send to" not in mine
    mark = consent(stage).mark
    stage.say("share", entry=which, readers="1 3", consent=mark)
    assert "A secret word." in stage.as_(AMINA).say("open_entry", learner="7", entry=which)["html"]


def test_a_share_that_comes_late_or_again_undoes_no_withdrawal(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    sent = share(stage, which)
    stage.say("withdraw", entry=which)
    status, answer = stage.post("share", **sent)
    assert (status, answer["error"]["code"]) == (409, "consent_changed")
    assert consent(stage).state == "withdrawn" and acts(stage)[-1] == ("7", "withdrawn")
    share(stage, which)
    assert consent(stage).given


def test_the_learner_reads_who_opened_it_and_when(
    stage: ReflectionStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T14:02:09Z")
    which = stage.hand_in()
    share(stage, which)
    stage.as_(AMINA).say("open_entry", learner="7", entry=which)
    assert "Amina opened what you wrote on 3 March 2026." in stage.as_(MAYA).seen().text
    shown = stage.seen(stage.say("show", entry=which))
    assert "Shared: Amina and Ada can read this. Amina opened it on 3 March 2026." in shown.text
    assert "3 March 2026, 14:02 Amina opened it" in shown.text
    assert "Printing a page with the browser is not seen." in shown.text


def test_who_joined_the_team_later_is_named(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    share(stage, which)
    assert "this course gained" not in stage.page()
    stage.host.course["9"] = Person("9", "Ben")
    stage.host.coach_ids = ("1", "3", "9")
    assert "Since you shared, this course gained: Ben. They can read it too." in stage.page()
    assert "Since you shared it, this course gained: Ben." in stage.say("show", entry=which)["html"]


def test_a_course_without_coaches_says_so(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    stage.host.coach_ids = ()
    assert "This course has no coaches at the moment." in stage.say("ask_share", entry=which)["html"]
    share(stage, which)
    assert "There is none at the moment." in stage.say("show", entry=which)["html"]


def test_offered_it_is_asked_once_and_when_it_is_done(stage: ReflectionStage) -> None:
    stage.set(sharing="offered").write()
    assert "When you are done, you are asked whether your coaches may." in stage.seen().text
    answer = stage.say("submit_entry", item=stage.item, text=TEXT)
    assert "Would you like your coaches to read this?" in answer["html"] and "Not now" in answer["html"]
    assert LIMITS in answer["html"] and consent(stage) == Consent()
    focus = stage.seen(answer).all("[data-coaching-focus]")[-1]
    assert "Would you like" not in focus.text_content(), "what was done is read first"
    again = stage.say("submit_entry", item=stage.item, text=TEXT)["html"]
    stage.hand_in("Another thought.")
    for page in (again, stage.say("show", entry=stage.entry)["html"]):
        assert "Would you like" not in page and "Share with my coaches" in page


@pytest.mark.parametrize("rule", ["learner", "offered", "read"])
def test_completion_never_depends_on_sharing(stage: ReflectionStage, rule: str) -> None:
    stage.set(sharing=rule).hand_in()
    assert events(stage).count("completion") == 1
    stage.say("withdraw", entry=stage.entry)
    stage.say("share", entry=stage.entry, consent=consent(stage).mark)
    assert events(stage).count("completion") == 1


def read_by_rule(stage: ReflectionStage) -> str:
    """An entry that coaches read as soon as it is handed in, where their answer completes it."""
    stage.set(completion="read", sharing="read", prompts="weekly-check-in")
    sent = fields(stage.seen(), "submit_entry")
    return stage.hand_in(readers=sent["readers"], consent=sent["consent"], item=sent["item"])


def test_complete_when_an_answer_was_read(stage: ReflectionStage) -> None:
    which = read_by_rule(stage)
    text = "What would a good day look like?"
    stage.as_(AMINA).say("save_message_draft", item=f"7 {which}  text", text=text, revision=0)
    stage.say("send_message", learner="7", item=which, entry=which, text=text)
    stage.as_(MAYA).say("show", entry=which)
    assert "completion" not in events(stage)
    message = stage.row()["messages"][-1]["id"]
    stage.say("read_messages", item=which, messages=message)
    assert events(stage).count("completion") == 1


def test_complete_at_once_where_nobody_is_to_answer(stage: ReflectionStage) -> None:
    stage.set(completion="read").hand_in()
    assert events(stage).count("completion") == 1


def test_complete_when_no_answer_is_needed(stage: ReflectionStage) -> None:
    which = read_by_rule(stage)
    stage.as_(AMINA).say("acknowledge", learner="7", item=which, entry=which)
    assert "completion" not in events(stage), "not for the coach"
    stage.as_(MAYA).say("show", entry=which)
    assert "completion" in events(stage)


def test_the_learner_sees_it_as_their_coach_does_and_nobody_is_told(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    stage.write("I go on thinking.")
    before = stage.row()
    answer = stage.say("preview_as_coach", entry=which)
    shown = stage.seen(answer)
    assert "This is what the coaches of this course see when you share." in shown.text
    assert TEXT in shown.text and "thinking" not in shown.text and "can see that you opened" not in shown.text
    assert stage.row() == before
    back = stage.say("show", **fields(shown, "show"))
    assert stage.seen(back).all("[data-coaching-focus]")[-1].text_content() == "Who can read this"


def test_a_learner_writes_to_their_coach_and_reads_the_answer(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    share(stage, which)
    shown = stage.seen(stage.say("show", entry=which))
    sent = {name: value for name, value in fields(shown, "send_message").items() if name}
    stage.say("save_message_draft", item=f"7 {which}  text", text="Does that make sense?", revision=0)
    answer = stage.say("send_message", **{**sent, "text": "Does that make sense?"})
    assert answer["announce"] == "Sent." and "Not opened yet." in answer["html"]
    stage.as_(AMINA).say("open_entry", learner="7", entry=which)
    assert "Amina opened it on" in stage.as_(MAYA).say("show", entry=which)["html"]
    stage.as_(AMINA).say("save_message_draft", item=f"7 {which}  text", text="It does.", revision=0)
    stage.say("send_message", learner="7", item=which, entry=which, text="It does.")
    page = stage.as_(MAYA).seen()
    (line,) = [
        each for each in page.all(".coaching-today form") if "Amina wrote to you." in each.text_content()
    ]
    lead = {each.get("name"): each.get("value") for each in line.iter("input")}
    there = stage.seen(stage.say("show", **lead))
    assert "It does." not in there.text and "Read what Amina wrote" in there.text
    read = stage.say("read_messages", **fields(there, "read_messages"))
    assert "It does." in read["html"] and "wrote to you" not in stage.page()


def test_while_one_writes_on_the_conversation_is_one_step_away(stage: ReflectionStage) -> None:
    item = stage.set(prompts="weekly-check-in").seen().all("[name=item]")[0].get("value")
    which = stage.hand_in(item=item)
    share(stage, which)
    stage.write("I go on thinking.", item=item)
    shown = stage.seen()
    assert "I go on thinking." in shown.text and not shown.all("[data-coaching-action=send_message]")
    assert "Write to your coaches about it" in shown.text
    stage.say("save_message_draft", item=f"7 {which}  text", text="One word.", revision=0)
    stage.say("send_message", item=which, text="One word.")
    assert "The conversation about it, 1 message" in stage.seen().text
    there = stage.seen(stage.say("show", entry=which, at="talk"))
    assert "One word." in there.text and "I go on thinking." in there.text
    assert there.all("[data-coaching-focus]")[-1].get("aria-label") == "Conversation"


def test_a_draft_about_what_was_deleted_leads_back_to_the_questions(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    share(stage, which)
    stage.say("save_message_draft", item=f"7 {which}  text", text="Unsent.", revision=0)
    draft = stage.row()["drafts"][0]["id"]
    stage.say("delete_entry", entry=which)
    assert "Unsent." not in stage.say("drop_message_draft", draft=draft)["html"]
    assert stage.row()["drafts"] == []


HANDLERS = ("ask_share", "share", "withdraw", "preview_as_coach")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [AMINA, ADA, NOBODY, STAFF_AS_MAYA])
def test_only_the_learner_decides(stage: ReflectionStage, handler: str, viewer: Viewer) -> None:
    which = stage.hand_in()
    before = stage.row()
    assert stage.as_(viewer).post(handler, entry=which, readers="1 3", consent="")[0] == 403
    assert stage.row() == before


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [LEO, AUTHOR])
def test_nobody_decides_for_another(stage: ReflectionStage, handler: str, viewer: Viewer) -> None:
    which = stage.hand_in()
    before = stage.row()
    assert stage.as_(viewer).post(handler, entry=which, readers="1 3", consent="")[0] == 404
    assert stage.row() == before


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    ("sent", "status"),
    [({}, 400), ({"entry": ["a"]}, 400), ({"entry": "x" * 101}, 400), ({"entry": "'\"><b>"}, 404)],
)
def test_what_is_no_entry_is_refused(
    stage: ReflectionStage, handler: str, sent: dict[str, object], status: int
) -> None:
    stage.hand_in()
    before = stage.row()
    assert stage.post(handler, **sent)[0] == status
    assert stage.row() == before


@pytest.mark.parametrize("sent", [{"consent": 1}, {"readers": ["1"]}, {"consent": "x" * 101}])
def test_what_is_no_consent_is_refused(stage: ReflectionStage, sent: dict[str, object]) -> None:
    which = stage.hand_in()
    assert stage.post("share", entry=which, **sent)[0] == 400
    assert consent(stage) == Consent()


def test_made_up_readers_are_no_readers(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    stage.say("share", entry=which, readers="8 999 <b> 1")
    assert consent(stage).readers == ("1",)


def test_behind_a_wall_the_learner_is_told_who_can_really_read_it(stage: ReflectionStage) -> None:
    stage.host.blocks = [Sibling("desk", "coaching_desk", "Desk")]
    stage.host.fields = {"desk": {"cohort_wall": "amina: Day group"}}
    stage.host.cohorts = {"7": "Evening group"}
    stage.host.admin_ids = ("3",)
    which = stage.hand_in()
    share(stage, which)
    assert "Shared: Ada can read this." in stage.say("show", entry=which)["html"]
    assert stage.as_(AMINA).post("open_entry", learner="7", entry=which)[0] == 403
    assert "Maya" not in stage.page() and "Maya" in stage.as_(ADA).page()


def test_a_lost_key_is_said_and_consent_can_still_be_taken_back(
    stage: ReflectionStage, settings: object
) -> None:
    which = stage.hand_in()
    share(stage, which)
    settings.COACHING_KEYS = ["another key altogether"]  # type: ignore[attr-defined]
    assert "key for them is missing" in stage.say("show", entry=which)["html"]
    stage.say("withdraw", entry=which)
    assert consent(stage).state == "withdrawn"
