"""What coaches reach, and what they do not."""

import json

import pytest

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
