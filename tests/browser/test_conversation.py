"""A conversation about an entry in the browser: without a mouse, in two windows, quoted, and a long one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import conversing
from tests.browser.conversing import AMINA, REFLECTION, area, at_entry, read
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]


@pytest.fixture
def both(someone: Arrive) -> tuple[Someone, Someone]:
    """A learner who shares an entry, and a coach who reads it."""
    return conversing.both(someone)


def focus(someone: Someone) -> Locator:
    return someone.block.locator(":focus")


def send(someone: Someone) -> None:
    someone.block.get_by_role("button", name="Send to").click()


def tab_to(someone: Someone, words: str) -> None:
    for _ in range(60):
        if words in focus(someone).inner_text():
            return
        someone.page.keyboard.press("Tab")
    raise AssertionError(words)


def test_without_a_mouse(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    keys = coach.page.keyboard
    expect(focus(coach)).to_contain_text(coach.learner)
    tab_to(coach, "Quote")
    keys.press("Enter")
    expect(focus(coach)).to_contain_text("“I like teaching")
    keys.press("Tab")
    keys.press("Enter")
    expect(area(coach)).to_be_focused()
    expect(coach.block.locator("blockquote")).to_contain_text("Nobody asked me why.")
    keys.type("Why is it so?")
    tab_to(coach, "Send to")
    keys.press("Enter")
    expect(focus(coach)).to_contain_text("Why is it so?")
    expect(focus(coach)).to_contain_text("Not opened yet.")
    keys = at_entry(learner).page.keyboard
    tab_to(learner, "Read what Amina Farouk wrote")
    keys.press("Enter")
    expect(focus(learner)).to_contain_text("Why is it so?")
    expect(focus(learner)).to_contain_text("New")
    while "textarea" not in learner.page.evaluate("document.activeElement.localName"):
        keys.press("Tab")
    keys.type("They are long.")
    tab_to(learner, "Send to Amina Farouk")
    keys.press("Enter")
    expect(focus(learner)).to_contain_text("They are long.")


def test_what_is_selected_is_quoted(both: tuple[Someone, Someone]) -> None:
    _, coach = both
    words = coach.block.locator("[id$='-words'], .coaching-words").first
    box = words.locator("p").first.bounding_box()
    mouse = coach.page.mouse
    mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + 150, box["y"] + box["height"] / 2)
    mouse.up()
    selected = str(coach.page.evaluate("getSelection().toString()")).strip()
    assert 5 < len(selected) < 40
    coach.block.get_by_role("button", name="Quote", exact=True).first.click()
    expect(coach.block.locator("blockquote")).to_contain_text(selected)
    coach.press("Leave this quote out")
    expect(coach.block.locator("blockquote")).to_have_count(0)


def test_a_draft_survives_and_two_windows_are_asked(both: tuple[Someone, Someone], someone: Arrive) -> None:
    _, coach = both
    area(coach).press_sequentially("First thoughts.")
    coach.says("Saved")
    area(coach).press_sequentially(" More.")
    read(coach, coach.learner)
    expect(area(coach)).to_have_value("First thoughts. More.")
    other = someone(AMINA, unit=coach.unit, block=coach.block_name, kind=REFLECTION)
    read(other, coach.learner)
    area(other).fill("From the other window.")
    other.says("Saved")
    area(coach).press("Control+End")
    area(coach).press_sequentially(" Still here.")
    coach.says("You wrote something else in another window")
    versions = coach.block.locator(".coaching-choice textarea")
    expect(versions.nth(0)).to_have_value("First thoughts. More. Still here.")
    expect(versions.nth(1)).to_have_value("From the other window.")


def test_an_edit_is_told_and_a_deletion_leaves_a_stub(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    area(coach).fill("Why not?")
    coach.says("Saved")
    send(coach)
    expect(focus(coach)).to_contain_text("Why not?")
    at_entry(learner).press("Read what Amina Farouk wrote")
    learner.sees("Why not?")
    read(coach, coach.learner)
    coach.block.locator("summary", has_text="Change").click()
    coach.press("Edit")
    expect(area(coach)).to_be_focused()
    area(coach).fill("What keeps you?")
    coach.says("Saved")
    coach.press("Change it")
    expect(focus(coach)).to_contain_text("Edited on")
    at_entry(learner).sees("What keeps you?")
    coach.block.locator("summary", has_text="Change").click()
    coach.press("Delete")
    expect(focus(coach)).to_contain_text("Delete what you wrote here?")
    coach.block.locator(".coaching-panel").get_by_role("button", name="Delete").click()
    expect(focus(coach)).to_contain_text("Deleted on")
    at_entry(learner).sees("Deleted on")
    assert "What keeps you?" not in learner.block.inner_text()


def test_what_is_wrong_leads_to_its_own_field(both: tuple[Someone, Someone]) -> None:
    learner, _ = both
    at_entry(learner).block.get_by_role("button", name="Send to").click()
    learner.press("Nothing is written yet.")
    expect(area(learner)).to_be_focused()


def test_i_have_read_this_and_a_colleague(both: tuple[Someone, Someone]) -> None:
    learner, coach = both
    coach.block.locator("summary", has_text="Without writing").click()
    coach.press("I have read this. No answer is needed")
    expect(focus(coach)).to_contain_text("I have read this. No answer is needed.")
    coach.block.locator("summary", has_text="Without writing").click()
    coach.press("Say so")
    coach.sees("Choose a day from today on")
    coach.block.get_by_label("Pass it to").select_option(label="Ben Carter")
    coach.press("Pass on")
    expect(focus(coach)).to_contain_text("From here, Ben Carter answers.")
    at_entry(learner).sees("From here, Ben Carter answers.")
    learner.block.get_by_role("button", name="Send to Ben Carter").wait_for()


def test_a_long_conversation_is_read_page_by_page(both: tuple[Someone, Someone]) -> None:
    learner, _ = both
    place = {"item": learner.entry, "about": ""}
    for number in range(45):
        item = f"{learner.person} {learner.entry}  text"
        learner.call("save_message_draft", item=item, text=f"Number {number}.", revision=0)
        learner.call("send_message", **place, text=f"Number {number}.")
    at_entry(learner).sees("Number 44.")
    assert learner.block.locator(".coaching-message").count() == 20
    learner.press("Earlier messages")
    learner.sees("Number 5.")
    expect(focus(learner)).to_contain_text("Number 24.")
    learner.press("Earlier messages")
    learner.sees("Number 0.")
    learner.press("Later messages")
    learner.sees("Number 24.")
