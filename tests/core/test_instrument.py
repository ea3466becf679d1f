"""What an instrument means, and what its digest holds."""

from dataclasses import replace

from coaching_xblock.core.instrument import Instrument, Item, Option, Range, When
from tests.core import samples


def test_mini_ip_has_thirty_items_five_an_area(mini_ip: Instrument) -> None:
    assert len(mini_ip.items) == 30
    assert [scale.id for scale in mini_ip.scales] == list("RIASEC")
    assert [len(scale.keys) for scale in mini_ip.scales] == [5] * 6


def test_mini_ip_is_verbatim(mini_ip: Instrument) -> None:
    """CC BY-ND: wording, order and answers as published (https://www.onetcenter.org/dl_files/Mini-IP.pdf)."""
    texts = [item.text for item in mini_ip]
    assert texts[:3] == ["Build kitchen cabinets", "Develop a new medicine", "Write books or plays"]
    assert texts[-1] == "Stamp, sort, and distribute mail for an organization"
    areas = {key.item: scale.id for scale in mini_ip.scales for key in scale.keys}
    assert "".join(areas[item.id] for item in mini_ip) == "RIASEC" * 5
    labels = [option.label for option in mini_ip.items["i01"].options]
    assert labels == ["Strongly Dislike", "Dislike", "Unsure", "Like", "Strongly Like"]
    assert mini_ip.min_age == 14


def test_attribution_is_the_required_line_with_its_links(mini_ip: Instrument) -> None:
    items = mini_ip.licences[0]
    line = "".join(part if isinstance(part, str) else part.text for part in items.attribution)
    assert line == (
        "This page includes information from the O*NET Career Exploration Tools by the U.S. Department of "
        "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY-ND 4.0 license. "
        "O*NET® is a trademark of USDOL/ETA."
    )
    assert [part.href for part in items.attribution if not isinstance(part, str)] == [
        "https://www.onetcenter.org/tools.html",
        "https://www.dol.gov/agencies/eta",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ]


def test_digest_follows_meaning_and_not_wording_around_it() -> None:
    made = samples.five()
    reworded = replace(made, title="Another", purpose="", minutes=9, version=2, levels=())
    scale = replace(made.scales[0], name="Another", about="", bands=())
    assert replace(reworded, scales=(scale,)).digest == made.digest
    (section,) = made.sections
    item = section.items[0]
    assert with_first(made, replace(item, hint="a hint")).digest == made.digest
    others = (
        replace(item, text="Something else?"),
        replace(item, optional=True),
        replace(item, when=(When("q2", answers=(1,)),)),
        replace(item, options=item.options[:2]),
    )
    digests = {with_first(made, other).digest for other in others}
    keys = made.scales[0].keys
    for scale in (
        replace(made.scales[0], method="mean"),
        replace(made.scales[0], missing=1),
        replace(made.scales[0], keys=(replace(keys[0], reverse=True), *keys[1:])),
        replace(made.scales[0], keys=(replace(keys[0], weight=2), *keys[1:])),
    ):
        digests.add(replace(made, scales=(scale,)).digest)
    digests.add(replace(made, all_required=True).digest)
    assert len(digests | {made.digest}) == 10


def with_first(made: Instrument, item: Item) -> Instrument:
    (section,) = made.sections
    return replace(made, sections=(replace(section, items=(item, *section.items[1:])),))


def test_whole_numbers_are_the_same_however_they_are_written() -> None:
    made = samples.five()
    keys = tuple(replace(key, weight=1.0) for key in made.scales[0].keys)
    assert replace(made, scales=(replace(made.scales[0], keys=keys),)).digest == made.digest


def test_digest_is_the_one_that_is_stored_with_sittings(mini_ip: Instrument) -> None:
    """A change here makes every stored sitting one of another version: never by accident."""
    assert mini_ip.digest == "90a43b0db6228aa4baa40de61a6d9fd4"


def test_spans_are_what_an_answer_can_score() -> None:
    scored = Item("b", "single", "b?", (Option(1, "Yes", -2), Option(2, "No", 0.5)))
    ranged = Item("c", "slider", "c?", range=Range(0, 10))
    written = Item("e", "text", "e?")
    made = samples.instrument(samples.rating("a"), samples.rating("d"), scored, ranged, written)
    assert made.spans == {"a": (1, 4), "d": (1, 4), "b": (-2, 0.5), "c": (0, 10)}
