"""What a learner says of their own result, and the single answers: handler by handler."""

import json
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring

from coaching_xblock import library
from coaching_xblock.core import limits
from tests.core.results import varied
from tests.stage import AMINA, LEO, MAYA, Stage


def page(answer: dict[str, Any]) -> HtmlElement:
    return fromstring(answer["html"])


def pressed(tree: HtmlElement) -> list[str]:
    return [str(each.text) for each in tree.xpath("//button[@aria-pressed='true']")]


def taken(stage: Stage, name: str, *skip: str) -> tuple[str, dict[str, Any]]:
    """A finished sitting of another questionnaire, and what its last handler answered."""
    block = stage.as_(MAYA).block()
    block.instrument = name
    block.save()
    stage.say("begin", old_enough="yes")
    which = stage.sitting
    answers = {
        item: {"value": value} for item, value in varied(library.instrument(name)).items() if item not in skip
    }
    stage.say("save_answers", sitting=which, answers=answers)
    return which, stage.say("finish", sitting=which, gaps="yes")


def test_nothing_is_said_at_first(stage: Stage) -> None:
    stage.finish()
    html = stage.block().student_view().content
    assert html.count("This sounds like me") == 6 and html.count("Which of these have you") == 6
    assert 'aria-pressed="true"' not in html and 'data-coaching-save="save_why"' not in html


def test_saying_that_it_does_not_sound_like_me(stage: Stage) -> None:
    which = stage.finish()
    tree = page(stage.say("say_back", sitting=which, scale="R", sounds="no"))
    assert pressed(tree) == ["This does not"]
    (focus,) = tree.xpath("(//*[@data-coaching-focus])[last()]")
    assert focus.text == "This does not"
    (opened,) = tree.xpath("//details[contains(@class, 'coaching-scale')][@open]")
    assert "you say: does not" in opened.text_content()
    (area,) = tree.xpath("//textarea[@data-coaching-save='save_why']")
    assert area.get("data-coaching-item") == f"{which} R"


def test_taking_that_word_back_keeps_the_reason(stage: Stage) -> None:
    which = stage.finish()
    stage.say("say_back", sitting=which, scale="R", sounds="no")
    assert stage.say("save_why", item=f"{which} R", text="Not indoors.", revision=0)["revision"] == 1
    tree = page(stage.say("say_back", sitting=which, scale="R", sounds=""))
    assert pressed(tree) == []
    assert tree.xpath("//textarea[@data-coaching-save='save_why']")[0].text == "Not indoors."


def test_words_of_an_echo_are_stored_sealed(stage: Stage) -> None:
    which = stage.finish()
    stage.say("say_back", sitting=which, scale="R", sounds="no")
    stage.say("save_why", item=f"{which} R", text="Not indoors.", revision=0)
    stored = stage.row()["sittings"][0]["echoes"]
    assert isinstance(stored, str) and "indoors" not in json.dumps(stage.row())


def test_a_stale_reason_is_answered_with_both(stage: Stage) -> None:
    which = stage.finish()
    stage.say("save_why", item=f"{which} R", text="one", revision=0)
    status, answer = stage.post("save_why", item=f"{which} R", text="two", revision=0)
    assert (status, answer["error"]["code"]) == (409, "written_elsewhere")
    assert (answer["error"]["mine"], answer["error"]["stored"], answer["error"]["revision"]) == (
        "two",
        "one",
        1,
    )


def test_a_reason_has_a_limit(stage: Stage) -> None:
    which = stage.finish()
    status, answer = stage.post(
        "save_why", item=f"{which} R", text="x" * (limits.WHY_CHARACTERS + 1), revision=0
    )
    assert (status, answer["error"]["code"]) == (413, "why_too_long")
    assert stage.row()["sittings"][0]["echoes"] is None


def test_tried_things_are_ticked_and_unticked(stage: Stage) -> None:
    which = stage.finish()
    answer = stage.say(
        "save_tried", sitting=which, scale="I", seen="", **{"tried-0": "yes", "tried-2": "yes"}
    )
    tree = page(answer)
    assert answer["announce"] == "Your ticks are kept."
    ticked = [str(each) for each in tree.xpath("//input[@type='checkbox'][@checked]/@name")]
    assert ticked == ["tried-0", "tried-2"]
    tree = page(stage.say("save_tried", sitting=which, scale="I", seen="0 2", **{"tried-2": "yes"}))
    assert [str(each) for each in tree.xpath("//input[@checked]/@name")] == ["tried-2"]


@pytest.mark.parametrize(
    ("handler", "sent"),
    [
        ("say_back", {"scale": "R", "sounds": "perhaps"}),
        ("say_back", {"scale": "R", "sounds": 1}),
        ("say_back", {"scale": 1, "sounds": "no"}),
        ("save_tried", {"scale": "R", "tried-99": "yes"}),
        ("save_tried", {"scale": "R", "tried-x": "yes"}),
        ("save_tried", {"scale": "R", "seen": "0 -1"}),
        ("save_tried", {"scale": "R", "seen": []}),
        ("save_why", {"item": 3, "text": "x", "revision": 0}),
    ],
)
def test_what_cannot_be_used_changes_nothing(stage: Stage, handler: str, sent: dict[str, Any]) -> None:
    which = stage.finish()
    before = stage.row()
    assert stage.post(handler, **{"sitting": which, **sent})[0] == 400
    assert stage.row() == before


@pytest.mark.parametrize("scale", ["", "X", "R R"])
def test_a_scale_that_is_not_there(stage: Stage, scale: str) -> None:
    which = stage.finish()
    for handler in ("say_back", "save_tried"):
        status, answer = stage.post(handler, sitting=which, scale=scale)
        assert (status, answer["error"]["code"]) == (404, "no_scale")
    assert stage.post("save_why", item=f"{which} {scale}", text="x", revision=0)[0] == 404


def test_the_coach_reads_it_in_a_shared_result_and_nowhere_else(stage: Stage) -> None:
    which = stage.share()
    stage.say("say_back", sitting=which, scale="R", sounds="no")
    stage.say("save_why", item=f"{which} R", text="Not indoors.", revision=0)
    tried = library.instrument("onet-mini-ip").scale["I"].tryouts[0]
    stage.say("save_tried", sitting=which, scale="I", **{"tried-0": "yes"})
    tree = page(stage.as_(AMINA).say("open_result", learner="7", sitting=which))
    text = " ".join(tree.text_content().split())
    assert "Maya says: this does not sound like me, because Not indoors." in text
    assert f"Maya has had the chance to try: {tried}" in text
    assert not tree.xpath("//textarea | //input[@type='checkbox'] | //button[@aria-pressed]")
    stage.as_(MAYA).say("withdraw", sitting=which)
    assert stage.as_(AMINA).post("open_result", learner="7", sitting=which)[0] == 404


def test_it_is_told_before_sharing_and_seen_in_the_preview(stage: Stage) -> None:
    which = stage.finish()
    assert "What you say about it goes along" in stage.say("ask_share", sitting=which)["html"]
    stage.say("say_back", sitting=which, scale="S", sounds="yes")
    preview = stage.say("preview_as_coach", sitting=which)["html"]
    assert "Maya says: this sounds like me." in preview and "save_why" not in preview


def test_a_lost_key_is_said_and_nothing_is_written_over(stage: Stage, settings: Any) -> None:
    which = stage.finish()
    stage.say("say_back", sitting=which, scale="R", sounds="no")
    before = stage.row()
    row = stage.row()
    row["sittings"][0]["echoes"] = "not a token at all"
    stage.host.stored["7", "u1"] = (json.dumps(row), "")
    assert "What you said about this is stored" in stage.block().student_view().content
    assert stage.post("say_back", sitting=which, scale="R", sounds="yes")[0] == 403
    assert stage.row()["sittings"][0]["echoes"] == "not a token at all" != before["sittings"][0]["echoes"]


# Single answers


def test_every_answer_is_shown_as_it_was_given(stage: Stage) -> None:
    which = stage.finish(lambda number: 4)
    tree = page(stage.say("show_answers", sitting=which))
    assert len(tree.xpath("//dt")) == 30 and len(tree.xpath("//dd/p[. = 'Like']")) == 30
    assert tree.xpath("//dt/@lang") == ["en"] * 30
    back = page(stage.say("show", sitting=which, about="answers"))
    assert back.xpath("(//*[@data-coaching-focus])[last()]")[0].text == "My single answers, as I gave them"


def test_answers_of_others_and_of_a_sitting_that_goes_on_are_not_shown(stage: Stage) -> None:
    which = stage.begin()
    assert stage.post("show_answers", sitting=which)[0] == 400
    assert stage.as_(LEO).post("show_answers", sitting=which)[0] == 404
    assert stage.as_(AMINA).post("show_answers", sitting=which)[0] == 403


def test_a_first_conversation_is_its_answers(stage: Stage) -> None:
    which, answer = taken(stage, "first-conversation", "hours")
    tree = page(answer)
    text = " ".join(tree.text_content().split())
    assert answer["announce"].startswith("The result is what you answered, as you gave it.")
    assert "What I think about it" in text and "No answer" in text and "Not asked" in text
    assert "My single answers" not in text
    preview = stage.say("preview_as_coach", sitting=which)["html"]
    assert "What I think about it" in preview
    stage.say("share", sitting=which)
    assert "What I think about it" in stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]


def test_a_coach_reads_single_answers_only_where_they_are_shared(stage: Stage) -> None:
    which = stage.share()
    assert "as they were given" not in stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    stage.as_(MAYA).say("share", sitting=which, with_answers="yes", consent=stage.mark)
    tree = page(stage.as_(AMINA).say("open_result", learner="7", sitting=which))
    assert len(tree.xpath("//details//dl[contains(@class, 'coaching-given')]//dt")) == 30


def test_reversed_answers_say_so(stage: Stage) -> None:
    which, _ = taken(stage, "mini-ipip")
    tree = page(stage.say("show_answers", sitting=which))
    reversed_items = sum(
        key.reverse for scale in library.instrument("mini-ipip").scales for key in scale.keys
    )
    assert len(tree.xpath("//dd/p[. = 'Counted the other way round.']")) == reversed_items > 5


@pytest.mark.parametrize("name", sorted(set(library.NAMES)))
def test_every_questionnaire_has_a_result_for_learner_and_coach(stage: Stage, name: str) -> None:
    which, answer = taken(stage, name)
    assert answer["announce"] and "None" not in answer["html"]
    assert stage.say("show_answers", sitting=which)["html"].count("<dt") == len(
        library.instrument(name).items
    )
    stage.say("share", sitting=which)
    opened = stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    assert "Maya" in opened and "None" not in opened


def test_an_area_without_a_score_says_so(stage: Stage) -> None:
    instrument = library.instrument("career-strengths")
    first = instrument.scales[0]
    answer = taken(stage, "career-strengths", *(key.item for key in first.keys))[1]
    names = page(answer).xpath("//summary[span = $name]", name=first.name)
    assert [each.xpath("normalize-space(span[2])") for each in names] == ["no score"]


def test_who_reads_what_is_said_of_an_area_stands_beside_it(stage: Stage) -> None:
    which = stage.finish()
    assert "Only you can read what you say here, until you share the result." in (
        stage.block().student_view().content
    )
    assert (
        "Your coaches can read what you say here, and what you change."
        in (stage.say("share", sitting=which)["html"])
    )
    opened = stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    assert "what you say here" not in opened
