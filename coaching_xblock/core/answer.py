"""Answers as they come from browsers and from storage, by the kind of their item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from . import limits
from .errors import BadInput, TooLarge
from .instrument import Answer, Item, Kind

#: A ranking with places still empty: it is kept while somebody takes the questionnaire, and is no answer yet.
Half = tuple[int | None, ...]


def accept(item: Item, sent: Any) -> Answer | Half:
    """The answer *sent* to *item*, in its one stored form. Raises `BadInput` or `TooLarge`.

    A ranking may be a `Half`: None where a place is empty.
    """
    try:
        return _BY_KIND[item.kind](item, sent)
    except (TypeError, ValueError, OverflowError):
        span = item.range
        if span is None:
            raise BadInput("no_such_answer", field=item.id) from None
        facts = {"low": f"{span.low:.15g}", "high": f"{span.high:.15g}", "step": f"{span.step:.15g}"}
        code = "no_such_number" if span.step == 1 else "no_such_step"
        raise BadInput(code, field=item.id, **facts) from None


def to_json(answers: Mapping[str, Answer | Half]) -> dict[str, Any]:
    """Answers as JSON."""
    return {item: list(answer) if isinstance(answer, tuple) else answer for item, answer in answers.items()}


def from_json(stored: Mapping[str, Any]) -> tuple[dict[str, Answer], dict[str, Half]]:
    """The answers that `to_json` wrote, and apart from them the rankings with places still empty."""
    read = {item: tuple(answer) if isinstance(answer, list) else answer for item, answer in stored.items()}
    half = {item: answer for item, answer in read.items() if isinstance(answer, tuple) and None in answer}
    return {item: answer for item, answer in read.items() if item not in half}, half


def _choice(item: Item, sent: Any) -> Answer:
    value = _whole(sent)
    _require(value in {option.value for option in item.options})
    return value


def _several(item: Item, sent: Any) -> Answer:
    values = tuple(sorted({_whole(each) for each in _listed(sent)}))
    _require(bool(values) and set(values) <= {option.value for option in item.options})
    return values


def _order(item: Item, sent: Any) -> Answer | Half:
    values = tuple(None if each is None else _whole(each) for each in _listed(sent))
    placed = [each for each in values if each is not None]
    _require(len(values) == len(item.options) and 0 < len(placed) == len(set(placed)))
    _require(set(placed) <= {option.value for option in item.options})
    return values


def _number(item: Item, sent: Any) -> Answer:
    value = float(sent) if isinstance(sent, str) else sent
    _require(isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value))
    if item.range is None:
        raise ValueError(item.id)
    _require(item.range.low <= value <= item.range.high)
    steps = (value - item.range.low) / item.range.step
    _require(abs(steps - round(steps)) < 1e-6)
    return int(value) if float(value).is_integer() else float(value)


def _text(item: Item, sent: Any) -> Answer:
    _require(isinstance(sent, str) and bool(sent.strip()))
    if len(sent) > limits.ANSWER_CHARACTERS:
        raise TooLarge("answer_too_long", field=item.id, limit=limits.ANSWER_CHARACTERS)
    return str(sent)


def _whole(sent: Any) -> int:
    if isinstance(sent, str) and sent.isascii() and sent.isdigit() and len(sent) <= 9:
        return int(sent)
    _require(isinstance(sent, int) and not isinstance(sent, bool))
    return int(sent)


def _listed(sent: Any) -> list[Any]:
    _require(isinstance(sent, list) and len(sent) <= limits.OPTIONS)
    return list(sent)


def _require(met: bool) -> None:
    if not met:
        raise ValueError


_BY_KIND: dict[Kind, Callable[[Item, Any], Answer | Half]] = {
    "rating": _choice,
    "single": _choice,
    "forced": _choice,
    "multiple": _several,
    "ranking": _order,
    "number": _number,
    "slider": _number,
    "text": _text,
}
