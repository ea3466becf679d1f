"""What others have published stands here as they published it: words, order, keys, licences."""

import hashlib

import pytest

from coaching_xblock import library
from coaching_xblock.core.instrument import Instrument, Licence, Link
from tests.library import published

PROFILERS = ("onet-ip-short", "onet-mini-ip")


@pytest.fixture(params=sorted(published.TEXTS))
def instrument(request: pytest.FixtureRequest) -> Instrument:
    return library.instrument(request.param)


def digest(texts: list[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def line(licence: Licence) -> str:
    return "".join(part.text if isinstance(part, Link) else part for part in licence.attribution)


def test_the_items_are_verbatim_and_in_order(instrument: Instrument) -> None:
    texts = [item.text for item in instrument]
    assert digest(texts) == published.TEXTS[instrument.id]
    assert {n: texts[n - 1] for n in published.SAMPLES[instrument.id]} == published.SAMPLES[instrument.id]
    assert list(instrument.items) == [f"i{n:02}" for n in range(1, len(texts) + 1)]
    assert {item.kind for item in instrument} == {"rating"}


def test_each_item_counts_for_the_published_scale_and_direction(instrument: Instrument) -> None:
    keys = {
        scale.id: [int(key.item[1:]) * (-1 if key.reverse else 1) for key in scale.keys]
        for scale in instrument.scales
    }
    assert keys == published.KEYS[instrument.id]
    assert {(key.weight, key.answer) for scale in instrument.scales for key in scale.keys} == {(1, None)}


def test_statistics_are_those_of_the_sources_and_earn_no_verdict(instrument: Instrument) -> None:
    found = {scale.id: [each.reliability for each in scale.statistics] for scale in instrument.scales}
    alphas = published.ALPHAS.get(instrument.id, {})
    assert found == {scale.id: [alphas[scale.id]] if alphas else [] for scale in instrument.scales}
    for each in (each for scale in instrument.scales for each in scale.statistics):
        assert each.kind == "internal" and each.source and each.href.startswith("https://")
        assert each.sd is None and each.mean is None


@pytest.mark.parametrize("name", library.NAMES)
def test_attribution_lines_are_exact_and_lead_where_they_say(name: str) -> None:
    for licence in library.instrument(name).licences:
        if licence.id == "Apache-2.0":
            continue
        text, links = published.LINES[licence.id]
        assert line(licence) == text
        assert {part.text: part.href for part in licence.attribution if isinstance(part, Link)} == links


def test_each_instrument_stands_under_the_licence_of_its_items() -> None:
    first = {name: [each.id for each in library.instrument(name).licences] for name in library.NAMES}
    assert first == {
        "first-conversation": ["Apache-2.0"],
        "onet-mini-ip": ["CC-BY-ND-4.0", "CC-BY-4.0"],
        "onet-ip-short": ["CC-BY-ND-4.0", "CC-BY-4.0"],
        "interest-checklist": ["CC-BY-4.0"],
        "orvis-92": ["public-domain"],
        "work-values": ["CC-BY-4.0"],
        "career-strengths": ["public-domain"],
        "mini-ipip": ["public-domain"],
        "ipip-50": ["public-domain"],
    }


@pytest.mark.parametrize("name", PROFILERS)
def test_a_profiler_is_asked_whole_and_changed_by_nobody(name: str) -> None:
    profiler = library.instrument(name)
    assert (profiler.editable, profiler.all_required, profiler.min_age) == (False, True, 14)
    assert profiler.language == "en"
    assert {len(section.items) for section in profiler.sections} == {len(profiler.items) // 6}
    assert not any(section.title or section.intro for section in profiler.sections)
    assert not any(item.hint or item.when or item.optional for item in profiler)
    assert {tuple((o.value, o.label, o.score) for o in item.options) for item in profiler} == {
        (
            (1, "Strongly Dislike", 0),
            (2, "Dislike", 1),
            (3, "Unsure", 2),
            (4, "Like", 3),
            (5, "Strongly Like", 4),
        )
    }
    assert {(scale.method, scale.missing) for scale in profiler.scales} == {("sum", 1)}
    assert digest([scale.about for scale in profiler.scales]) == published.AREAS
    assert [scale.name for scale in profiler.scales] == [
        "Realistic",
        "Investigative",
        "Artistic",
        "Social",
        "Enterprising",
        "Conventional",
    ]


@pytest.mark.parametrize("name", sorted(set(library.NAMES) - set(PROFILERS)))
def test_everything_else_may_be_edited_and_is_never_called_a_profiler(name: str) -> None:
    instrument = library.instrument(name)
    assert instrument.editable
    assert "profiler" not in " ".join((instrument.title, instrument.purpose, instrument.audience)).lower()
    assert "O*NET" not in instrument.title


def test_the_two_big_five_forms_say_that_they_count_worry_and_calm_in_opposite_ways() -> None:
    """The same sentence, “Am relaxed most of the time”, is reversed in the one and not in the other."""
    short, full = library.instrument("mini-ipip"), library.instrument("ipip-50")
    sentence = "Am relaxed most of the time"
    directions = [
        key.reverse
        for instrument, scale in ((short, "neuroticism"), (full, "emotional_stability"))
        for key in instrument.scale[scale].keys
        if instrument.items[key.item].text == sentence
    ]
    assert directions == [True, False]
    assert any("towards worry" in source for source in short.sources)
    assert any("towards calm" in source for source in full.sources)
    assert [band.means for band in short.scale["neuroticism"].bands] == [
        band.means for band in reversed(full.scale["emotional_stability"].bands)
    ]


def test_the_career_scales_share_no_sentence() -> None:
    texts = [item.text for item in library.instrument("career-strengths")]
    assert len(texts) == len(set(texts)) == 50
