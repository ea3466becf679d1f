"""A conversation that a coach writes down: two people, each with a browser of their own."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.someone import Someone
from tests.browser.views import COACH, TALK

Arrive = Callable[..., Someone]


def begun(someone: Arrive, name: str) -> Someone:
    """The coach at the questions, with a learner whom nobody has recorded with."""
    coach = someone(COACH, **TALK).open()
    coach.block.get_by_label("Also those who share nothing").check()
    coach.block.get_by_label("Name contains").fill(name)
    coach.press("Show")
    coach.press(f"Record a conversation {name}")
    expect(coach.block.locator(":focus")).to_have_text(f"Record a conversation with {name}")
    coach.press("Begin")
    expect(coach.block.locator(":focus")).to_have_text(f"Conversation with {name}")
    return coach


def write(coach: Someone, words: str) -> None:
    coach.block.get_by_label("What brings you to coaching now?").fill(words)
    coach.says("Saved")


def test_written_handed_over_confirmed_and_shared(someone: Arrive) -> None:
    coach, learner = begun(someone, "Hana Sato"), someone("115", **TALK)
    write(coach, "I start over.")
    learner.open().block.get_by_role("button", name="Amina Farouk is writing down").click()
    learner.sees("Until then only Amina Farouk can read it.")
    expect(learner.block).not_to_contain_text("I start over.")
    coach.open().block.get_by_role("button", name="Your record with").click()
    coach.sees("Conversation with")
    coach.press("Back to the list")
    line = coach.block.get_by_role("listitem").filter(has_text="Hana Sato")
    line.get_by_role("button", name="Go on with your record of").click()
    while coach.block.get_by_role("button", name="Next", exact=True).is_visible():
        coach.press("Next")
    coach.press("Hand over to Hana Sato")
    expect(coach.block.locator(":focus")).to_have_text("Conversation with Hana Sato")
    coach.sees("I start over.")
    expect(coach.block.locator("textarea")).to_have_count(0)
    learner.open().block.get_by_role("button", name="Amina Farouk wrote down").click()
    learner.sees("I start over.")
    learner.press("Confirm and share with my coaches")
    expect(learner.block.locator(":focus")).to_contain_text("Before you share")
    learner.press("Confirm and share")
    learner.sees("Recorded by Amina Farouk with you on")
    other = someone("12", **TALK).open()
    other.press("Read Hana Sato")
    other.sees("Recorded by Amina Farouk with Hana Sato on")


def test_corrected_by_the_learner(someone: Arrive) -> None:
    coach, learner = begun(someone, "Liam O'Connor"), someone("114", **TALK)
    write(coach, "Bad ankles.")
    coach.call("hand_over", learner="114", sitting=sitting(coach))
    learner.open().block.get_by_role("button", name="Amina Farouk wrote down").click()
    learner.press("Correct it")
    field = learner.block.get_by_label("What brings you to coaching now?")
    expect(field).to_have_value("Bad ankles.")
    field.fill("Bad knees.")
    learner.says("Saved")
    learner.open()
    expect(learner.block.get_by_label("What brings you to coaching now?")).to_have_value("Bad knees.")
    expect(learner.block.get_by_role("button", name="wrote down")).to_have_count(0)


def test_deleted_while_the_coach_types_nothing_on_the_page_is_lost(someone: Arrive) -> None:
    coach, learner = begun(someone, "Nia Williams"), someone("125", **TALK)
    write(coach, "The first words.")
    learner.open().block.get_by_role("button", name="Amina Farouk is writing down").click()
    learner.press("Delete it")
    learner.press("Delete")
    expect(learner.block.get_by_role("status")).to_have_text("The record is deleted.")
    field = coach.block.get_by_label("What brings you to coaching now?")
    field.fill("The first words, and more.")
    coach.page.evaluate("dispatchEvent(new Event('pagehide'))")
    coach.sees("This record is not here any more, or not yours to see.")
    expect(field).to_have_value("The first words, and more.")
    coach.open()
    expect(coach.block.get_by_role("button", name="Your record with Nia Williams")).to_have_count(0)


def sitting(coach: Someone) -> str:
    return str(coach.block.locator("[data-coaching-sitting]").get_attribute("data-coaching-sitting"))
