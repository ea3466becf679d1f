"""What becomes of results over time: taken again, looked at, deleted one by one."""

from collections.abc import Callable
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring

from coaching_xblock.core import moment
from tests.stage import AMINA, MAYA, Stage

MARCH, APRIL, JUNE = "2026-03-03T14:02:09Z", "2026-04-01T09:00:00Z", "2026-06-01T09:00:00Z"
Clock = Callable[[str], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Say which moment it is."""
    return lambda now: monkeypatch.setattr(moment, "now", lambda: now)


def page(stage: Stage) -> str:
    return str(stage.block().student_view().content)


def today(stage: Stage) -> list[str]:
    (found,) = fromstring(page(stage)).find_class("coaching-today") or [HtmlElement()]
    return [each.text_content().strip() for each in found]


def test_any_time_is_the_rule_unless_an_author_says_otherwise(stage: Stage) -> None:
    stage.finish()
    assert "You can take it again whenever you like. This result stays." in page(stage)
    asked = stage.say("ask_again")["html"]
    assert "Begin" in asked and "Back to my result" in asked
    assert "I am 14 or older" not in asked, "they said so before the first time"
    assert f'name="again" value="{stage.sitting}"' in asked


def test_taken_again_the_earlier_result_stays(stage: Stage, at: Clock) -> None:
    at(MARCH)
    first = stage.finish(lambda n: 5 if n % 6 == 2 else 1)
    at(JUNE)
    second = stage.again(lambda n: 5 if n % 6 == 4 else 1)
    assert first != second
    assert [each["stage"] for each in stage.row()["sittings"]] == ["finished", "finished"]
    assert "lean towards Social work" in page(stage) and "Result of 3 March 2026" in page(stage)
    shown = stage.say("show", sitting=first)["html"]
    assert "lean towards Investigative work" in shown and "Result of 1 June 2026" in shown
    assert "This is an earlier result. Go to the newest." in shown
    assert [event for event, _ in stage.host.published].count("coaching.assessment.begun") == 2


def test_a_second_click_and_a_page_of_long_ago_begin_nothing(stage: Stage) -> None:
    first = stage.finish()
    stage.say("begin", again=first)
    stage.say("begin", again=first)
    assert len(stage.row()["sittings"]) == 2
    stage.answer(stage.sitting, lambda n: 3)
    for again in (first, "", "nothing"):
        stage.say("begin", again=again, old_enough="yes")
        assert len(stage.row()["sittings"]) == 2


def test_an_unfinished_one_goes_on_and_the_earlier_result_is_near(stage: Stage) -> None:
    first = stage.finish()
    stage.say("begin", again=first)
    assert "Earlier results" in page(stage) and "0 of 30 answered" in page(stage)
    shown = stage.say("show", sitting=first)["html"]
    assert "You have begun to take it again." in shown and "Go back to the questions." in shown
    assert "0 of 30 answered" in stage.say("ask_again")["html"]
    assert "0 of 30 answered" in stage.say("show")["html"]


def test_deleting_an_unfinished_one_returns_to_the_last_result(stage: Stage) -> None:
    first = stage.finish()
    stage.say("begin", again=first)
    asked = stage.say("ask_delete", sitting=stage.sitting)["html"]
    assert "Delete what you have answered so far?" in asked and "Earlier results stay." in asked
    answer = stage.say("delete_sitting", sitting=stage.sitting)
    assert answer["announce"] == "Your answers are deleted."
    assert f'name="sitting" value="{first}"' in answer["html"] and "Finished on" in answer["html"]


def test_a_first_unfinished_one_can_be_deleted_too(stage: Stage) -> None:
    which = stage.begin()
    assert "You can begin again afterwards." in stage.say("ask_delete", sitting=which)["html"]
    assert "I am 14 or older" in stage.say("delete_sitting", sitting=which)["html"]


def test_never_is_said_and_held(stage: Stage) -> None:
    first = stage.set(retake="never").finish()
    assert "This questionnaire is taken once, as your course has set it." in page(stage)
    assert "Take it again" not in page(stage)
    for handler in ("ask_again", "begin"):
        status, answer = stage.post(handler, again=first, old_enough="yes")
        assert (status, answer["error"]["code"]) == (403, "retake_never")
    assert len(stage.row()["sittings"]) == 1


def test_after_some_days_says_from_when_and_today_says_when_it_has_come(stage: Stage, at: Clock) -> None:
    stage.set(retake="after", retake_days=29)
    at(MARCH)
    first = stage.finish()
    assert "You can take it again from 1 April 2026. This result stays." in page(stage)
    assert len(today(stage)) == 1
    status, answer = stage.post("begin", again=first)
    assert (status, answer["error"]["code"]) == (403, "retake_later")
    at(APRIL)
    assert today(stage)[-1] == "You can take this again since 1 April 2026."
    assert "You can take it again whenever you like." in page(stage)
    stage.again()
    assert len(stage.row()["sittings"]) == 2
    assert "You can take it again from 30 April 2026." in page(stage)


def test_a_deleted_one_may_be_taken_again_at_once(stage: Stage) -> None:
    first = stage.set(retake="never").finish()
    stage.say("delete_sitting", sitting=first)
    stage.begin()
    assert [each["stage"] for each in stage.row()["sittings"]] == ["deleted", "begun"]


def test_another_questionnaire_asks_for_the_age_anew(stage: Stage) -> None:
    first = stage.finish()
    stage.set(instrument="onet-ip-short")
    assert "I am 14 or older" in stage.say("ask_again")["html"]
    assert stage.post("begin", again=first)[1]["error"]["code"] == "too_young"
    stage.say("begin", again=first, old_enough="yes")
    assert stage.row()["sittings"][-1]["instrument"] == "onet-ip-short"


def test_each_result_is_shared_noted_and_deleted_by_itself(stage: Stage) -> None:
    first, second = stage.finish(), stage.again()
    shared = stage.say("share", sitting=first, readers="1 3")
    assert "This is an earlier result." in shared["html"] and "Shared: Amina" in shared["html"]
    assert "Private: no coach can read this." in page(stage)
    stage.say("save_note", item=first, text="Then I was new here.", revision=0)
    assert "Then I was new here." not in page(stage)
    assert "Then I was new here." in stage.say("show", sitting=first)["html"]
    assert "Shared with your coaches" in page(stage)
    asked = stage.say("ask_delete", sitting=first)["html"]
    assert "Your other results stay." in asked and f'name="sitting" value="{first}"' in asked
    stage.as_(AMINA).say("open_result", learner="7", sitting=first)
    stage.as_(MAYA).say("delete_sitting", sitting=first)
    assert [each["stage"] for each in stage.row()["sittings"]] == ["deleted", "finished"]
    assert stage.sitting == second


@pytest.mark.parametrize("handler", ["ask_share", "ask_delete", "preview_as_coach"])
def test_from_a_look_at_an_earlier_one_the_way_leads_back_there(stage: Stage, handler: str) -> None:
    first, _ = stage.finish(), stage.again()
    asked: dict[str, Any] = stage.say(handler, sitting=first)
    for form in fromstring(asked["html"]).xpath("//form[@data-coaching-action='show'][.//*[@name='about']]"):
        if form.xpath(".//*[@value='sharing' or @value='deleting']") and form.xpath(".//*[@name='sitting']"):
            assert form.xpath(".//*[@name='sitting']/@value") == [first]
            break
    else:
        pytest.fail("no way back")


def test_two_results_side_by_side_whatever_is_named_first(stage: Stage, at: Clock) -> None:
    at(MARCH)
    first = stage.finish(lambda n: 5 if n % 6 == 2 else 1)
    at(JUNE)
    second = stage.again(lambda n: 5 if n % 6 == 4 else 1)
    before = stage.row()
    answer = stage.say("compare_sittings", one=second, other=first)["html"]
    assert "3 March 2026 and 1 June 2026, side by side" in answer
    assert "The largest differences are in Investigative and Social." in answer
    assert "No verdict. Nobody has published" in answer and "coaching-earlier" in answer
    assert "Develop a new medicine" in answer and "Strongly Like</span>, then" in answer
    assert stage.row() == before


def test_with_three_results_one_chooses_two(stage: Stage) -> None:
    first, _ = stage.finish(), stage.again()
    assert "<select" not in page(stage) and "Compare the two" in page(stage)
    third = stage.again()
    choice = fromstring(stage.say("show", sitting=first)["html"])
    assert len(choice.xpath("//select[@name='one']/option")) == 3
    chosen = choice.xpath("//select/option[@selected]/@value")
    assert chosen[0] == first and len(set(chosen)) == 2
    newest = fromstring(page(stage)).xpath("//select[@name='other']/option[@selected]/@value")
    assert newest == [third]


def test_what_cannot_be_compared(stage: Stage) -> None:
    first = stage.finish()
    status, answer = stage.post("compare_sittings", one=first, other=first)
    assert (status, answer["error"]["code"]) == (400, "not_two")
    stage.say("begin", again=first)
    assert stage.post("compare_sittings", one=first, other=stage.sitting)[0] == 400
    assert stage.post("compare_sittings", one=first, other="nothing")[0] == 404
