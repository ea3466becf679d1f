"""Print, forced colours, more contrast, right to left, touch."""

from collections.abc import Callable
from pathlib import Path

from tests.browser import views
from tests.browser.someone import Someone
from tests.browser.test_views import findings, keep

Arrive = Callable[..., Someone]


def test_print_shows_name_and_date_and_no_controls(someone: Arrive, screenshots: Path | None) -> None:
    learner = views.shared_result(someone)
    learner.page.emulate_media(media="print")
    text = learner.block.inner_text()
    finished = text.split("Finished on ")[1].split(".")[0]
    assert f"Rosa Delgado, {finished}" in text and "Realistic" in text
    for control in ("button:visible", "textarea:visible", "input:visible"):
        assert learner.block.locator(control).count() == 0
    keep(learner.page, screenshots, "print")


def test_print_opens_every_area_and_keeps_the_word_why(someone: Arrive) -> None:
    learner = views.result_echoed(someone)
    learner.page.emulate_media(media="print")
    closed = (
        "[...document.querySelectorAll('.coaching-scale > p')].filter((each) => !each.checkVisibility(%s))"
    )
    assert learner.page.evaluate(f"{closed % '{contentVisibilityAuto: true}'}.length") == 0
    assert learner.block.get_by_label("Why, in a word?").input_value().startswith("I like people")
    # Browsers repeat a heading on each page only where it may not break.
    head = learner.block.locator(".coaching-print").first
    assert head.evaluate("(each) => getComputedStyle(each).breakInside") == "avoid"


def test_a_coach_prints_the_learners_name(someone: Arrive) -> None:
    coach = views.coach_result(someone)
    coach.page.emulate_media(media="print")
    assert coach.block.locator(".coaching-print").inner_text().startswith("Rosa Delgado, ")


def test_nothing_moves(learner: Someone) -> None:
    learner.begin()
    learner.open()
    moving = "[...document.querySelectorAll('.coaching *')].filter((each) => %s).length"
    for name in ("transitionDuration", "animationDuration"):
        longest = f"parseFloat(getComputedStyle(each).{name}) > 0"
        assert learner.page.evaluate(moving % longest) == 0


def test_forced_colours_show_what_is_chosen(learner: Someone, screenshots: Path | None) -> None:
    learner.begin()
    learner.open().choose("i01", 4)
    learner.page.emulate_media(forced_colors="active")
    chosen = learner.block.locator(".coaching-option", has=learner.page.locator(":checked"))
    assert chosen.evaluate("(each) => getComputedStyle(each).outlineStyle") == "solid"
    keep(learner.page, screenshots, "forced-colours")
    assert findings(learner.page, "") == []


def test_more_contrast(someone: Arrive, screenshots: Path | None) -> None:
    learner = views.result(someone)
    learner.page.emulate_media(contrast="more")
    assert (
        learner.block.evaluate("(each) => getComputedStyle(each).getPropertyValue('--quiet')").strip()
        == "#1f2933"
    )
    keep(learner.page, screenshots, "contrast")


def test_right_to_left(learner: Someone, screenshots: Path | None) -> None:
    learner.begin()
    learner.open().block.evaluate("(each) => { each.dir = 'rtl' }")
    box = learner.block.get_by_label("This is a shared computer").bounding_box()
    radio = learner.block.locator('[name="i01"]').first.bounding_box()
    whole = learner.block.bounding_box()
    assert box and radio and whole
    middle = whole["x"] + whole["width"] / 2
    # The block follows the page; the questions stay in the direction of their own language.
    assert radio["x"] < middle < box["x"]
    keep(learner.page, screenshots, "rtl")


def test_targets_are_large_enough_to_touch(someone: Arrive) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    learner = someone(**phone)
    learner.begin()
    learner.open()
    targets = learner.block.locator("button:visible, label:visible, summary:visible").all()
    assert targets
    for target in targets:
        box = target.bounding_box()
        assert box and box["height"] >= 44, target.inner_text()


def test_the_page_can_grow_with_the_block(learner: Someone) -> None:
    """In an iframe as tall as its content, nothing is measured by the window's height or fixed to it."""
    learner.begin()
    learner.open()
    fixed = "(each) => getComputedStyle(each).position === 'fixed'"
    assert learner.page.evaluate(f"[...document.querySelectorAll('.coaching *')].filter({fixed}).length") == 0
    style = (Path(__file__).parents[2] / "static/coaching/css/coaching.css").read_text()
    assert "vh" not in style and "fixed" not in style
