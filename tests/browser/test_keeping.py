"""Results over time in the browser: taken again, set side by side, offered, read by rule, downloaded."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import keeping
from tests.browser.someone import LEANING, Someone

Arrive = Callable[..., Someone]


def test_taken_again_and_set_side_by_side(learner: Someone) -> None:
    learner.finish()
    learner.open().press("Take it again")
    expect(learner.block.get_by_role("heading").first).to_be_focused()
    learner.press("Back to my result")
    learner.sees("Your answers lean towards Social work.")
    learner.press("Take it again")
    learner.press("Begin")
    learner.sees("0 of 30 answered")
    learner.block.get_by_role("button", name="Result of").click()
    learner.sees("Your answers lean towards Social work.")
    learner.press("This is an earlier result. Go back to the questions.")
    sitting = learner.block.locator("[data-coaching-sitting]").get_attribute("data-coaching-sitting")
    learner.answer(str(sitting), keeping.OTHERWISE)
    learner.open().press("Finish and see the result")
    learner.sees("Your answers lean towards Realistic work.")
    learner.press("Compare the two")
    expect(learner.block.get_by_role("heading").first).to_be_focused()
    learner.sees("The largest differences are in Realistic and Social.")
    learner.sees("No verdict.")
    learner.press("Back to my result")
    expect(learner.block.locator(":focus")).to_have_text("Over time")


def test_an_unfinished_one_is_deleted_and_the_result_is_back(learner: Someone) -> None:
    learner.finish()
    learner.open().press("Take it again")
    learner.press("Begin")
    learner.press("Delete these answers")
    learner.sees("Earlier results stay.")
    learner.press("Delete")
    learner.sees("Your answers lean towards Social work.")
    expect(learner.block.get_by_role("status")).to_have_text("Your answers are deleted.")


def test_two_of_three_are_chosen(someone: Arrive) -> None:
    learner = keeping.three_results(someone)
    learner.block.get_by_label("One result").select_option(index=2)
    learner.block.get_by_label("And another").select_option(index=1)
    learner.press("Compare the two")
    learner.sees("The largest differences are in Realistic and Social.")


def test_one_with_itself_is_answered_with_a_sentence(someone: Arrive) -> None:
    learner = keeping.three_results(someone)
    learner.block.get_by_label("One result").select_option(index=0)
    learner.block.get_by_label("And another").select_option(index=0)
    learner.press("Compare the two")
    learner.sees("Choose two different results to compare.")


def test_an_offer_is_declined_or_taken(someone: Arrive) -> None:
    learner = keeping.offered(someone, "offer-flow")
    expect(learner.block.get_by_role("heading").first).to_be_focused()
    learner.press("You can let your coaches read this result now, later, or not at all.")
    expect(learner.block.locator(":focus")).to_have_text("Share the result")
    learner.press("Not now")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
    expect(learner.block.get_by_text("Would you like your coaches")).to_have_count(0)
    learner.press("Share with my coaches")
    learner.press("Share the result")
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")


def test_read_by_rule_unless_kept(someone: Arrive) -> None:
    learner = keeping.ruled(someone, "read-flow", 'sharing="read"').open()
    learner.block.get_by_label("I am 14 or older").check()
    learner.block.get_by_label("I’d rather keep this to myself").check()
    learner.press("Begin")
    learner.sees("You keep this result to yourself.")
    learner.block.get_by_text("Let my coaches read it after all").click()
    learner.press("Let them read it when I finish")
    expect(learner.block.locator(":focus")).to_contain_text("When you finish, Amina Farouk and Ben Carter")
    sitting = learner.block.locator("[data-coaching-sitting]").get_attribute("data-coaching-sitting")
    learner.answer(str(sitting), LEANING)
    learner.open().press("Finish and see the result")
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")
    learner.press("Stop sharing")
    learner.sees("Private: no coach can read this.")


def test_my_copy_comes_as_files(learner: Someone, tmp_path: Path) -> None:
    learner.finish()
    learner.open()
    got = {}
    for name, link in (("html", "Download to read or print"), ("json", "Download as data (JSON)")):
        with learner.page.expect_download() as waiting:
            learner.block.get_by_role("link", name=link).click()
        assert waiting.value.suggested_filename.endswith(f".{name}")
        waiting.value.save_as(tmp_path / f"copy.{name}")
        got[name] = (tmp_path / f"copy.{name}").read_text()
    assert len(json.loads(got["json"])["sittings"][0]["answers_in_words"]) == 30
    learner.page.goto(f"file://{tmp_path}/copy.html")
    expect(learner.page.get_by_role("heading", name="Result of")).to_be_visible()
    assert learner.page.evaluate("getComputedStyle(document.body).maxWidth") != "none"


def test_a_visitor_gets_no_copy(someone: Arrive) -> None:
    visitor = someone("", **{name: keeping.ROSA[name] for name in ("unit", "block")})
    answer = visitor.context.request.get(f"{visitor.site.address}/handler/{visitor.usage}/my_copy/html")
    assert answer.status == 403 and "<" not in answer.text()
