"""What a comparison says: a verdict where one is earned, the reason where it is not, never a praise."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from xblock.runtime import NullI18nService

from coaching_xblock.core import change, report
from coaching_xblock.core.change import Reason
from coaching_xblock.core.instrument import Instrument, Statistics
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked
from coaching_xblock.views import shift, verdict
from coaching_xblock.views.comparison import comparison
from coaching_xblock.views.voice import Voice
from tests.core import small

VOICE = Voice(NullI18nService())
RETEST = Statistics("A study", "https://example.org/", n=200, sd=4.0, reliability=0.84, kind="retest")
INTERNAL = Statistics("Another", n=900, sd=4.0, reliability=0.84, kind="internal")
LEVEL = dict.fromkeys("RIASEC", 8)
APART = ("other_instrument", "other_version")


def sat(made: Instrument, scores: dict[str, int], finished: str = "2026-03-03T14:00:00Z", **more: Any) -> Any:
    answers = small.answering(made, scores)
    shown = report.build(made, answers)
    plain = Sitting("s", made.id, made.digest, "finished", finished, finished, finished)
    return replace(plain, answers=answers, shown=shown, **more)


def together(made: Instrument, **after: int) -> dict[str, Any]:
    page = comparison(sat(made, LEVEL), sat(made, {**LEVEL, **after}, "2026-06-01T14:00:00Z"), made, VOICE)
    assert page["apart"] == ""
    return dict(page["together"])


def words(page: dict[str, Any]) -> str:
    return " ".join(page["rows"][0]["words"])


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    said = verdict.apart(reason, VOICE) if reason in APART else verdict.why_not(reason, VOICE)
    assert said.endswith(".") and "_" not in said


def test_interests_are_different_and_never_better() -> None:
    page = together(small.with_statistics(small.profiler(), RETEST), R=14)
    assert words(page) == "8, then 14: 6 more. Different: up to 6 is common when nothing has changed."
    assert page["lead"].startswith("More than chance explains: ")
    assert "better" not in str(page) and page["sources"] == [{"text": "A study", "href": RETEST.href}]


@pytest.mark.parametrize(("after", "said"), [(14, "More than before: up to"), (2, "Less than before: up to")])
def test_strengths_have_a_direction(after: int, said: str) -> None:
    made = small.with_statistics(small.profiler(subject="strengths"), RETEST)
    assert said in words(together(made, R=after))


def test_a_difference_within_the_error_is_common() -> None:
    page = together(small.with_statistics(small.profiler(), RETEST), R=12)
    assert "A difference this size is common when nothing has changed." in words(page)
    assert page["lead"] == "No difference here is larger than is common when nothing has changed."


def test_no_verdict_is_said_once_with_its_reason() -> None:
    page = together(small.profiler(), R=12)
    assert page["why_not"] == (
        "No verdict. Nobody has published how much these scores differ when nothing has changed."
    )
    assert words(page) == "8, then 12: 4 more."
    assert [row["difference"] for row in page["rows"]] == ["+4", "0", "0", "0", "0", "0"]
    assert page["open"] == ""


def test_without_a_retest_there_is_an_error_and_no_verdict() -> None:
    page = together(small.with_statistics(small.profiler(), INTERNAL), R=2)
    assert "not how much the scores differ" in page["why_not"]
    assert "Each score can be off by about 1.6." in words(page)
    assert page["rows"][0]["difference"] == "\N{MINUS SIGN}6"


def test_all_the_same_is_all_the_same() -> None:
    page = together(small.profiler())
    assert page["lead"] == "All scores are the same both times."
    assert page["unmoved"] == "No answer moved by two steps or more."
    assert words(page) == "8 both times."


def test_answers_that_moved_are_in_the_words_of_the_answers() -> None:
    made = small.profiler()
    page = together(made, R=20)
    item = next(iter(made))
    assert page["moved"][0]["text"].startswith("Text of R")
    assert {page["moved"][0]["before"], page["moved"][0]["after"]} <= {each.label for each in item.options}


def test_the_earlier_sitting_is_a_dashed_hexagon_with_both_scores_described() -> None:
    (drawn,) = together(small.profiler(), R=20)["hexagons"]
    assert drawn["earlier"] and drawn["earlier"] != drawn["outline"]
    assert "8, then 20" in drawn["description"]


def test_marks_lie_where_the_scores_are_and_a_missing_one_is_not_drawn() -> None:
    scales = [{"name": "One", "low": 0, "high": 20}, {"name": "Two", "low": 5, "high": 5}]
    one = change.ScaleChange("a", 0, 20, 20, error=2.0)
    drawn = shift.shifts(scales, [one, change.ScaleChange("b", None, 5, None)])
    first, second = drawn["rows"]
    assert (first["before"], first["after"]) == ("8.0", f"{shift.WIDTH - 8:.1f}")
    assert first["way"] == {"from": "8.0", "to": first["after"]} and len(first["errors"]) == 2
    assert (second["before"], second["way"], second["errors"]) == (None, None, [])


def test_two_versions_are_listed_and_not_compared() -> None:
    old, new = small.profiler(), small.profiler(subject="strengths")
    other = replace(sat(new, LEVEL), digest="another")
    page = comparison(sat(old, LEVEL), other, new, VOICE)
    assert "The questions changed between the two." in page["apart"] and page["together"] == {}
    assert [each["sentence"] != "" for each in page["results"]] == [True, True]


def test_a_version_that_is_gone_is_said_to_be_gone() -> None:
    made = small.profiler()
    gone = [replace(sat(made, LEVEL), digest="gone") for _each in range(2)]
    assert "are not here any more" in comparison(*gone, made, VOICE)["apart"]


@pytest.mark.parametrize("leaf", ["answers", "shown"])
def test_locked_words_are_said_to_be_locked(leaf: str) -> None:
    made = small.profiler()
    page = comparison(sat(made, LEVEL), sat(made, LEVEL), made, VOICE)
    assert not page["apart"]
    locked = replace(sat(made, LEVEL), **{leaf: Locked("c1.gone")})
    assert "the site's key for it is missing" in comparison(locked, sat(made, LEVEL), made, VOICE)["apart"]


def test_two_of_one_day_are_told_apart_by_the_hour() -> None:
    made = small.profiler()
    page = comparison(sat(made, LEVEL), sat(made, LEVEL, "2026-03-03T16:30:00Z"), made, VOICE)
    assert page["between"] == "3 March 2026, 14:00 and 3 March 2026, 16:30, side by side"
