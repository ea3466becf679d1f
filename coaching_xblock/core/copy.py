"""A person's copy of their own row: everything that is stored, as plain JSON with its words opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .words import Locked

Json = dict[str, Any]
#: The shape of the copy itself.
FORMAT = 1
#: What stands where words cannot be opened.
LOCKED = {"locked": True}


def document(row: Mapping[str, Any], about: Json, answers: Mapping[str, Sequence[Json]]) -> Json:
    """The whole row as a file: *about* says whose and of when, *answers* are in words, by sitting.

    What a later version of this software wrote into a row comes along as it is.
    """
    stored = {**row, "records": [_undecided(each) for each in row.get("records") or ()]}
    plain_row = {name: plain(value) for name, value in stored.items()}
    plain_row["sittings"] = [
        {**each, "answers_in_words": plain(list(answers[each["id"]]))} if each["id"] in answers else each
        for each in plain_row.get("sittings") or ()
    ]
    return {"format": FORMAT, **about, **plain_row}


def _undecided(record: Json) -> Json:
    """What a coach wrote down, as structure: its words enter no copy before the learner confirms them."""
    return {**record, "answers": None, "shown": None}


def plain(value: Any) -> Any:
    """*value* as JSON; `Locked` leaves say that they are stored and cannot be opened."""
    if isinstance(value, Locked):
        return dict(LOCKED)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def facts(value: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    """Every value that is not empty with the keys that lead to it: for what no page knows how to show."""
    if value == LOCKED:
        return [(path, "")]
    if isinstance(value, Mapping):
        return [fact for key, each in value.items() for fact in facts(each, (*path, str(key)))]
    if isinstance(value, list):
        return [
            fact for number, each in enumerate(value, start=1) for fact in facts(each, (*path, str(number)))
        ]
    return [] if value is None or value == "" else [(path, str(value))]
