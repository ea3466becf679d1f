"""Finished results of instruments that are made for it, as `core.report` keeps them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching_xblock.core import report
from coaching_xblock.core.instrument import Band, Instrument, Item, Key, Level, Option
from tests.core import small

LEVELS = tuple(
    Level(at, phrase)
    for at, phrase in enumerate(["mostly Never", "seldom", "mixed", "mostly Often", "mostly Always"])
)
BANDS = (Band(0, 1.5, "Seldom.", "Try one."), Band(1.5, 2.5, "At times."), Band(2.5, 4, "Often.", "Try two."))


def rated(count: int, *, each: int = 5, unequal: bool = False, **more: Any) -> Instrument:
    """*count* scales of five-point ratings from 0 to 4, with bands; *unequal* ones grow in items."""
    scales, items = [], []
    for number in range(count):
        mine = [small.rating(f"s{number}-{n}") for n in range(each + (number if unequal else 0))]
        items += mine
        named = small.scale(f"s{number}", mine, bands=BANDS, tryouts=("Ask somebody.",))
        scales.append(replace(named, name=f"Area {number}"))
    return small.instrument(scales, items, **{"subject": "skills", "levels": LEVELS, **more})


def pairs(names: str = "abc", subject: str = "values") -> Instrument:
    """Every two of *names* in a forced pair ``ab``: answer 1 is for the first of them, 2 for the other."""
    both = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    items = [Item(a + b, "forced", "Which?", (Option(1, a, 1), Option(2, b, 2))) for a, b in both]
    scales = [
        replace(
            small.scale(name, ()),
            name=f"Value {name}",
            keys=tuple(Key(a + b, answer=(a, b).index(name) + 1) for a, b in both if name in (a, b)),
            missing=1,
        )
        for name in names
    ]
    return small.instrument(scales, items, subject=subject)


def types(questions: int = 6) -> Instrument:
    """Types by majority: each question's four answers belong to four types."""
    options = tuple(Option(n, f"Answer {n}", n) for n in range(1, 5))
    items = [Item(f"q{n}", "single", "Which?", options) for n in range(questions)]
    scales = [
        replace(
            small.scale(f"t{n}", ()),
            name=f"Type {n}",
            keys=tuple(Key(item.id, answer=n) for item in items),
        )
        for n in range(1, 5)
    ]
    return small.instrument(scales, items, subject="personality")


def shown(made: Instrument, answers: Mapping[str, Any]) -> dict[str, Any]:
    return report.build(made, answers)


def summed(made: Instrument, *sums: int) -> dict[str, Any]:
    """The result in which the scales have these sums."""
    return shown(made, small.answering(made, dict(zip([each.id for each in made.scales], sums, strict=True))))


def varied(made: Instrument) -> dict[str, Any]:
    """An answer to every question, as a browser sends it, none like the one before it."""
    found: dict[str, Any] = {}
    for number, item in enumerate(made):
        step = number * 7 + number // 5
        if item.range is not None:
            steps = int((item.range.high - item.range.low) / item.range.step) + 1
            found[item.id] = item.range.low + item.range.step * (step % steps)
        elif item.kind == "text":
            found[item.id] = f"What I think about it, {number} of many.\nAnd a second line."
        elif item.kind == "ranking":
            found[item.id] = [option.value for option in item.options]
        else:
            chosen = item.options[step % len(item.options)].value
            found[item.id] = [chosen] if item.kind == "multiple" else chosen
    return found
