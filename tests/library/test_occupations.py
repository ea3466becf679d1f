"""The occupations that ship: whole, found by words, loaded once and in little memory."""

import csv
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_xblock.core import matching
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.instrument import Link
from coaching_xblock.core.occupation import AREAS, VALUES
from coaching_xblock.library import occupations

FOLDER = files("coaching_xblock.library") / "occupations"
EVERYTHING = occupations.prepared().occupations


def rows(name: str) -> dict[str, dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        return {row["soc"]: row for row in csv.DictReader(file)}


def test_all_are_there_by_title() -> None:
    assert len(EVERYTHING) == len({each.soc for each in EVERYTHING}) == 923
    assert [each.title for each in EVERYTHING] == sorted(
        (each.title for each in EVERYTHING), key=str.casefold
    )
    assert all(each.title and each.description and each.zone in range(1, 6) for each in EVERYTHING)
    assert all(1 <= interest <= 7 for each in EVERYTHING for interest in each.interests)
    assert all(len(set(each.interests)) > 1 for each in EVERYTHING)


def test_what_is_not_described_is_empty() -> None:
    assert sum(bool(each.values) for each in EVERYTHING) == 874
    assert sum(each.skills_described for each in EVERYTHING) == 879
    assert not any(each.skills for each in EVERYTHING if not each.skills_described)
    assert not any(each.tied for each in EVERYTHING if not each.values)


def test_published_rows() -> None:
    """Rows printed in the O*NET 30.1 data dictionary: https://www.onetcenter.org/dictionary/30.1/text/interests.html"""
    correspondence = occupations.by_soc("43-4041.00")
    assert correspondence.interests == (1.0, 1.85, 1.0, 3.39, 4.47, 7.0)
    assert occupations.by_soc("29-2034.00").interests[0] == 6.25
    assert occupations.by_soc("19-3033.00").values == ("relationships", "independence", "achievement")


def test_every_row_is_that_of_the_file() -> None:
    for row in rows("onet_occupations.csv").values():
        found = occupations.by_soc(row["soc"])
        assert (found.title, found.description) == (row["title"], row["description"])
        assert [f"{interest:g}" for interest in found.interests] == [
            f"{float(row[area]):g}" for area in AREAS
        ]
        assert "|".join(found.values).replace("_", " ") == row["top_values"].lower()


def test_values_that_tie_with_the_last_published_one() -> None:
    extents = rows("onet_work_values.csv")
    for each in EVERYTHING:
        assert set(each.values) <= set(VALUES)
        for value in VALUES if each.values else ():
            same = extents[each.soc][value] == extents[each.soc][each.values[-1]]
            assert (value in each.tied) == (same and value not in each.values)
    assert occupations.by_soc("13-2011.00").tied == ("relationships", "support")


def test_important_skills() -> None:
    """At least 3, “Important”; at most six; the most important first."""
    importance = rows("onet_skills_importance.csv")
    for each in EVERYTHING:
        if each.skills_described:
            row = importance[each.soc]
            rated = sorted((float(row[name]) for name in row if name != "soc"), reverse=True)
            assert [float(row[name]) for name in each.skills] == [rate for rate in rated if rate >= 3][:6]
    assert sum(each.skills_described and not each.skills for each in EVERYTHING) == 10


def test_an_unknown_code() -> None:
    with pytest.raises(NotFound):
        occupations.by_soc("00-0000.00")


# Search


def titles(words: str, **more) -> list[str]:
    return [each.title for each in occupations.search(words, **more)]


def test_all_words_are_needed_and_titles_come_first() -> None:
    found = titles("nurse practitioner", limit=100)
    assert found[0] == "Nurse Practitioners"
    named = [all(word in title.lower() for word in ("nurse", "practitioner")) for title in found]
    assert named == sorted(named, reverse=True)
    for title, first in zip(found, named, strict=True):
        text = (
            title if first else next(each.description for each in EVERYTHING if each.title == title) + title
        )
        assert "nurse" in text.lower() and "practitioner" in text.lower()


def test_each_group_is_ordered_by_title() -> None:
    found = titles("nurs", limit=1000)
    first = [title for title in found if " nurs" in f" {title.lower()}"]
    assert found[: len(first)] == first == sorted(first, key=str.casefold)
    assert found[len(first) :] == sorted(found[len(first) :], key=str.casefold)


@pytest.mark.parametrize(
    "words",
    ["software dev", "DEVELOPERS software", "  Software,  developer ", "sóftware devel", "ſoftware devel"],
)
def test_beginnings_case_accents_and_order(words: str) -> None:
    assert "Software Developers" in titles(words)


def test_a_word_matches_at_its_beginning_only() -> None:
    assert "Software Developers" not in titles("oftware", limit=1000)


@pytest.mark.parametrize("words", ["", "   ", "...", "zzzz", "nurse zzzz"])
def test_nothing_found(words: str) -> None:
    assert titles(words) == []


def test_limit() -> None:
    assert len(titles("a")) == 25
    assert len(titles("a", limit=3)) == 3


def test_only_some_preparation() -> None:
    found = occupations.search("engineer", zones={5}, limit=1000)
    assert found and {each.zone for each in found} == {5}
    assert occupations.of_preparation(EVERYTHING, ()) == EVERYTHING
    assert len(occupations.of_preparation(EVERYTHING, {1, 2})) == 31 + 295


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_words_are_safe(words: str) -> None:
    assert len(occupations.search(words, limit=5)) <= 5


# Loading


def test_loaded_once_by_many_threads() -> None:
    occupations._prepared.cache_clear()
    occupations._by_soc.cache_clear()
    with (
        patch.object(occupations, "prepare", wraps=matching.prepare) as prepare,
        ThreadPoolExecutor(16) as pool,
    ):
        found = list(pool.map(lambda place: occupations.prepared() if place % 2 else None, range(32)))
        assert occupations.by_soc("11-1011.00").title == "Chief Executives"
    assert prepare.call_count == 1
    assert len({id(each) for each in found if each}) == 1


def test_little_memory_and_nothing_before_it_is_asked() -> None:
    """Under 2 MB kept and 3 MB while loading, in an interpreter of its own."""
    program = """
import tracemalloc
from coaching_xblock.library import occupations
assert occupations._prepared.cache_info().currsize == 0
tracemalloc.start()
occupations.prepared(), occupations.by_soc("11-1011.00")
print(*tracemalloc.get_traced_memory())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    kept, peak = map(int, done.stdout.split())
    assert kept < 2_000_000
    assert peak < 3_000_000


# Licence


def test_attribution_names_and_links_all_three() -> None:
    """The sentence that the licence asks for, with its links."""
    line = "".join(part.text if isinstance(part, Link) else part for part in occupations.LICENCE.attribution)
    assert line == (
        "This page includes information from the O*NET 29.3 Database by the U.S. Department of Labor, "
        "Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a "
        "trademark of USDOL/ETA. The authors of this software have modified all or some of this information. "
        "USDOL/ETA has not approved, endorsed, or tested these modifications."
    )
    links = [part for part in occupations.LICENCE.attribution if isinstance(part, Link)]
    assert [link.href for link in links] == [
        "https://www.onetcenter.org/database.html",
        "https://www.dol.gov/agencies/eta",
        "https://creativecommons.org/licenses/by/4.0/",
    ]
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"[{link.text}]({link.href})" in readme for link in links)
    assert "USDOL/ETA has not approved, endorsed, or tested these modifications." in readme
