"""What stays on a device: encrypted, for its owner, for a week, and not at all on a shared computer."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.someone import Someone

WORDS = "I would never tell my uncle."
DAY = 24 * 3600 * 1000
COPIES = "Object.entries(localStorage).filter(([name]) => name.startsWith('coaching-copy:'))"


@pytest.fixture
def writer(learner: Someone) -> Someone:
    """A learner who has typed words that cannot be sent."""
    learner.finish()
    learner.open_ready()
    learner.context.set_offline(True)
    learner.block.locator("textarea").fill(WORDS)
    learner.page.wait_for_function(f"{COPIES}.length === 1")
    return learner


def test_the_copy_is_encrypted_and_the_key_is_nowhere(writer: Someone) -> None:
    stored = json.dumps(writer.page.evaluate("({...localStorage, ...sessionStorage})"))
    writer.context.set_offline(False)
    key = writer.call("draft_key")["key"]
    assert WORDS not in stored and key not in stored and key.rstrip("=") not in stored


def test_the_copy_goes_when_the_server_has_the_words(writer: Someone) -> None:
    writer.context.set_offline(False)
    writer.says("Saved")
    writer.page.wait_for_function(f"{COPIES}.length === 0")


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_the_copy_goes_after_a_week(writer: Someone, days: int, left: int) -> None:
    copies = writer.page.evaluate(COPIES)
    writer.page.close()
    writer.context.set_offline(False)
    writer.context.clear_cookies()
    # Nobody is signed in: the copy stays as it is, and its time passes.
    writer.page = writer.context.new_page()
    aged = [
        [name, value.replace(value.split(" ")[0], str(int(value.split(" ")[0]) - days * DAY), 1)]
        for name, value in copies
    ]
    writer.open("about/").page.evaluate(
        "(all) => all.forEach(([name, value]) => localStorage.setItem(name, value))", aged
    )
    writer.open()
    writer.page.wait_for_function("Boolean(customElements.get('coaching-assessment'))")
    writer.page.wait_for_timeout(100)
    assert len(writer.page.evaluate(COPIES)) == left


def test_nobody_else_is_offered_the_words(writer: Someone) -> None:
    writer.page.close()
    writer.context.set_offline(False)
    writer.page = writer.context.new_page()
    owner, writer.person = writer.person, "21"
    writer.sign_in()
    writer.finish()
    writer.open_ready()
    expect(writer.block.locator("textarea")).to_have_value("")
    writer.person = owner
    writer.sign_in()
    writer.open()
    expect(writer.block.locator("textarea")).to_have_value(WORDS)


def test_a_shared_computer_keeps_nothing_and_says_so(writer: Someone) -> None:
    writer.block.get_by_label("This is a shared computer").check()
    writer.page.wait_for_function(f"{COPIES}.length === 0")
    writer.says("Not saved. Copy your words before you leave.")
    writer.block.locator("textarea").press_sequentially(" More.")
    writer.page.wait_for_timeout(100)
    assert writer.page.evaluate(COPIES) == []
    writer.context.set_offline(False)
    writer.says("Saved")
    writer.open()
    assert writer.block.get_by_label("This is a shared computer").is_checked()


def test_a_page_of_somebody_who_left_gets_no_key_of_the_next(learner: Someone) -> None:
    """Another person signed in meanwhile: their key does not seal these words."""
    learner.finish()
    learner.page.route(
        "**/draft_key/", lambda route: route.fulfill(json={"key": "A" * 43 + "=", "user": "127"})
    )
    learner.open().block.locator("textarea").fill(WORDS)
    learner.says("Not saved. Copy your words before you leave.")
    learner.says("Saved")
