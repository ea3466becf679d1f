"""What is allowed and worth a second look."""

from tests.olx.small import GOOD, changed, hints, line

ITEMS = "".join(
    f'<item id="x{n}" type="rating" answers="like"><text>Act {n}</text></item>\n' for n in range(5)
)
KEYS = "".join(f'<key item="x{n}"/>' for n in range(5))
MORE = f"""<scale id="more"><name>More</name><about>More of it.</about>{KEYS}</scale></instrument>"""


def sentences(text: str) -> list[str]:
    return [each.sentence for each in hints(text)]


def with_items(text: str = GOOD) -> str:
    return text.replace('<item id="r1"', f'{ITEMS}<item id="r1"').replace("</instrument>", MORE)


def test_a_scale_of_one_item() -> None:
    text = changed('<key item="f1" answer="2"/>', "").replace('high="3" name', 'high="2" name')
    found = hints(text)
    assert [(each.sentence, each.line) for each in found] == [
        ("The scale “order” rests on one item: one slip changes all of it.", line('<scale id="order"'))
    ]


def test_scales_of_one_direction_and_of_different_sizes() -> None:
    assert sentences(with_items()) == [
        "The scales rest on 2 to 5 items: their scores are not equally sure.",
        "All items of “more” count in one direction: who agrees to everything scores at one end.",
    ]
    mixed = with_items().replace('<key item="x4"/>', '<key item="x4" reverse="yes"/>')
    assert not any("in one direction" in each for each in sentences(mixed))


def test_interests_count_in_one_direction_by_custom() -> None:
    text = with_items().replace('subject="other"', 'subject="interests"')
    assert not any("in one direction" in each for each in sentences(text))


def test_negative_wording_that_is_not_reversed() -> None:
    for words, said in (("I do not sing", "not"), ("I can’t sing", "n’t"), ("Never sing", "Never")):
        assert sentences(changed("Sing", words)) == [
            f"“r1” says “{said}”: should it be counted the other way round?"
        ]
    assert sentences(changed("Sing", "Take notes, nevertheless")) == []
    assert sentences(changed("Be silent", "Do not sing")) == []


def test_what_is_missing() -> None:
    text = changed("<hint>A line will do.</hint>", "").replace("<source>Written for this test.</source>", "")
    assert sentences(text.replace("<audience>Testers.</audience>", "")) == [
        "<audience> is missing: say for whom the instrument is meant.",
        "No question that is answered in words has a <hint>: say what an answer could look like.",
        "There is no <source>: say where the questions come from, or that you wrote them.",
    ]


def test_answers_that_read_the_same() -> None:
    found = hints(changed('<answer value="2">That</answer>', '<answer value="2">This</answer>'))
    assert [(each.sentence, each.line) for each in found] == [
        ("Two answers to “s1” read the same.", line('id="s1"'))
    ]


def test_bands_without_a_name() -> None:
    bare = "has no name, and no <level> gives it one."
    assert sentences(changed(' name="any"', "")) == [f"Of “order”, band 1 {bare}"]
    levels = GOOD[GOOD.index("  <level") : GOOD.index('  <section id="first"')]
    assert sentences(changed(levels, "")) == [f"Of “song”, band 1 and 2 {bare}"]
