"""The block on a page that belongs to somebody else."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.site import ROOT, Site
from tests.browser.someone import ITEMS, LEANING, Someone

Arrive = Callable[..., Someone]
HOSTILE = "<img src=x onerror='window.hurt = 1'><script>window.hurt = 1</script>"


@pytest.fixture
def pair(someone: Arrive) -> tuple[Someone, Someone]:
    """One learner's two blocks, on one page."""
    first = someone("126", unit="two-looks", block="first-look")
    second = first.another(someone)
    second.usage = second.usage.replace("first", "second")
    second.begin()
    first.finish()
    second.page = first.open().page
    return first, second


def test_two_blocks_on_one_page_do_not_disturb_each_other(pair: tuple[Someone, Someone]) -> None:
    first, second = pair
    second.choose("i01", 5)
    second.press("Next")
    second.sees("Page 2 of 6")
    first.block.locator("textarea").fill("About the first.")
    first.says("Saved")
    second.says("Saved")
    first.press("Share with my coaches")
    first.sees("Before you share")
    second.sees("Page 2 of 6")
    second.sees("1 of 30 answered")
    ids = first.page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    for title in ("First look", "Second look"):
        assert first.page.get_by_role("group", name=title, exact=True).count() == 1


def test_resume_in_the_middle_on_another_device(learner: Someone, someone: Arrive) -> None:
    learner.begin()
    learner.open()
    for item, value in zip(ITEMS[:5], LEANING, strict=False):
        learner.choose(item, value)
    learner.says("Saved")
    assert re.fullmatch(r"Saved \d\d:\d\d", learner.status)
    learner.page.evaluate("dispatchEvent(new Event('pagehide'))")
    learner.page.wait_for_timeout(300)
    phone = learner.another(someone, viewport={"width": 360, "height": 740}, has_touch=True).open()
    phone.sees("5 of 30 answered")
    phone.sees("Page 2 of 6")
    phone.sees("Your answers so far are here. Go on where you stopped.")
    phone.press("Back")
    expect(phone.block.locator(":focus")).to_have_text("Page 1 of 6")
    phone.press("Your answers so far are here. Go on where you stopped.")
    expect(phone.block.locator(":focus")).to_have_attribute("name", "i06")
    assert [phone.chosen(item) for item in ITEMS[:5]] == LEANING[:5]


def test_finish_without_an_answer_leads_to_the_question(learner: Someone) -> None:
    learner.answer(learner.begin(), LEANING[:29])
    learner.open()
    learner.press("Finish and see the result")
    expect(learner.block.locator(":focus")).to_contain_text("These questions have no answer yet.")
    learner.press("Back")
    learner.press("Question 30")
    expect(learner.block.locator(":focus")).to_have_attribute("name", "i30")
    learner.page.keyboard.press("1")
    learner.press("Finish and see the result")
    learner.sees("Your answers lean towards")


def test_a_refused_begin_marks_the_field_and_leads_to_it(learner: Someone) -> None:
    learner.open().press("Begin")
    box = learner.block.get_by_label("I am 14 or older")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description("Say that you are old enough to begin.")
    learner.press("Say that you are old enough to begin.")
    expect(box).to_be_focused()
    learner.page.keyboard.press("Space")
    learner.press("Begin")
    learner.sees("0 of 30 answered")


def test_number_keys_can_be_switched_off_for_good(learner: Someone) -> None:
    learner.begin()
    learner.open()
    learner.block.locator('[name="i01"]').first.focus()
    learner.page.keyboard.press("3")
    assert learner.chosen("i01") == 3
    learner.block.get_by_label("Number keys choose an answer").uncheck()
    learner.page.reload()
    learner.block.locator('[name="i01"]:checked').focus()
    learner.page.keyboard.press("5")
    assert learner.chosen("i01") == 3


def test_a_double_click_posts_once(learner: Someone, site: Site) -> None:
    posts: list[str] = []
    learner.page.on("request", lambda request: posts.append(request.url) if "begin" in request.url else None)
    learner.open().block.get_by_label("I am 14 or older").check()
    site.slow(300)
    learner.block.get_by_role("button", name="Begin").dblclick()
    expect(learner.block.get_by_role("button", name="Begin")).to_have_attribute("aria-disabled", "true")
    learner.sees("0 of 30 answered")
    assert len(posts) == 1


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("offline", "The site cannot be reached. Try again when you are online."),
        ("failed", "Something went wrong on our side. Try again in a moment."),
        ("signin", "You are signed out. Sign in again in another window, then come back and try again."),
    ],
)
def test_trouble_with_an_act_is_said_and_nothing_is_swapped(
    learner: Someone, site: Site, trouble: str, said: str
) -> None:
    learner.finish()
    learner.open_ready()
    if trouble == "offline":
        learner.context.set_offline(True)
    elif trouble == "failed":
        site.fail(1)
    else:
        learner.context.request.get(f"{site.address}/test/expire")
    learner.press("Share with my coaches")
    learner.sees(said)
    expect(learner.block.locator(":focus")).to_contain_text(said)
    learner.sees("Your answers lean towards Social work.")


def test_what_is_shown_first_reads_without_a_script(someone: Arrive) -> None:
    learner = someone(java_script_enabled=False)
    learner.begin()
    learner.open()
    assert learner.block.locator("fieldset:visible").count() == 30


def test_scripts_run_twice_and_in_any_order(learner: Someone) -> None:
    """As Studio and RequireJS may do it."""
    learner.begin()
    learner.open().choose("i01", 2)
    folder = ROOT / "static" / "coaching" / "js"
    for name in ("assessment.js", "drafts.js", "saving.js", "coaching.js"):
        learner.page.evaluate("(text) => { (0, eval)(text) }", (folder / name).read_text())
    args = learner.page.locator(".xblock-json-init-args").first.text_content()
    learner.page.evaluate(
        "(args) => new CoachingBlock({}, {0: document.querySelector('.xblock'), jquery: '2'}, args)",
        json.loads(args or "{}"),
    )
    learner.choose("i02", 4)
    learner.sees("2 of 30 answered")
    learner.says("Saved")


def test_scripts_that_come_in_reverse_start_the_block(learner: Someone) -> None:
    def reverse(route) -> None:
        answer = route.fetch()
        scripts = re.findall(r'<script src="[^"]*coaching/js/[^"]*"[^>]*></script>', answer.text())
        body = answer.text()
        for script, other in zip(scripts, reversed(scripts), strict=True):
            body = body.replace(script, f"<!--{scripts.index(other)}-->", 1)
        for index, script in enumerate(scripts):
            body = body.replace(f"<!--{index}-->", script, 1)
        route.fulfill(response=answer, body=body)

    learner.begin()
    learner.page.route(f"**/course/{learner.unit}/", reverse)
    learner.open()
    learner.sees("Page 1 of 6")
    expect(learner.block.locator("fieldset:visible")).to_have_count(5)


def test_a_script_in_a_note_or_a_search_is_only_text(learner: Someone, someone: Arrive) -> None:
    learner.finish()
    learner.open().block.locator("textarea").fill(HOSTILE)
    learner.says("Saved")
    other = learner.another(someone).open()
    expect(other.block.locator("textarea")).to_have_value(HOSTILE)
    other.call("save_note", item=learner.sitting, text="plain", revision=1)
    learner.block.locator("textarea").fill(HOSTILE + "!")
    learner.page.evaluate("dispatchEvent(new Event('pagehide'))")
    learner.sees("Keep this text")
    coach = someone("11", unit=learner.unit, block=learner.block_name).open()
    coach.block.get_by_label("Name contains").fill(HOSTILE[:60])
    coach.press("Show")
    coach.sees("No name here contains")
    for each in (learner, other, coach):
        assert each.page.evaluate("window.hurt") is None


def test_size(root: Path) -> None:
    """Scripts hold to their budget of lines; the bench measures their weight."""
    for script in (root / "static/coaching/js").iterdir():
        assert len(script.read_text().splitlines()) <= 200, script.name


def test_ticks_that_are_not_kept_yet_outlast_another_button(learner: Someone) -> None:
    learner.finish()
    learner.open().block.locator("summary", has_text="Social").click()
    tick = learner.block.get_by_label("Listen to a friend")
    tick.check()
    learner.press("This sounds like me")
    expect(learner.block.get_by_role("button", name="This sounds like me")).to_be_focused()
    expect(tick).to_be_checked()
    learner.press("Keep these ticks")
    expect(learner.block.locator("legend:focus")).to_have_text(re.compile("had the chance to try"))
    tick.uncheck()
    learner.press("Keep these ticks")
    learner.block.locator("legend:focus").wait_for()
    expect(tick).not_to_be_checked()


def test_the_start_of_another_sitting_leads_back_to_where_it_was_asked_for(learner: Someone) -> None:
    learner.finish()
    learner.open().press("Take it again")
    learner.press("Back to my result")
    expect(learner.block.locator(":focus")).to_have_text("Over time")
