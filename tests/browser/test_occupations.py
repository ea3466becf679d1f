"""From a result to a shared entry of the shortlist, with the keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser import occupations
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]


def use(learner: Someone, name: str) -> None:
    """Press a button that has been reached by Tab."""
    button = learner.block.get_by_role("button", name=name, exact=True)
    for _ in range(80):
        if button.evaluate("each => each === document.activeElement"):
            return learner.page.keyboard.press("Enter")
        learner.page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by Tab")


def focus(learner: Someone):
    return learner.block.locator(":focus")


def test_from_a_result_to_a_shared_entry_by_keyboard(someone: Arrive) -> None:
    learner = someone()
    learner.finish()
    learner.open_ready()
    learner.block.get_by_role("heading").first.focus()
    use(learner, "See occupations")
    expect(focus(learner)).to_have_text("Work that resembles your interests")
    learner.page.keyboard.press("Tab")
    expect(focus(learner)).to_have_role("searchbox")
    learner.page.keyboard.type("therapists")
    learner.page.keyboard.press("Enter")
    expect(focus(learner)).to_have_text("Occupations that name “therapists”")
    expect(learner.block.get_by_role("status")).to_contain_text("occupations in this list.")
    use(learner, "Art Therapists")
    expect(focus(learner)).to_have_text("Art Therapists")
    learner.sees("Where it fits: both have more Social and Artistic than other areas.")
    use(learner, "Save to my shortlist")
    expect(focus(learner)).to_have_text("On my shortlist")
    expect(learner.block.get_by_role("status")).to_have_text("Saved to your shortlist.")
    learner.page.keyboard.press("Tab")
    learner.page.keyboard.type("I would like to see one at work.")
    learner.says("Saved")
    use(learner, "My shortlist")
    expect(focus(learner)).to_have_text("Art Therapists")
    learner.sees("I would like to see one at work.")
    learner.page.keyboard.press("Enter")
    expect(learner.block.locator("textarea")).to_have_value("I would like to see one at work.")
    use(learner, "Share with my coaches")
    expect(focus(learner)).to_contain_text("Before you share")
    use(learner, "Share the entry")
    expect(focus(learner)).to_have_text("Who can read this entry")
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")


def test_back_to_the_occupations_is_where_the_learner_was(someone: Arrive) -> None:
    learner = occupations.occupations(someone)
    occupations.search(learner, "teacher")
    learner.press("Next")
    expect(learner.block.get_by_text("Page 2 of")).to_be_visible()
    chosen = learner.block.locator(".coaching-careers button").nth(3)
    title = chosen.inner_text()
    chosen.click()
    learner.press("Save to my shortlist")
    learner.press("Share with my coaches")
    learner.press("Keep it private")
    learner.press("Back to the occupations")
    expect(focus(learner)).to_have_text(title)
    expect(learner.block.get_by_text("Page 2 of")).to_be_visible()
    learner.sees("On your shortlist.")
    learner.press("Back to my result")
    expect(focus(learner)).to_have_text("Work that resembles your interests")


def test_preparation_stays_chosen_from_group_to_group(someone: Arrive) -> None:
    learner = occupations.occupations(someone)
    learner.block.get_by_text("Usual preparation in the US: any").click()
    learner.block.get_by_label("considerable").check()
    learner.press("Search")
    expect(focus(learner)).to_have_text("Interests very similar")
    learner.sees("Usual preparation in the US: considerable")
    learner.press("Interests somewhat similar")
    expect(focus(learner)).to_have_text("Interests somewhat similar")
    learner.sees("Usual preparation in the US: considerable")


def test_a_note_on_an_entry_survives_a_reload_and_a_failing_site(someone: Arrive, site) -> None:
    learner = occupations.occupation_kept(someone)
    site.fail(1)
    learner.block.locator("textarea").fill("What does the training cost here?")
    learner.says("Something went wrong on our side. Your words are kept on this device.")
    learner.open_ready()
    learner.press("My shortlist")
    learner.press("Art Therapists")
    expect(learner.block.locator("textarea")).to_have_value("What does the training cost here?")


def test_work_that_is_too_much_keeps_what_was_typed(someone: Arrive) -> None:
    learner = occupations.shortlist_empty(someone)
    learner.press("Add")
    learner.sees("Say in a word or two what the work is.")
    expect(learner.block.get_by_label("Work in your own words")).to_have_attribute("aria-invalid", "true")
