"""Values that the schema takes and that cannot be right."""

import pytest

from coaching_xblock.olx.instrument import read
from tests.olx.small import GOOD, changed, errors, line

LONG = "x" * 4000


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("<title>A small one</title>", "<title/>", "<title> is empty."),
        ("<intro>Begin here.</intro>", "<intro>\u00a0\u3000</intro>", "<intro> is empty."),
        ("<title>First</title>", f"<title>{LONG}</title>", "<title> has 4000 characters, 200 at most."),
        ("<text>Which?</text>", f"<text>{LONG}</text>", "<text> has 4000 characters, 3000 at most."),
        ('name="any"', 'name=" "', "name= is empty."),
        (
            'id="r1"',
            f'id="{LONG[:41]}"',
            "id= is an id: a letter, then at most 39 letters, digits, “-” and “_”",
        ),
        ('item="r1"/>', 'item="r.1"/>', "item= is an id"),
        ('href="https://example.org/"', 'href="javascript:alert(1)"', "unlike “javascript:alert(1)”."),
        (
            'href="https://a.example/"',
            'href="//a.example/"',
            "href= begins with https://, http:// or mailto:",
        ),
        ('href="https://b.example/"', 'href="data:text/html,x"', "unlike “data:text/html,x”."),
        ('href="https://b.example/"', 'href="https://b.example/ x"', "href= begins"),
        ('at="1"', 'at="1000001"', "at= is a number between -1000000 and 1000000."),
        ('value="2">That', 'value="1234567890">That', "value= is a whole number of at most nine digits"),
        ('answers="2 3"', f'answers="2 {"3" * 15}"', "answers= is a whole number of at most nine digits"),
    ],
)
def test_what_cannot_be_right(was: str, becomes: str, sentence: str) -> None:
    found = errors(changed(was, becomes))
    assert sentence in found[0].sentence
    assert found[0].line == line(was)


def test_an_attribution_has_words() -> None:
    whole = 'By <link href="https://a.example/">A</link>, 2024.'
    assert [each.sentence for each in errors(changed(whole, " \n"))] == ["<attribution> is empty."]
    assert errors(changed(whole, "By nobody.")) == []
    assert errors(changed(whole, '<link href="mailto:a@b.example">A</link>')) == []


def test_spaces_between_words_and_links_stay() -> None:
    text = changed(
        'By <link href="https://a.example/">A</link>, 2024.',
        "By\n  <link href='https://a/'> A\n</link>  or B ",
    )
    parts = read(text.encode()).licences[0].attribution
    assert (parts[0], parts[2]) == ("By ", " or B")
    assert getattr(parts[1], "text", None) == "A"


def test_spaces_that_do_not_break_stay() -> None:
    assert (
        read(changed("Which?", "  Which\n\u00a0? \u3000").encode()).items["s1"].text == "Which \u00a0? \u3000"
    )


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('type="single"', 'type=" single "'),
        ('answers="2 3"', 'answers=" 3  2 3"'),
        ('version="2"', 'version="02"'),
        ('low="5" high="10"', 'low="5.0" high="+10"'),
        ('weight="0.5"', 'weight=".5"'),
        ('missing="all"', 'missing="1.0"'),
        ('<key item="r1"/>', '<key item="r1" reverse="no" weight="1"/>'),
        ('<scale id="order">', '<scale id="order" method="sum" missing="0.8">'),
        ('<instrument id="small"', '<instrument editable="yes" id="small"'),
    ],
)
def test_values_that_say_the_same(was: str, becomes: str) -> None:
    assert read(changed(was, becomes).encode()) == read(GOOD.encode())
