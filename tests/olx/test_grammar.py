"""What has not the form of an instrument is said in plain words, each fault on its own line."""

import random
from pathlib import Path

import pytest
from lxml import etree

from coaching_xblock.olx import grammar
from tests.olx.small import GOOD, changed, errors

NEXT = "<intro>Begin here.</intro>"


@pytest.mark.parametrize(
    ("was", "becomes", "sentence", "line"),
    [
        ('lang="en"', "", "<instrument> needs lang=“…”.", 2),
        ('minutes="5"', 'minutes="soon"', "minutes= is a whole number of at least 1, not “soon”.", 2),
        ('minutes="5"', 'minutes="0"', "minutes= is a whole number of at least 1, not “0”.", 2),
        ('subject="other"', 'subject="souls"', "“skills” or “other”, not “souls”.", 2),
        ('interview="yes"', 'interview="perhaps"', "interview= is “yes” or “no”, not “perhaps”.", 2),
        ('interview="yes"', 'colour="red"', "<instrument> has no attribute “colour”: it takes id=,", 2),
        ("<title>A small one</title>", "", "<title> is missing in <instrument>.", 2),
        ("<title>First</title>", "<titel>First</titel>", "<titel> is not expected in <section>: here", 19),
        (NEXT, f"{NEXT}<title>Late</title>", "<title> stands too late: it comes before <intro>.", 20),
        (NEXT, NEXT * 2, "<intro> stands twice in <section>.", 20),
        (NEXT, f"{NEXT} Hello", "“Hello” stands in <section> outside of its elements.", 18),
        (
            "<text>Sing</text>",
            "<text>Sing <b>loud</b></text>",
            "<b> is not expected in <text>: here stands text",
            21,
        ),
        ('<key item="r1"/>', '<key item="r1">1</key>', "“1” stands in <key> outside of its elements.", 51),
        ('at="1"', 'at="1,5"', "at= is a number such as 3, -1 or 2.5, not “1,5”.", 16),
        ('answers="2 3"', 'answers="2, 3"', "answers= is one or several whole numbers", 32),
        ('missing="all"', 'missing="most"', "missing= is “all” or a number such as 3, -1 or 2.5, not", 48),
        ('id="r1"', 'id="1r"', "id= is an id: a letter, then", 21),
        ("<instrument ", '<instrument xmlns="https://x.example/" ', "but with <instrument xmlns=…>.", 2),
        (NEXT, '<i:intro xmlns:i="https://x.example/"/>', "<intro xmlns=…> is not expected in <section>", 20),
    ],
)
def test_what_does_not_fit(was: str, becomes: str, sentence: str, line: int) -> None:
    text = changed(was, becomes)
    if was == "<instrument ":
        assert [sentence in each.sentence for each in errors(text)] == [True]
    else:
        assert [(sentence in each.sentence, each.line) for each in errors(text)] == [(True, line)]


def test_all_faults_are_collected_in_the_order_of_lines() -> None:
    text = GOOD.replace('version="2" ', "").replace("<name>Song</name>", "").replace(NEXT, "<b/>")
    assert [each.line for each in errors(text)] == [2, 20, 48]


def test_the_sentences_and_the_schema_agree() -> None:
    """Whatever the schema refuses has a sentence of ours; whatever it takes has none."""
    random.seed(1)
    parser = etree.XMLParser(remove_comments=True)
    strange = [
        "",
        " ",
        "0",
        "-1",
        "2.5",
        "+3",
        "1e3",
        "yes",
        "x y",
        "é",
        "all",
        "en-GB",
        "9" * 30,
        "_a",
        "a" * 50,
    ]
    for _ in range(500):
        root = etree.fromstring(GOOD.encode(), parser)
        nodes = list(root.iter())
        node, other = random.choice(nodes), random.choice(nodes)
        change = random.randrange(6)
        if change == 0 and node.attrib:
            node.set(random.choice(node.keys()), random.choice(strange))
        elif change == 1 and node.attrib:
            del node.attrib[random.choice(node.keys())]
        elif change == 2 and node is not root:
            node.getparent().remove(node)
        elif change == 3 and node is not root and other not in node.iter():
            other.append(node)
        elif change == 4:
            node.append(etree.Element(random.choice(["item", "text", "when", "b"])))
        else:
            node.text = random.choice(["", "x", "\n"])
        found = list(grammar.faults(root, "instrument"))
        assert bool(found) is not grammar._schema("instrument").validate(root)
        assert not any("does not have the form" in sentence for _, sentence in found), etree.tostring(node)


def test_the_schema_is_beside_the_reader() -> None:
    """Editors that know RELAX NG may use it."""
    assert (Path(grammar.__file__).parent / "schema" / "instrument.rng").is_file()
