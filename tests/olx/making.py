"""Any instrument that could be: a hypothesis strategy for valid ones, with all that an author can write."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from coaching_xblock.core.banding import counts_choices
from coaching_xblock.core.instrument import (
    Band,
    Instrument,
    Item,
    Key,
    Level,
    Licence,
    Link,
    Option,
    Range,
    Scale,
    Section,
    Statistics,
    Subject,
    When,
)
from coaching_xblock.core.scoring import ScaleScore, score
from coaching_xblock.olx.texts import collapse

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=20).map(collapse).filter(lambda text: bool(text.strip()))
MAYBE = st.just("") | TEXTS
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,39}", fullmatch=True)
NUMBERS = st.integers(-10_000, 10_000).map(lambda number: number / 100)
POSITIVE = st.integers(1, 1000).map(lambda number: number / 100)
ADDRESSES = st.sampled_from(['https://a.example/?b=1&c="2"', "http://ä.example/#d", "mailto:a@b.example"])


def lists(size: int = 30, least: int = 2) -> st.SearchStrategy[tuple[Option, ...]]:
    plain = st.builds(lambda value, label: Option(value, label, value), st.integers(0, 999), TEXTS)
    scored = st.builds(Option, st.integers(0, 99), TEXTS, NUMBERS)
    several = st.lists(plain | scored, min_size=least, max_size=size, unique_by=lambda option: option.value)
    return several.map(tuple)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low, step = draw(st.integers(-1000, 1000)), draw(st.sampled_from([1, 0.1, 0.25, 5]))
    return Range(low, low + step * draw(st.integers(1, 100)), step, draw(MAYBE), draw(MAYBE))


@st.composite
def conditions(draw: st.DrawFn, earlier: Sequence[Item]) -> tuple[When, ...]:
    usable = [item for item in earlier if item.kind != "text"]
    chosen = draw(st.lists(st.sampled_from(usable), max_size=2)) if usable else []
    return tuple(draw(condition(item)) for item in chosen)


def condition(item: Item) -> st.SearchStrategy[When]:
    if item.range is not None:
        low, high = item.range.low, item.range.high
        return st.sampled_from(
            [When(item.id, low=low, high=high), When(item.id, low=high), When(item.id, high=low)]
        )
    values = st.sets(st.sampled_from([option.value for option in item.options]), min_size=1)
    return values.map(lambda chosen: When(item.id, answers=tuple(sorted(chosen))))


@st.composite
def items(draw: st.DrawFn, name: str, shared: Sequence[tuple[Option, ...]], earlier: Sequence[Item]) -> Item:
    kind: Any = draw(
        st.sampled_from(["rating", "single", "multiple", "ranking", "forced", "number", "slider", "text"])
    )
    options: tuple[Option, ...] = ()
    if kind == "forced":
        options = draw(lists(2))
    elif kind not in ("number", "slider", "text"):
        options = draw(st.sampled_from(shared) | lists(5))
    return Item(
        name,
        kind,
        draw(TEXTS),
        options,
        draw(ranges()) if kind in ("number", "slider") else None,
        draw(st.booleans()),
        draw(conditions(earlier)),
        draw(MAYBE),
    )


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    shared = draw(st.lists(lists(5), min_size=1, max_size=2))
    names = draw(st.lists(IDS, min_size=1, max_size=8, unique=True))
    found: list[Section] = []
    asked: list[Item] = []
    while names:
        size = draw(st.integers(1, 4))
        whens = draw(conditions(asked))
        page: list[Item] = []
        for name in names[:size]:
            page.append(draw(items(name, shared, [*asked, *page])))
        asked += page
        names = names[size:]
        found.append(Section(f"s{len(found)}", tuple(page), draw(MAYBE), draw(MAYBE), whens))
    return tuple(found)


@st.composite
def keys(draw: st.DrawFn, item: Item) -> Key:
    weight = draw(st.just(1) | POSITIVE)
    if item.range is not None:
        return Key(item.id, draw(st.booleans()), weight)
    scores = {option.score for option in item.options}
    if item.kind in ("multiple", "ranking") or len(scores) == 1 or draw(st.booleans()):
        return Key(item.id, False, weight, draw(st.sampled_from(item.options)).value)
    return Key(item.id, item.kind != "forced" and draw(st.booleans()), weight)


@st.composite
def scales(draw: st.DrawFn, name: str, made: Instrument) -> Scale:
    usable = [item for item in made if item.kind != "text"]
    chosen = draw(st.lists(st.sampled_from(usable), min_size=1, max_size=5, unique_by=lambda item: item.id))
    bare = Scale(
        name,
        draw(TEXTS),
        draw(TEXTS),
        tuple(draw(keys(item)) for item in chosen),
        draw(st.sampled_from(["sum", "mean"])),
        draw(st.sampled_from([0.8, 1, 0, 0.55])),
        tryouts=tuple(draw(st.lists(TEXTS, max_size=2))),
    )
    reach = score(replace(made, scales=(bare,)), {})[0]
    return replace(bare, bands=draw(bands(bare, reach)), statistics=draw(figures(reach)))


@st.composite
def bands(draw: st.DrawFn, scale: Scale, reach: ScaleScore) -> tuple[Band, ...]:
    counted = counts_choices(scale)
    low, high = (reach.low, reach.high) if counted else (reach.mean_low, reach.mean_high)
    several = draw(st.integers(0, 3))
    cuts = [low, *(round(low + (high - low) * n / several, 9) for n in range(1, several)), high]
    return tuple(Band(cuts[n], cuts[n + 1], draw(TEXTS), draw(MAYBE), draw(MAYBE)) for n in range(several))


@st.composite
def figures(draw: st.DrawFn, reach: ScaleScore) -> tuple[Statistics, ...]:
    middle = round((reach.low + reach.high) / 2, 3)
    kind: Any = draw(st.sampled_from([None, "retest", "internal"]))
    figure = Statistics(
        draw(TEXTS),
        draw(st.just("") | ADDRESSES),
        draw(MAYBE),
        draw(st.integers(0, 10_000)),
        draw(st.sampled_from([None, middle])),
        draw(st.sampled_from([None, round((reach.high - reach.low) / 4, 9) or None])),
        draw(st.integers(-100, 100).map(lambda number: number / 100)) if kind else None,
        kind,
        draw(TEXTS) if kind == "retest" else "",
    )
    return draw(st.sampled_from([(), (figure,), (figure, figure)]))


@st.composite
def licences(draw: st.DrawFn) -> Licence:
    parts: list[str | Link] = [draw(TEXTS)]
    for _ in range(draw(st.integers(0, 2))):
        parts[-1:] = [
            f"{parts[-1]} ",
            Link(draw(TEXTS), draw(ADDRESSES)),
            draw(st.sampled_from([", ", " & "])),
        ]
        parts[-1] = f"{parts[-1]}{draw(TEXTS)}"
    return Licence(draw(TEXTS), draw(ADDRESSES), tuple(parts))


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    asked = draw(sections())
    required = draw(st.booleans())
    if required:
        asked = tuple(
            replace(each, items=tuple(replace(item, optional=False) for item in each.items)) for each in asked
        )
    made = Instrument(
        id=draw(IDS),
        version=draw(st.integers(1, 999)),
        title=draw(TEXTS),
        purpose=draw(TEXTS),
        audience=draw(MAYBE),
        subject=draw(st.sampled_from(get_args(Subject))),
        language=draw(st.sampled_from(["en", "pt-BR", "zh-Hans", "de-CH"])),
        minutes=draw(st.integers(1, 999)),
        licences=tuple(draw(st.lists(licences(), min_size=1, max_size=2))),
        scales=(),
        sections=asked,
        min_age=draw(st.integers(0, 99)),
        all_required=required,
        editable=draw(st.booleans()),
        levels=tuple(Level(at, draw(TEXTS)) for at in sorted(draw(st.sets(NUMBERS, max_size=3)))),
        sources=tuple(draw(st.lists(TEXTS, max_size=2))),
        interview=draw(st.booleans()),
    )
    if all(item.kind == "text" for item in made):
        return made
    names = draw(st.lists(IDS, max_size=3, unique=True))
    made = replace(made, scales=tuple(draw(scales(name, made)) for name in names))
    return with_outcome(made) if made.scales and draw(st.booleans()) else made


def with_outcome(made: Instrument) -> Instrument:
    """*made*, and after all else a section that a scale's result asks for."""
    last = Section("last", (Item("last-", "text", "And?"),), when=(When(scale=made.scales[0].id, among=1),))
    return replace(made, sections=(*made.sections, last))
