"""A coach writes a learner's answers down; nobody else meets them before the learner confirms."""

import json
from typing import Any

import pytest
from lxml import html
from webob import Request

from coaching_xblock.core import limits
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.rows import ASSESSMENT
from tests.stage import ADA, AMINA, LEO, MAYA, Stage

BEN = Viewer("2", "Ben", "coach")
WORDS = {"reason": {"value": "A new start.", "was": None}, "hours": {"value": 6, "was": None}}
SECRET = "A new start."


@pytest.fixture
def talk(stage: Stage) -> Stage:
    """The intake, with a second coach."""
    block = stage.block()
    block.instrument = "first-conversation"
    block.save()
    stage.host.course["2"] = Person("2", "Ben")
    stage.host.coach_ids = ("1", "2", "3")
    assert stage.block().instrument == "first-conversation"
    return stage


def begun(talk: Stage, coach: Viewer = AMINA) -> str:
    talk.as_(coach).say("begin_record", learner="7")
    return str(talk.row()["records"][-1]["id"])


def written(talk: Stage, coach: Viewer = AMINA) -> str:
    which = begun(talk, coach)
    talk.say("save_record", learner="7", sitting=which, answers=WORDS)
    return which


def handed(talk: Stage, coach: Viewer = AMINA) -> str:
    which = written(talk, coach)
    talk.say("hand_over", learner="7", sitting=which)
    return which


def events(talk: Stage) -> list[str]:
    return [event for event, _ in talk.host.published]


def acts(talk: Stage) -> list[tuple[str, str]]:
    return [(line["who"], line["act"]) for line in talk.row()["access_log"]["lines"]]


def own(talk: Stage) -> str:
    talk.as_(MAYA).say("begin")
    return talk.sitting


# The coach writes


def test_before_beginning_the_page_says_what_it_is_and_stores_nothing(talk: Stage) -> None:
    page = talk.as_(AMINA).say("ask_record", learner="7")["html"]
    assert "You write, Maya confirms. Until then only you two see it." in page
    assert talk.host.stored == {}


def test_a_record_is_begun_written_and_resumed(talk: Stage) -> None:
    which = written(talk)
    page = talk.say("open_record", learner="7", sitting=which)["html"]
    assert SECRET in page and "Hand over to Maya" in page
    form = html.fromstring(page).xpath("//form[@data-coaching-questionnaire]")[0]
    assert (form.get("data-coaching-action"), form.get("data-coaching-save")) == ("hand_over", "save_record")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input[@type='hidden']")}
    assert (sent["sitting"], sent["learner"]) == (which, "7")
    assert SECRET in talk.say("begin_record", learner="7")["html"]
    assert len(talk.row()["records"]) == 1 and talk.row()["sittings"] == []
    assert acts(talk) == [("1", "record_begun")]


def test_a_save_says_what_is_asked_now(talk: Stage) -> None:
    which = begun(talk)
    first = talk.say("save_record", learner="7", sitting=which, answers=WORDS)
    more = talk.say("save_record", learner="7", sitting=which, answers={"now": {"value": [3], "was": None}})
    assert (first["answered"], more["answered"]) == (2, 3)
    assert "tried" in set(more["asked"]) - set(first["asked"])


def test_two_windows_of_a_coach_are_shown_both_answers(talk: Stage) -> None:
    which = written(talk)
    status, answer = talk.post(
        "save_record", learner="7", sitting=which, answers={"hours": {"value": 9, "was": None}}
    )
    assert (status, answer["error"]["items"]["hours"]["stored"]) == (409, 6)


def test_words_are_sealed(talk: Stage) -> None:
    written(talk)
    assert SECRET not in json.dumps(talk.row())
    talk.say("hand_over", learner="7", sitting=talk.row()["records"][0]["id"])
    assert SECRET not in json.dumps(talk.row()) and SECRET not in json.dumps(talk.host.published)


def test_handing_over_tells_the_log_and_publishes_no_words(talk: Stage) -> None:
    handed(talk)
    assert acts(talk) == [("1", "record_begun"), ("1", "record_handed")]
    assert talk.host.published == [("coaching.assessment.recorded", {"instrument": "first-conversation"})]
    assert "completion" not in events(talk)


def test_a_second_click_on_handing_over_changes_nothing(talk: Stage) -> None:
    which = handed(talk)
    before = talk.row()
    assert "waits for Maya" in talk.say("hand_over", learner="7", sitting=which)["html"]
    assert talk.row() == before


def test_handing_over_again_is_no_way_to_read_unseen(talk: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    which = handed(talk)
    monkeypatch.setattr(limits, "VISIT", -1)
    assert SECRET in talk.say("hand_over", learner="7", sitting=which)["html"]
    assert acts(talk)[-1] == ("1", "record_opened")


def test_after_handing_over_the_coach_only_reads(talk: Stage) -> None:
    which = handed(talk)
    status, answer = talk.post("save_record", learner="7", sitting=which, answers=WORDS)
    assert (status, answer["error"]["code"]) == (400, "record_handed")
    status, answer = talk.post("drop_record", learner="7", sitting=which)
    assert (status, answer["error"]["code"]) == (400, "record_handed")
    page = talk.say("open_record", learner="7", sitting=which)["html"]
    assert SECRET in page and "textarea" not in page
    assert acts(talk)[-1] == ("1", "record_opened")


def test_nothing_is_not_handed_over(talk: Stage) -> None:
    which = begun(talk)
    status, answer = talk.post("hand_over", learner="7", sitting=which)
    assert (status, answer["error"]["code"]) == (400, "record_empty")


def test_a_coach_deletes_what_is_not_handed_over(talk: Stage) -> None:
    which = written(talk)
    asked = talk.say("open_record", learner="7", sitting=which, panel="delete")["html"]
    assert "Maya sees that you deleted it." in asked
    assert talk.say("drop_record", learner="7", sitting=which)["announce"] == "The record is deleted."
    assert talk.row()["records"][0]["answers"] is None
    assert acts(talk)[-1] == ("1", "record_dropped")
    assert "deleted" in talk.say("ask_record", learner="7")["html"]


def test_two_coaches_have_a_record_each(talk: Stage) -> None:
    first, second = written(talk), written(talk, BEN)
    assert first != second and len(talk.row()["records"]) == 2
    assert [each["recorded"]["by"] for each in talk.row()["records"]] == ["1", "2"]


# Who does not see it

READS: list[tuple[str, dict[str, Any]]] = [
    ("open_record", {}),
    ("save_record", {"answers": WORDS}),
    ("hand_over", {}),
    ("drop_record", {}),
]


@pytest.mark.parametrize("viewer", [BEN, ADA])
@pytest.mark.parametrize("make", [written, handed])
@pytest.mark.parametrize(("handler", "sent"), READS)
def test_another_coach_and_an_admin_find_nothing(
    talk: Stage, viewer: Viewer, make: Any, handler: str, sent: dict[str, Any]
) -> None:
    which = make(talk)
    before = dict(talk.host.stored)
    status, answer = talk.as_(viewer).post(handler, learner="7", sitting=which, **sent)
    assert (status, answer["error"]["code"]) == (404, "no_record")
    assert SECRET not in json.dumps(answer) and talk.host.stored == before


@pytest.mark.parametrize("viewer", [AMINA, BEN, ADA])
@pytest.mark.parametrize("make", [written, handed])
def test_no_list_of_results_knows_of_a_record(talk: Stage, viewer: Viewer, make: Any) -> None:
    which = make(talk)
    talk.as_(viewer)
    assert "Nobody shares a result here yet." in talk.block().student_view().content
    everyone = talk.say("list_shared", everyone="yes")["html"]
    assert "Begun, nothing shared" not in everyone and SECRET not in everyone
    assert (which in everyone) == (viewer is AMINA)
    assert talk.post("open_result", learner="7", sitting=which)[0] == 404


@pytest.mark.parametrize(
    "handler", ["show", "share", "withdraw", "delete_sitting", "preview_as_coach", "finish"]
)
def test_a_record_is_no_sitting_of_the_learner(talk: Stage, handler: str) -> None:
    which = handed(talk)
    status, answer = talk.as_(MAYA).post(handler, sitting=which)
    assert (status, answer["error"]["code"]) == (404, "no_sitting")


@pytest.mark.parametrize(
    ("handler", "learner"),
    [
        (handler, learner)
        for handler in ("ask_record", "begin_record")
        for learner in ("1", "2", "999", "'\"><b>")
    ],
)
def test_only_learners_of_this_course_are_recorded_with(talk: Stage, handler: str, learner: str) -> None:
    status, answer = talk.as_(AMINA).post(handler, learner=learner)
    assert (status, answer["error"]["code"]) == (404, "no_person")
    assert talk.host.stored == {}


def test_a_made_up_learner_or_record_creates_no_row(talk: Stage) -> None:
    for handler, sent in READS:
        assert talk.as_(AMINA).post(handler, learner="8", sitting="nothing", **sent)[0] == 404
    assert talk.host.stored == {}


def test_only_an_intake_is_recorded(stage: Stage) -> None:
    """What a questionnaire measures by itself is not asked by somebody who sits opposite."""
    status, answer = stage.as_(AMINA).post("begin_record", learner="7", old_enough="yes")
    assert (status, answer["error"]["code"]) == (400, "no_interview")
    assert stage.as_(AMINA).post("ask_record", learner="7")[0] == 400


def test_there_is_an_end_to_records(talk: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RECORDS", 1)
    handed(talk)
    status, answer = talk.post("begin_record", learner="7")
    assert (status, answer["error"]["code"]) == (413, "too_many_records")
    assert answer["announce"].startswith("1 records wait")


# The learner


def test_while_it_is_written_the_learner_sees_that_and_no_answer(talk: Stage) -> None:
    which = written(talk)
    page = talk.as_(MAYA).block().student_view().content
    assert "Amina is writing down your conversation of" in page and SECRET not in page
    shown = talk.say("show_record", sitting=which)["html"]
    assert "Until then only Amina can read it." in shown and SECRET not in shown
    assert "Amina began to write down your conversation" in shown
    for handler in ("confirm_record", "correct_record"):
        status, answer = talk.post(handler, sitting=which)
        assert (status, answer["error"]["code"]) == (400, "record_open")


def test_the_learner_reads_what_was_handed_over(talk: Stage) -> None:
    which = handed(talk)
    page = talk.as_(MAYA).block().student_view().content
    assert "Amina wrote down your conversation of" in page and "confirm, correct or delete it." in page
    assert SECRET not in page
    shown = talk.say("show_record", sitting=which)["html"]
    assert SECRET in shown and "Recorded by Amina with you on" in shown
    assert "What brings you to coaching now?" in shown


def test_another_learner_finds_nothing(talk: Stage) -> None:
    which = handed(talk)
    for handler in ("show_record", "confirm_record", "correct_record", "delete_record"):
        status, answer = talk.as_(LEO).post(handler, sitting=which)
        assert (status, answer["error"]["code"]) == (404, "no_record")
    assert SECRET in talk.as_(MAYA).say("show_record", sitting=which)["html"]


def test_confirming_keeps_it_private(talk: Stage) -> None:
    which = handed(talk)
    page = talk.as_(MAYA).say("confirm_record", sitting=which)["html"]
    assert "Private: no coach can read this." in page and "Recorded by Amina with you on" in page
    row = talk.row()
    assert row["records"] == [] and row["sittings"][0]["consent"]["state"] == "private"
    assert events(talk)[-2:] == ["coaching.assessment.confirmed", "completion"]
    assert acts(talk)[-1] == ("7", "record_confirmed")
    for viewer in (AMINA, BEN, ADA):
        assert talk.as_(viewer).post("open_result", learner="7", sitting=which)[0] == 404
        assert talk.post("open_record", learner="7", sitting=which)[0] == 404
        assert SECRET not in talk.say("list_shared", everyone="yes")["html"]


def test_a_second_click_on_confirming_changes_nothing(talk: Stage) -> None:
    which = handed(talk)
    talk.as_(MAYA).say("confirm_record", sitting=which)
    before, published = talk.row(), list(talk.host.published)
    talk.say("confirm_record", sitting=which)
    assert talk.row() == before and talk.host.published == published


def test_a_confirmation_that_arrives_twice_shares_nothing_that_was_taken_back(talk: Stage) -> None:
    which = handed(talk)
    talk.as_(MAYA).say("confirm_record", sitting=which, share="yes", readers="1")
    talk.say("withdraw", sitting=which)
    talk.say("confirm_record", sitting=which, share="yes", readers="1")
    assert talk.row()["sittings"][0]["consent"]["state"] == "withdrawn"


def test_before_sharing_the_learner_reads_the_limits(talk: Stage) -> None:
    which = handed(talk)
    page = talk.as_(MAYA).say("show_record", sitting=which, panel="share")["html"]
    assert (
        " data-coaching-focus>Confirm and share with my coaches<"
        in (talk.say("show_record", sitting=which, panel="not share")["html"])
    )
    assert "Before you share" in page and "Only the coaches of this course read what you share." in page
    form = html.fromstring(page).xpath("//form[@data-coaching-action='confirm_record']")[0]
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    assert sent == {"sitting": which, "share": "yes", "readers": "1 2 3", "consent": ""}
    assert "Shared: " in talk.say("confirm_record", **sent)["html"]
    assert talk.row()["sittings"][0]["consent"]["readers"] == ["1", "2", "3"]
    assert acts(talk)[-3:] == [("7", "record_confirmed"), ("7", "shared"), ("7", "answers_shared")]
    assert "coaching.assessment.shared" in events(talk)


def test_shared_every_coach_reads_it_and_who_recorded(talk: Stage) -> None:
    which = handed(talk)
    talk.as_(MAYA).say("confirm_record", sitting=which, share="yes", readers="1 2 3")
    for viewer in (AMINA, BEN, ADA):
        page = talk.as_(viewer).say("open_result", learner="7", sitting=which)["html"]
        assert "Recorded by Amina with Maya on" in page


def test_correcting_makes_it_the_learners_own(talk: Stage) -> None:
    which = handed(talk)
    page = talk.as_(MAYA).say("correct_record", sitting=which)["html"]
    assert SECRET in page and 'data-coaching-save="save_answers"' in page
    assert acts(talk)[-1] == ("7", "record_corrected")
    talk.say("save_answers", sitting=which, answers={"hours": {"value": 2, "was": 6}})
    done = talk.say("finish", sitting=which)["html"]
    assert "Recorded by Amina with you on" in done and "corrected by you." in done
    assert "completion" in events(talk)
    assert talk.as_(AMINA).post("open_record", learner="7", sitting=which)[0] == 404


def test_deleting_leaves_a_date_and_the_coach_keeps_their_page(talk: Stage) -> None:
    which = written(talk)
    asked = talk.as_(MAYA).say("show_record", sitting=which, panel="delete")["html"]
    kept = talk.say("show_record", sitting=which, panel="not delete")["html"]
    assert " data-coaching-focus>Delete it<" in kept and "Delete this record?" not in kept
    assert "Amina sees that it was deleted." in asked
    assert talk.say("delete_record", sitting=which)["announce"] == "The record is deleted."
    (stub,) = talk.row()["records"]
    assert (stub["stage"], stub["answers"], stub["shown"]) == ("deleted", None, None)
    status, answer = talk.as_(AMINA).post("save_record", learner="7", sitting=which, answers=WORDS)
    assert (status, answer["error"]["code"]) == (404, "no_record")
    assert "What you typed stays on this page" in answer["announce"]
    assert "deleted" in talk.say("ask_record", learner="7")["html"]


def test_an_own_sitting_is_never_touched(talk: Stage) -> None:
    mine = own(talk)
    talk.say("save_answers", sitting=mine, answers={"hours": {"value": 1, "was": None}})
    before = talk.row()["sittings"]
    which = handed(talk)
    assert talk.row()["sittings"] == before
    page = talk.as_(MAYA).block().student_view().content
    assert "Amina wrote down your conversation of" in page and f'data-coaching-sitting="{mine}"' in page
    talk.say("confirm_record", sitting=which)
    assert talk.row()["sittings"][-1] == before[0]
    assert f'data-coaching-sitting="{mine}"' in talk.block().student_view().content


def test_a_correction_beside_own_answers_can_be_gone_on_with(talk: Stage) -> None:
    mine, which = own(talk), handed(talk)
    talk.as_(MAYA).say("correct_record", sitting=which)
    page = html.fromstring(talk.block().student_view().content)
    assert page.xpath("//form[@data-coaching-questionnaire]/@data-coaching-sitting") == [mine]
    (form,) = page.xpath("//ul[@class='coaching-today']//form[contains(., 'correct')]")
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    again = talk.say(form.get("data-coaching-action"), **sent)["html"]
    assert f'data-coaching-sitting="{which}"' in again and "Go back to your own answers." in again


def test_a_record_whose_key_is_lost_is_shown_as_such_and_can_be_deleted(talk: Stage) -> None:
    which = handed(talk)
    row = talk.row()
    row["records"][0]["answers"] = row["records"][0]["shown"] = "not a token"
    talk.host.stored["7", "u1"] = (json.dumps(row), "")
    page = talk.as_(MAYA).say("show_record", sitting=which)["html"]
    assert "the site&#x27;s key for it is missing" in page or "the site's key for it is missing" in page
    for handler in ("confirm_record", "correct_record"):
        assert talk.post(handler, sitting=which)[1]["error"]["code"] == "locked"
    assert talk.row()["records"][0]["answers"] == "not a token"
    talk.say("delete_record", sitting=which)


def test_a_row_of_before_has_no_records() -> None:
    assert ASSESSMENT.fill({"schema": 3, "sittings": []})["records"] == []


# The coach's list


def line(page: str, name: str) -> html.HtmlElement:
    (found,) = html.fromstring(page).xpath(f"//li[span[@class='coaching-name'][.='{name}']]")
    return found


def pressed(talk: Stage, form: html.HtmlElement) -> dict[str, Any]:
    """The answer to the button of *form*."""
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    return talk.say(form.get("data-coaching-action"), **sent)


def test_the_list_of_everyone_leads_to_a_record_and_back(talk: Stage) -> None:
    assert "To record a conversation, show also" in talk.as_(AMINA).say("list_shared")["html"]
    page = talk.say("list_shared", everyone="yes", search="ma")["html"]
    assert "To record a conversation" not in page
    (form,) = line(page, "Maya").xpath(".//form")
    assert form.text_content().split() == ["Record", "a", "conversation", "Maya"]
    asked = pressed(talk, form)["html"]
    (begin,) = html.fromstring(asked).xpath("//form[@data-coaching-action='begin_record']")
    writing = html.fromstring(pressed(talk, begin)["html"])
    (back,) = writing.xpath("//form[@data-coaching-action='list_shared']")
    again = pressed(talk, back)["html"]
    assert line(again, "Maya").get("data-coaching-focus") is not None
    (form,) = line(again, "Maya").xpath(".//form")
    assert form.get("data-coaching-action") == "open_record"
    assert form.text_content().strip().startswith("Go on with your record of")


def test_the_first_line_leads_to_what_is_not_handed_over(talk: Stage) -> None:
    written(talk)
    page = html.fromstring(talk.block().student_view().content)
    (form,) = page.xpath("//ul[@class='coaching-today']//form")
    assert form.text_content().strip().startswith("Your record with Maya of")
    assert SECRET in pressed(talk, form)["html"]
    talk.say("begin_record", learner="8")
    assert "1 more is not." in talk.block().student_view().content
    for viewer in (BEN, ADA):
        assert "Your record with" not in talk.as_(viewer).block().student_view().content


def test_a_questionnaire_that_is_no_conversation_offers_none(stage: Stage) -> None:
    assert "Record a conversation" not in stage.as_(AMINA).say("list_shared", everyone="yes")["html"]
    assert "To record a conversation" not in stage.say("list_shared")["html"]


def test_lists_say_what_was_recorded(talk: Stage) -> None:
    which = handed(talk)
    mine = talk.as_(MAYA).say("confirm_record", sitting=which, share="yes", readers="1 2 3")["html"]
    assert "Recorded by Amina with you on" in mine
    for viewer in (AMINA, BEN, ADA):
        assert (
            "Recorded in conversation"
            in line(talk.as_(viewer).say("list_shared")["html"], "Maya").text_content()
        )
    talk.as_(MAYA).say("begin", again=which)
    talk.say("save_answers", sitting=talk.sitting, answers={"hours": {"value": 3, "was": None}})
    page = talk.say("finish", sitting=talk.sitting, gaps="yes")["html"]
    assert "recorded in conversation" in page


def test_a_record_of_somebody_who_left_the_team_is_still_the_learners(talk: Stage) -> None:
    which = handed(talk)
    del talk.host.course["1"]
    talk.host.coach_ids = ("2", "3")
    page = talk.as_(MAYA).say("show_record", sitting=which)["html"]
    assert "Recorded by A former member of the course team with you on" in page
    talk.say("confirm_record", sitting=which)


def test_script_in_a_record_is_only_text(talk: Stage) -> None:
    script = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    which = begun(talk)
    talk.say("save_record", learner="7", sitting=which, answers={"reason": {"value": script, "was": None}})
    pages = [talk.say("open_record", learner="7", sitting=which)["html"]]
    pages.append(talk.say("hand_over", learner="7", sitting=which)["html"])
    pages.append(talk.as_(MAYA).say("show_record", sitting=which)["html"])
    pages.append(talk.say("correct_record", sitting=which)["html"])
    for page in pages:
        tree = html.fromstring(page)
        assert not tree.xpath("//script | //img | //@onerror"), page
        assert "alert(1)" in page


def copy_of(talk: Stage, kind: str) -> str:
    request = Request.blank("/", method="GET")
    return str(talk.as_(MAYA).block().handle("my_copy", request, kind).body.decode())


@pytest.mark.parametrize("kind", ["html", "json"])
def test_no_copy_holds_what_is_not_confirmed(talk: Stage, kind: str) -> None:
    for make in (written, handed):
        which = make(talk)
        assert SECRET not in copy_of(talk, kind)
    talk.say("confirm_record", sitting=which)
    assert SECRET in copy_of(talk, kind)
    assert ("Recorded by Amina with you on" if kind == "html" else '"state": "confirmed"') in copy_of(
        talk, kind
    )


def test_the_copy_says_that_a_record_waits(talk: Stage) -> None:
    handed(talk)
    assert "It is not in this copy before you confirm it." in copy_of(talk, "html")


def test_the_coachs_own_copy_holds_nothing_of_it(talk: Stage) -> None:
    handed(talk)
    for viewer in (AMINA, BEN):
        request = Request.blank("/", method="GET")
        for kind in ("html", "json"):
            assert SECRET.encode() not in talk.as_(viewer).block().handle("my_copy", request, kind).body
