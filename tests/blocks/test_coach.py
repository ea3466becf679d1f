"""What coaches reach, and what they do not."""

import json

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Person, Viewer
from tests.stage import ADA, AMINA, LEO, MAYA, Stage


def test_only_those_who_share_are_listed(stage: Stage) -> None:
    stage.share()
    page = stage.as_(AMINA).block().student_view().content
    assert "1 learner shares a result here." in page
    assert "Maya" in page and "Leo" not in page


def test_everyone_shows_begun_or_not_and_no_more(stage: Stage) -> None:
    stage.finish()
    page = stage.as_(AMINA).say("list_shared", everyone="yes")["html"]
    assert "Begun, nothing shared" in page and "Not begun" in page
    assert 'data-coaching-action="open_result"' not in page
    assert stage.row()["sittings"][0]["id"] not in page
    assert stage.row()["sittings"][0]["finished"][:10] not in page


def test_the_list_says_that_there_is_a_note_on_how_it_was_answered(stage: Stage) -> None:
    stage.share()
    assert "Ask how it was answered" not in stage.as_(AMINA).say("list_shared")["html"]
    which = stage.again(lambda number: 2)
    assert "Ask how it was answered" not in stage.as_(AMINA).say("list_shared")["html"]
    stage.as_(MAYA).say("share", sitting=which, readers="1 3")
    listed = stage.as_(AMINA).say("list_shared")["html"]
    assert "Ask how it was answered" in listed and "Dislike" not in listed
    stage.as_(MAYA).say("withdraw", sitting=which)
    assert "Ask how it was answered" not in stage.as_(AMINA).say("list_shared", everyone="yes")["html"]


def test_opening_writes_the_log_before_the_words_are_shown(stage: Stage) -> None:
    which = stage.share()
    page = stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    assert "Maya can see that you opened this." in page
    assert stage.row()["access_log"]["lines"][-1]["who"] == "1"
    stage.as_(ADA).say("open_result", learner="7", sitting=which)
    assert [line["act"] for line in stage.row()["access_log"]["lines"]] == ["shared", "opened", "opened"]


def test_a_coach_never_gets_answers_or_the_note(stage: Stage) -> None:
    which = stage.share()
    stage.say("save_note", item=which, text="my own secret", revision=0)
    page = stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    assert "my own secret" not in page
    assert "Build kitchen cabinets" not in page


def test_what_is_not_shared_is_not_there(stage: Stage) -> None:
    which = stage.finish()
    made_up = stage.as_(AMINA).post("open_result", learner="7", sitting="aaaaaaaaaaaa")
    private = stage.post("open_result", learner="7", sitting=which)
    assert private == made_up
    assert private[0] == 404
    assert "access_log" not in stage.row() or stage.row()["access_log"] in ({}, {"lines": [], "earlier": 0})


def test_withdrawing_hides_it_at_once(stage: Stage) -> None:
    which = stage.share()
    stage.say("withdraw", sitting=which)
    assert stage.as_(AMINA).post("open_result", learner="7", sitting=which)[0] == 404
    assert "Maya" not in stage.block().student_view().content


def test_a_made_up_learner_makes_no_row(stage: Stage) -> None:
    stage.share()
    rows = dict(stage.host.stored)
    assert stage.as_(AMINA).post("open_result", learner="999", sitting="aaaaaaaaaaaa")[0] == 404
    assert stage.host.stored == rows


def test_today_leads_to_the_first_of_the_list(stage: Stage) -> None:
    page = html.fromstring(stage.as_(AMINA).block().student_view().content)
    assert page.xpath("string(//ul[@class='coaching-today'])").strip() == "Nobody shares a result here yet."
    assert page.xpath("//ul[@class='coaching-today']//button") == []
    stage.share()
    page = html.fromstring(stage.as_(AMINA).block().student_view().content)
    (form,) = page.xpath("//ul[@class='coaching-today']//form")
    assert form.get("data-coaching-action") == "list_shared"
    assert page.xpath("//li[@data-coaching-focus]") == []
    assert focused(stage.say("list_shared", **fields(form))["html"]).startswith("Maya")


def test_back_from_a_result_leads_to_its_learner(stage: Stage) -> None:
    which = stage.share()
    listed = stage.as_(AMINA).say("list_shared", everyone="yes", search="a")["html"]
    read = html.fromstring(listed).xpath("//form[@data-coaching-action='open_result']")[0]
    place = {"page": "1", "search": "a", "everyone": "yes", "learner": "7"}
    assert fields(read) == {**place, "sitting": which}
    opened = stage.say("open_result", **fields(read))["html"]
    back = html.fromstring(opened).xpath("//form[@data-coaching-action='list_shared']")[0]
    assert fields(back) == place
    again = stage.say("list_shared", **fields(back))["html"]
    assert focused(again).startswith("Maya")
    assert html.fromstring(again).xpath("//input[@type='search']/@value") == ["a"]
    assert again.count("checked") == 1


def test_back_to_the_list_is_at_its_top_where_the_learner_is_gone(stage: Stage) -> None:
    which = stage.share()
    stage.say("withdraw", sitting=which)
    top = stage.as_(AMINA).say("list_shared")["html"]
    for learner in ("7", "999", "'\"><b>"):
        assert stage.say("list_shared", learner=learner)["html"] == top


@pytest.mark.parametrize("place", [{"page": "one"}, {"search": ["a"]}, {"everyone": True}])
def test_a_result_is_not_opened_from_a_place_that_is_none(stage: Stage, place: dict[str, object]) -> None:
    which = stage.share()
    log = stage.row()["access_log"]
    assert stage.as_(AMINA).post("open_result", learner="7", sitting=which, **place)[0] == 400
    assert stage.row()["access_log"] == log


def fields(form: html.HtmlElement) -> dict[str, str]:
    return {each.get("name"): each.get("value") for each in form.iter("input")}


def focused(page: str) -> str:
    """What the last place for focus says."""
    places = html.fromstring(f"<main>{page}</main>").xpath("//*[@data-coaching-focus]")
    return str(places[-1].text_content().strip())


def test_search_and_paging(stage: Stage) -> None:
    for number in range(60):
        person = Person(str(100 + number), f"Learner {number:02}")
        stage.host.course[person.id] = person
        stage.as_(Viewer(person.id, person.name, "learner"))
        stage.say("begin", old_enough="yes")
        which = json.loads(stage.host.stored[person.id, "u1"][0])["sittings"][0]["id"]
        stage.say("save_answers", sitting=which, answers={f"i{n:02}": {"value": 3} for n in range(1, 31)})
        stage.say("finish", sitting=which)
        stage.say("share", sitting=which)
    answer = stage.as_(AMINA).say("list_shared")
    page = answer["html"]
    assert answer["announce"].endswith(" names in this list. Page 1 of 3")
    assert page.count('data-coaching-action="open_result"') == limits.PAGE_SIZE
    assert "Page 1 of 3" in page
    assert "Page 3 of 3" in stage.say("list_shared", page="3")["html"]
    assert stage.say("list_shared", page=99)["html"] == stage.say("list_shared", page=3)["html"]
    beyond = stage.say("list_shared", page=99, everyone="yes")["html"]
    assert "Page 3 of 3" in beyond and beyond == stage.say("list_shared", page=3, everyone="yes")["html"]
    found = stage.say("list_shared", search="learner 07")
    assert found["html"].count('data-coaching-action="open_result"') == 1
    assert found["announce"] == "1 name in this list."
    nobody = stage.say("list_shared", search="nobody")
    assert nobody["announce"] == "No name here contains “nobody”." and nobody["announce"] in nobody["html"]


@pytest.mark.parametrize("viewer", [MAYA, LEO])
def test_learners_are_not_coaches(stage: Stage, viewer: Viewer) -> None:
    which = stage.share()
    assert stage.as_(viewer).post("open_result", learner="7", sitting=which)[0] == 403
    assert stage.post("list_shared")[0] == 403


def test_answers_are_shared_apart_and_taken_back_apart(stage: Stage) -> None:
    which = stage.finish()
    panel = html.fromstring(stage.say("ask_share", sitting=which)["html"])
    assert panel.xpath("//input[@name='with_answers']/@checked") == []
    stage.say("share", sitting=which, readers="1 3", with_answers="yes")
    assert "Your single answers are shared too." in stage.block().student_view().content
    assert stage.host.published[-2:] == [
        (f"coaching.assessment.{verb}", {"instrument": "onet-mini-ip"})
        for verb in ("shared", "answers_shared")
    ]
    since = stage.row()["sittings"][0]["consent"]["since"]
    page = html.fromstring(stage.block().student_view().content)
    (change,) = page.xpath("//form[@data-coaching-action='share']")
    assert change.xpath("string(.//button)") == "Stop showing my single answers"
    stage.say("share", **fields(change))
    assert stage.row()["sittings"][0]["consent"] == {
        "state": "shared", "since": since, "readers": ["1", "3"], "answers": False,
    }  # fmt: skip
    acts = [line["act"] for line in stage.row()["access_log"]["lines"]]
    assert acts == ["shared", "answers_shared", "answers_withdrawn"]
    stage.say("share", sitting=which)
    assert len(stage.row()["access_log"]["lines"]) == 3


def test_where_the_result_is_what_somebody_told_sharing_means_the_answers(stage: Stage) -> None:
    stage.share()
    row = stage.row()
    row["sittings"][0] |= {"instrument": "first-conversation", "digest": "gone"}
    row["sittings"][0]["consent"]["state"] = "private"
    stage.host.stored["7", "u1"] = (json.dumps(row), "")
    panel = stage.say("ask_share")["html"]
    assert "sharing it means that they can read them" in panel and 'name="with_answers"' not in panel
    stage.say("share", sitting=stage.sitting)
    assert stage.row()["sittings"][0]["consent"]["answers"] is True
