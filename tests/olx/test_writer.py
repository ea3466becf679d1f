"""One canonical way of writing: the same instrument is the same bytes, and reads as the same instrument."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from coaching_xblock import library
from coaching_xblock.core.instrument import Instrument, Level, Link
from coaching_xblock.olx.instrument import SourceError, check, read, write
from tests.olx.making import instruments
from tests.olx.small import GOOD

SMALL = read(GOOD.encode())


@given(instruments())
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_as_the_same(instrument: Instrument) -> None:
    written = write(instrument)
    assert [each for each in check(written) if each.level == "error"] == []
    assert read(written) == instrument
    assert write(read(written)) == written
    assert read(written).digest == instrument.digest


@pytest.mark.parametrize("name", library.NAMES)
def test_the_library_is_written_and_read_alike(name: str) -> None:
    instrument = library.instrument(name)
    assert read(write(instrument)) == instrument
    assert write(read(write(instrument))) == write(instrument)


def test_it_is_written_in_one_form() -> None:
    lines = write(SMALL).decode().splitlines()
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    for line in (
        GOOD.splitlines()[1],
        '    <attribution>By <link href="https://a.example/">A</link>, 2024.</attribution>',
        '  <answers id="a1">',
        '    <answer value="1" score="0">Dislike</answer>',
        '  <level at="0">mostly Dislike</level>',
        '    <item id="r2" type="rating" answers="a1" optional="yes">',
        '    <when item="r1" answers="2 3"/>',
        '    <item id="n1" type="number" low="0" high="10">',
        '    <item id="l1" type="slider" low="0" high="1" step="0.1">',
        '      <when item="n1" low="5" high="10"/>',
        '      <when scale="song" among="1"/>',
        '  <scale id="song" method="mean" missing="all">',
        '    <key item="r2" reverse="yes" weight="0.5"/>',
        '    <band low="1" high="2">',
        "      <means>Much.</means>",
    ):
        assert line in lines
    assert write(SMALL).endswith(b"  </scale>\n</instrument>\n")


def test_spaces_and_needless_decimals_go() -> None:
    loose = replace(
        SMALL, title="  A \n small\tone ", levels=(Level(0.0, "a"), Level(1 / 3, "b"), Level(2.50, "c"))
    )
    written = write(loose)
    assert b"<title>A small one</title>" in written
    assert (
        b'<level at="0">a</level>\n  <level at="0.333333333">b</level>\n  <level at="2.5">c</level>'
        in written
    )
    assert write(read(written)) == written


def test_marks_are_escaped() -> None:
    licence = replace(SMALL.licences[0], id='"<&>', attribution=("a < b & c ", Link("]]>", "https://x/?a&b")))
    strange = replace(SMALL, title='<b>&amp;"', licences=(licence,))
    assert read(write(strange)) == strange


@pytest.mark.parametrize("character", ["\0", "\x08", "\x0b", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_said(character: str) -> None:
    with pytest.raises(SourceError, match="XML cannot hold the character U") as caught:
        write(replace(SMALL, title=f"a{character}"))
    assert caught.value.line == 3
