"""Small instruments for the tests of the core, put together in Python."""

from coaching_xblock.core.instrument import (
    Band,
    Instrument,
    Item,
    Key,
    Level,
    Licence,
    Option,
    Range,
    Scale,
    Section,
    Statistics,
    When,
)

LIKE = tuple(
    Option(value, label, value) for value, label in enumerate(("Never", "Rarely", "Often", "Always"), start=1)
)
LEVELS = tuple(Level(option.score, f"mostly {option.label}") for option in LIKE)
BANDS = (Band(1, 2, "seldom"), Band(2, 3, "at times"), Band(3, 4, "often"))
LICENCE = Licence("CC0", "https://example.org/", ("By us.",))


def rating(name: str, *, when: tuple[When, ...] = (), optional: bool = False) -> Item:
    return Item(name, "rating", f"{name}?", LIKE, optional=optional, when=when)


def instrument(
    *items: Item,
    scales: tuple[Scale, ...] = (),
    all_required: bool = False,
    levels: tuple[Level, ...] = LEVELS,
    interview: bool = False,
) -> Instrument:
    return Instrument(
        id="small",
        version=1,
        title="Small",
        purpose="To test.",
        audience="Tests",
        subject="strengths",
        language="en",
        minutes=1,
        licences=(LICENCE,),
        scales=scales,
        sections=(Section("p1", items),),
        all_required=all_required,
        levels=levels,
        interview=interview,
    )


def scale(
    name: str,
    *keys: Key,
    missing: float = 0.8,
    method: str = "sum",
    bands: tuple[Band, ...] = BANDS,
    statistics: tuple[Statistics, ...] = (),
) -> Scale:
    return Scale(name, name.upper(), f"About {name}.", keys, method, missing, bands, statistics)  # type: ignore[arg-type]


def five(*, missing: float = 0.8, reverse: tuple[int, ...] = (), method: str = "sum") -> Instrument:
    """Five rating items from 1 to 4 on one scale ``s``; those in *reverse* count the other way round."""
    names = [f"q{number}" for number in range(1, 6)]
    keys = [Key(name, reverse=number in reverse) for number, name in enumerate(names, start=1)]
    return instrument(*map(rating, names), scales=(scale("s", *keys, missing=missing, method=method),))


def values() -> Instrument:
    """Three values in three forced pairs, then a rating for each value that is among the first two."""
    pairs = [("a", "b"), ("c", "a"), ("b", "c")]
    forced = [
        Item(f"p{n}", "forced", "Which?", (Option(1, left, 1), Option(2, right, 2)))
        for n, (left, right) in enumerate(pairs, start=1)
    ]
    needs = [rating(f"n-{value}", when=(When(scale=value, among=2),)) for value in "abc"]
    keys = {
        value: [
            Key(f"p{n}", answer=side)
            for n, pair in enumerate(pairs, start=1)
            for side, name in enumerate(pair, start=1)
            if name == value
        ]
        for value in "abc"
    }
    scales = tuple(scale(value, *keys[value], missing=1, bands=()) for value in "abc")
    return instrument(*forced, *needs, scales=scales)


NUMBER = Item("n", "number", "How many?", range=Range(0, 10, 0.5))
SLIDER = Item("s", "slider", "How much?", range=Range(0, 10))
MANY = Item("m", "multiple", "Which?", LIKE)
ORDER = Item("r", "ranking", "In which order?", LIKE)
TEXT = Item("t", "text", "What else?", optional=True)
