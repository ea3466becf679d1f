"""Reading and checking an instrument as a whole."""

import pytest

from coaching_xblock import library
from coaching_xblock.core.instrument import Link, Option, Range, When
from coaching_xblock.olx.finding import MOST
from coaching_xblock.olx.instrument import Finding, SourceError, check, read
from tests.olx.small import GOOD, changed, errors, line


def test_all_of_it_is_read() -> None:
    instrument = read(GOOD.encode())
    assert (instrument.id, instrument.version, instrument.subject) == ("small", 2, "other")
    assert (instrument.language, instrument.minutes, instrument.min_age) == ("en", 5, 14)
    assert (instrument.all_required, instrument.editable, instrument.interview) == (False, True, True)
    assert (instrument.title, instrument.purpose, instrument.audience) == (
        "A small one",
        "To test.",
        "Testers.",
    )
    assert instrument.sources == ("Written for this test.",)
    assert instrument.licences[0].attribution == ("By ", Link("A", "https://a.example/"), ", 2024.")
    assert [(level.at, level.phrase) for level in instrument.levels][1] == (1, "mostly Unsure")
    assert [section.id for section in instrument.sections] == ["first", "second"]
    assert instrument.sections[0].intro == "Begin here."
    assert instrument.sections[1].when == (When(item="r1", answers=(2, 3)),)


def test_items_are_read() -> None:
    items = read(GOOD.encode()).items
    assert [(item.id, item.kind) for item in items.values()] == [
        ("r1", "rating"),
        ("r2", "rating"),
        ("s1", "single"),
        ("m1", "multiple"),
        ("n1", "number"),
        ("l1", "slider"),
        ("k1", "ranking"),
        ("f1", "forced"),
        ("t1", "text"),
    ]
    assert items["r1"].options == (Option(1, "Dislike", 0), Option(2, "Unsure", 1), Option(3, "Like", 2))
    assert items["s1"].options == (Option(1, "This", 1), Option(2, "That", 2))
    assert [item.id for item in items.values() if item.optional] == ["r2", "t1"]
    assert items["l1"].range == Range(0, 1, 0.1, "not at all", "fully")
    assert items["l1"].when == (When(item="n1", low=5, high=10),)
    assert items["t1"].when == (When(scale="song", among=1),)
    assert items["s1"].hint == "Choose one."


def test_scales_are_read() -> None:
    song, order = read(GOOD.encode()).scales
    assert (song.method, song.missing, order.method, order.missing) == ("mean", 1, "sum", 0.8)
    assert [(key.item, key.reverse, key.weight, key.answer) for key in song.keys] == [
        ("r1", False, 1, None),
        ("r2", True, 0.5, None),
    ]
    assert [key.answer for key in order.keys] == [1, 2]
    assert [(band.low, band.high, band.means, band.try_, band.name) for band in song.bands] == [
        (0, 1, "Little.", "Listen.", ""),
        (1, 2, "Much.", "", ""),
    ]
    found = song.statistics[0]
    assert (found.source, found.href, found.sample) == ("Nobody 1999", "https://b.example/", "students")
    assert (found.n, found.mean, found.sd, found.reliability) == (100, 1.2, 0.5, 0.8)
    assert (found.kind, found.interval, song.tryouts) == ("retest", "2 weeks", ("Join a choir.",))


def test_a_good_file_has_no_findings() -> None:
    assert check(GOOD.encode()) == []


@pytest.mark.parametrize("name", library.NAMES)
def test_the_library_has_no_errors(name: str) -> None:
    assert library.instrument(name).id == name


def test_reading_raises_the_first_of_all_errors() -> None:
    text = GOOD.replace('high="1"><means>', 'high="0.5"><means>').replace('item="r1"/>', 'item="r9"/>')
    text = text.replace("<title>A small one</title>", "<title> </title>")
    found = errors(text)
    assert [each.line for each in found] == [3, line('item="r9"', text)]
    with pytest.raises(SourceError) as caught:
        read(text.encode())
    assert (caught.value.sentence, caught.value.line) == ("<title> is empty.", 3)
    assert str(caught.value) == "Line 3: <title> is empty."


def test_errors_of_form_hide_what_cannot_be_judged_yet() -> None:
    text = changed("<purpose>To test.</purpose>", "").replace('item="r1"/>', 'item="r9"/>')
    assert [each.sentence for each in check(text.encode())] == ["<purpose> is missing in <instrument>."]


def test_a_line_has_one_sentence_for_one_slip() -> None:
    found = errors(changed('id="r1" type="rating" answers="like"', 'id="r1" type="rating" answers="lick"'))
    assert [each.sentence for each in found if each.line == line('id="r1"')] == [
        "There is no <answers> with the id “lick”."
    ]


def test_findings_are_bounded() -> None:
    item = '<item id="r1" type="rating" answers="like"><text>Sing</text></item>'
    found = check(changed(item, f"{item}\n" * 350).encode())
    assert len(found) == MOST


def test_hints_come_when_there_are_no_errors() -> None:
    text = changed("<audience>Testers.</audience>", "")
    assert [each.level for each in check(text.encode())] == ["hint"]
    read(text.encode())
    text = text.replace("<source>Written for this test.</source>", "<source/>")
    assert check(text.encode()) == [Finding(9, "<source> is empty.", "error")]
