"""An author chooses and writes the questions of a reflection, by mouse and by keyboard."""

import re
from collections.abc import Callable

import pytest

from coaching_xblock import library
from tests.browser.prompts import AUTHOR, FIELD, MET
from tests.browser.someone import Someone


@pytest.fixture
def author(someone: Callable[..., Someone]) -> Someone:
    return someone(AUTHOR, **MET).open("studio/people-you-met/")


def test_an_author_mends_questions_and_reads_what_they_ask(author: Someone) -> None:
    author.edit_source(lambda xml: xml.replace('repeat="any"', 'repeat="year"'), FIELD)
    wrong = author.page.get_by_text("Your own questions cannot be read.")
    wrong.wait_for()
    line = re.search(r"Line (\d+), ", wrong.inner_text())
    source = author.page.get_by_label(FIELD).input_value()
    assert line and 'repeat="year"' in source.splitlines()[int(line[1]) - 1]
    author.edit_source(
        lambda xml: xml.replace('"year"', '"any"').replace(
            "What did they say that", "Did they say anything that"
        ),
        FIELD,
    )
    author.sees("Could be answered with yes or no. Perhaps: “What did they …?” or “How did they …?”.")
    author.sees("It can be answered as often as one likes.")
    author.edit_source(lambda xml: xml.replace("Did they say anything that", "What did they say that"), FIELD)
    author.block.get_by_text("Could be answered").wait_for(state="detached")


def test_an_author_chooses_a_set_by_its_title_and_starts_from_its_xml(author: Someone) -> None:
    page = author.page
    page.get_by_role("button", name="Edit").click()
    questions = page.get_by_label("Questions", exact=True)
    questions.wait_for()
    titles = questions.locator("option").all_inner_texts()
    offered = [each.title for each in library.prompt_sets()]
    assert [each.replace("(Default)", "").strip() for each in titles][: len(offered)] == offered
    questions.select_option("what-so-what")
    page.get_by_label("Opens").fill("2030-01-01 08:30")
    page.get_by_role("link", name="Save").click()
    author.sees("3 steps, one after the other.")
    author.sees("Nobody writes before 1 January 2030")
    page.get_by_text("Start from questions of the library").click()
    author.press("Wish, outcome, obstacle, plan")
    author.block.locator("textarea").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    copied = author.block.locator("textarea").input_value()
    page.get_by_role("button", name="Edit").click()
    questions.select_option("own")
    before = page.get_by_label(FIELD).input_value()
    page.get_by_label(FIELD).fill(copied)
    page.get_by_label("Opens").fill("")
    page.get_by_role("link", name="Save").click()
    author.sees("4 steps, one after the other.")
    assert author.block.get_by_text("Nobody writes before").count() == 0
    author.edit_source(lambda xml: before, FIELD)
    author.sees("To keep what somebody told you about their work")


def test_the_library_is_reached_by_the_keyboard_alone(author: Someone) -> None:
    page = author.page
    page.get_by_role("button", name="Edit").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    author.block.locator("textarea").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert '<prompts id="first-meeting"' in author.block.locator("textarea").input_value()


def test_export_and_import_bring_the_questions_back(author: Someone) -> None:
    written = author.context.request.get(f"{author.site.address}/studio/people-you-met/export/").text()
    assert '<prompts id="people-met"' in written
    author.write_unit(written)
    author.sees("What did they say that you had not expected?")
