"""The order of scales that stand against each other within one person, with ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Scale = Mapping[str, Any]

#: The same bound as `core.leaning.flat`: a spread under a quarter of the range puts nothing first.
LEAST_SPREAD = 0.25


def share(scale: Scale) -> float:
    """How far its score lies from the least (0) to the most (1) that it could be."""
    width = scale["high"] - scale["low"]
    return (scale["value"] - scale["low"]) / width if width else 0.0


def places(scales: Sequence[Scale]) -> list[list[Scale]]:
    """Those with a score, first place first; tied ones stand together, in the instrument's order.

    By `share`: where one thing could be chosen more often than another, counts alone would be unfair.
    """
    groups: dict[float, list[Scale]] = {}
    for each in scales:
        if each["value"] is not None:
            groups.setdefault(round(share(each), 9), []).append(each)
    return [groups[place] for place in sorted(groups, reverse=True)]


def numbered(groups: Sequence[Sequence[Scale]]) -> list[tuple[int, Scale, bool]]:
    """Each scale of `places` with its place, counted as in sport (1, 2, 2, 4), and whether it is tied."""
    found: list[tuple[int, Scale, bool]] = []
    for group in groups:
        number = len(found) + 1
        found += [(number, each, len(group) > 1) for each in group]
    return found


def undecided(groups: Sequence[Sequence[Scale]]) -> bool:
    """Are all so close together that nothing comes first?"""
    return len(groups) < 2 or share(groups[0][0]) - share(groups[-1][0]) < LEAST_SPREAD
