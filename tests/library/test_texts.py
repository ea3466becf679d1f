"""What the library says to learners: complete, careful, and never a verdict."""

import re

import pytest

from coaching_xblock import library
from coaching_xblock.core.instrument import Instrument, Scale
from coaching_xblock.core.scoring import score

#: Words of judgement, of command and of praise, and marks that shout.
VERDICTS = re.compile(
    r"\b(high|higher|highest|highly|low|lower|lowest|should|must|ought|weak\w*|poor\w*|excellent|excel\w*"
    r"|congratulations|great|amazing|perfect\w*|strong (in|at)|good at|bad at|normal\w*|abnormal\w*|average"
    r"|disorder\w*|diagnos\w*|symptom\w*|suffer\w*|fail\w*|improve\w*|score)\b|!",
    re.IGNORECASE,
)
CONTRACTIONS = re.compile(r"\w(n't|'re|'ve|'ll|'d)\b")


@pytest.fixture(params=library.NAMES)
def instrument(request: pytest.FixtureRequest) -> Instrument:
    return library.instrument(request.param)


def metric(instrument: Instrument, scale: Scale) -> tuple[float, float]:
    """The range that a scale's bands have to cover: the count where it counts choices, else the average."""
    found = next(each for each in score(instrument, {}) if each.scale == scale.id)
    if any(key.answer is not None for key in scale.keys):
        return found.low, found.high
    return found.mean_low, found.mean_high


def test_it_says_what_it_is_and_for_whom(instrument: Instrument) -> None:
    assert all((instrument.title, instrument.purpose, instrument.audience, instrument.sources))
    assert instrument.minutes >= 2
    assert instrument.version == 1 and instrument.language == "en"
    assert all(scale.about for scale in instrument.scales)


def test_bands_cover_each_scale_without_a_gap(instrument: Instrument) -> None:
    for scale in instrument.scales:
        low, high = metric(instrument, scale)
        assert len(scale.bands) == 3
        assert (scale.bands[0].low, scale.bands[-1].high) == (low, high)
        assert [band.high for band in scale.bands[:-1]] == [band.low for band in scale.bands[1:]]
        assert all(band.low < band.high for band in scale.bands)


def test_answers_have_words_for_every_average(instrument: Instrument) -> None:
    """Bands are named by the words of the answers, or by their own where there are no such words."""
    for scale in instrument.scales:
        if instrument.levels:
            low, high = metric(instrument, scale)
            assert [level.at for level in instrument.levels] == list(range(int(low), int(high) + 1))
        else:
            assert all(band.name for band in scale.bands)


def test_each_band_says_what_it_may_mean_and_what_to_try(instrument: Instrument) -> None:
    for scale in instrument.scales:
        for band in scale.bands:
            assert 30 < len(band.means) < 600 and 40 < len(band.try_) < 450, (scale.id, band.low)
        assert len({band.means for band in scale.bands}) == len({band.try_ for band in scale.bands}) == 3


def test_no_text_judges_commands_or_praises(instrument: Instrument) -> None:
    for scale in instrument.scales:
        for text in [each for band in scale.bands for each in (band.means, band.try_, band.name)]:
            assert VERDICTS.findall(text) == [], text
            assert CONTRACTIONS.search(text) is None, text
    spoken = [instrument.purpose, instrument.audience, *(s.intro for s in instrument.sections)]
    spoken += [text for scale in instrument.scales for text in scale.tryouts]
    assert not any("!" in text for text in spoken)


def test_interests_come_with_things_to_try_out(instrument: Instrument) -> None:
    for scale in instrument.scales:
        assert len(scale.tryouts) >= (3 if instrument.subject == "interests" else 0)


@pytest.mark.parametrize("name", ["ipip-50", "mini-ipip", "career-strengths"])
def test_health_and_circumstances_are_named_before_traits(name: str) -> None:
    """The text for the end that hard times can lead to names them in its first half."""
    causes = re.compile(r"ill\b|illness|health|pain|sleep|tired|disability|dyslexia|care for|caring|language")
    instrument = library.instrument(name)
    for scale in instrument.scales:
        hard = scale.bands[-1 if scale.id == "neuroticism" else 0].means
        found = causes.search(hard)
        assert found and found.start() < len(hard) / 2, hard


@pytest.mark.parametrize("name", ["onet-ip-short", "onet-mini-ip", "interest-checklist"])
def test_the_first_text_for_work_with_the_body_speaks_of_conditions_and_chances(name: str) -> None:
    text = library.instrument(name).scale["R"].bands[0].means
    assert all(word in text for word in ("your health", "where you live", "the chance to try"))
