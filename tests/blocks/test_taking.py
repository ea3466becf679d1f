"""Taking questionnaires with every kind of question: what is kept, what is asked, what is left out."""

import html
import json
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring

from coaching_xblock.core import limits
from tests.olx.small import GOOD, changed
from tests.stage import LEO, MAYA, Stage

#: An answer of each kind to the small questionnaire, in an order in which nothing is hidden.
ANSWERS = {
    "r1": 3,
    "r2": 1,
    "s1": 2,
    "m1": [1, 2],
    "n1": 7,
    "l1": 0.5,
    "k1": [2, 1],
    "f1": 1,
    "t1": "Because I can.\nAlways could.",
}
HOSTILE = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def own(stage: Stage) -> Stage:
    """A stage on which the small questionnaire is begun."""
    stage.set(instrument="own", source=GOOD).begin()
    return stage


def save(stage: Stage, **values: Any) -> dict[str, Any]:
    answers = {item: {"value": value, "was": None} for item, value in values.items()}
    return stage.say("save_answers", sitting=stage.sitting, answers=answers)


def page(stage: Stage) -> HtmlElement:
    return fromstring(stage.block().student_view().content)


def question(stage: Stage, item: str) -> HtmlElement:
    (found,) = page(stage).xpath("//*[@data-coaching-item=$item]", item=item)
    return found


def was(stage: Stage) -> dict[str, Any]:
    """The answers as the page hands them to its script."""
    questions = page(stage).xpath("//*[@data-coaching-item]")
    return {q.get("data-coaching-item"): json.loads(q.get("data-coaching-was") or "null") for q in questions}


def test_every_kind_comes_back_as_it_was_given(own: Stage) -> None:
    told = save(own, **ANSWERS)
    assert (told["answered"], told["total"]) == (9, 9)
    assert was(own) == ANSWERS
    assert own.row()["sittings"][0]["answered"] == 9


def test_every_kind_shows_its_answer_in_its_own_control(own: Stage) -> None:
    save(own, **ANSWERS)
    choices = ("r1", "s1", "m1", "f1")
    chosen = {item: question(own, item).xpath(".//input[@checked]/@value") for item in choices}
    assert chosen == {"r1": ["3"], "s1": ["2"], "m1": ["1", "2"], "f1": ["1"]}
    assert question(own, "m1").xpath(".//input/@type") == ["checkbox", "checkbox"]
    assert question(own, "n1").xpath(".//input[@type='number']/@value") == ["7"]
    assert question(own, "l1").xpath(".//input[@type='range']/@value") == ["0.5"]
    assert question(own, "l1").xpath("string(.//output)") == "0.5"
    assert question(own, "k1").xpath(".//option[@selected]/text()") == ["2", "1"]
    assert question(own, "t1").xpath("string(.//textarea)") == ANSWERS["t1"]


def test_a_slider_says_that_it_is_not_answered(own: Stage) -> None:
    (slider,), said = question(own, "l1").xpath(".//input"), question(own, "l1").xpath("string(.//output)")
    assert slider.get("aria-valuetext") == said == "Not answered yet"
    assert (slider.get("min"), slider.get("max"), slider.get("step")) == ("0", "1", "0.1")


def test_an_answer_is_taken_back(own: Stage) -> None:
    save(own, **ANSWERS)
    back = {item: {"value": None, "was": value} for item, value in ANSWERS.items()}
    assert own.say("save_answers", sitting=own.sitting, answers=back)["answered"] == 0
    assert set(was(own).values()) == {None}


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("r1", 4, "no_such_answer"),
        ("r1", [1], "no_such_answer"),
        ("s1", True, "no_such_answer"),
        ("m1", [1, 9], "no_such_answer"),
        ("m1", "1", "no_such_answer"),
        ("n1", 11, "no_such_number"),
        ("n1", 2.5, "no_such_number"),
        ("n1", "?", "no_such_number"),
        ("l1", 0.55, "no_such_step"),
        ("l1", True, "no_such_step"),
        ("k1", [1], "no_such_answer"),
        ("k1", [1, 1], "no_such_answer"),
        ("f1", 3, "no_such_answer"),
        ("t1", " \n ", "no_such_answer"),
        ("t1", {"a": 1}, "no_such_answer"),
        ("gone", 1, "no_such_answer"),
    ],
)
def test_what_is_no_answer_is_refused_at_its_question(own: Stage, item: str, value: Any, code: str) -> None:
    before = own.row()
    sent = {"r2": {"value": 1}, item: {"value": value}}
    status, answer = own.post("save_answers", sitting=own.sitting, answers=sent)
    assert (status, answer["error"]["code"], answer["error"]["field"]) == (400, code, item)
    assert own.row() == before


def test_a_refused_number_says_what_it_may_be(own: Stage) -> None:
    _, answer = own.post("save_answers", sitting=own.sitting, answers={"l1": {"value": 3}})
    assert answer["announce"] == "A number from 0 to 1, in steps of 0.1, can be kept here."


def test_a_text_has_room_and_no_more(own: Stage) -> None:
    save(own, t1="x" * limits.ANSWER_CHARACTERS)
    sent = {"t1": {"value": "x" * (limits.ANSWER_CHARACTERS + 1), "was": "x" * limits.ANSWER_CHARACTERS}}
    status, answer = own.post("save_answers", sitting=own.sitting, answers=sent)
    assert (status, answer["error"]["field"]) == (413, "t1")


def test_script_in_a_text_is_only_text(own: Stage) -> None:
    save(own, r1=3, t1=HOSTILE)
    assert not page(own).xpath("//script | //img | //@onerror")
    assert was(own)["t1"] == question(own, "t1").xpath("string(.//textarea)") == HOSTILE


def test_half_an_emoji_in_a_text_breaks_no_page_and_is_no_clash(own: Stage) -> None:
    save(own, r1=3, t1="cut \ud83d here")
    assert own.block().student_view().content.encode()
    assert was(own)["t1"] == "cut \ud83d here"


def test_words_are_sealed(own: Stage) -> None:
    save(own, t1="Because I can.")
    assert "Because" not in json.dumps(own.row())


# Conditions


def hidden(stage: Stage) -> set[str]:
    return set(page(stage).xpath("//*[@data-coaching-item][@hidden]/@data-coaching-item"))


def test_only_what_is_asked_shows_and_counts(own: Stage) -> None:
    assert hidden(own) == {"n1", "l1", "k1", "f1", "t1"}
    assert page(own).xpath("//*[@data-coaching-page][@hidden]/@data-coaching-page") == ["2"]
    assert "0 of 4 answered" in own.block().student_view().content
    told = save(own, r1=2)
    assert told["asked"] == ["r1", "r2", "s1", "m1", "n1", "k1", "f1"]
    assert (told["answered"], told["total"]) == (1, 7)
    assert hidden(own) == {"l1", "t1"}


def test_a_hidden_answer_is_kept_and_comes_back(own: Stage) -> None:
    save(own, **ANSWERS)
    told = own.say("save_answers", sitting=own.sitting, answers={"r1": {"value": 1, "was": 3}})
    assert (told["asked"], told["answered"]) == (["r1", "r2", "s1", "m1"], 4)
    assert "4 of 4 answered" in own.block().student_view().content
    told = own.say("save_answers", sitting=own.sitting, answers={"r1": {"value": 3, "was": 1}})
    assert told["answered"] == 9 and was(own) == ANSWERS


def test_questions_are_numbered_as_they_are_asked(own: Stage) -> None:
    save(own, r1=3, r2=1, n1=2)
    numbers = {
        q.get("data-coaching-item"): q.xpath("string(.//*[@data-coaching-number])")
        for q in page(own).xpath("//*[@data-coaching-item][not(@hidden)]")
    }
    assert numbers == {
        "r1": "1.", "r2": "2.", "s1": "3.", "m1": "4.", "n1": "5.", "k1": "6.", "f1": "7.", "t1": "8.",
    }  # fmt: skip


def test_what_others_wait_for_is_marked(own: Stage) -> None:
    assert page(own).xpath("//*[@data-coaching-asks]/@data-coaching-item") == ["r1", "r2", "n1"]


def test_the_last_pages_of_values_follow_what_was_chosen_most(stage: Stage) -> None:
    stage.set(instrument="work-values").begin()
    assert "Page 1 of 3" in stage.block().student_view().content
    told = save(stage, **{f"v{n:02}": 1 for n in range(1, 16)})
    assert len(told["asked"]) > 15
    assert told["places"]["1 label"] == f"Page 1 of {len(told['places'])}"
    shown = page(stage).xpath("//*[@data-coaching-page][not(@hidden)]")
    assert len(shown) == len(told["places"]) < 9


def test_a_plain_questionnaire_counts_its_pages_once(stage: Stage) -> None:
    stage.begin()
    assert "places" not in save(stage, i01=1)


# Parts


def test_parts_have_titles_and_places_to_stop(stage: Stage) -> None:
    stage.set(instrument="career-strengths").begin()
    said = stage.block().student_view().content
    assert "Part 1 of 5" in said and "Thinking ahead" in said
    assert "Describe yourself as you are these days" in said
    assert "The end of part 4 of 5." in said and "The end of part 5 of 5." not in said


def test_where_one_writes_there_is_help_and_the_room_is_said(stage: Stage, settings: Any) -> None:
    settings.COACHING_HELP_LINE = {"name": "The line"}
    stage.set(instrument="first-conversation").begin()
    said = stage.block().student_view().content
    assert "Need help now?" in said and "Each text holds up to 20,000 characters." in said
    stage.as_(LEO).set(instrument="career-strengths").say("begin")
    assert "Need help now?" not in stage.block().student_view().content


# Finishing


def test_gaps_are_named_and_may_stay_where_the_instrument_allows_it(own: Stage) -> None:
    save(own, r1=1, s1=1)
    status, answer = own.post("finish", sitting=own.sitting)
    assert (status, answer["error"]["field"]) == (400, "m1")
    assert "Question 4<" in answer["html"] and "Question 2<" not in answer["html"]
    assert "Finish without these" in answer["html"]
    assert own.say("finish", sitting=own.sitting, gaps="yes")["html"]
    assert own.row()["sittings"][0]["stage"] == "finished"


def test_gaps_stay_open_where_every_answer_counts(stage: Stage) -> None:
    which = stage.begin()
    for gaps in ({}, {"gaps": "yes"}):
        status, answer = stage.post("finish", sitting=which, **gaps)
        assert (status, answer["error"]["code"]) == (400, "unanswered")
        assert "Finish without these" not in answer["html"]
        assert "only when every question has one" in answer["html"]
    assert stage.row()["sittings"][0]["stage"] == "begun"


@pytest.mark.parametrize("gaps", ["no", "", "YES"])
def test_nothing_else_leaves_gaps(own: Stage, gaps: str) -> None:
    assert own.post("finish", sitting=own.sitting, gaps=gaps)[0] == 400
    assert own.post("finish", sitting=own.sitting, gaps=True)[1]["error"]["code"] == "malformed"


def test_what_is_optional_is_not_asked_for_twice(stage: Stage) -> None:
    stage.set(instrument="first-conversation").begin()
    stage.say("finish", sitting=stage.sitting)
    assert stage.row()["sittings"][0]["stage"] == "finished"


# Two windows


def clash(stage: Stage, item: str, mine: Any) -> HtmlElement:
    status, answer = stage.post(
        "save_answers", sitting=stage.sitting, answers={item: {"value": mine, "was": None}}
    )
    assert status == 409
    found = answer["error"]["items"][item]
    assert found["stored"] == ANSWERS[item]
    return fromstring(found["html"])


@pytest.mark.parametrize(
    ("item", "mine", "here", "there"),
    [
        ("r1", 1, "Here you chose: Dislike", "Elsewhere you chose: Like"),
        ("m1", [2], "Here you chose: B", "Elsewhere you chose: A, B"),
        ("k1", [1, 2], "Here you chose: A, B", "Elsewhere you chose: B, A"),
        ("l1", 1, "Here you chose: 1", "Elsewhere you chose: 0.5"),
        ("n1", None, "Here you took your answer back.", "Elsewhere you chose: 7"),
    ],
)
def test_two_answers_are_shown_in_words(own: Stage, item: str, mine: Any, here: str, there: str) -> None:
    save(own, **ANSWERS)
    box = clash(own, item, mine)
    assert [each.text for each in box.xpath(".//p")] == [here, there]
    assert [json.loads(each) for each in box.xpath(".//@data-coaching-keep")] == [mine, ANSWERS[item]]


def test_two_texts_are_shown_whole(own: Stage) -> None:
    save(own, **ANSWERS)
    box = clash(own, "t1", HOSTILE)
    assert [each.text for each in box.xpath(".//textarea")] == [HOSTILE, ANSWERS["t1"]]
    assert json.loads(box.xpath(".//@data-coaching-keep")[0]) == HOSTILE


def test_the_sections_of_an_authors_text_are_only_text(stage: Stage) -> None:
    hostile = html.escape(HOSTILE)
    stage.set(instrument="own", source=changed("<intro>Begin here.</intro>", f"<intro>{hostile}</intro>"))
    stage.as_(MAYA).begin()
    assert not page(stage).xpath("//script | //img | //@onerror")
