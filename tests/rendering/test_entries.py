"""Pages of shared entries as machines read them: labels, headings, ids, language, references."""

import itertools
from collections.abc import Iterator

import pytest
from lxml import html

from coaching_xblock.core.people import Viewer
from tests.blocks.entries import Notebook
from tests.scene import AMINA, MAYA


def pages(book: Notebook) -> Iterator[tuple[str, str]]:
    """Every region of sharing and reading, in both roles."""
    which, other = book.hand_in(), book.shared("Another.", prompt="first-hope")
    book.as_(MAYA)
    yield "done", book.say("show", entry=which)["html"]
    yield "ask share", book.say("ask_share", entry=which)["html"]
    yield "shared", book.say("share", entry=which, readers="1 3")["html"]
    yield "preview", book.say("preview_as_coach", entry=which)["html"]
    book.hand_in("On second thoughts.", day=3)
    yield "list", book.as_(AMINA).page()
    yield "nothing found", book.say("list_shared", search="nobody")["html"]
    yield "opened", book.reads(which)["html"]
    yield "beside", book.say("open_beside", learner="7", entry=which, usage="u1", which=other)["html"]
    book.answers(which)
    yield "answered", book.reads(which)["html"]
    yield "answered, the learner's", book.as_(MAYA).say("show", entry=which)["html"]
    book.take(which)
    yield "ended", book.as_(AMINA).say("open_written", learner="7", entry=which)["html"]


@pytest.fixture
def trees() -> dict[str, html.HtmlElement]:
    return {name: html.fromstring(f"<main>{page}</main>") for name, page in pages(Notebook())}


def test_ids_are_unique_and_references_resolve(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        named = tree.xpath("//@for | //@aria-labelledby | //@aria-describedby | //@data-coaching-quoting")
        assert set(itertools.chain.from_iterable(each.split() for each in named)) <= set(ids), name


def test_every_field_has_a_label(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        for field in tree.xpath("//input[not(@type='hidden')] | //textarea | //select"):
            assert tree.xpath("//label[@for=$id]", id=field.get("id")), (name, field.get("id"))


def test_one_heading_comes_first_and_none_is_skipped(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        headings = [node.tag for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert headings[0] == "h2" and headings.count("h2") == 1, name
        assert set(headings) <= {"h2", "h3"}, name


def test_buttons_of_a_list_say_whose_they_are(trees: dict[str, html.HtmlElement]) -> None:
    for button in trees["list"].xpath("//li[@class='coaching-queue-line']//button"):
        assert "Maya" in button.text_content()


def test_what_was_asked_keeps_its_language() -> None:
    book = Notebook()
    which = book.shared()
    page = book.as_(Viewer("1", "Amina", "coach", language="ar")).reads(which)["html"]
    (asked,) = html.fromstring(page).find_class("coaching-asked")
    assert (asked.get("lang"), asked.get("dir")) == ("en", "auto")


def test_dates_are_in_the_coachs_zone() -> None:
    book = Notebook()
    which = book.shared()
    with book.on(9):
        assert "Handed in on 2 March 2026." in book.as_(AMINA).reads(which)["html"]
        far = book.as_(Viewer("1", "Amina", "coach", zone="Pacific/Honolulu"))
        assert "Handed in on 1 March 2026." in far.reads(which)["html"]
        assert "Waits for 8 days" in far.page()
