"""From a learner's own result to occupations, handler by handler."""

import html
import itertools
import json
import re
from collections import Counter
from typing import Any

import pytest
from lxml.html import fromstring
from webob import Request

from coaching_xblock import library
from coaching_xblock.core import limits
from coaching_xblock.library import occupations
from tests.stage import AUTHOR, LEO, MAYA, Stage

NURSE = "29-1141.00"
LINK = "https://example.org/careers?place=here"


def social(number: int) -> int:
    """Answers that lean towards Social, then Artistic."""
    return (2, 3, 4, 5, 2, 1)[(number - 1) % 6]


def nearly(number: int) -> int:
    return 4 if number == 4 else 3


def values(stage: Stage, wins: dict[str, int]) -> str:
    """A finished values questionnaire in which each value was chosen so many times."""
    instrument = library.instrument("work-values")
    of = {(key.item, key.answer): scale.id for scale in instrument.scales for key in scale.keys}
    pairs = [item.id for item in instrument if item.kind == "forced"]
    for sides in itertools.product((1, 2), repeat=len(pairs)):
        if Counter(of[pair] for pair in zip(pairs, sides, strict=True)) == Counter(wins):
            break
    which = stage.set(instrument="work-values").begin()
    chosen = {item: {"value": side} for item, side in zip(pairs, sides, strict=True)}
    stage.say("save_answers", sitting=which, answers=chosen)
    ratings = {item.id: {"value": 3} for item in instrument if item.kind != "forced"}
    stage.say("save_answers", sitting=which, answers=ratings)
    stage.say("finish", sitting=which)
    return which


def titles(page: str) -> list[str]:
    return [node.text_content() for node in fromstring(page).xpath("//ul[@class='coaching-careers']//button")]


def everything(stage: Stage, which: str, **look: Any) -> list[str]:
    """The titles of all pages."""
    found: list[str] = []
    for page in range(1, 99):
        html_of = stage.say("explore", sitting=which, page=page, **look)["html"]
        found += titles(html_of)
        if ">Next<" not in html_of:
            return found
    raise AssertionError


def test_a_result_offers_occupations_and_says_what_they_are(stage: Stage) -> None:
    stage.finish(social)
    page = stage.block().student_view().content
    assert "Work that resembles your interests" in page and "See occupations" in page
    assert "Something to explore, not advice." in page
    assert "29-1141" not in page


def test_a_start_and_open_questions_offer_none(stage: Stage) -> None:
    assert "occupations" not in stage.block().student_view().content
    stage.begin()
    assert "See occupations" not in stage.block().student_view().content


def test_the_list_says_what_it_is_not(stage: Stage) -> None:
    page = stage.say("explore", sitting=stage.finish(social))["html"]
    for said in (
        "This looks at interests only, not at ability, pay, openings or your circumstances.",
        "The occupations are described for the United States: check locally.",
        "Another day your answers may differ a good deal, and this list with them.",
        "In order of title, not of likeness.",
        "Usual preparation in the US: any",
        "O*NET 29.3 Database",
    ):
        assert said in page


def test_groups_are_in_order_of_title_and_hold_no_numbers(stage: Stage) -> None:
    which = stage.finish(social)
    for group in ("very_similar", "similar", "somewhat_similar"):
        found = everything(stage, which, group=group)
        assert found == sorted(found, key=str.casefold) and len(found) == len(set(found))
    page = fromstring(stage.say("explore", sitting=which)["html"])
    told = " ".join(page.xpath("//section//text()"))
    assert not re.search(r"\d\.\d|%", told)


def test_the_groups_share_no_occupation(stage: Stage) -> None:
    which = stage.finish(social)
    groups = [
        set(everything(stage, which, group=each)) for each in ("very_similar", "similar", "somewhat_similar")
    ]
    assert all(groups) and len(set.union(*groups)) == sum(map(len, groups)) < 923


def test_a_page_beyond_the_last_is_the_last(stage: Stage) -> None:
    which = stage.finish(social)
    page = stage.say("explore", sitting=which, group="very_similar", page=999)["html"]
    assert titles(page) == everything(stage, which, group="very_similar")[-len(titles(page)) :]


def test_each_line_says_what_is_shared_and_what_differs(stage: Stage) -> None:
    page = fromstring(stage.say("explore", sitting=stage.finish(social))["html"])
    whys = [node.text_content() for node in page.xpath("//ul[@class='coaching-careers']//p")]
    assert len(whys) == limits.PAGE_SIZE and all("You share" in why and "It has" in why for why in whys)


def test_a_nearly_flat_result_lists_only_when_asked_twice(stage: Stage) -> None:
    which = stage.finish(nearly)
    page = stage.block().student_view().content
    assert "too close to rank, so a list of occupations says little" in page and "Show me anyway" in page
    page = stage.say("explore", sitting=which)["html"]
    assert titles(page) == [] and "Show me anyway" in page
    page = stage.say("explore", sitting=which, anyway="yes")["html"]
    assert titles(page) and "too close to rank" in page and "Show me anyway" not in page


def test_a_wholly_flat_result_never_lists_and_still_searches(stage: Stage) -> None:
    which = stage.finish(lambda n: 3)
    page = stage.block().student_view().content
    assert "no occupation resembles them more than another" in page and "Look up occupations" in page
    assert titles(stage.say("explore", sitting=which, anyway="yes")["html"]) == []
    found = stage.say("explore", sitting=which, words="registered nurse")["html"]
    assert "Registered Nurses" in titles(found)
    page = stage.say("occupation", sitting=which, soc=NURSE)["html"]
    assert "no occupation resembles" in page and "<table" not in page


def test_search_goes_through_all_occupations(stage: Stage) -> None:
    which = stage.finish(social)
    answer = stage.say("explore", sitting=which, words="nurse")
    assert "Occupations that name “nurse”" in answer["html"]
    expected = [each.title for each in occupations.search("nurse", limit=999)]
    assert everything(stage, which, words="nurse") == expected
    assert answer["announce"] == f"{len(expected)} occupations in this list."
    page = stage.say("explore", sitting=which, words="logging")["html"]
    assert "Interests not similar." in page


def test_nothing_found_says_what_to_try(stage: Stage) -> None:
    which = stage.finish(social)
    answer = stage.say("explore", sitting=which, words="zzz")
    assert "None found. Try another word" in answer["html"] and answer["announce"].startswith("None found.")
    page = stage.say("explore", sitting=which, words="surgeon", zone1="yes")["html"]
    assert "None found with this preparation." in page


def test_preparation_narrows_a_group_and_is_off_by_default(stage: Stage) -> None:
    which = stage.finish(social)
    every = everything(stage, which, group="similar")
    some = everything(stage, which, group="similar", zone5="yes", zone1="yes")
    rest = everything(stage, which, group="similar", zone2="yes", zone3="yes", zone4="yes")
    assert sorted(some + rest) == sorted(every) and some and rest
    page = stage.say("explore", sitting=which, zone3="yes")["html"]
    assert "Usual preparation in the US: medium" in page
    checked = fromstring(page).xpath("//input[@type='checkbox'][@checked]/@name")
    assert checked == ["zone3"]


def test_one_occupation_says_why_and_why_not(stage: Stage) -> None:
    page = html.unescape(stage.say("occupation", sitting=stage.finish(social), soc="25-3011.00")["html"])
    assert "Its interests are very similar to your answers." in page
    assert "Where it fits: both have more Social than other areas." in page
    assert "Where it does not: this work has more Conventional and less Artistic than your answers." in page
    assert "Considerable; usually a four-year bachelor's degree" in page
    assert "Instructing, Active Listening" in page
    assert "https://www.onetonline.org/link/summary/25-3011.00" in page
    table = fromstring(page).xpath("//table")[0]
    assert not re.search(r"\d", table.text_content())
    assert [row.text_content() for row in table.xpath(".//tbody/tr")][3] == "Socialmoremore"


def test_skills_that_are_not_described_are_said_to_be_so(stage: Stage) -> None:
    soc = next(each.soc for each in occupations.prepared().occupations if not each.skills_described)
    assert "They are not described." in stage.say("occupation", sitting=stage.finish(social), soc=soc)["html"]


def test_every_occupation_has_a_page(stage: Stage) -> None:
    which = stage.finish(social)
    for occupation in occupations.prepared().occupations[::37]:
        page = stage.say("occupation", sitting=which, soc=occupation.soc)["html"]
        assert html.escape(occupation.title) in page


def test_values_match_both_firsts(stage: Stage) -> None:
    which = values(
        stage, {"achievement": 5, "independence": 4, "working_conditions": 3, "recognition": 2, "support": 1}
    )
    page = stage.block().student_view().content
    assert "Work that meets your first values" in page
    assert "described as meeting Achievement and Independence." in page
    answer = stage.say("explore", sitting=which)["html"]
    assert "This looks at values only" in answer and "Meets both first values" in answer
    met = {each.title: each for each in occupations.prepared().occupations}
    for title in everything(stage, which, group="both"):
        assert {"achievement", "independence"} <= set(met[title].values)
    for title in everything(stage, which, group="tied"):
        assert {"achievement", "independence"} <= {*met[title].values, *met[title].tied}


def test_values_that_tie_are_said_to_tie(stage: Stage) -> None:
    which = values(
        stage, {"achievement": 5, "independence": 3, "recognition": 3, "working_conditions": 3, "support": 1}
    )
    assert "Achievement and one of" in stage.say("explore", sitting=which)["html"]
    page = stage.say("occupation", sitting=which, soc=NURSE)["html"]
    assert "<td>tied</td>" in page


def test_values_without_firsts_list_nothing(stage: Stage) -> None:
    four = dict.fromkeys(("achievement", "independence", "recognition", "working_conditions"), 3)
    which = values(stage, {**four, "support": 2, "relationships": 1})
    page = stage.say("explore", sitting=which)["html"]
    assert "Too many of your values tie" in page and titles(page) == []
    assert titles(stage.say("explore", sitting=which, words="nurse")["html"])


def test_the_authors_link_is_shown_where_it_leads_to_a_page(stage: Stage) -> None:
    which = stage.finish(social)
    assert "Local careers information" not in stage.say("explore", sitting=which)["html"]
    for address, shown in ((LINK, True), ("javascript:alert(1)", False), (None, False)):
        stage.set(careers_link=address)
        pages = [stage.say("explore", sitting=which), stage.say("occupation", sitting=which, soc=NURSE)]
        tree = fromstring("".join(["<main>", *(page["html"] for page in pages), "</main>"]))
        link = [node for node in tree.iter("a") if node.text == "Local careers information"]
        assert [(node.get("href"), node.get("target"), node.get("rel")) for node in link] == (
            [(LINK, "_blank", "noopener")] * 2 if shown else []
        )


@pytest.mark.parametrize("given", ["javascript:alert(1)", "example.org", "https://", "ftp://example.org"])
def test_a_link_that_leads_nowhere_is_refused(stage: Stage, given: str) -> None:
    body = json.dumps({"values": {"careers_link": given}, "defaults": []}).encode()
    response = (
        stage.as_(AUTHOR).block().handle("submit_studio_edits", Request.blank("/", method="POST", body=body))
    )
    assert response.status_code == 400 and b"local careers information" in response.body
    assert stage.block().careers_link == ""


def test_a_locked_result_is_not_guessed_at(stage: Stage) -> None:
    which = stage.finish(social)
    row = stage.row()
    row["sittings"][0]["shown"] = "c1.gone.token"
    stage.host.stored["7", "u1"] = (json.dumps(row), "")
    assert "See occupations" not in stage.block().student_view().content
    status, answer = stage.post("explore", sitting=which)
    assert (status, answer["error"]["code"]) == (403, "locked")


def test_other_results_and_unknown_occupations(stage: Stage) -> None:
    which = stage.begin()
    assert stage.post("explore", sitting=which)[1]["error"]["code"] == "no_occupations"
    stage.answer(which, social)
    for soc in ("99-9999.99", "", "../x", "29-1141.00' OR 1=1"):
        status, answer = stage.post("occupation", sitting=which, soc=soc)
        assert (status, answer["error"]["code"]) == (404, "no_occupation")
    assert stage.as_(LEO).post("occupation", sitting=which, soc=NURSE)[1]["error"]["code"] == "no_sitting"


def test_looking_writes_nothing(stage: Stage) -> None:
    which = stage.finish(social)
    before = dict(stage.host.stored)
    events = list(stage.host.published)
    stage.as_(MAYA).say("explore", sitting=which, words="nurse")
    stage.say("occupation", sitting=which, soc=NURSE)
    assert stage.host.stored == before and stage.host.published == events
