"""Single answers in words, of every kind of question."""

from dataclasses import replace
from typing import Any

from coaching_xblock.core.instrument import Item, Key, Option, Range, Scale, Section, When
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked
from coaching_xblock.views.answers import answers
from tests.core import samples, small
from tests.rendering.speaking import VOICE

NOW = "2026-03-03T14:02:09Z"


def found(made: Any, given: Any) -> Sitting:
    return Sitting("s", made.id, made.digest, "finished", NOW, NOW, NOW, answers=given)


def told(made: Any, given: Any, **more: Any) -> dict[str, dict[str, Any]]:
    context = answers(found(made, given), made, VOICE, **more)
    return {item["text"]: item for section in context["sections"] for item in section["items"]}


def test_each_kind_in_its_words() -> None:
    slider = Item("much", "slider", "How much?", range=Range(0, 10, low_label="not", high_label="all"))
    items = (
        samples.rating("q"),
        samples.NUMBER,
        samples.SLIDER,
        slider,
        samples.MANY,
        samples.ORDER,
        samples.TEXT,
    )
    made = samples.instrument(*(replace(item, text=item.id) for item in items))
    given = {"q": 2, "n": 2.5, "s": 7, "much": 7, "m": (1, 4), "r": (3, 1, 2, 4), "t": "One.\n\n Two. "}
    said = {name: item["lines"] for name, item in told(made, given).items()}
    assert said == {
        "q": ["Rarely"],
        "n": ["2.5"],
        "s": ["7"],
        "much": ["7, from 0 (not) to 10 (all)"],
        "m": ["Never", "Always"],
        "r": ["1. Often", "2. Never", "3. Rarely", "4. Always"],
        "t": ["One.", " Two. "],
    }


def test_no_answer_and_not_asked() -> None:
    first, then = small.rating("first"), small.rating("then", when=(When("first", answers=(5,)),))
    made = small.instrument([], [first, then])
    assert told(made, {})["Text of first"]["remark"] == "No answer"
    assert told(made, {})["Text of then"]["remark"] == "Not asked"
    assert told(made, {"first": 5})["Text of then"]["remark"] == "No answer"


def test_what_is_no_longer_asked_is_for_ones_own_eyes() -> None:
    first = small.rating("first")
    then = Item("then", "text", "Text of then", when=(When("first", answers=(5,)),))
    made = small.instrument([], [first, then])
    given = {"first": 1, "then": "What I wrote."}
    mine = told(made, given)["Text of then"]
    assert (mine["lines"], mine["remark"]) == (["What I wrote."], "Not asked any more, and not counted")
    theirs = told(made, given, own=False)["Text of then"]
    assert (theirs["lines"], theirs["remark"]) == ([], "Not asked")


def test_counted_the_other_way_round() -> None:
    items = [small.rating(name) for name in "abc"]
    scales = [
        Scale("x", "X", "", (Key("a", reverse=True), Key("b"), Key("c"))),
        Scale("y", "Y", "", (Key("a", reverse=True), Key("b", reverse=True))),
    ]
    said = told(small.instrument(scales, items), {"a": 1, "b": 1, "c": 1})
    assert [said[f"Text of {name}"]["turned"] for name in "abc"] == [
        "Counted the other way round.",
        "Counted the other way round for Y.",
        "",
    ]
    assert told(small.instrument(scales, items), {})["Text of a"]["turned"] == ""


def test_questions_that_have_changed_are_said_to() -> None:
    made = small.instrument([], [small.rating("a", (Option(1, "One", 1), Option(2, "Two", 2)))])
    older = replace(found(made, {"a": 5}), digest="another")
    context = answers(older, made, VOICE)
    assert "The questions have changed since." in context["changed"]
    assert context["sections"][0]["items"][0]["lines"] == ["an answer that is no longer offered"]
    gone = replace(made, sections=(Section("s", ()),))
    assert "no longer here" in answers(older, gone, VOICE)["changed"]
    assert answers(found(made, {"a": 1}), made, VOICE)["changed"] == ""


def test_locked_answers_are_said_to_be_locked() -> None:
    made = small.instrument([], [small.rating("a")])
    context = answers(replace(found(made, {}), answers=Locked("x")), made, VOICE)
    assert context["locked"] and context["sections"] == []
