"""Every kind of question: by keyboard, on a phone, offline, and with conditions that come and go."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.questions import KINDS, OWN, TALK, VALUES
from tests.browser.site import Site
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def talking(someone: Arrive, person: str, **device: object) -> Someone:
    """Somebody who has begun the first conversation."""
    learner = someone(person, **TALK, **device)
    learner.begin()
    return learner.open_ready()


def answers(learner: Someone) -> dict[str, object]:
    """What the server holds, by question."""
    return learner.page.evaluate(
        """(html) => Object.fromEntries([...new DOMParser().parseFromString(html, "text/html")
            .querySelectorAll("[data-coaching-item]")].filter((each) => each.dataset.coachingWas)
            .map(({ dataset }) => [dataset.coachingItem, JSON.parse(dataset.coachingWas)]))""",
        learner.call("show")["html"],
    )


def test_a_first_conversation_by_keyboard_alone(someone: Arrive) -> None:
    learner = talking(someone, "112", **PHONE)
    keyboard = learner.page.keyboard
    learner.block.locator('[name="reason"]').focus()
    keyboard.type("I want to work with people.")
    keyboard.press("Tab")
    keyboard.press("2")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("4")
    keyboard.press("4")
    for title in ("Where you are now", "What you bring", "What is in the way", "Your next step"):
        learner.block.get_by_role("button", name="Next").focus()
        keyboard.press("Enter")
        expect(learner.block.locator(":focus")).to_contain_text(title)
    expect(learner.block.get_by_label("What makes it this number")).to_be_hidden()
    keyboard.press("Tab")
    keyboard.press("Tab")
    slider = learner.block.get_by_label("How much does it matter")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "Not answered yet")
    keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "10")
    expect(learner.block.get_by_label("What makes it this number")).to_be_visible()
    keyboard.press("Backspace")
    expect(slider).to_have_attribute("aria-valuetext", "Not answered yet")
    expect(learner.block.get_by_label("What makes it this number")).to_be_hidden()
    learner.block.get_by_role("button", name="Next").focus()
    keyboard.press("Enter")
    expect(learner.block.locator(":focus")).to_contain_text("How we work together")
    pace = learner.block.locator('[name="pace"]')
    pace.first.focus()
    keyboard.press("ArrowDown")
    expect(pace.nth(1)).to_be_checked()
    learner.block.get_by_role("button", name="Finish and see the result").focus()
    keyboard.press("Enter")
    learner.sees("Finished on")


def test_on_a_phone_every_target_is_large_enough(someone: Arrive) -> None:
    learner = talking(someone, "121", **PHONE)
    for _ in range(5):
        small = learner.block.evaluate(
            """(block) => [...block.querySelectorAll(
                ".coaching-option, textarea, [type=number], [type=range], select, .coaching-turning button")]
                .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
                .map((each) => each.outerHTML)"""
        )
        assert small == []
        learner.press("Next")
        learner.page.wait_for_timeout(200)


def test_conditions_come_and_go_without_losing_answers(someone: Arrive) -> None:
    learner = talking(someone, "124")
    learner.press("Next")
    learner.sees("Part 2 of 6")
    learner.sees("0 of 21 answered")
    learner.choose("now", 3)
    tried = learner.block.get_by_label("What have you tried so far")
    tried.fill("I wrote to four schools.")
    learner.sees("2 of 22 answered")
    learner.block.locator('[name="now"][value="3"]').uncheck()
    expect(tried).to_be_hidden()
    learner.sees("0 of 21 answered")
    learner.choose("now", 3)
    expect(tried).to_have_value("I wrote to four schools.")
    learner.says("Saved")
    learner.page.reload()
    learner.sees("2 of 22 answered")
    assert answers(learner) == {"now": [3], "tried": "I wrote to four schools."}


def test_pages_follow_what_was_chosen(someone: Arrive, site: Site) -> None:
    """The last pair decides which pages come next, and Next waits for it."""
    learner = someone("116", **VALUES)
    sitting = learner.begin()
    given = {f"v{n:02}": {"value": 1, "was": None} for n in range(1, 15)}
    learner.call("save_answers", sitting=sitting, answers=given)
    learner.open_ready()
    learner.sees("Page 3 of 3")
    site.slow(600)
    learner.choose("v15", 1)
    learner.press("Finish and see the result")
    learner.sees("Page 4 of")
    expect(learner.block.locator(":focus")).to_contain_text("More about")
    learner.press("Back")
    expect(learner.block.get_by_role("button", name="Finish and see the result")).to_be_hidden()
    learner.press("Next")
    learner.sees("Page 4 of")


def test_offline_next_goes_on_with_what_it_knows(someone: Arrive) -> None:
    learner = talking(someone, "116")
    learner.context.set_offline(True)
    learner.choose("topics", 1)
    learner.press("Next")
    learner.sees("Part 2 of 6")
    learner.says("Kept on this device")
    learner.context.set_offline(False)
    learner.says("Saved")


def test_ranking_number_and_pair(someone: Arrive) -> None:
    author = someone("21", **KINDS)
    author.write_unit(OWN)
    learner = someone("113", **KINDS)
    learner.begin()
    learner.open_ready()
    learner.choose("r1", 3)
    learner.choose("r2", 1)
    learner.press("Next")
    learner.sees("Page 2 of 2")
    first, second = learner.block.locator('[name="k1"]').all()
    first.select_option("1")
    second.select_option("1")
    expect(first).to_have_value("")
    learner.sees("2 of 8 answered")
    learner.says("Saved")
    learner.page.reload()
    learner.press("Next")
    expect(second).to_have_value("1")
    first.select_option("2")
    learner.sees("3 of 8 answered")
    number = learner.block.locator('[name="n1"]')
    number.fill("11")
    number.press("Tab")
    learner.sees("A number from 0 to 10 can be kept here.")
    learner.choose("f1", 2)
    learner.press("Finish and see the result")
    expect(number).to_be_focused()
    number.fill("7")
    number.press("Tab")
    learner.sees("5 of 9 answered")
    learner.says("Saved")
    assert answers(learner) == {"r1": 3, "r2": 1, "k1": [2, 1], "n1": 7, "f1": 2}


def test_an_answer_is_taken_back_by_key_and_by_button(learner: Someone) -> None:
    learner.begin()
    learner.open_ready()
    learner.choose("i01", 3)
    learner.page.keyboard.press("Delete")
    assert learner.chosen("i01") is None
    expect(learner.block.locator(":focus")).to_have_attribute("name", "i01")
    learner.choose("i02", 4)
    learner.sees("1 of 30 answered")
    learner.block.get_by_role("button", name="Take this answer back").click()
    learner.sees("0 of 30 answered")
    learner.says("Saved")
    assert answers(learner) == {}


def test_what_is_missing_can_be_left_out(someone: Arrive) -> None:
    learner = someone("115", **VALUES)
    sitting = learner.begin()
    given = {f"v{n:02}": {"value": 1, "was": None} for n in range(1, 15)}
    learner.call("save_answers", sitting=sitting, answers=given)
    learner.open_ready()
    learner.press("Finish and see the result")
    expect(learner.block.locator(":focus")).to_contain_text("These questions have no answer yet.")
    learner.press("Finish without these")
    learner.sees("Finished on")


def test_no_id_of_a_question_is_a_name_that_scripts_have(someone: Arrive) -> None:
    """Ids are the author's to choose; some are also names of what every object or form has."""
    author, learner = someone("21", **KINDS), someone("108", **KINDS)
    unit = OWN
    for was, becomes in (("r1", "constructor"), ("r2", "before"), ("s1", "sitting")):
        unit = unit.replace(f'"{was}"', f'"{becomes}"')
    author.write_unit(unit)
    learner.begin()
    learner.open_ready()
    for item, value in (("constructor", 3), ("sitting", 2)):
        learner.choose(item, value)
    learner.says("Saved", patience=20_000)
    learner.open_ready()
    assert [learner.chosen(item) for item in ("constructor", "sitting")] == [3, 2]
