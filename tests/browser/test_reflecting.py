"""Writing to open questions, as somebody does it: with beginnings, sliders, versions, and without a mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.reflecting import REFLECTION, at_a_block
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
WEEK = {"unit": "how-it-goes", "block": "week", "kind": REFLECTION}
#: Learners who check in nowhere else.
_CHECKING = iter(("120", "121", "122", "123"))


@pytest.fixture
def writer(someone: Arrive) -> Someone:
    """A learner who has not begun, at the list of questions."""
    return someone(kind=REFLECTION).open()


@pytest.fixture
def checking(someone: Arrive) -> Someone:
    """A learner at a weekly check-in, with the key for local copies."""
    return someone(next(_CHECKING), **WEEK).open_ready()


def pick(writer: Someone, question: str = "What brings you to coaching now?") -> None:
    with writer.page.expect_response(lambda answer: "/draft_key" in answer.url):
        writer.press(question)
    expect(writer.block.locator("textarea")).to_be_editable()


def text_of(writer: Someone) -> str:
    return writer.block.locator("textarea").input_value()


def energy(checking: Someone):
    return checking.block.get_by_label("Energy", exact=True)


def test_a_beginning_is_put_in_and_gone_on_with(writer: Someone) -> None:
    pick(writer)
    writer.press("I am here because …")
    writer.page.keyboard.type("I lost my job.")
    assert text_of(writer) == "I am here because I lost my job."
    writer.press("What set this off was …")
    writer.page.keyboard.type("a letter.")
    assert text_of(writer) == "I am here because I lost my job.\n\nWhat set this off was a letter."
    writer.sees("15 so far.")
    writer.says("Saved")


def test_the_gap_of_a_beginning_is_written_over(someone: Arrive) -> None:
    writer = at_a_block(someone, prompts="grow").open()
    pick(writer, "What will you do, when, and what will help you to do it?")
    writer.press("I will … on …")
    writer.page.keyboard.type("write")
    assert text_of(writer) == "I will write on …"


def test_the_place_to_write_grows_with_the_text(writer: Someone) -> None:
    pick(writer)
    area = writer.block.locator("textarea")
    before = area.bounding_box()["height"]
    area.fill("A line.\n" * 60)
    after = area.bounding_box()["height"]
    assert after > before * 3
    assert area.evaluate("each => each.scrollHeight <= each.clientHeight + 2")


def test_done_for_now_and_on_again_without_a_mouse(writer: Someone) -> None:
    press = writer.page.keyboard.press
    writer.block.get_by_role("button", name="What brings you to coaching now?").focus()
    press("Enter")
    expect(writer.block.get_by_role("heading", name="What brings you to coaching now?")).to_be_focused()
    # The three beginnings, then the text.
    for _ in range(4):
        press("Tab")
    expect(writer.block.locator("textarea")).to_be_focused()
    writer.page.keyboard.type("One *word*.")
    press("Tab")
    expect(writer.block.get_by_role("button", name="Done for now")).to_be_focused()
    press("Enter")
    expect(writer.block.locator("[data-coaching-announce]")).to_have_text(
        "Done for now. You can go on with it at any time."
    )
    expect(writer.block.locator(".coaching-words em")).to_have_text("word")
    expect(writer.block.get_by_role("heading", name="What brings you to coaching now?")).to_be_focused()
    writer.block.get_by_role("button", name="Go on writing").focus()
    press("Enter")
    expect(writer.block.locator("textarea")).to_have_value("One *word*.")


def test_going_back_to_an_earlier_version(writer: Someone) -> None:
    pick(writer)
    writer.block.locator("textarea").fill("What I thought first.")
    writer.press("Done for now")
    writer.press("Go on writing")
    expect(writer.block.locator("textarea")).to_be_editable()
    writer.block.locator("textarea").fill("Something else.")
    writer.says("Saved")
    writer.press("All questions")
    writer.sees("You went on writing.")
    writer.press("What brings you to coaching now?")
    writer.block.get_by_text("Earlier versions").click()
    writer.block.locator(".coaching-versions button").first.click()
    writer.sees("What I thought first.")
    writer.press("Go on from this version")
    expect(writer.block.locator("textarea")).to_have_value("What I thought first.")
    writer.page.reload()
    writer.press("What brings you to coaching now?")
    writer.sees("Done on")


def test_hours_offline_and_the_page_closed(writer: Someone) -> None:
    pick(writer)
    writer.block.locator("textarea").fill("Kept.")
    writer.says("Saved")
    writer.context.set_offline(True)
    writer.block.locator("textarea").fill("Kept here.")
    writer.says("Kept on this device")
    writer.page.close()
    writer.context.set_offline(False)
    writer.page = writer.context.new_page()
    # The server answers with what it has; the rest comes from the device.
    writer.open()
    expect(writer.block.locator("textarea")).to_have_value("Kept here.")
    writer.says("Saved")


def test_words_that_never_left_the_device_are_told_in_the_list(writer: Someone) -> None:
    pick(writer)
    writer.context.set_offline(True)
    writer.block.locator("textarea").fill("Kept here.")
    writer.says("Kept on this device")
    writer.page.close()
    writer.context.set_offline(False)
    writer.page = writer.context.new_page()
    # Somebody who comes to the list by themselves is not led away from it.
    writer.page.add_init_script(
        "Object.defineProperty(navigator, 'userActivation', {value: {hasBeenActive: true}})"
    )
    writer.open()
    writer.sees("Words that are not sent yet are kept on this device")
    expect(writer.block.locator("textarea")).to_have_count(0)
    pick(writer)
    expect(writer.block.locator("textarea")).to_have_value("Kept here.")


def test_a_slider_is_set_left_out_and_saved(checking: Someone) -> None:
    energy(checking).focus()
    for key in ("ArrowRight", "ArrowRight"):
        checking.page.keyboard.press(key)
    checking.says("Saved")
    checking.page.reload()
    expect(energy(checking)).to_have_value("7")
    checking.press("Leave this out")
    checking.says("Saved")
    checking.page.reload()
    expect(checking.block.locator("output").first).to_have_text("Not answered yet")


def test_a_slider_that_stands_right_needs_a_click_only(checking: Someone) -> None:
    energy(checking).click()
    expect(checking.block.locator("output").first).to_have_text("5")
    checking.says("Saved")


def test_sliders_survive_hours_offline(checking: Someone) -> None:
    checking.context.set_offline(True)
    energy(checking).fill("8")
    checking.says("Kept on this device, will be sent when you are online")
    checking.page.close()
    checking.context.set_offline(False)
    checking.page = checking.context.new_page()
    checking.open()
    expect(energy(checking)).to_have_value("8")
    checking.says("Saved")


def test_of_two_devices_the_later_slider_stands(checking: Someone, someone: Arrive) -> None:
    phone = checking.another(someone).open_ready()
    energy(checking).fill("3")
    checking.says("Saved")
    energy(phone).fill("9")
    phone.says("Saved")
    checking.page.reload()
    expect(energy(checking)).to_have_value("9")
