"""Ways to answer in the browser, without a mouse: starters, one note, ready texts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.helping import DESK, THOMAS, asked, at_texts
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
TEXT = "Shall we look at ___ on Friday?"
ADVICE = "You should talk to your boss. Try to write a list."
#: A note comes when somebody rested for some seconds after their words were saved.
RESTED = 30_000


@pytest.fixture
def coach(someone: Arrive) -> Someone:
    """Somebody who coaches and has no ready text yet."""
    return at_texts(someone)


def note(coach: Someone) -> Locator:
    return coach.block.locator("[data-coaching-note]")


# Replies


def test_a_starter_by_keyboard_alone_with_its_blank_filled(someone: Arrive) -> None:
    coach = asked(someone, "118")
    page, reply = coach.page, texts(coach)
    reply.focus()
    page.keyboard.type("Thank you.")
    page.keyboard.press("Tab")
    expect(coach.block.locator(":focus")).to_have_text("Ways to answer")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(reply).to_be_focused()
    expect(reply).to_have_value("Thank you. It sounds as if ___ matters to you.")
    expect(coach.block.locator(".coaching-helper")).not_to_have_attribute("open", "")
    coach.says("Saved")
    coach.block.get_by_role("button", name="Send to").press("Enter")
    expect(coach.block.locator(":focus")).to_contain_text("There is still a blank in your reply.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(reply).to_be_focused()
    reply.select_text()
    page.keyboard.type("It sounds as if the work matters to you.")
    coach.says("Saved")
    coach.block.get_by_role("button", name="Send to").press("Enter")
    expect(coach.block.locator(":focus")).to_contain_text("It sounds as if the work matters to you.")
    expect(texts(coach)).to_have_value("")


def test_what_is_put_in_can_be_undone(someone: Arrive) -> None:
    coach = asked(someone, "119")
    texts(coach).fill("First.")
    coach.block.locator("summary", has_text="Ways to answer").click()
    coach.block.get_by_role("button", name="What would you like to happen next?").click()
    expect(texts(coach)).to_have_value("First. What would you like to happen next?")
    coach.page.keyboard.press("Control+z")
    expect(texts(coach)).to_have_value("First.")


def test_one_note_a_reply_which_holds_nothing_back(someone: Arrive) -> None:
    coach = asked(someone, "120")
    texts(coach).fill(ADVICE)
    expect(note(coach)).to_contain_text("nearly all advice", timeout=RESTED)
    expect(texts(coach)).to_be_focused()
    texts(coach).fill(f"{ADVICE} What speaks against it?")
    expect(note(coach)).to_have_text("", timeout=RESTED)
    texts(coach).fill("Did it help?")
    coach.says("Saved")
    coach.page.wait_for_timeout(6000)
    expect(note(coach)).to_have_text("")
    texts(coach).fill(ADVICE)
    coach.says("Saved")
    coach.block.get_by_role("button", name="Send to").click()
    expect(coach.block.locator(":focus")).to_contain_text(ADVICE)
    texts(coach).fill("Is it better now?")
    expect(note(coach)).to_contain_text("yes or no", timeout=RESTED)


def test_notes_are_switched_off_in_this_browser(someone: Arrive) -> None:
    coach = asked(someone, "121")
    coach.block.locator("summary", has_text="Ways to answer").click()
    coach.block.get_by_label("Show me notes while I write").uncheck()
    texts(coach).fill(ADVICE)
    coach.says("Saved")
    coach.page.wait_for_timeout(6000)
    expect(note(coach)).to_have_text("")
    coach = asked(someone, "121", coach)
    coach.block.locator("summary", has_text="Ways to answer").click()
    expect(coach.block.get_by_label("Show me notes while I write")).not_to_be_checked()


# Ready texts


def texts(someone: Someone) -> Locator:
    return someone.block.locator("textarea")


def test_written_by_keyboard_alone_kept_and_deleted(coach: Someone) -> None:
    expect(coach.block.locator(":focus")).to_have_text("Your ready texts")
    coach.page.keyboard.press("Tab")
    expect(coach.block.locator(":focus")).to_have_text("Add a text")
    coach.page.keyboard.press("Enter")
    expect(texts(coach)).to_be_focused()
    coach.page.keyboard.type(TEXT)
    coach.says("Saved")
    coach.press("Back to the desk")
    expect(coach.block.locator(":focus")).to_have_text("Your ready texts")
    coach.sees("1 text stands under every reply")
    coach.open().press("Change your ready texts")
    expect(texts(coach)).to_have_value(TEXT)
    coach.block.locator("summary").click()
    coach.block.get_by_role("button", name="Delete this text for good").click()
    expect(texts(coach)).to_have_count(0)


def test_a_text_written_in_two_places_is_shown_whole(coach: Someone, someone: Arrive) -> None:
    coach.press("Add a text")
    expect(texts(coach)).to_be_focused()
    other = at_texts(someone)
    texts(coach).fill("Written here.")
    coach.says("Saved")
    texts(other).fill("Written there.")
    other.says("You wrote something else")
    expect(texts(other).nth(1)).to_have_value("Written there.")
    expect(texts(other).nth(2)).to_have_value("Written here.")
    other.block.get_by_role("button", name="Keep this text").last.click()
    other.says("Saved")
    which = texts(other).first.get_attribute("name")
    someone(THOMAS, **DESK).call("delete_snippet", snippet=which)
