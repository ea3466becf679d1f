"""Which items are asked: conditions on earlier answers, and on the scales that they settle."""

from __future__ import annotations

from .instrument import Answer, Answers, Instrument, Item, When
from .scoring import ScaleScore, score


def asked(instrument: Instrument, answers: Answers) -> tuple[Item, ...]:
    """The items whose conditions hold, and those of their section, in order.

    An item that is not asked counts as unanswered for the conditions after it; its answer stays stored.
    """
    found: list[Item] = []
    seen: dict[str, Answer] = {}
    for section in instrument.sections:
        if not all(_holds(instrument, when, seen, found) for when in section.when):
            continue
        for item in section.items:
            if all(_holds(instrument, when, seen, found) for when in item.when):
                found.append(item)
                if item.id in answers:
                    seen[item.id] = answers[item.id]
    return tuple(found)


def needed(instrument: Instrument) -> frozenset[str]:
    """The ids of the items on whose answers it depends what else is asked."""
    whens = [when for section in instrument.sections for when in section.when]
    whens += [when for item in instrument for when in item.when]
    scales = {each for when in whens if when.scale for each in rivals(instrument, when.scale)}
    counted = {key.item for each in scales for key in instrument.scale[each].keys}
    return frozenset(counted | {when.item for when in whens if when.item})


def _holds(instrument: Instrument, when: When, seen: Answers, found: list[Item]) -> bool:
    if when.scale:
        return _among(instrument, when, seen, found)
    answer = seen.get(when.item)
    if answer is None:
        return False
    if when.answers:
        given = answer if isinstance(answer, tuple) else (answer,)
        return any(each in when.answers for each in given)
    if isinstance(answer, str | tuple):
        return False
    return (when.low is None or answer >= when.low) and (when.high is None or answer <= when.high)


def _among(instrument: Instrument, when: When, seen: Answers, found: list[Item]) -> bool:
    """Is the scale among the first, ties included, of those that count the same items?"""
    group = rivals(instrument, when.scale)
    scores = {each.scale: each for each in score(instrument, seen, found) if each.scale in group}
    mine = scores[when.scale].value
    if mine is None or any(_open(each) for each in scores.values()):
        return False
    return sum(each.value is not None and each.value > mine for each in scores.values()) < when.among


def _open(each: ScaleScore) -> bool:
    return each.value is None or bool(each.missing)


def rivals(instrument: Instrument, scale: str) -> set[str]:
    """The scales that share an item with *scale*, and those that share one with them, itself included."""
    items = {each.id: {key.item for key in each.keys} for each in instrument.scales}
    group, reach = {scale}, set(items[scale])
    while True:
        more = {each for each, keyed in items.items() if each not in group and keyed & reach}
        if not more:
            return group
        group |= more
        reach |= set().union(*(items[each] for each in more))
