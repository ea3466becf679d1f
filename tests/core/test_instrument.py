"""What an instrument means, and what its digest holds."""

from dataclasses import replace

from coaching_xblock.core.instrument import Instrument, Option, Section


def test_mini_ip_has_thirty_items_five_an_area(mini_ip: Instrument) -> None:
    assert len(mini_ip.items) == 30
    assert [scale.id for scale in mini_ip.scales] == list("RIASEC")
    for area in "RIASEC":
        assert sum(item.scale == area for item in mini_ip) == 5


def test_mini_ip_is_verbatim(mini_ip: Instrument) -> None:
    """CC BY-ND: wording, order and answers as published (https://www.onetcenter.org/dl_files/Mini-IP.pdf)."""
    texts = [item.text for item in mini_ip]
    assert texts[:3] == ["Build kitchen cabinets", "Develop a new medicine", "Write books or plays"]
    assert texts[-1] == "Stamp, sort, and distribute mail for an organization"
    assert "".join(item.scale for item in mini_ip) == "RIASEC" * 5
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


def test_digest_follows_meaning_and_not_wording_around_it(mini_ip: Instrument) -> None:
    assert replace(mini_ip, title="Another title", purpose="", minutes=9).digest == mini_ip.digest
    first, *rest = mini_ip.sections
    item = first.items[0]
    for changed in (
        replace(item, text="Build kitchen cabinets!"),
        replace(item, scale="C"),
        replace(item, options=(Option(1, "No", 0), Option(2, "Yes", 4))),
    ):
        sections = (Section((changed, *first.items[1:])), *rest)
        assert replace(mini_ip, sections=sections).digest != mini_ip.digest


def test_digest_is_the_one_that_is_stored_with_sittings(mini_ip: Instrument) -> None:
    """A change here makes every stored sitting one of another version: never by accident."""
    assert mini_ip.digest == "648df530079eeb390bfa0510fee837cc"
