"""One's own story: over all blocks of the course, with the way to each, and nobody else's."""

import re

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Sibling, Viewer
from tests.desk import DeskStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA
from tests.stage import Stage


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> DeskStage:
    """Maya shared a result of another block, and asked her coaches."""
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T14:02:09Z")
    desk, stage = DeskStage(), Stage()
    stage.host.stored, stage.usage = desk.host.stored, "a1"
    stage.share()
    desk.host.blocks = [
        Sibling("a1", "coaching_assessment", "What interests you", "/unit/a1"),
        *desk.host.blocks,
    ]
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-05T14:02:09Z")
    desk.asks("Can I ask for more time?")
    return desk


def lines(page: str) -> list[str]:
    found = html.fromstring(f"<main>{page}</main>").xpath("//ul[@class='coaching-story']/li")
    return [re.sub(r"\s+", " ", str(each.text_content())).strip() for each in found]


def test_the_first_page_tells_the_newest(desk: DeskStage) -> None:
    page = desk.as_(MAYA).page()
    assert lines(page) == [
        "5 March 2026 You asked your coaches.",
        "3 March 2026 You shared with your coaches: What interests you",
        "3 March 2026 You finished a questionnaire: What interests you",
    ]
    assert html.fromstring(page).xpath("//ul[@class='coaching-story']//a/@href") == ["/unit/a1"] * 2


def test_it_is_told_page_by_page(desk: DeskStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STORY_NEWEST", 2)
    assert "All of it: 3 lines" in desk.as_(MAYA).page() and len(lines(desk.page())) == 2
    found = desk.say("show_story")["html"]
    assert len(lines(found)) == 3 and "Page" not in found


def test_no_word_is_part_of_it(desk: DeskStage) -> None:
    assert "more time" not in desk.as_(MAYA).say("show_story")["html"]


def test_others_have_their_own(desk: DeskStage) -> None:
    assert lines(desk.as_(LEO).page()) == []
    assert lines(desk.say("show_story", learner="7", person="7")["html"]) == []


@pytest.mark.parametrize("viewer", [AMINA, ADA, NOBODY, STAFF_AS_MAYA])
def test_coaches_and_others_read_no_story(desk: DeskStage, viewer: Viewer) -> None:
    status, answer = desk.as_(viewer).post("show_story", learner="7")
    assert status == 403 and "questionnaire" not in answer["html"]


def test_authors_have_one_in_their_preview(desk: DeskStage) -> None:
    assert desk.as_(AUTHOR).post("show_story")[0] == 200


def test_a_row_of_a_later_version_is_left_out(desk: DeskStage) -> None:
    desk.host.stored["7", "a1"] = ('{"schema": 99, "sittings": "another shape"}', "")
    assert lines(desk.as_(MAYA).page()) == ["5 March 2026 You asked your coaches."]


def test_a_block_that_is_gone_is_told_of_no_more(desk: DeskStage) -> None:
    desk.host.blocks = desk.host.blocks[1:]
    assert len(lines(desk.as_(MAYA).page())) == 1


def test_without_any_place_the_desk_tells_its_own(desk: DeskStage) -> None:
    desk.host.blocks = []
    assert lines(desk.as_(MAYA).page()) == ["5 March 2026 You asked your coaches."]
