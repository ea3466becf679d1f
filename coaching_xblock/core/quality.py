"""How a questionnaire was answered: facts that ask for care in reading it, never a verdict on the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from statistics import stdev
from typing import Any, Literal

from .instrument import Answers, Instrument, Item, Option

#: Fewer questions with the same answers than this say nothing about how they were answered.
LEAST_ITEMS = 10
#: Answers that vary by less than half a step are nearly all the same.
LEAST_VARIATION = 0.5
#: Nobody reads and answers an item in less (Huang et al. 2012).
LEAST_SECONDS = 2.0

Code = Literal["long_run", "little_variation", "fast"]


@dataclass(frozen=True)
class Note:
    """One fact, for the interface to phrase.

    - ``long_run``: *many* of *items* answers in a row were *label*;
    - ``little_variation``: *many* of *items* answers were *label*, and the others next to it;
    - ``fast``: the *items* answers took *seconds* each on average.
    """

    code: Code
    items: int
    many: int = 0
    #: The option that was chosen so often: its value, and its words in the instrument's language.
    answer: int | None = None
    label: str = ""
    seconds: float | None = None

    def dump(self) -> dict[str, Any]:
        """This note as JSON."""
        return asdict(self)

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Note:
        """The note that `dump` wrote."""
        return cls(**stored)


@dataclass(frozen=True)
class Run:
    """Identical answers that follow each other."""

    length: int
    answer: int | None = None


def notes(
    instrument: Instrument,
    answers: Answers,
    asked: Sequence[Item] | None = None,
    seconds: float | None = None,
) -> tuple[Note, ...]:
    """What to say about these answers, in a fixed order; nothing where there is nothing to say.

    *asked* are the items in the order in which they were shown, all of them where it is None. Only rating
    items are looked at, those with the same answers together, raw and not reversed, from `LEAST_ITEMS` on:
    a run of at least `LEAST_ITEMS` and half of them (`longest_run`), else a variation under
    `LEAST_VARIATION` (`variation`). *seconds* is the time that all given answers took; without it, speed is
    not looked at.
    """
    shown = tuple(instrument if asked is None else asked)
    kinds = dict.fromkeys(item.options for item in shown if item.kind == "rating")
    found = [note for options in kinds if (note := _same_answers(options, shown, answers))]
    given = sum(item.id in answers for item in shown)
    if seconds is not None and given and seconds / given < LEAST_SECONDS:
        found.append(Note("fast", given, seconds=round(seconds / given, 1)))
    return tuple(found)


def longest_run(items: Sequence[Item], answers: Answers, options: tuple[Option, ...]) -> Run:
    """The longest run of one answer to items with *options*, in presentation order.

    Longstring (Johnson 2005). An item without an answer, or one with other options, ends a run; of two
    equally long runs it is the first.
    """
    row = [_answer(item, answers, options) for item in items]
    runs = [Run(len(list(same)), answer) for answer, same in groupby(row) if answer is not None]
    return max(runs, key=lambda run: run.length, default=Run(0))


def variation(steps: Sequence[float]) -> float:
    """The sample SD of one person's answers (two at least), in answer steps.

    The intra-individual response variability, IRV, of Dunn, Heggestad, Shanock & Theilgard (2018): low
    where somebody gave much the same answer to everything.
    """
    return stdev(steps)


def _same_answers(options: tuple[Option, ...], items: Sequence[Item], answers: Answers) -> Note | None:
    alike = [item for item in items if item.kind == "rating" and item.options == options]
    if len(alike) < LEAST_ITEMS:
        return None
    run = longest_run(items, answers, options)
    if run.length >= LEAST_ITEMS and 2 * run.length >= len(alike):
        return _note("long_run", len(alike), run, options)
    place = {option.value: step for step, option in enumerate(options)}
    given = [value for item in alike if (value := _answer(item, answers, options)) is not None]
    if len(given) < LEAST_ITEMS or variation([place[value] for value in given]) >= LEAST_VARIATION:
        return None
    most, many = Counter(given).most_common(1)[0]
    return _note("little_variation", len(given), Run(many, most), options)


def _note(code: Code, items: int, run: Run, options: tuple[Option, ...]) -> Note:
    label = next((option.label for option in options if option.value == run.answer), "")
    return Note(code, items, run.length, run.answer, label)


def _answer(item: Item, answers: Answers, options: tuple[Option, ...]) -> int | None:
    """The answer to an item with *options*; None for any other item, or none."""
    value = answers.get(item.id)
    if item.kind != "rating" or item.options != options:
        return None
    return value if isinstance(value, int) and any(option.value == value for option in options) else None
