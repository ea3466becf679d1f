"""Pages that are rendered once for everybody hold nothing of anybody."""

from coaching_xblock.views.stencil import Stencil, blank, stencil
from tests.stage import LEO, MAYA, Stage


def test_blanks_are_filled_and_escaped() -> None:
    cut = stencil("a page", lambda: f"<b>{blank('name')}</b><i>{blank('other')}</i>")
    assert cut.fill({"name": "<Maya>"}) == "<b>&lt;Maya&gt;</b><i></i>"
    assert cut.fill({}) == "<b></b><i></i>"


def test_a_stencil_is_cut_once() -> None:
    assert stencil("the same", lambda: "first") is stencil("the same", lambda: "second")
    for number in range(200):
        stencil(number, lambda: "x")
    assert stencil("the same", lambda: "again") == Stencil(("again",))


def test_one_learners_answers_never_reach_another(stage: Stage) -> None:
    which = stage.begin()
    stage.say("save_answers", sitting=which, answers={"i01": {"value": 5}})
    assert stage.block().student_view().content.count(" checked") == 1
    stage.as_(LEO).say("begin", old_enough="yes")
    assert " checked" not in stage.block().student_view().content
    assert 'data-coaching-was="5"' in stage.as_(MAYA).block().student_view().content


def test_missing_answers_are_named_at_their_question_only_where_it_was_tried(stage: Stage) -> None:
    which = stage.begin()
    assert stage.post("finish", sitting=which)[1]["html"].count("No answer yet") == 30
    assert "No answer yet" not in stage.block().student_view().content
