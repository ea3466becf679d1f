"""The pictures of the docs, from a fresh sandbox: `python -m tests.browser.pictures docs/images`.

Names after the folder take these alone. They are to be stored in few colours, as pngquant does.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser import desks, helping, keeping, prompts, reflecting, safety, talks, views
from tests.browser import site as sites
from tests.browser.someone import Someone

CHROMIUM = "/usr/bin/chromium"
ROSA = keeping.ROSA
PHONE, DESK = (360, 740), (1280, 800)
BLOCK, STUDIO = ".coaching", "[data-studio-block]"
ANSWERING = "section:has(.coaching-replying)"
OTHER_FIELDS = ".list-input > li:not(:has(#xb-field-edit-instrument, #xb-field-edit-source))"
Arrive = Callable[..., Someone]


@dataclass(frozen=True)
class Picture:
    """What *view* arrives at: the window, or the first *part* of the page, without what it *hides*."""

    name: str
    view: Callable[[Arrive], Someone]
    size: tuple[int, int] = DESK
    part: str = ""
    hides: str = ""
    #: So much of a long part is shown, in pixels.
    tall: int = 900


def own_result(someone: Arrive) -> Someone:
    return someone(**ROSA).open()


def occupations(someone: Arrive) -> Someone:
    learner = own_result(someone)
    learner.press("See occupations")
    learner.sees("In order of title, not of likeness.")
    return learner


def start(someone: Arrive) -> Someone:
    return someone("124", **views.INTERESTS).open()


def read_feedback(someone: Arrive) -> Someone:
    learner = talks.unread_feedback(someone)
    learner.press("Read what Amina Farouk wrote")
    learner.press("Answer Amina Farouk About the whole result")
    learner.block.locator(ANSWERING).wait_for()
    return learner


def feedback(someone: Arrive) -> Someone:
    coach = views.coach_result(someone)
    coach.press("Answer Rosa Delgado About Social")
    coach.sees("One part is enough.")
    return coach


def side_by_side(someone: Arrive) -> Someone:
    learner = keeping.earlier_result(someone)
    learner.press("Share with my coaches")
    learner.press("Share the result")
    learner.sees("Stop sharing")
    coach = views.coach_result(someone)
    coach.block.get_by_role("button", name="Side by side with this one").click()
    coach.sees("side by side.")
    return coach


def writing(someone: Arrive) -> Someone:
    learner = someone("116", unit="what-brings-you", block="meeting", kind=reflecting.REFLECTION).open()
    learner.press(reflecting.QUESTION)
    learner.block.locator("textarea").fill(reflecting.TEXT)
    learner.says("Saved")
    return learner


def done_for_now(someone: Arrive) -> Someone:
    learner = someone("117", unit="what-brings-you", block="meeting", kind=reflecting.REFLECTION)
    reflecting.hand_in(learner)
    learner.open().press(reflecting.QUESTION)
    learner.sees("Done on")
    return learner


def someone_else(someone: Arrive) -> Someone:
    return safety.confiding(someone, "110")


def worried(someone: Arrive) -> Someone:
    coach = safety.worrying(someone, "Jonas Weber")
    safety.area(coach, "What did you see or read?").fill(safety.SAW)
    coach.says("Saved")
    return coach


def see_to(someone: Arrive) -> Someone:
    return desks.at_desk(someone, safety.MIRIAM)


PICTURES = (
    Picture("start-360", start, PHONE, BLOCK, tall=1200),
    Picture("result-360", own_result, PHONE, BLOCK, tall=1000),
    Picture("result-1280", own_result),
    Picture("values-1280", views.result_values, part=BLOCK),
    Picture("occupations-1280", occupations, part=BLOCK, tall=770),
    Picture("comparison-1280", keeping.compared, part=BLOCK, tall=590),
    Picture("cases-1280", views.coach_list),
    Picture("opened-1280", views.coach_result),
    Picture("feedback-1280", feedback, part=".coaching-scale[open] .coaching-thread", tall=1400),
    Picture("answer-360", read_feedback, PHONE, ANSWERING),
    Picture("recording-1280", views.recording, part=BLOCK),
    Picture("record-360", views.record_to_confirm, PHONE, BLOCK, tall=1760),
    Picture("ways-1280", helping.ways_to_answer, part=".coaching-replying", tall=1080),
    Picture("writing-360", writing, PHONE, BLOCK, tall=1090),
    Picture("done-1280", done_for_now, part=BLOCK, tall=612),
    Picture("desk-360", desks.desk_with_a_late_answer, PHONE, BLOCK, tall=1290),
    Picture("agreement-1280", desks.offered_agreement, part=BLOCK, tall=690),
    Picture("waiting-1280", desks.who_waits, part=BLOCK, tall=560),
    Picture("someone-else-360", someone_else, PHONE, BLOCK, tall=1500),
    Picture("worried-1280", worried, part=BLOCK, tall=760),
    Picture("see-to-1280", see_to, part=BLOCK, tall=330),
    Picture("author-1280", views.author_view),
    Picture("samples-1280", views.author_sample, part=".coaching-samples"),
    Picture("prompts-1280", prompts.author_prompts_hint, part=BLOCK),
    Picture("own-1280", views.author_refused, part=STUDIO, hides=OTHER_FIELDS),
    # The last one, since it shares something.
    Picture("side-by-side-1280", side_by_side, part=BLOCK, tall=715),
)


def take(folder: Path, names: list[str]) -> None:
    """All pictures, or those of these *names*, into *folder*."""
    with tempfile.TemporaryDirectory() as data, sites.opened(Path(data)) as site, sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        for each in PICTURES:
            if names and each.name not in names:
                continue
            width, height = each.size
            viewport = {"width": width, "height": height}

            def arrive(person: str, unit: str, block: str, *, seen: Any = viewport, **device: Any) -> Someone:
                return Someone(browser, site, person, unit, block, viewport=seen, **device)

            someone = each.view(arrive)
            _shoot(someone, each, folder / f"{each.name}.png")
            someone.close()
        browser.close()


def _shoot(someone: Someone, picture: Picture, file: Path) -> None:
    page = someone.page
    page.wait_for_load_state("networkidle")
    if picture.hides:
        page.locator(picture.hides).evaluate_all("all => all.forEach(one => one.remove())")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    if not picture.part:
        page.screenshot(path=file)
        return
    box = page.locator(picture.part).first.bounding_box()
    assert box, picture.name
    edge = 8
    clip = {
        "x": max(0, box["x"] - edge),
        "y": max(0, box["y"] - edge),
        "width": min(box["width"] + 2 * edge, picture.size[0]),
        "height": min(box["height"] + 2 * edge, picture.tall),
    }
    page.screenshot(path=file, full_page=True, clip=clip)


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2:])
