"""What a result says first, for every subject and for every number of scales."""

from dataclasses import replace
from typing import Any

import pytest

from coaching_xblock.core import report
from coaching_xblock.core.instrument import Item, Key, Option
from coaching_xblock.views.sentence import sentence
from tests.core import results, small
from tests.rendering.speaking import VOICE


def said(shown: dict[str, Any], whose: str = "") -> str:
    return sentence(shown, VOICE, whose)


def leaning(**scores: int) -> dict[str, Any]:
    made = small.profiler(levels=results.LEVELS)
    return results.shown(made, small.answering(made, dict.fromkeys("RIASEC", 0) | scores))


def test_interests_lean_and_close_ones_are_not_ranked() -> None:
    assert said(leaning(S=20, A=19, I=10)) == (
        "Your answers lean towards A and S work. These are too close to put in order. Next comes I."
    )
    assert said(leaning(S=20), "Rosa") == "Rosa's answers lean towards S work."


def test_interests_that_are_flat_are_said_to_be_flat() -> None:
    assert said(leaning()) == (
        "Your six areas are too close to rank. Nothing stands out, and that is a result too."
    )
    assert said(leaning(), "Rosa") == "Rosa's six areas are too close to rank."


def test_leaning_towards_what_is_liked_little_is_said() -> None:
    assert said(leaning(S=7)) == "Your answers lean towards S work. Even there they were “seldom”."


def test_other_areas_of_interest_are_no_six_and_no_kind_of_work() -> None:
    made = small.profiler(scales="LOAPX")
    shown = results.shown(made, small.answering(made, dict.fromkeys("LOAPX", 2) | {"O": 20}))
    assert said(shown) == "Your answers lean towards O."
    flat = results.shown(made, small.answering(made, dict.fromkeys("LOAPX", 2)))
    assert said(flat).startswith("Your areas are too close to rank.")


def test_values_have_an_order() -> None:
    made = results.pairs("abc")
    assert said(results.shown(made, {"ab": 1, "ac": 1, "bc": 1})) == (
        "What matters most to you, by your choices: Value a. Next: Value b."
    )
    assert said(results.shown(made, {"ab": 1, "ac": 1, "bc": 1}), "Rosa").startswith(
        "What matters most to Rosa, by their choices: Value a."
    )


def test_tied_values_are_said_to_be_tied() -> None:
    made = results.pairs("abcd")
    answers = {"ab": 1, "ac": 1, "ad": 2, "bc": 2, "bd": 1, "cd": 1}
    assert said(results.shown(made, answers)) == (
        "What matters most to you, by your choices: Value a and Value c, tied."
    )


def test_values_in_a_circle_have_no_first() -> None:
    shown = results.shown(results.pairs("abc"), {"ab": 1, "bc": 1, "ac": 2})
    assert said(shown) == (
        "Nothing comes first in your choices: they are spread evenly. That is a result too."
    )


def test_types_by_majority_show_ties() -> None:
    made = results.types()
    answers = dict(zip([item.id for item in made], [1, 1, 2, 2, 3, 1], strict=True))
    assert said(results.shown(made, answers)) == "First in your choices: Type 1. Next: Type 2."
    answers["q5"] = 3
    assert said(results.shown(made, answers)) == "First in your choices: Type 1, Type 2 and Type 3, tied."


def test_ratings_speak_in_the_answers_own_words_and_never_of_high_or_low() -> None:
    text = said(results.summed(results.rated(5), 20, 19, 10, 10, 1))
    assert text == (
        "On average, your answers say “mostly Always” for Area 0 and Area 1. They say “mostly Never” for "
        "Area 4. The other 2 are in the middle."
    )
    coach = said(results.summed(results.rated(5), 20, 19, 10, 10, 1), "Rosa")
    assert coach.startswith("On average, Rosa's answers say “mostly Always”")
    assert "high" not in text.lower() and "low" not in text.lower()


@pytest.mark.parametrize("count", [1, 2, 3, 6, 10, 30])
def test_every_number_of_scales_has_a_sentence(count: int) -> None:
    alike = said(results.summed(results.rated(count), *[10] * count))
    assert alike.startswith("On average, your answers say “mixed” for ")
    assert alike.endswith(f"all {count}." if count > 5 else "Area 0." if count == 1 else f"Area {count - 1}.")
    one = said(results.summed(results.rated(count), 20, *[10] * (count - 1)))
    assert one.startswith("On average, your answers say “mostly Always” for Area 0.")


def test_many_names_are_counted() -> None:
    text = said(results.summed(results.rated(30), *[20] * 10, *[10] * 20))
    assert "Area 0, Area 1, Area 2, Area 3 and 6 more." in text


def test_unequal_ranges_are_compared_by_their_words() -> None:
    made = results.rated(3, unequal=True)
    assert said(results.summed(made, 20, 12, 0)) == (
        "On average, your answers say “mostly Always” for Area 0. They say “mostly Never” for Area 2. "
        "The other one is in the middle."
    )


def test_without_words_for_answers_the_figures_are_said() -> None:
    assert said(results.summed(results.rated(2, levels=()), 12, 3)) == "Area 0: 12 of 20. Area 1: 3 of 20."
    made = results.rated(6, levels=())
    assert said(results.summed(made, 20, 20, 3, 2, 1, 0)) == (
        "Of 6 areas, these stand out most: Area 0 and Area 1."
    )
    assert said(results.summed(made, *[9] * 6)).startswith("The scores lie close together.")


def test_without_scales_the_answers_are_the_result() -> None:
    made = small.instrument([], [Item("t", "text", "Well?")], subject="situation")
    assert said(results.shown(made, {})) == "The result is what you answered, as you gave it."
    assert "what Rosa answered, as it was given." in said(results.shown(made, {}), "Rosa")


def test_too_few_answers_are_no_score() -> None:
    assert said(results.shown(results.rated(2), {})) == "Too little was answered for a score."


def test_a_row_of_an_older_schema_names_what_it_has() -> None:
    older = {
        "title": "", "subject": "interests", "language": "en", "flat": False, "leading": ["I"],
        "following": ["A"], 
        "scales": [{"id": "I", "name": "Investigative", "about": "", "value": 18, "low": 0, "high": 20}],
    }  # fmt: skip
    assert said(report.upgrade(older)) == "Your answers lean towards Investigative."


def test_a_mixture_says_the_order_and_the_scores() -> None:
    values = results.pairs("abc", subject="other")
    extra = Item("how", "rating", "How?", tuple(Option(n, str(n), n) for n in range(1, 6)))
    scale = replace(small.scale("how", ()), name="How", keys=(Key("how"),))
    section = replace(values.sections[0], items=(*values.sections[0].items, extra))
    made = replace(values, sections=(section,), scales=(*values.scales, scale))
    text = said(results.shown(made, {"ab": 1, "ac": 1, "bc": 1, "how": 4}))
    assert text == "First in your choices: Value a. Next: Value b. How: 4, from 1 to 5."
