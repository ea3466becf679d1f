"""Invented answers: to every kind of instrument, with what its scales then say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching_xblock import library
from coaching_xblock.core import answer, asking, report, sample, scoring
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.sample import LEVELS, Level
from tests.olx.making import instruments

NAMES = [name for name in library.NAMES if not library.instrument(name).ipsative]


def scores(instrument: Instrument, level: Level) -> list[scoring.ScaleScore]:
    given = sample.answers(instrument, level, "Words.")
    return list(scoring.score(instrument, given, asking.asked(instrument, given)))


@pytest.mark.parametrize("name", NAMES)
def test_low_middle_and_high_are_what_they_say(name: str) -> None:
    instrument = library.instrument(name)
    assert all(each.value == each.low for each in scores(instrument, "low"))
    assert all(each.value == each.high for each in scores(instrument, "high"))
    for each in scores(instrument, "middle"):
        assert each.value == pytest.approx((each.low + each.high) / 2, abs=0.25 * each.close)


@pytest.mark.parametrize("name", [name for name in NAMES if len(library.instrument(name).scales) > 1])
def test_mixed_falls_from_scale_to_scale(name: str) -> None:
    found = scores(library.instrument(name), "mixed")
    assert found[0].value == found[0].high
    means = [each.mean for each in found]
    assert means == sorted(means, reverse=True) or means[0] > means[-1]


def test_choices_between_things_have_an_order_and_its_contrary() -> None:
    values = library.instrument("work-values")
    first = [each.value for each in scores(values, "high")]
    assert first == sorted(first, reverse=True) and len(set(first)) == 6
    assert [each.value for each in scores(values, "low")] == first[::-1]
    middle = [each.value for each in scores(values, "middle")]
    assert max(middle) - min(middle) < 5


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instrument=instruments(), level=st.sampled_from(LEVELS))
def test_whatever_is_asked_is_answered_as_somebody_could(instrument: Instrument, level: Level) -> None:
    given = sample.answers(instrument, level, "Words.")
    assert {item.id for item in asking.asked(instrument, given)} <= set(given)
    for item, value in answer.to_json(given).items():
        assert answer.accept(instrument.items[item], value) == given[item]
    assert report.build(instrument, given)["left_out"] == []
