"""Reading instruments: what is wrong is said in a sentence, with its line, quickly."""

import re

import pytest

from coaching_xblock.olx.instrument import MAX_BYTES, InstrumentError, read

GOOD = """<?xml version="1.0"?>
<instrument id="two" subject="other" lang="en" minutes="1">
  <title>Two questions</title>
  <purpose>To test.</purpose>
  <licence id="CC0" href="https://example.org/"><attribution>By <link href="https://a.example/">A</link>.</attribution></licence>
  <answers id="yes"><answer value="1" score="0">No</answer><answer value="2" score="1">Yes</answer></answers>
  <scales><scale id="s"><name>S</name><about>About S.</about></scale></scales>
  <section>
    <item id="q1" answers="yes" scale="s">One?</item>
    <item id="q2" answers="yes" scale="s">Two?</item>
  </section>
</instrument>
"""


def test_a_good_one() -> None:
    instrument = read(GOOD.encode())
    assert [item.text for item in instrument] == ["One?", "Two?"]
    assert instrument.min_age == 0
    assert instrument.scales[0].about == "About S."


@pytest.mark.parametrize(
    ("was", "becomes", "sentence", "line"),
    [
        ("<instrument", "<questionnaire", "well-formed", 12),
        ('lang="en"', "", "needs lang", 2),
        ('minutes="1"', 'minutes="soon"', "not a whole number", 2),
        ('subject="other"', 'subject="souls"', "no subject", 2),
        ("<title>Two questions</title>", "", "<title> is missing", 2),
        ('id="q2"', 'id="q1"', "same id", 2),
        ('id="q2" answers="yes"', 'id="q2" answers="no"', "There is no <answers", 10),
        ('id="q2" answers="yes" scale="s"', 'id="q2" answers="yes" scale="t"', "There is no scale", 10),
        ("</scales>", '<scale id="u"><name>U</name><about>U.</about></scale></scales>', "No item counts", 7),
        ("<attribution>", "<credit>", "well-formed", 5),
    ],
)
def test_what_is_wrong_is_said_with_its_line(was: str, becomes: str, sentence: str, line: int) -> None:
    with pytest.raises(InstrumentError, match=re.escape(sentence)) as caught:
        read(GOOD.replace(was, becomes).encode())
    assert caught.value.line == line
    assert str(caught.value).startswith(f"Line {line}: ")


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\xff\xfe\x00nonsense",
        b"<instrument>" * 5000,
        b'<!DOCTYPE i [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><instrument>&b;</instrument>',
        b'<!DOCTYPE instrument SYSTEM "file:///etc/passwd"><instrument id="x"/>',
        b'<?xml version="1.0"?><!DOCTYPE i [<!ENTITY x SYSTEM "file:///etc/hostname">]><i>&x;</i>',
        b"<a>" + b"x" * (MAX_BYTES + 1),
        b"<html><script>alert(1)</script></html>",
    ],
)
def test_hostile_files_get_a_sentence(source: bytes) -> None:
    with pytest.raises(InstrumentError) as caught:
        read(source)
    assert len(str(caught.value)) < 300
