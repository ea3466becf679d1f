"""What a finished sitting keeps."""

import json
from typing import Any

import pytest

from coaching_xblock import library
from coaching_xblock.core import report, sitting
from coaching_xblock.core.errors import Unanswered
from coaching_xblock.core.instrument import Answers, Instrument
from coaching_xblock.core.sitting import Change
from tests.core import samples

NOW = "2026-03-03T14:02:09Z"


def some_answers(instrument: Instrument) -> dict[str, Any]:
    """An answer to every item, whatever its kind."""
    by_kind = {
        "multiple": lambda item: (item.options[0].value,),
        "ranking": lambda item: tuple(option.value for option in item.options),
        "number": lambda item: item.range.low,
        "slider": lambda item: item.range.high,
        "text": lambda item: "words",
    }
    return {item.id: by_kind.get(item.kind, lambda item: item.options[-1].value)(item) for item in instrument}


@pytest.mark.parametrize("name", library.NAMES)
def test_every_instrument_of_the_library_gives_a_report_that_is_plain_json(name: str) -> None:
    instrument = library.instrument(name)
    shown = report.build(instrument, some_answers(instrument))
    assert json.loads(json.dumps(shown)) == shown
    assert [scale["id"] for scale in shown["scales"]] == [scale.id for scale in instrument.scales]
    assert report.upgrade(shown) == shown


@pytest.mark.parametrize("name", library.NAMES)
def test_every_score_of_the_library_has_a_text(name: str) -> None:
    instrument = library.instrument(name)
    for scale in report.build(instrument, some_answers(instrument))["scales"]:
        assert 1 <= len(scale["bands"]) <= 2, scale["id"]
        assert all(band["means"] for band in scale["bands"])


def test_what_is_missing_is_named() -> None:
    made = samples.five()
    shown = report.build(made, {"q1": 4, "q2": 4, "q3": 4, "q4": 4})
    (scale,) = shown["scales"]
    assert (scale["value"], scale["prorated"], scale["missing"]) == (20, True, ["q5"])
    assert shown["left_out"] == ["q5"]


def test_too_little_is_no_score_and_no_text() -> None:
    (scale,) = report.build(samples.five(), {"q1": 4})["scales"]
    assert (scale["value"], scale["bands"], scale["level"]) == (None, [], "")


def test_straight_lines_are_noted() -> None:
    mini_ip = library.instrument("onet-mini-ip")
    shown = report.build(mini_ip, {item: 2 for item in mini_ip.items})
    (note,) = shown["quality"]
    assert (note["code"], note["many"], note["items"], note["label"]) == ("long_run", 30, 30, "Dislike")
    assert shown["flat"] and shown["leading"] == []


def test_values_are_ordered_within_one_person_and_never_flat() -> None:
    shown = report.build(samples.values(), {"p1": 1, "p2": 2, "p3": 1, "n-a": 4, "n-b": 2})
    assert shown["ipsative"] is True
    assert [(scale["id"], scale["value"]) for scale in shown["scales"]] == [("a", 2), ("b", 1), ("c", 0)]


def finish(instrument: Instrument, answers: Answers, **more: bool) -> list[dict[str, Any]]:
    rows = sitting.begin([], instrument, NOW)
    which = rows[0]["id"]
    rows = sitting.save_answers(rows, which, instrument, {i: Change(a) for i, a in answers.items()}, NOW)
    return sitting.finish(rows, which, instrument, NOW, **more)


def test_gaps_are_named_first_and_may_then_stay() -> None:
    with pytest.raises(Unanswered) as caught:
        finish(samples.five(), {"q1": 1, "q2": 1})
    assert caught.value.items == ("q3", "q4", "q5") and not caught.value.final
    (row,) = finish(samples.five(), {"q1": 1, "q2": 1}, gaps=True)
    assert row["stage"] == "finished" and row["shown"]["left_out"] == ["q3", "q4", "q5"]


def test_an_instrument_that_demands_all_gives_no_result_with_gaps() -> None:
    made = samples.instrument(*map(samples.rating, ("q1", "q2")), all_required=True)
    with pytest.raises(Unanswered) as caught:
        finish(made, {"q1": 1}, gaps=True)
    assert caught.value.final


def test_optional_items_and_items_that_are_not_asked_are_no_gaps() -> None:
    made = samples.values()
    (row,) = finish(made, {"p1": 1, "p2": 2, "p3": 1, "n-a": 4, "n-b": 2})
    assert row["shown"]["left_out"] == []
    with_text = samples.instrument(samples.rating("q1"), samples.TEXT)
    assert finish(with_text, {"q1": 1})[0]["stage"] == "finished"


def test_an_answer_can_be_taken_back() -> None:
    made = samples.five()
    rows = sitting.begin([], made, NOW)
    which = rows[0]["id"]
    rows = sitting.save_answers(rows, which, made, {"q1": Change(2)}, NOW)
    rows = sitting.save_answers(rows, which, made, {"q1": Change(None, was=2)}, NOW)
    assert rows[0]["answers"] == {} and rows[0]["answered"] == 0
