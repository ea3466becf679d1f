"""A quote points at words, and finds them again however a page shows them."""

from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import quote
from coaching_xblock.core.quote import Quote
from coaching_xblock.core.words import Locked

ENTRY = """# What I want

I like *teaching*, and I **really** dislike\nmeetings. See [my page](https://example.org/me) for more.

- people who ask
- quiet rooms
"""


def quoted(selected: str, source: str = ENTRY) -> str:
    found = quote.find(source, selected)
    assert found is not None
    return quote.text(source, *found)


def test_a_passage_is_found_although_the_page_shows_no_markup() -> None:
    assert quoted("I like teaching, and I really dislike meetings.") == (
        "I like teaching, and I really dislike meetings."
    )
    assert quoted("See my page for more.") == "See my page for more."
    assert quoted("my page") == "my page"
    assert quoted("  people who ask\n   quiet rooms ") == "people who ask\nquiet rooms"
    assert quoted("What I want I like teaching") == "What I want\n\nI like teaching"


def test_parts_of_a_word_and_other_scripts() -> None:
    assert quoted("each", "teaching") == "each"
    assert quoted("हिन्दी", "मैं हिन्दी बोलता हूँ") == "हिन्दी"
    assert quoted("会议", "我不喜欢会议。") == "会议"
    assert quoted("half \ud83d", "a half \ud83d emoji") == "half"


def test_punctuation_comes_along_where_both_have_it() -> None:
    assert quoted("“Why not?”", "She said “Why not?” again.") == "“Why not?”"
    assert quoted("(why", "so why not") == "why"


def test_what_is_not_there_is_not_found() -> None:
    for selected in ("meetings I like", "", "...", " \n", "example.org"):
        assert quote.find(ENTRY, selected) is None
    assert quote.find("", "a") is None


def test_nothing_is_told_of_a_passage_that_is_gone() -> None:
    assert quote.text(None, 0, 5) == quote.text(Locked("c1.x.y"), 0, 5) == ""
    for start, end in ((-1, 2), (2, 2), (3, 2), (0, 99)):
        assert quote.text("short", start, end) == ""


def test_it_is_stored_without_a_word() -> None:
    one = Quote("u1", "e1", "v1", 3, 9)
    assert Quote.load(one.dump()) == one
    assert set(one.dump()) == {"usage", "item", "version", "start", "end"}


@given(st.text(max_size=60), st.data())
def test_any_passage_with_a_letter_is_found(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    selected = source[start:end]
    found = quote.find(source, selected)
    hidden = "](" in source
    assert found is not None or hidden or not any(map(str.isalnum, selected))
    if found is not None:
        wanted = [each for each in selected if each.isalnum()]
        assert hidden or [each for each in source[slice(*found)] if each.isalnum()] == wanted


@given(st.text(max_size=60), st.integers(-2, 62), st.integers(-2, 62))
def test_text_never_fails(source: str, start: int, end: int) -> None:
    assert isinstance(quote.text(source, start, end), str)


def test_paragraphs_are_those_with_a_word() -> None:
    said = [quote.text(ENTRY, *each) for each in quote.paragraphs(ENTRY)]
    assert said == [
        "What I want",
        "I like teaching, and I really dislike meetings. See my page for more.",
        "people who ask\nquiet rooms",
    ]
    assert quote.paragraphs(" \n\n***\n\n") == [] and quote.paragraphs("one") == [(0, 3)]
