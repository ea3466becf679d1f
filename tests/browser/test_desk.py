"""The desk in the browser: a card, a question and an agreement, written under trouble and without a mouse."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.desks import AMINA, THOMAS, at_desk, card_forms, with_learner
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
HOW = "You talk, I listen, and I ask."
QUESTION = "They want an answer by Friday. Can I ask for more time?"


def area(someone: Someone, name: str) -> Locator:
    return someone.block.locator(f"[name='{name}'][data-coaching-draft]")


def nothing_left(someone: Someone) -> None:
    """Wait until the server has all that was written here."""
    for _ in range(80):
        if "coaching-copy:" not in str(someone.page.evaluate("Object.keys(localStorage)")):
            return
        someone.page.wait_for_timeout(100)
    raise AssertionError(someone.status)


def test_a_card_survives_a_reload_in_the_middle_of_a_word(someone: Arrive) -> None:
    coach = card_forms(someone)
    area(coach, "how").press_sequentially(HOW[:9])
    coach.page.reload()
    coach.block.get_by_role("button", name="your card").click()
    expect(area(coach, "how")).to_have_value(HOW[:9])
    area(coach, "how").fill(HOW)
    coach.says("Saved")
    nothing_left(coach)
    phone = coach.another(someone).open()
    phone.block.get_by_role("button", name="your card").click()
    expect(area(phone, "how")).to_have_value(HOW)
    assert HOW not in at_desk(someone, THOMAS).block.inner_text(), "nobody reads it yet"
    coach.press("Show it to learners")
    expect(coach.block.locator(":focus")).to_have_text("Your card, as learners see it")
    coach.sees(HOW)


def test_a_card_of_one_line_is_kept_offline(someone: Arrive) -> None:
    coach = card_forms(someone)
    coach.context.set_offline(True)
    area(coach, "name").fill("Thomas")
    coach.says("Kept on this device")
    coach.context.set_offline(False)
    coach.says("Saved")
    nothing_left(coach)


def test_days_are_saved_and_absences_come_and_go(someone: Arrive) -> None:
    coach = card_forms(someone)
    coach.block.get_by_label("Working days until an answer").fill("2")
    coach.block.get_by_label("Friday").uncheck()
    coach.press("Save these days")
    expect(coach.block.locator(":focus")).to_have_text("When you answer")
    coach.block.get_by_label("First day").fill("2100-03-01")
    coach.block.get_by_label("Last day").fill("2100-02-01")
    coach.press("Add")
    coach.sees("The last day comes before the first.")
    coach.block.get_by_label("Last day").fill("2100-03-05")
    coach.press("Add")
    coach.sees("1 March 2100 to 5 March 2100")
    coach.press("Remove 1 March 2100 to 5 March 2100")
    expect(coach.block.get_by_text("1 March 2100")).to_have_count(0)
    coach.press("Back, and keep the draft")
    coach.sees("Answers within 2 working days (Monday to Thursday).")


def test_asked_opened_answered_read(someone: Arrive) -> None:
    learner = at_desk(someone, "116")
    area(learner, "text").first.press_sequentially(QUESTION)
    learner.says("Saved")
    learner.press("Send to your coaches")
    expect(learner.block.locator(":focus")).to_contain_text(QUESTION)
    learner.sees("Amina Farouk answers by")
    nothing_left(learner)
    coach = with_learner(someone, "Ahmed Yusuf")
    coach.sees(QUESTION)
    area(coach, "text").fill("You can. What would make it easier to ask?")
    coach.says("Saved")
    coach.press("Send to Ahmed Yusuf")
    coach.sees("Not opened yet.")
    learner.open().press("Amina Farouk wrote to you.")
    learner.press("Read what Amina Farouk wrote")
    expect(learner.block.locator(":focus")).to_contain_text("What would make it easier to ask?")
    learner.block.get_by_text("What happened to it").click()
    learner.sees("Amina Farouk opened it")


def test_a_wish_for_a_talk_and_a_question_are_kept_apart(someone: Arrive) -> None:
    learner = at_desk(someone, "114")
    area(learner, "text").first.fill("Half a question")
    learner.block.get_by_text("Ask for a talk").first.click()
    area(learner, "text").last.fill("About the kitchen. Mornings are good.")
    learner.says("Saved")
    nothing_left(learner)
    learner.page.reload()
    expect(area(learner, "text").first).to_have_value("Half a question")
    expect(area(learner, "text").last).to_have_value("About the kitchen. Mornings are good.")
    learner.press("Ask for a talk")
    expect(learner.block.locator(":focus")).to_contain_text("You asked for a talk.")
    expect(area(learner, "text").first).to_have_value("Half a question")


def tabs_to(someone: Someone, wanted: Locator) -> None:
    """Go there with the Tab key alone."""
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        someone.page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {wanted}")


def writes_agreement(someone: Arrive, name: str) -> Someone:
    """A coach who is writing an agreement for somebody who has none."""
    coach = with_learner(someone, name, AMINA)
    coach.press("Write the agreement")
    coach.press("Write the agreement")
    coach.sees("How it ends")
    return coach


def test_an_agreement_without_a_mouse(someone: Arrive) -> None:
    learner, coach = at_desk(someone, "113"), writes_agreement(someone, "Grace Otieno")
    keys, often = coach.page.keyboard, area(coach, "often")
    tabs_to(coach, often)
    keys.press("Control+A")
    keys.type("Every Friday.")
    coach.says("Saved")
    tabs_to(coach, coach.block.get_by_role("button", name="Send to Grace Otieno"))
    keys.press("Enter")
    expect(coach.block.locator(":focus")).to_have_text("Agreement with Grace Otieno")
    keys = learner.open().page.keyboard
    tabs_to(learner, learner.block.get_by_role("button", name="wrote an agreement for you"))
    keys.press("Enter")
    learner.sees("Every Friday.")
    tabs_to(learner, learner.block.locator("summary", has_text="Ask for a change"))
    keys.press("Enter")
    tabs_to(learner, area(learner, "text"))
    keys.type("Fridays I teach until four.")
    learner.says("Saved")
    tabs_to(learner, learner.block.get_by_role("button", name="Ask for this change"))
    keys.press("Enter")
    learner.sees("You asked for a change on")
    again(coach)
    expect(area(coach, "often")).to_have_value("Every Friday.")
    area(coach, "often").fill("Every Friday, after four.")
    coach.says("Saved")
    coach.press("Send to Grace Otieno")
    coach.sees("It holds when Grace Otieno accepts it.")
    learner.open().block.get_by_role("button", name="wrote an agreement for you").click()
    learner.press("Accept it")
    learner.sees("You and Amina Farouk accepted it: it holds since")
    learner.block.get_by_text("Earlier versions").click()
    learner.sees("Every Friday.")


def again(coach: Someone) -> None:
    """Go on with the agreement after the learner answered."""
    coach.open().block.get_by_label("Name contains").fill("Grace")
    coach.press("Show")
    coach.press("Open Grace Otieno")
    coach.press("Read the agreement")
    coach.sees("Fridays I teach until four.")
    coach.press("Write another version")


def test_an_agreement_is_kept_while_it_is_written(someone: Arrive) -> None:
    coach = writes_agreement(someone, "Camila Torres")
    area(coach, "ending").fill("It ends when you say so.")
    coach.says("Saved")
    nothing_left(coach)
    coach.press("Back to Camila Torres")
    coach.press("Write the agreement")
    expect(area(coach, "ending")).to_have_value("It ends when you say so.")
    coach.press("Delete what I began")
    expect(area(coach, "ending")).to_have_count(0)
