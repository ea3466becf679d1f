"""Instruments of any size and subject, made in a line."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.core.instrument import Instrument, Item, Key, Option, Range, Scale, Section

FIVE = tuple(
    Option(value, label, value - 1)
    for value, label in enumerate(("Strongly Dislike", "Dislike", "Unsure", "Like", "Strongly Like"), start=1)
)


def rating(name: str, options: tuple[Option, ...] = FIVE, **more: Any) -> Item:
    return Item(name, "rating", f"Text of {name}", options, **more)


def slider(name: str, low: float = 0, high: float = 100, step: float = 1) -> Item:
    return Item(name, "slider", f"Text of {name}", range=Range(low, high, step))


def scale(name: str, items: Sequence[Item], **more: Any) -> Scale:
    return Scale(name, name, f"About {name}", tuple(Key(item.id) for item in items), **more)


def instrument(scales: Sequence[Scale], items: Sequence[Item], **more: Any) -> Instrument:
    plain: dict[str, Any] = {
        "id": "small",
        "version": 1,
        "title": "Small",
        "purpose": "",
        "audience": "",
        "subject": "other",
        "language": "en",
        "minutes": 1,
        "licences": (),
    }
    return Instrument(**{**plain, **more}, scales=tuple(scales), sections=(Section("s", tuple(items)),))


def profiler(each: int = 5, scales: str = "RIASEC", **more: Any) -> Instrument:
    """An interest inventory of *each* items an area, asked in turn."""
    items = [rating(f"{area}{number}") for number in range(each) for area in scales]
    of = {area: [item for item in items if item.id[0] == area] for area in scales}
    return instrument([scale(area, of[area]) for area in scales], items, **{"subject": "interests", **more})


def with_statistics(made: Instrument, *statistics: Any) -> Instrument:
    """*made*, with the same published statistics for all its scales."""
    return replace(made, scales=tuple(replace(each, statistics=statistics) for each in made.scales))


def answering(made: Instrument, scores: Mapping[str, int]) -> dict[str, int]:
    """Answers that give each scale of five-point ratings this sum (from 0 to 4 an item)."""
    answers = {}
    for each in made.scales:
        left = scores[each.id]
        for key in each.keys:
            most = min(4, left)
            answers[key.item] = most + 1
            left -= most
        assert left == 0
    return answers
