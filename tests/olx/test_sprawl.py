"""Files that repeat one thing as often as the size limit allows are checked within a second too."""

import time

import pytest

from coaching_xblock.olx.instrument import check
from tests.olx.small import GOOD, changed

ITEM = '<item id="r1" type="rating" answers="like"><text>Sing</text></item>'
ORDER = GOOD[GOOD.index('  <scale id="order"') : GOOD.index("</instrument>")]
LINK = '<link href="https://a.example/">A</link>'


def web() -> str:
    """As many items, scales, keys and conditions on scales as are allowed, all tied together."""
    items = "".join(ITEM.replace("r1", f"x{n}") for n in range(350))
    conditions = "".join(f'<when scale="z{n}" among="9"/>' for n in range(10))
    scales = "".join(
        f'<scale id="z{n}"><name>a</name><about>b</about>'
        + "".join(f'<key item="x{(n * 7 + k) % 350}"/>' for k in range(200))
        + "</scale>"
        for n in range(90)
    )
    text = GOOD.replace(ITEM, ITEM + items).replace("</instrument>", f"{scales}</instrument>")
    return text.replace('<when scale="song" among="1"/>', conditions)


SPRAWLING = {
    "keys": changed('<key item="r1"/>', '<key item="r1"/>' * 25_000),
    "bands": changed(
        "<means>Much.</means></band>",
        "<means>M</means></band><band low='1' high='2'><means>M</means></band>" * 5_000,
    ),
    "levels": changed('<level at="1">mostly Unsure</level>', '<level at="1">m</level>' * 20_000),
    "answers": changed(
        '<answer value="2">That</answer>', "".join(f'<answer value="{n}">T</answer>' for n in range(14_000))
    ),
    "shared answers": changed(
        '<answers id="like">',
        "".join(f'<answers id="l{n}"><answer value="1">a</answer></answers>' for n in range(7_000))
        + '<answers id="like">',
    ),
    "conditions": changed('<when item="r1" answers="2 3"/>', '<when item="r1" answers="2 3"/>' * 14_000),
    "answers of a condition": changed('answers="2 3"', f'answers="{"2 " * 200_000}"'),
    "links": changed(LINK, LINK * 11_000),
    "statistics": changed("<tryout>", '<statistics source="a" n="1"/>' * 14_000 + "<tryout>"),
    "scales": GOOD.replace("</instrument>", ORDER * 1_000 + "</instrument>"),
    "items": changed(ITEM, ITEM * 6_000),
    "strangers": changed("<intro>", "x<b/>" * 80_000 + "<intro>"),
    "a web": web(),
}


@pytest.mark.parametrize("name", SPRAWLING)
def test_it_is_checked_within_a_second(name: str) -> None:
    source = SPRAWLING[name].encode()
    start = time.process_time()
    found = check(source)
    assert time.process_time() - start < 1
    assert len(found) <= 100
    assert not any("larger than" in each.sentence for each in found)
