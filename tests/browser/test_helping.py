"""Ready texts in the browser: written without a mouse, kept, deleted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.helping import DESK, THOMAS, at_texts
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
TEXT = "Shall we look at ___ on Friday?"


@pytest.fixture
def coach(someone: Arrive) -> Someone:
    """Somebody who coaches and has no ready text yet."""
    return at_texts(someone)


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
