"""A learner's way through the assessment block, handler by handler."""

import html
import re

import pytest
from lxml.html import HtmlElement, fromstring

from coaching_xblock import library
from coaching_xblock.core.people import Viewer
from tests.stage import AMINA, AUTHOR, MAYA, NOBODY, Stage


def test_the_start_says_what_it_is_and_asks_for_the_age(stage: Stage) -> None:
    page = stage.block().student_view().content
    assert "30 questions, about 5 minutes" in page
    assert "I am 14 or older" in page
    assert "Only you, until you choose to share" in page
    assert "CC BY-ND 4.0" in page
    assert stage.host.stored == {}


def test_beginning_needs_the_age(stage: Stage) -> None:
    status, answer = stage.post("begin")
    assert (status, answer["error"]["code"], answer["error"]["field"]) == (400, "too_young", "old_enough")
    assert stage.host.stored == {}


def test_beginning_twice_is_beginning_once(stage: Stage) -> None:
    stage.begin()
    stage.begin()
    assert len(stage.row()["sittings"]) == 1
    assert [event for event, _ in stage.host.published] == ["coaching.assessment.begun"]


def test_answers_are_there_on_another_device(stage: Stage) -> None:
    which = stage.begin()
    stage.say("save_answers", sitting=which, answers={"i01": {"value": 5, "was": None}})
    page = stage.block().student_view().content
    assert 'name="i01" value="5" checked' in page
    assert "Your answers so far are here. Go on where you stopped." in page


def test_the_first_page_shown_is_the_first_with_a_question_left(stage: Stage) -> None:
    which = stage.begin()
    answers = {f"i{n:02}": {"value": 3, "was": None} for n in range(1, 8)}
    stage.say("save_answers", sitting=which, answers=answers)
    assert 'data-coaching-page-first="2"' in stage.block().student_view().content


def test_finishing_with_gaps_names_them_and_keeps_the_rest(stage: Stage) -> None:
    which = stage.begin()
    stage.say(
        "save_answers", sitting=which, answers={f"i{n:02}": {"value": 3, "was": None} for n in range(3, 31)}
    )
    status, answer = stage.post("finish", sitting=which)
    assert status == 400 and answer["region"]
    assert answer["error"] == {"code": "unanswered", "field": "i01"}
    assert (
        "Question 1<" in answer["html"]
        and "Question 2<" in answer["html"]
        and "Question 3<" not in answer["html"]
    )
    assert stage.row()["sittings"][0]["answered"] == 28


def test_many_gaps_in_a_row_are_named_together(stage: Stage) -> None:
    which = stage.begin()
    answers = {f"i{n:02}": {"value": 3, "was": None} for n in (1, 2, 4, 5, 6, 30)}
    stage.say("save_answers", sitting=which, answers=answers)
    page = stage.post("finish", sitting=which)[1]["html"]
    assert re.findall(r'data-coaching-jump="(i\d+)">(Questions? [^<]+)<', page) == [
        ("i03", "Question 3"),
        ("i07", "Questions 7 to 29"),
    ]
    assert "Go on where you stopped." not in page


def test_the_result_has_sentence_picture_table_and_licence(stage: Stage) -> None:
    stage.finish(lambda n: 5 if n % 6 == 2 else 1)
    page = stage.block().student_view().content
    assert "Your answers lean towards Investigative work." in page
    assert "20 of 20" in page and page.count("0 of 20") == 6
    assert "Scores from 0 to 20: Realistic 0, Investigative 20, Artistic 0" in page
    assert "https://www.onetcenter.org/tools.html" in page


def test_flat_answers_are_said_to_be_flat(stage: Stage) -> None:
    stage.finish(lambda n: 3)
    assert "Your six areas are too close to rank." in stage.block().student_view().content


def test_straight_lines_are_told_to_the_learner_and_to_the_coach_in_the_same_words(stage: Stage) -> None:
    which = stage.finish(lambda n: 2)
    said = "30 of 30 answers in a row were Dislike. That can be sincere. Ask before reading much into it."
    assert said in stage.block().student_view().content
    stage.say("share", sitting=which)
    assert said in stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]


def test_each_area_says_what_it_may_mean_and_what_to_try(stage: Stage) -> None:
    stage.finish(lambda n: 5 if n % 6 == 2 else 1)
    page = stage.block().student_view().content
    area = library.instrument("onet-mini-ip").scale["I"]
    assert area.bands[-1].means in html.unescape(page) and area.bands[-1].try_ in html.unescape(page)
    assert "Areas up to 1 point apart are too close to rank." in page


def test_the_short_form_counts_ten_answers_an_area(stage: Stage) -> None:
    block = stage.block()
    block.instrument = "onet-ip-short"
    block.save()
    which = stage.begin()
    stage.say("save_answers", sitting=which, answers={f"i{n:02}": {"value": 4} for n in range(1, 61)})
    page = stage.say("finish", sitting=which)["html"]
    assert "30 of 40" in page
    assert "adds up the 10 answers" in page and "up to 2 points apart" in page


def test_close_areas_are_not_ranked(stage: Stage) -> None:
    stage.finish(lambda n: 5 if n % 6 in (1, 2) else 1)
    page = stage.block().student_view().content
    assert "lean towards Realistic and Investigative work. These are too close to put in order." in page


def test_finishing_completes_the_block_once(stage: Stage) -> None:
    which = stage.finish()
    stage.say("finish", sitting=which)
    assert [event for event, _ in stage.host.published].count("completion") == 1
    assert [event for event, _ in stage.host.published].count("coaching.assessment.finished") == 1


def test_before_sharing_one_reads_who_and_what(stage: Stage) -> None:
    which = stage.finish()
    page = stage.say("ask_share", sitting=which)["html"]
    assert "<li>Ada</li>" in page and "<li>Amina</li>" in page
    assert "Only the coaches of this course read what you share." in page
    assert stage.row()["sittings"][0]["consent"]["state"] == "private"


def test_sharing_and_withdrawing_are_logged_once_each(stage: Stage) -> None:
    which = stage.share()
    stage.say("share", sitting=which)
    stage.say("withdraw", sitting=which)
    stage.say("withdraw", sitting=which)
    assert [line["act"] for line in stage.row()["access_log"]["lines"]] == ["shared", "withdrawn"]
    assert "Private: no coach can read this. You took it back on" in stage.block().student_view().content


def test_a_share_that_comes_late_or_again_undoes_no_withdrawal(stage: Stage) -> None:
    which = stage.finish()
    panel = fromstring(stage.say("ask_share", sitting=which)["html"])
    (form,) = panel.xpath("//form[@data-coaching-action='share']")
    sent = {
        each.get("name"): each.get("value") for each in form.iter("input") if each.get("type") == "hidden"
    }
    stage.say("share", **sent)
    assert "Stop sharing" in stage.say("share", **sent)["html"], "a second click"
    stage.say("withdraw", sitting=which)
    status, answer = stage.post("share", **sent, with_answers="yes")
    assert (status, answer["error"]["code"]) == (409, "consent_changed")
    assert stage.row()["sittings"][0]["consent"]["state"] == "withdrawn"
    assert [line["act"] for line in stage.row()["access_log"]["lines"]] == ["shared", "withdrawn"]
    assert stage.as_(AMINA).post("open_result", learner="7", sitting=which)[0] == 404
    stage.as_(MAYA).say("share", **{**sent, "consent": stage.mark})
    assert stage.row()["sittings"][0]["consent"]["state"] == "shared"


def test_the_learner_reads_who_opened_it(stage: Stage) -> None:
    which = stage.share()
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    page = stage.as_(MAYA).block().student_view().content
    assert "Amina opened your result on" in page
    assert "Shared: Amina and Ada can read this." in page


def test_seeing_it_as_a_coach_tells_nobody(stage: Stage) -> None:
    which = stage.finish()
    before = stage.row()
    page = stage.say("preview_as_coach", sitting=which)["html"]
    assert "This is what the coaches of this course see" in page
    assert "Maya&#x27;s answers lean" in page or "Maya&#x27;s six areas" in page
    assert stage.row() == before


def test_deleting_asks_first_and_leaves_a_stub(stage: Stage) -> None:
    which = stage.finish()
    assert "Delete this result?" in stage.say("ask_delete", sitting=which)["html"]
    assert "I am 14 or older" in stage.say("delete_sitting", sitting=which)["html"]
    (stub,) = stage.row()["sittings"]
    assert stub["stage"] == "deleted" and stub["answers"] is None


def test_a_note_keeps_both_texts_when_two_windows_differ(stage: Stage) -> None:
    which = stage.finish()
    assert stage.say("save_note", item=which, text="one", revision=0)["revision"] == 1
    status, answer = stage.post("save_note", item=which, text="two", revision=0)
    assert status == 409
    assert (answer["error"]["mine"], answer["error"]["stored"], answer["error"]["revision"]) == (
        "two",
        "one",
        1,
    )


def test_the_draft_key_is_this_persons_own(stage: Stage) -> None:
    mine = stage.say("draft_key")["key"]
    assert mine == stage.say("draft_key")["key"]
    assert len(mine) == 44
    stage.host.looking = MAYA.__class__("8", "Leo", "learner")
    assert stage.say("draft_key")["key"] != mine


def test_a_lost_key_is_said_and_nothing_is_overwritten(stage: Stage, settings: object) -> None:
    which = stage.finish()
    before = stage.row()
    settings.COACHING_KEYS = ["another key altogether"]  # type: ignore[attr-defined]
    assert "the site's key for it is missing" in stage.block().student_view().content
    status, _ = stage.post("save_note", item=which, text="new", revision=0)
    assert status == 200
    after = stage.row()
    assert after["sittings"][0]["answers"] == before["sittings"][0]["answers"]
    assert after["sittings"][0]["shown"] == before["sittings"][0]["shown"]


def test_visitors_see_what_it_is(stage: Stage) -> None:
    stage.finish()
    for page in (stage.as_(NOBODY).block().student_view().content, stage.block().public_view().content):
        assert "Sign in and join the course" in page
        assert "data-coaching-action" not in page


def test_authors_see_what_learners_read_first(stage: Stage, settings: object) -> None:
    assert "What learners read first" in stage.as_(AUTHOR).block().author_view().content
    settings.COACHING_HELP_LINE = {}  # type: ignore[attr-defined]
    assert "The site has no help line yet." in stage.block().author_view().content


@pytest.mark.parametrize("viewer", [MAYA, AUTHOR, NOBODY])
def test_an_unknown_questionnaire_is_a_calm_card(stage: Stage, viewer: Viewer) -> None:
    block = stage.as_(viewer).block()
    block.instrument = "gone"
    for view in (block.student_view, block.author_view, block.public_view):
        assert "This questionnaire cannot be shown at the moment." in view().content
    assert ("The library has no instrument" in block.student_view().content) is (viewer is AUTHOR)


def test_an_unknown_questionnaire_cannot_be_begun(stage: Stage) -> None:
    block = stage.block()
    block.instrument = "gone"
    block.save()
    assert stage.post("begin", old_enough="yes")[1]["error"]["code"] == "no_instrument"


def test_a_sitting_goes_on_with_the_questions_it_was_begun_with(stage: Stage) -> None:
    which = stage.begin()
    block = stage.block()
    block.instrument = "gone"
    block.save()
    assert stage.say("save_answers", sitting=which, answers={"i01": {"value": 5}})["answered"] == 1
    assert "Build kitchen cabinets" in stage.block().student_view().content


def test_a_coach_who_joins_between_reading_and_sharing_is_named_as_new(stage: Stage) -> None:
    which = stage.finish()
    page = stage.say("ask_share", sitting=which)["html"]
    assert 'name="readers" value="1 3"' in page
    answer = stage.say("share", sitting=which, readers="1")
    assert "Since you shared it, this course gained: Ada." in answer["html"]
    assert stage.row()["sittings"][0]["consent"]["readers"] == ["1"]


def test_nobody_outside_the_team_becomes_a_reader(stage: Stage) -> None:
    which = stage.finish()
    stage.say("share", sitting=which, readers="1 8 999 <b>")
    assert stage.row()["sittings"][0]["consent"]["readers"] == ["1"]


def test_a_log_that_was_cut_says_so(stage: Stage) -> None:
    which = stage.share()
    with stage.host.editing(stage.block(), "7") as state:
        state.access_log = {**state.access_log, "earlier": 3}
    assert "3 older lines were dropped." in stage.say("show", sitting=which)["html"]


def test_sharing_and_withdrawing_are_spoken(stage: Stage) -> None:
    which = stage.finish()
    assert (
        stage.say("share", sitting=which, readers="1 3")["announce"] == "Shared: Amina and Ada can read this."
    )
    assert stage.say("withdraw", sitting=which)["announce"].startswith("Private: no coach can read this.")


def test_a_finished_and_a_deleted_result_are_spoken(stage: Stage) -> None:
    which = stage.begin()
    stage.say(
        "save_answers", sitting=which, answers={f"i{n:02}": {"value": 3, "was": None} for n in range(1, 31)}
    )
    assert stage.say("finish", sitting=which)["announce"].startswith("Your six areas are too close to rank.")
    assert stage.say("delete_sitting", sitting=which)["announce"] == "Your result is deleted."


def test_after_a_word_on_sharing_reading_goes_on_there(stage: Stage) -> None:
    which = stage.finish()
    place = 'tabindex="-1" data-coaching-focus>Who can read this'
    assert place not in stage.say("show")["html"]
    assert place in stage.say("show", about="sharing")["html"]
    assert place in stage.say("share", sitting=which, readers="1")["html"]
    assert place in stage.say("withdraw", sitting=which)["html"]


def test_after_a_change_of_mind_about_deleting_reading_goes_on_there(stage: Stage) -> None:
    which = stage.finish()
    place = "data-coaching-focus>Delete this result<"
    assert 'name="about" value="deleting"' in stage.say("ask_delete", sitting=which)["html"]
    assert place not in stage.say("show")["html"]
    assert place in stage.say("show", about="deleting")["html"]
    assert 'name="about" value="sharing"' in stage.say("preview_as_coach", sitting=which)["html"]


def test_reading_goes_on_at_the_top_for_a_place_that_is_not_there(stage: Stage) -> None:
    stage.finish()
    assert stage.say("show", about="'\"><b>")["html"] == stage.say("show")["html"]


def today(stage: Stage) -> tuple[str, dict[str, str]]:
    """The one line of today, and where it leads."""
    (line,) = html_of(stage).xpath("//ul[@class='coaching-today']/li")
    (place,) = line.xpath("form | button")
    hooks = {name: value for name, value in place.items() if name.startswith("data-coaching-")}
    fields = {each.get("name"): each.get("value") for each in place.iter("input")}
    return line.text_content().strip(), hooks | fields


def html_of(stage: Stage) -> HtmlElement:
    return fromstring(stage.block().student_view().content)


def test_today_says_where_things_stand_and_leads_there(stage: Stage) -> None:
    which = stage.finish()
    sharing = {"data-coaching-action": "show", "about": "sharing", "sitting": which}
    assert today(stage) == ("Your result is yours alone. You can share it whenever you like.", sharing)
    stage.say("share", sitting=which, readers="1 3")
    assert today(stage) == ("Your coaches can read your result. Nobody has opened it yet.", sharing)
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    text, leads = today(stage.as_(MAYA))
    assert text.startswith("Amina opened your result on ") and leads == sharing
    stage.say("delete_sitting", sitting=which)
    text, leads = today(stage)
    assert text.startswith("You deleted a result on ") and leads == {"data-coaching-jump": "old_enough"}
    assert len(html_of(stage).xpath("//*[@name='old_enough']")) == 1


def test_today_leads_to_the_next_question(stage: Stage) -> None:
    which = stage.begin()
    assert html_of(stage).find_class("coaching-today") == []

    def leads(*numbers: int) -> str:
        answers = {f"i{n:02}": {"value": 3, "was": None} for n in numbers}
        stage.say("save_answers", sitting=which, answers=answers)
        text, leads = today(stage)
        assert text == "Your answers so far are here. Go on where you stopped."
        return leads["data-coaching-jump"]

    assert leads(1, 2, 4) == "i03"
    assert leads(*range(3, 31)) == "i30"


def test_a_score_near_a_border_shows_both_texts_and_says_so(stage: Stage) -> None:
    """Two of five liked and three not: 1.6 on average, a tenth beyond the border at 1.5."""
    between = "The answers lie between two descriptions. Either may fit."
    stage.finish(lambda n: 5 if n in (2, 8) else 1)
    assert stage.block().student_view().content.count(between) == 1
    area = library.instrument("onet-mini-ip").scale["I"]
    page = html.unescape(stage.block().student_view().content)
    assert area.bands[0].means in page and area.bands[1].means in page
