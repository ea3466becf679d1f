"""Ways to answer, as a coach meets them."""

from typing import Any, get_args

import pytest
from lxml import html

from coaching_xblock import rendering
from coaching_xblock.core import starter
from coaching_xblock.core.listening import Note
from coaching_xblock.views import helper
from tests.rendering.speaking import VOICE

DESK = "https://example.org/desk"
HOSTILE = '"><script>alert(1)</script>'


def drawn(language: str = "en", own: tuple[str, ...] = (), desk: str = DESK) -> html.HtmlElement:
    shown = helper.helper(starter.moves(language), own, desk, "r1", VOICE)
    context: dict[str, Any] = {"uid": "c1"}
    pages = (
        rendering.render("thread/helper.html", {**context, "helper": each}, VOICE.i18n) for each in shown
    )
    return html.fromstring(f"<form>{''.join(pages)}</form>")


def said(element: html.HtmlElement) -> str:
    """What is read out: without what is hidden from ears."""
    copy = html.fromstring(html.tostring(element))
    for hidden in copy.xpath("//*[@aria-hidden='true']"):
        hidden.drop_tree()
    return " ".join(copy.text_content().split())


def test_closed_at_first_with_a_group_for_each_move() -> None:
    tree = drawn()
    (details,) = tree.xpath("//details")
    assert details.get("open") is None
    names = [tree.xpath(f"//*[@id='{each}']/text()") for each in tree.xpath("//@aria-labelledby")]
    assert names == [
        ["Reflect back"],
        ["Affirm"],
        ["Ask an open question"],
        ["Offer a thought"],
        ["Your own texts"],
    ]


def test_a_starter_is_put_in_whole_and_its_blank_is_said() -> None:
    (button,) = drawn().xpath("//button[contains(@data-coaching-insert, 'It sounds')]")
    assert button.get("data-coaching-insert") == "It sounds as if ___ matters to you."
    assert button.get("type") == "button"
    assert said(button) == "It sounds as if blank matters to you."


def test_own_texts_are_escaped() -> None:
    (button,) = drawn(own=(HOSTILE,)).xpath("//button")[-1:]
    assert button.get("data-coaching-insert") == HOSTILE
    assert button.text_content() == HOSTILE


def test_other_languages_have_own_texts_and_no_notes() -> None:
    tree = drawn("de", own=("Was noch?",))
    assert [button.text_content() for button in tree.xpath("//button")] == ["Was noch?"]
    assert tree.xpath("//input") == []
    assert drawn().xpath("//input/@type") == ["checkbox"]


def test_own_texts_lead_to_the_desk() -> None:
    assert drawn().xpath("//a/@href") == [DESK]
    assert drawn(desk="", own=("What else?",)).xpath("//a") == []


def test_nothing_where_there_is_nothing() -> None:
    assert helper.helper((), (), "", "r1", VOICE) == []
    tree = drawn(desk="")
    assert tree.xpath("//*[@id='c1-r1-own'] | //a") == [] and tree.xpath("//button")


def test_a_place_for_a_note_that_is_read_out_politely() -> None:
    (place,) = drawn().xpath("//*[@data-coaching-note]")
    assert place.get("role") == "status" and not place.text_content()


@pytest.mark.parametrize("note", get_args(Note))
def test_a_note_says_why_and_orders_nothing(note: Note) -> None:
    sentence = helper.remark(note, VOICE)
    assert sentence and "{" not in sentence and "!" not in sentence
    assert "should" not in sentence and "must" not in sentence


def test_no_note() -> None:
    assert helper.remark(None, VOICE) == ""
