"""Feedback in the browser: written under trouble, sent once, read, answered; also without a mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.someone import Someone
from tests.browser.talks import shared, unfold

Arrive = Callable[..., Someone]
TEXT = "You chose the questions with people in them, and said why."


def area(someone: Someone, part: str = "stands_out") -> Locator:
    return someone.block.locator(f"textarea[name='{part}']")


@pytest.fixture
def both(someone: Arrive) -> tuple[Someone, Someone]:
    """A learner who shares, and a coach whose form beside Social is open."""
    learner, coach = shared(someone)
    write(coach)
    return learner, coach


def write(coach: Someone) -> None:
    unfold(coach, "Social")
    coach.block.get_by_role("button", name="About Social").click()
    expect(area(coach)).to_be_focused()


def again(coach: Someone, learner: Someone) -> None:
    """Come back from the list, as after a reload: a scale with a draft is open."""
    coach.open()
    name = learner.page.locator(".site-who strong").inner_text()
    coach.press(f"Read {name}")
    coach.block.get_by_role("button", name="About Social").click()


def nothing_left(someone: Someone) -> None:
    """Wait until the server has all that was written here."""
    for _ in range(80):
        if "coaching-copy:" not in str(someone.page.evaluate("Object.keys(localStorage)")):
            return
        someone.page.wait_for_timeout(100)
    raise AssertionError(someone.status)


def test_written_sent_read_answered(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    area(coach).press_sequentially(TEXT)
    coach.says("Saved")
    coach.press(f"Send to {coach.block.get_by_role('heading').first.inner_text()}")
    expect(coach.block.locator(":focus")).to_contain_text(TEXT)
    expect(coach.block.locator(":focus")).to_contain_text("Not opened yet.")
    expect(coach.block.locator("textarea")).to_have_count(0)
    nothing_left(coach)
    learner.open().press("Amina Farouk wrote to you about your result.")
    expect(learner.block.locator(":focus")).to_contain_text("New")
    assert TEXT not in learner.block.inner_text()
    learner.press("Read what Amina Farouk wrote")
    expect(learner.block.locator(":focus")).to_contain_text(TEXT)
    learner.press("Answer Amina Farouk About Social")
    expect(area(learner, "text")).to_be_focused()
    area(learner, "text").press_sequentially("It was my sister's idea.")
    learner.says("Saved")
    learner.block.get_by_label("I see this differently").check()
    learner.press("Send to Amina Farouk")
    expect(learner.block.locator(":focus")).to_contain_text("You see this differently.")
    expect(learner.block.locator(":focus")).to_contain_text("It was my sister's idea.")
    expect(area(learner, "text")).to_have_count(0)
    nothing_left(learner)
    coach.open().sees("wrote to you.")
    coach.block.get_by_role("button", name="wrote to you.").click()
    expect(coach.block.locator(":focus")).to_contain_text("sees this differently.")
    expect(coach.block.locator(":focus")).to_contain_text("New")


def test_a_reload_in_the_middle_of_a_word(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    area(coach).press_sequentially(TEXT)
    again(coach, learner)
    expect(area(coach)).to_have_value(TEXT)
    nothing_left(coach)


def test_offline_and_closed(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    area(coach).press_sequentially("First ")
    coach.says("Saved")
    coach.context.set_offline(True)
    area(coach).press_sequentially("and second.")
    coach.page.evaluate("dispatchEvent(new Event('pagehide'))")
    coach.says("Kept on this device")
    coach.block.get_by_role("button", name="Send to").click()
    expect(coach.block.locator(":focus")).to_contain_text("cannot be reached")
    coach.page.close()
    coach.context.set_offline(False)
    coach.page = coach.context.new_page()
    again(coach, learner)
    expect(area(coach)).to_have_value("First and second.")
    coach.says("Saved")
    nothing_left(coach)


def test_a_session_that_ended(both: tuple[Someone, Someone]) -> None:
    _, coach = both
    area(coach).press_sequentially("First ")
    coach.says("Saved")
    coach.context.request.get(f"{coach.site.address}/test/expire")
    area(coach).press_sequentially("and second.")
    coach.page.evaluate("dispatchEvent(new Event('pagehide'))")
    coach.says("You are signed out. Your words are kept on this device.")
    coach.sign_in()
    coach.page.evaluate("dispatchEvent(new Event('focus'))")
    coach.says("Saved")
    coach.block.get_by_role("button", name="Send to").click()
    expect(coach.block.locator(":focus")).to_contain_text("First and second.")


def test_a_withdrawal_meanwhile_keeps_the_words(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    area(coach).press_sequentially(TEXT)
    coach.says("Saved")
    learner.call("withdraw", sitting=learner.sitting)
    coach.block.get_by_role("button", name="Send to").click()
    expect(coach.block.locator(":focus")).to_contain_text("no longer shared. Nothing was sent")
    expect(area(coach)).to_have_value(TEXT)
    coach.press("Back to the list")
    coach.block.get_by_role("button", name="What you wrote").first.click()
    coach.sees(TEXT)


def test_the_status_line_speaks_beside_its_field(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    area(coach).press_sequentially(TEXT)
    expect(coach.block.locator("form:has(textarea) [data-coaching-status]")).to_contain_text("Saved")
    learner.open().block.locator("textarea").last.fill("A note to myself.")
    expect(learner.block.locator("section:has(> textarea) [data-coaching-status]")).to_contain_text("Saved")


def tab_to(someone: Someone, words: str) -> None:
    """Press Tab until what has focus says these words."""
    for _ in range(20):
        if words in someone.block.locator(":focus").inner_text():
            return
        someone.page.keyboard.press("Tab")
    raise AssertionError(words)


def test_without_a_mouse(someone: Arrive) -> None:
    learner, coach = shared(someone)
    keys = coach.page.keyboard
    coach.block.locator("summary", has_text="Social").first.focus()
    keys.press("Enter")
    keys.press("Tab")
    expect(coach.block.locator(":focus")).to_have_text("Write about this About Social")
    keys.press("Enter")
    expect(area(coach)).to_be_focused()
    keys.type("One.")
    keys.press("Tab")
    keys.press("Tab")
    expect(area(coach, "opportunity")).to_be_focused()
    keys.type("Two.")
    tab_to(coach, "Send to")
    keys.press("Enter")
    expect(coach.block.locator(":focus")).to_contain_text("Two.")
    keys.press("Tab")
    expect(coach.block.locator(":focus")).to_contain_text("Take it back")
    keys = learner.open().page.keyboard
    learner.block.get_by_role("button", name="wrote to you").focus()
    keys.press("Enter")
    expect(learner.block.locator(":focus")).to_contain_text("New")
    keys.press("Tab")
    keys.press("Enter")
    expect(learner.block.locator(":focus")).to_contain_text("Two.")
    tab_to(learner, "Answer Amina Farouk")
    keys.press("Enter")
    expect(area(learner, "text")).to_be_focused()
    keys.type("Three.")
    keys.press("Tab")
    keys.press("Space")
    tab_to(learner, "Send to")
    keys.press("Enter")
    expect(learner.block.locator(":focus")).to_contain_text("You see this differently.")
