"""Keys, bands and published figures that cannot be."""

import pytest

from tests.olx.small import GOOD, changed, errors, line

R1 = '<key item="r1"/>'
F1 = '<key item="f1" answer="2"/>'
LOW = '<band low="0" high="1">'
HIGH = '<band low="1" high="2">'
FIGURES = 'n="100" mean="1.2" sd="0.5" reliability="0.8" kind="retest" interval="2 weeks"'


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (R1, '<key item="zz"/>', "The key names the item “zz”, which does not exist."),
        (R1, '<key item="t1"/>', "“t1” is answered in words: it has no number to count."),
        (R1, '<key item="m1"/>', "“m1” is answered by several: its key says which one counts, answer=“…”."),
        (R1, '<key item="k1"/>', "“k1” is answered by several: its key says which one counts, answer=“…”."),
        (R1, '<key item="n1" answer="1"/>', "“n1” is answered by a number: its key takes no answer=."),
        (R1, '<key item="r1" answer="9"/>', "“r1” has no answer 9."),
        (R1, '<key item="r1" weight="0"/>', "weight= is above 0; to count the other way round, use reverse."),
        (
            R1,
            '<key item="r1" weight="-1"/>',
            "weight= is above 0; to count the other way round, use reverse.",
        ),
        (
            R1,
            '<key item="r1" answer="1" reverse="yes"/>',
            "A choice between answers cannot be counted the other",
        ),
        (
            F1,
            '<key item="f1" reverse="yes"/>',
            "A choice between answers cannot be counted the other way round",
        ),
        (F1, '<key item="k1" answer="1"/>', "“k1” counts twice: give it a weight instead."),
    ],
)
def test_keys_that_cannot_be(was: str, becomes: str, sentence: str) -> None:
    found = [each for each in errors(changed(was, becomes)) if each.line == line(was)]
    assert [each.sentence.startswith(sentence) for each in found] == [True]


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (LOW, '<band low="0" high="0.8">', "The bands leave a gap from 0.8 to 1."),
        (HIGH, '<band low="0.8" high="2">', "The bands overlap from 0.8 to 1."),
        (LOW, '<band low="0.5" high="1">', "The bands leave a gap from 0 to 0.5."),
        (HIGH, '<band low="1" high="1.5">', "The bands leave a gap from 1.5 to 2."),
        (
            HIGH,
            '<band low="1" high="5">',
            "The average answers of “song” go from 0 to 2: 1 to 5 cannot be reached.",
        ),
        (
            LOW,
            '<band low="-1" high="1">',
            "The average answers of “song” go from 0 to 2: -1 to 1 cannot be reached.",
        ),
        (LOW, '<band low="1" high="1">', "low= is below high=: 1 is not below 1."),
        (
            '<band low="1" high="3" ',
            '<band low="0" high="3" ',
            "The scores of “order” go from 1 to 3: 0 to 3 cannot",
        ),
    ],
)
def test_bands_that_cannot_be(was: str, becomes: str, sentence: str) -> None:
    """Bands are cut on the average answer, and where choices are counted, on the score."""
    found = errors(changed(was, becomes))
    assert any(each.sentence.startswith(sentence) and abs(each.line - line(was)) <= 1 for each in found)


@pytest.mark.parametrize(
    ("becomes", "sentence"),
    [
        ('sd="0"', "A standard deviation is above 0, not 0."),
        ('sd="-1"', "A standard deviation is above 0, not -1."),
        ('sd="1.5"', "An SD of 1.5 is impossible: scores go from 0 to 2."),
        ('mean="2.1"', "A mean of 2.1 is impossible: scores go from 0 to 2."),
        ('reliability="1.1" kind="internal"', "A reliability is between -1 and 1, not 1.1."),
        (
            'reliability="0.8"',
            "reliability= and kind= stand together: how it was found decides what it may be used for.",
        ),
        (
            'kind="internal"',
            "reliability= and kind= stand together: how it was found decides what it may be used for.",
        ),
        (
            'reliability="0.8" kind="retest"',
            "A retest reliability names its interval, such as interval=“2 weeks”.",
        ),
        (
            'reliability="0.8" kind="internal" interval="1 week"',
            "interval= belongs to a retest reliability only.",
        ),
        ('sd="1.4" mean="2"', ""),
        ('n="3"', ""),
    ],
)
def test_figures_that_cannot_be(becomes: str, sentence: str) -> None:
    found = errors(changed(FIGURES, becomes))
    assert [(each.sentence, each.line) for each in found] == [(sentence, line(FIGURES))][: bool(sentence)]


def test_a_scale_has_items() -> None:
    text = GOOD.replace(R1, "").replace('<key item="r2" reverse="yes" weight="0.5"/>', "")
    assert [each.sentence for each in errors(text)] == [
        "No item counts for the scale “song”: it has no <key>."
    ]


def test_a_scale_varies() -> None:
    text = GOOD.replace('score="0"', 'score="1"').replace('score="2"', 'score="1"')
    assert [each.sentence for each in errors(text)] == [
        "The scale “song” cannot vary: every answer counts the same."
    ]


@pytest.mark.parametrize("missing", ["1.5", "-0.1"])
def test_the_missing_rule_is_a_share(missing: str) -> None:
    found = errors(changed('missing="all"', f'missing="{missing}"'))
    assert [each.sentence for each in found] == [f"missing= is “all” or from 0 to 1, not {missing}."]


def test_the_reach_of_a_scale_follows_its_items() -> None:
    """Of an item that counts up to 2 and one that counts up to 1, the average goes up to 1.5."""
    found = errors(changed('<key item="r2" reverse="yes" weight="0.5"/>', '<key item="l1"/>'))
    assert found[0].sentence == "The average answers of “song” go from 0 to 1.5: 1 to 2 cannot be reached."
