"""Views of the questions of every kind: how somebody gets there."""

from collections.abc import Callable

from tests.browser.someone import Someone
from tests.olx.small import GOOD

Arrive = Callable[..., Someone]
#: Somebody who begins these questionnaires nowhere else.
NOBODY_ELSE = "120"
TALK = {"unit": "first-talk", "block": "first-talk"}
VALUES = {"unit": "what-you-want", "block": "values"}
STRENGTHS = {"unit": "what-carries-you", "block": "strengths"}
KINDS = {"unit": "work-you-know", "block": "kinds"}
#: Every kind of question, as an author writes it.
OWN = (
    '<unit title="Every kind"><coaching_assessment url_name="kinds" instrument="own">'
    + GOOD.partition("?>\n")[2]
    + "</coaching_assessment></unit>"
)


def begun(someone: Arrive, person: str = NOBODY_ELSE, **place: str) -> Someone:
    learner = someone(person, **place)
    learner.begin()
    return learner.open_ready()


def texts_and_choices(someone: Arrive, person: str = NOBODY_ELSE) -> Someone:
    learner = begun(someone, person, **TALK)
    learner.block.locator('[name="reason"]').fill("The warehouse closes in June.")
    learner.choose("topics", 2)
    learner.choose("topics", 1)
    learner.says("Saved")
    return learner


def conditions_and_a_number(someone: Arrive) -> Someone:
    learner = texts_and_choices(someone, "117")
    learner.press("Next")
    learner.choose("now", 3)
    learner.sees("What have you tried so far")
    learner.block.locator('[name="hours"]').fill("70")
    learner.page.keyboard.press("Tab")
    learner.sees("A number from 0 to 60 can be kept here.")
    return learner


def sliders(someone: Arrive) -> Someone:
    learner = begun(someone, "119", **TALK)
    for page in range(2, 6):
        learner.press("Next")
        learner.sees(f"Part {page} of 6")
    learner.block.get_by_label("How much does it matter").press("ArrowRight")
    learner.sees("What makes it this number")
    return learner


def pairs(someone: Arrive) -> Someone:
    learner = begun(someone, **VALUES)
    learner.choose("v01", 2)
    learner.block.locator('[name="v02"]').first.focus()
    return learner


def without_these(someone: Arrive) -> Someone:
    learner = someone("119", **VALUES)
    sitting = learner.begin()
    answers = {f"v{n:02}": {"value": 1, "was": None} for n in range(1, 15)}
    learner.call("save_answers", sitting=sitting, answers=answers)
    learner.open_ready()
    learner.press("Finish and see the result")
    learner.sees("Finish without these")
    return learner


def parts(someone: Arrive) -> Someone:
    learner = begun(someone, **STRENGTHS)
    learner.press("Next")
    learner.sees("Part 2 of 5")
    return learner


def every_kind(someone: Arrive) -> Someone:
    author = someone("21", **KINDS)
    author.write_unit(OWN)
    learner = begun(someone, **KINDS)
    learner.choose("r1", 3)
    learner.press("Next")
    learner.sees("Page 2 of 2")
    learner.block.locator('[name="k1"]').first.select_option("2")
    return learner


def two_texts(someone: Arrive) -> Someone:
    learner = begun(someone, "118", **TALK)
    learner.call(
        "save_answers", sitting=learner.sitting, answers={"reason": {"value": "My work ends.", "was": None}}
    )
    learner.block.locator('[name="reason"]').fill("I want to work with people.")
    learner.sees("What is stored")
    return learner


EVERY = {
    view.__name__: view
    for view in (
        texts_and_choices, conditions_and_a_number, sliders, pairs, without_these, parts, every_kind,
        two_texts,
    )
}  # fmt: skip
