"""Pages as machines read them: labels, headings, ids, language."""

import itertools
from collections.abc import Iterator

import pytest
from lxml import html

from coaching_xblock.core.people import Viewer
from tests.olx.small import GOOD
from tests.stage import AMINA, AUTHOR, MAYA, Stage


def pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every region of the block by name, on the way from start to deletion."""
    stage.as_(MAYA)
    yield "start", stage.block().student_view().content
    which = stage.begin()
    yield "taking", stage.block().student_view().content
    yield "gaps", stage.post("finish", sitting=which)[1]["html"]
    answers = {f"i{n:02}": {"value": n % 5 + 1} for n in range(1, 31)}
    stage.say("save_answers", sitting=which, answers=answers)
    yield "result", stage.say("finish", sitting=which)["html"]
    yield "ask share", stage.say("ask_share", sitting=which)["html"]
    yield "shared", stage.say("share", sitting=which)["html"]
    yield "ask delete", stage.say("ask_delete", sitting=which)["html"]
    yield "preview", stage.say("preview_as_coach", sitting=which)["html"]
    yield "occupations", stage.say("explore", sitting=which)["html"]
    yield "search", stage.say("explore", sitting=which, words="nurse", zone4="yes")["html"]
    one = {"sitting": which, "soc": "29-1141.00"}
    yield "occupation", stage.say("occupation", **one)["html"]
    yield "saved", stage.say("add_occupation", **one)["html"]
    yield "own work", stage.say("add_work", work="Repairing bicycles")["html"]
    entry = stage.row()["shortlist"][0]["id"]
    yield "ask share entry", stage.say("show_entry", entry=entry, panel="share")["html"]
    yield "shared entry", stage.say("share_entry", entry=entry, readers="1")["html"]
    yield "ask remove entry", stage.say("show_entry", entry=entry, panel="remove")["html"]
    stage.as_(AMINA)
    yield "cases", stage.block().student_view().content
    yield "everyone", stage.say("list_shared", everyone="yes")["html"]
    yield "opened", stage.say("open_result", learner="7", sitting=which)["html"]
    stage.as_(AUTHOR)
    yield "author", stage.block().author_view().content
    yield "public", stage.block().public_view().content
    stage.usage = "u2"
    stage.as_(MAYA).set(instrument="own", source=GOOD)
    which = stage.begin()
    yield "every kind", stage.block().student_view().content
    yield "every kind, gaps", stage.post("finish", sitting=which)[1]["html"]


@pytest.fixture
def trees(stage: Stage) -> dict[str, html.HtmlElement]:
    return {name: html.fromstring(f"<main>{page}</main>") for name, page in pages(stage)}


def test_ids_are_unique_and_references_resolve(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        names = itertools.chain.from_iterable(
            value.split() for value in tree.xpath("//@for | //@aria-labelledby | //@aria-describedby")
        )
        assert set(names) <= set(ids), name


def test_every_field_has_a_label(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        for field in tree.xpath("//input[not(@type='hidden')] | //textarea | //select"):
            assert tree.xpath("//label[@for=$id]", id=field.get("id")), (name, field.get("id"))


def test_each_page_has_one_heading_first_and_one_place_for_focus(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        headings = [node.tag for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert headings[0] == "h2" and headings.count("h2") == 1, name
        assert set(headings) <= {"h2", "h3"}, name


def test_the_block_writes_its_language_and_direction(stage: Stage) -> None:
    page = html.fromstring(stage.block().student_view().content)
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    arabic = stage.as_(Viewer("7", "Maya", "learner", language="ar")).block().student_view().content
    assert (html.fromstring(arabic).get("lang"), html.fromstring(arabic).get("dir")) == ("ar", "rtl")


def test_items_keep_their_own_language(stage: Stage) -> None:
    stage.begin()
    page = stage.as_(Viewer("7", "Maya", "learner", language="de")).block().student_view().content
    assert {node.get("lang") for node in html.fromstring(page).iter("fieldset")} == {"en"}


def test_dates_are_in_the_viewers_zone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T23:30:00Z")
    stage.finish()
    assert "Finished on 3 March 2026." in stage.block().student_view().content
    abroad = Viewer("7", "Maya", "learner", zone="Asia/Tokyo")
    assert "Finished on 4 March 2026." in stage.as_(abroad).block().student_view().content
    nowhere = Viewer("7", "Maya", "learner", zone="Nowhere/At_All")
    assert "Finished on 3 March 2026." in stage.as_(nowhere).block().student_view().content


def test_two_blocks_on_one_page_share_no_id(stage: Stage) -> None:
    first = html.fromstring(stage.block().student_view().content).xpath("//@id")
    stage.usage = "u2"
    second = html.fromstring(stage.block().student_view().content).xpath("//@id")
    assert not set(first) & set(second)


def test_arguments_hold_ids_and_addresses_only(stage: Stage) -> None:
    arguments = stage.block().student_view().json_init_args
    assert set(arguments) == {"element", "parts", "sheets", "usage", "user", "csrf", "handlers"}
    assert all(address.startswith("/resource/coaching/js/") for _, address in arguments["parts"].values())
    assert all(address.startswith("/resource/coaching/css/") for _, address in arguments["sheets"])
    assert all(address.startswith("/handler/") for address in arguments["handlers"].values())
