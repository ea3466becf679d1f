"""The equal table, and what stands with a score so that nobody reads too much into it."""

from dataclasses import replace
from typing import Any

from coaching_xblock.core.instrument import Statistics
from coaching_xblock.views import reading
from coaching_xblock.views.table import tables
from tests.core import results, small
from tests.rendering.speaking import VOICE


def made_tables(shown: dict[str, Any]) -> list[dict[str, Any]]:
    phrases = [reading.phrase(each, VOICE) for each in shown["scales"]]
    return tables(shown["scales"], phrases, "The scores", VOICE)


def cells(shown: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(row["name"], row["score"], row["phrase"]) for each in made_tables(shown) for row in each["rows"]]


def test_scores_stand_with_their_words() -> None:
    assert cells(results.summed(results.rated(2), 20, 0)) == [
        ("Area 0", "20 of 20", "mostly Always"),
        ("Area 1", "0 of 20", "mostly Never"),
    ]


def test_averages_say_their_range_once() -> None:
    made = results.rated(2)
    made = replace(made, scales=tuple(replace(each, method="mean") for each in made.scales))
    shown = results.shown(made, {item.id: 4 for item in made})
    shown["scales"] = [{**each, "low": 1, "high": 5} for each in shown["scales"]]
    (table,) = made_tables(shown)
    assert table["caption"] == "The scores, from 1 to 5"
    assert [row["score"] for row in table["rows"]] == ["3", "3"]


def test_an_order_has_places_and_ties() -> None:
    answers = {"ab": 1, "ac": 1, "ad": 2, "bc": 2, "bd": 1, "cd": 1}
    assert cells(results.shown(results.pairs("abcd"), answers)) == [
        ("Value a", "1, tied", "2 of 3"),
        ("Value c", "1, tied", "2 of 3"),
        ("Value b", "3, tied", "1 of 3"),
        ("Value d", "3, tied", "1 of 3"),
    ]


def test_a_value_without_all_its_pairs_has_no_place() -> None:
    rows = cells(results.shown(results.pairs("abc"), {"ab": 1, "ac": 1}))
    assert rows == [
        ("Value a", "1", "2 of 2"),
        ("Value b", "none", "too little answered"),
        ("Value c", "none", "too little answered"),
    ]


def test_only_long_tables_are_folded() -> None:
    for count, long in ((8, False), (9, True), (30, True)):
        (table,) = made_tables(results.summed(results.rated(count), *[1] * count))
        assert (table["long"], table["open"]) == (long, not long)


def test_what_is_missing_is_said_in_words() -> None:
    made = results.rated(2)
    shown = results.shown(made, {"s0-0": 5, "s0-1": 5, "s0-2": 5, "s0-3": 5, "s1-0": 1})
    first, second = shown["scales"]
    assert reading.gaps(first, VOICE) == (
        "Counted from 4 of 5 answers. What is missing is filled in with their average."
    )
    assert reading.gaps(second, VOICE) == "Only 1 of its 5 questions are answered: too few for a score."
    assert reading.left_out(shown, made, VOICE) == "Questions 5, 7, 8, 9 and 10 have no answer."


def test_one_or_very_many_questions_without_an_answer() -> None:
    made = results.rated(3)
    answers = {item.id: 1 for item in made}
    del answers["s0-3"]
    assert reading.left_out(results.shown(made, answers), made, VOICE) == "Question 4 has no answer."
    assert reading.left_out(results.shown(made, {}), made, VOICE) == "15 questions have no answer."
    assert reading.left_out(results.shown(made, {i: 1 for i in made.items}), made, VOICE) == ""
    other = small.profiler()
    assert reading.left_out(results.shown(made, answers), other, VOICE) == "1 question has no answer."


def test_how_scores_are_counted_is_said_once() -> None:
    assert reading.rules(results.summed(results.rated(6), *[1] * 6)["scales"], VOICE) == [
        "A score adds up the 5 answers of an area, from 0 for Strongly Dislike to 4 for Strongly Like. It "
        "compares nobody with anybody. Areas up to 1 point apart are too close to rank."
    ]
    unequal = results.summed(results.rated(3, unequal=True), 1, 1, 1)["scales"]
    assert reading.rules(unequal, VOICE) == [
        "A score adds up the answers of an area. It compares nobody with anybody."
    ]
    (values,) = reading.rules(results.shown(results.pairs(), {})["scales"], VOICE)
    assert "One choice made differently can change places." in values and "nobody" not in values


def test_a_published_standard_error_is_explained() -> None:
    published = Statistics("Somebody (2010)", sd=4, reliability=0.75, kind="internal")
    shown = results.summed(small.with_statistics(results.rated(1), published), 10)
    assert shown["scales"][0]["error"] == 2
    assert "standard error" in reading.sources(shown, VOICE)[0]
    assert "standard error" not in " ".join(reading.sources(results.summed(results.rated(1), 10), VOICE))


def test_near_a_border_both_names_show() -> None:
    scale = {"value": 3, "level": "x", "bands": [{"name": "0 to 3"}, {"name": "4 to 6"}]}
    assert reading.phrase(scale, VOICE) == "0 to 3 or 4 to 6"
    assert "between two descriptions" in reading.between(scale, VOICE)
