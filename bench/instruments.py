"""The core's heavy loops: scoring many sittings, matching all occupations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import numpy as np
from lxml import etree

from coaching_xblock import library
from coaching_xblock.core import matching, scoring
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.matching import Band, Prepared
from coaching_xblock.library import occupations
from coaching_xblock.olx import instrument as olx

from .measure import Measure, ratio

SITTINGS = 10_000
MATCH_LIMIT = 20
READ_LIMIT = 3
LIBRARY = Path(library.__file__).parent
#: Raw scores of 40 in the order of the areas: some occupations in each group.
SCORES = (30, 10, 5, 20, 25, 8)


def measures() -> Iterator[Measure]:
    """Scoring against the barest sums of the same answers; matching against numpy's bare correlations."""
    instrument = library.instrument("onet-ip-short")
    sittings = _sittings(instrument)
    yield Measure(
        "score_10000_sittings",
        ratio(lambda: _scores(instrument, sittings), _bare_sums(instrument, sittings), rounds=3),
        None,
        "bare sums",
    )
    yield from _reading()
    prepared = occupations.prepared()
    mine = matching.Profile(matching.shape(SCORES), "no")
    rival = _by_numpy(prepared)
    _agree(matching.match(mine, prepared).groups, rival())
    yield Measure(
        "match_923_occupations", ratio(lambda: matching.match(mine, prepared), rival), MATCH_LIMIT, "numpy"
    )


def _reading() -> Iterator[Measure]:
    """Reading an instrument against lxml alone at the same file, which does ever less of the work."""
    source = max((each.read_bytes() for each in LIBRARY.glob("*.xml")), key=len)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True)
    schema = etree.RelaxNG(file=str(Path(olx.__file__).parent / "schema" / "instrument.rng"))

    def validated() -> etree._Element:
        root = etree.fromstring(source, parser)
        schema.assertValid(root)
        return root

    def handed_over() -> object:
        return [(each.tag, each.text, dict(each.items())) for each in validated().iter()]

    def read() -> object:
        return olx.read(source)

    yield Measure(
        "read_largest_instrument", ratio(read, handed_over), READ_LIMIT, "lxml handing it over valid"
    )
    yield Measure("read_by_validating", ratio(read, validated), None, "lxml parsing and validating it")
    yield Measure("read_by_parsing", ratio(read, lambda: etree.fromstring(source)), None, "lxml parsing it")


def _sittings(instrument: Instrument) -> list[dict[str, int]]:
    draw = Random(1)
    return [{item: draw.randint(1, 5) for item in instrument.items} for _ in range(SITTINGS)]


def _scores(instrument: Instrument, sittings: list[dict[str, int]]) -> None:
    for answers in sittings:
        scoring.score(instrument, answers)


def _bare_sums(instrument: Instrument, sittings: list[dict[str, int]]) -> Callable[[], None]:
    """The least that a sum of looked-up answers costs: no missing answers, no bounds, no weights."""
    items = [[key.item for key in scale.keys] for scale in instrument.scales]

    def sums() -> None:
        for answers in sittings:
            [sum([answers[item] for item in scale]) - len(scale) for scale in items]

    return sums


def _by_numpy(prepared: Prepared) -> Callable[[], np.ndarray]:
    """The correlations alone, on a matrix prepared as ours is: no groups, no titles."""
    matrix = np.array([matching.shape(each.interests) for each in prepared.occupations])
    scores = np.array(SCORES, dtype=float)

    def correlations() -> np.ndarray:
        mine = scores - scores.mean()
        return matrix @ (mine / np.sqrt(mine @ mine))  # type: ignore[no-any-return]

    return correlations


def _agree(groups: Mapping[Band, tuple[object, ...]], correlations: np.ndarray) -> None:
    cuts = [cut for _, cut in matching.CUTS]
    above = [int((correlations >= cut).sum()) for cut in cuts]
    assert [len(group) for group in groups.values()] == [above[0], above[1] - above[0], above[2] - above[1]]
