"""My journal, as somebody reads in it: by keyboard, by words, by tags, on paper and as a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.journal import JOURNAL, check_ins, journal, quoted
from tests.browser.reflecting import REFLECTION, hand_in, write
from tests.browser.someone import Someone
from tests.browser.test_views import keep

Arrive = Callable[..., Someone]
HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b>"


@pytest.fixture
def writer(someone: Arrive) -> Someone:
    """A learner who wrote two things, at their block."""
    writer = someone(kind=REFLECTION)
    hand_in(writer, "A walk in the *rain*.")
    write(writer, HOSTILE, "first-hope ")
    return writer.open()


def leaves(reader: Someone) -> list[str]:
    return [each.strip() for each in reader.block.locator("article .coaching-words").all_inner_texts()]


def test_it_is_reached_searched_and_tagged_without_a_mouse(writer: Someone) -> None:
    page, press = writer.page, writer.page.keyboard.press
    writer.press("All questions")
    writer.sees("You have answered what was asked.")
    writer.block.get_by_role("button", name=JOURNAL).focus()
    press("Enter")
    expect(writer.block.get_by_role("heading", name="My journal")).to_be_focused()
    assert leaves(writer)[:2] == [HOSTILE, "A walk in the rain."]
    press("Tab")
    expect(writer.block.get_by_label("Words to look for")).to_be_focused()
    page.keyboard.type("RAIN")
    press("Enter")
    expect(writer.block.get_by_text("1 of", exact=False).first).to_be_focused()
    assert leaves(writer) == ["A walk in the rain."]
    writer.block.get_by_role("button", name="Add a tag").focus()
    press("Enter")
    expect(writer.block.locator("article h3")).to_be_focused()
    for _ in range(2):
        press("Tab")
    expect(writer.block.get_by_label("A word to find it by")).to_be_focused()
    page.keyboard.type("#weather")
    press("Enter")
    expect(writer.block.locator("article .coaching-tag")).to_have_text("weather")
    writer.press("Find by a tag")
    writer.block.get_by_role("button", name="weather 1").press("Enter")
    expect(writer.block.get_by_role("button", name="weather 1")).to_have_attribute("aria-pressed", "true")
    assert leaves(writer) == ["A walk in the rain."]
    writer.press("Change tags " + str(writer.block.locator("article h3").inner_text()))
    writer.press("Remove “weather”")
    expect(writer.block.locator("article")).to_have_count(0)


def test_a_tag_that_is_too_long_says_so_and_stays_typed(writer: Someone) -> None:
    writer.press("All questions")
    writer.press(JOURNAL)
    writer.block.get_by_role("button", name="Add a tag").first.click()
    field = writer.block.get_by_label("A word to find it by")
    field.evaluate("each => each.removeAttribute('maxlength')")
    field.fill("x" * 41)
    writer.press("Add")
    writer.sees("A tag holds up to 40 characters.")
    assert field.input_value() == "x" * 41


def test_words_run_nothing(writer: Someone) -> None:
    writer.press("All questions")
    writer.press(JOURNAL)
    writer.sees("onerror=alert(1)")
    assert writer.block.locator("article img").count() == 0


def test_it_is_printed_with_name_and_date_and_without_controls(
    someone: Arrive, screenshots: Path | None
) -> None:
    reader = journal(someone)
    reader.page.emulate_media(media="print")
    assert reader.block.locator(".coaching-print").inner_text().startswith("Rosa Delgado, ")
    for control in ("button:visible", "input:visible", "select:visible", "summary:visible"):
        assert reader.block.locator(control).count() == 0
    assert len(leaves(reader)) == 9
    keep(reader.page, screenshots, "journal-print")


def test_it_is_taken_along(writer: Someone) -> None:
    writer.press("All questions")
    writer.press(JOURNAL)
    files = {}
    for label in ("Download to read or print", "Download as text (Markdown)", "Download as data (JSON)"):
        with writer.page.expect_download() as download:
            writer.block.get_by_role("link", name=label).click()
        files[download.value.suggested_filename.rpartition(".")[2]] = Path(download.value.path()).read_text()
    assert "A walk in the *rain*." in files["md"] and "<em>rain</em>" in files["html"]
    assert HOSTILE in {each["text"] for each in json.loads(files["json"])["entries"]}


def test_way_back_leads_to_the_questions(writer: Someone) -> None:
    writer.press("All questions")
    writer.press(JOURNAL)
    writer.press("Back to the questions")
    writer.sees("What brings you to coaching now?")


def test_check_ins_are_a_picture_with_an_equal_table(someone: Arrive) -> None:
    reader = check_ins(someone)
    picture = reader.block.get_by_role("img", name="Your check-ins over time")
    assert "Energy: 3, 3, 4, 6, 3, 7." in picture.locator("desc").text_content()
    cells = reader.block.get_by_role("row").filter(has_text="left out")
    expect(cells).to_have_count(1)
    reader.page.emulate_media(media="print")
    assert reader.block.locator("table").is_visible()


def test_a_question_quotes_and_others_see_nothing_of_it(someone: Arrive) -> None:
    writer = quoted(someone)
    expect(writer.block.locator("blockquote")).to_contain_text("I am not afraid of the day")
    other = someone("113", unit=writer.unit, block=writer.block_name, kind=REFLECTION).open()
    other.block.get_by_role("button", name="Looking back to where you began").click()
    other.sees("Think back to how things were when you began here.")
    expect(other.block.locator("blockquote")).to_have_count(0)
