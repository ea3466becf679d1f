"""The lines that open a block: a line leads only where there is something."""

from dataclasses import replace

import pytest
from xblock.runtime import NullI18nService

from coaching_xblock import library, rendering
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked
from coaching_xblock.views import learner
from coaching_xblock.views.today import line
from coaching_xblock.views.voice import Voice

NOW = "2026-03-03T12:00:00Z"
VOICE = Voice(NullI18nService())


@pytest.fixture
def instrument() -> Instrument:
    return library.instrument("onet-mini-ip")


def lines(found: Sitting, instrument: Instrument) -> list[dict[str, object]]:
    return learner.today(found, instrument, AccessLog(), {}, VOICE)


def test_a_line_that_leads_nowhere_is_plain() -> None:
    context = {"today": [line("Nobody <b>shares</b> here.")]}
    page = rendering.render("shared/today.html", context, NullI18nService())
    assert "Nobody &lt;b&gt;shares" in page and "<button" not in page


def test_after_a_deletion_it_leads_to_the_age_or_to_the_button(instrument: Instrument) -> None:
    gone = Sitting("a", instrument.id, instrument.digest, "deleted", NOW, NOW, finished=NOW)
    assert [each["jump"] for each in lines(gone, instrument)] == ["old_enough"]
    assert [each["jump"] for each in lines(gone, replace(instrument, min_age=0))] == ["begin"]


def test_answers_without_their_key_are_not_promised(instrument: Instrument) -> None:
    locked = Sitting(
        "a", instrument.id, instrument.digest, "begun", NOW, NOW, answered=3, answers=Locked("x")
    )
    assert lines(locked, instrument) == []
