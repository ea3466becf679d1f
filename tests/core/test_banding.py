"""Texts by answer words, and both texts near a cut."""

import pytest

from coaching_xblock.core import scoring
from coaching_xblock.core.banding import read, standard_error
from coaching_xblock.core.instrument import Band, Key, Level, Option, Statistics
from tests.core import samples, small


def reading(*values: int) -> tuple[list[str], str]:
    made = samples.five()
    (score,) = scoring.score(made, {f"q{n}": value for n, value in enumerate(values, start=1)})
    found = read(made, made.scales[0], score)
    assert found is not None
    return [band.means for band in found.bands], found.level


@pytest.mark.parametrize(
    ("values", "texts", "level"),
    [
        ((1, 1, 1, 1, 1), ["seldom"], "mostly Never"),
        ((1, 2, 1, 2, 1), ["seldom"], "mostly Never"),  # 1.4
        ((2, 2, 2, 2, 1), ["seldom", "at times"], "mostly Rarely"),  # 1.8: within a quarter of the cut at 2
        ((2, 2, 2, 2, 2), ["seldom", "at times"], "mostly Rarely"),  # on the cut itself
        ((3, 2, 3, 2, 2), ["at times"], "mostly Rarely"),  # 2.4
        ((3, 3, 3, 3, 2), ["at times", "often"], "mostly Often"),  # 2.8
        ((4, 4, 4, 4, 4), ["often"], "mostly Always"),
    ],
)
def test_within_a_quarter_step_of_a_cut_both_texts_show(
    values: tuple[int, ...], texts: list[str], level: str
) -> None:
    assert reading(*values) == (texts, level)


def test_a_published_standard_error_takes_the_quarters_place() -> None:
    """SD 3 and r .75 of the sum give SEM 1.5, which is 0.3 of the average of five items."""
    statistics = Statistics("Somebody 2020", sd=3, reliability=0.75, kind="internal", mean=12)
    assert standard_error(statistics) == 1.5
    keys = [Key(f"q{n}") for n in range(1, 6)]
    scale = samples.scale("s", *keys, statistics=(statistics,))
    made = samples.instrument(*(samples.rating(key.item) for key in keys), scales=(scale,))
    shown = []
    for values in ((2, 2, 2, 2, 3), (2, 2, 2, 3, 3), (3, 3, 3, 2, 2), (3, 3, 3, 3, 2)):  # 2.2, 2.4, 2.6, 2.8
        (score,) = scoring.score(made, dict(zip((key.item for key in keys), values, strict=True)))
        found = read(made, scale, score)
        assert found is not None
        shown.append([band.means for band in found.bands])
    assert shown == [["seldom", "at times"], ["at times"], ["at times"], ["at times", "often"]]


def test_counts_of_choices_are_cut_on_the_count() -> None:
    made = samples.values()
    bands = (Band(0, 1, "never"), Band(1, 2, "sometimes"))
    scale = samples.scale("a", *made.scale["a"].keys, missing=1, bands=bands)
    (score, *_) = scoring.score(made, {"p1": 1, "p2": 2, "p3": 1})
    found = read(made, scale, score)
    assert found is not None
    assert (found.place, [band.means for band in found.bands], found.level) == (2, ["sometimes"], "")


def test_no_score_no_text() -> None:
    made = samples.five()
    (score,) = scoring.score(made, {})
    assert read(made, made.scales[0], score) is None


@pytest.mark.parametrize(
    ("mean", "phrase"), [(2.5, "mostly 3"), (3.5, "mostly 3"), (1.5, "mostly 2"), (4.5, "mostly 4")]
)
def test_half_way_between_two_words_the_more_moderate_one_stands(mean: float, phrase: str) -> None:
    options = tuple(Option(n, str(n), n) for n in range(1, 6))
    items = [small.rating("a", options), small.rating("b", options)]
    levels = tuple(Level(n, f"mostly {n}") for n in range(1, 6))
    made = small.instrument([small.scale("s", items)], items, levels=levels)
    (given,) = scoring.score(made, {"a": int(mean), "b": int(mean) + 1})
    found = read(made, made.scales[0], given)
    assert found and found.level == phrase
