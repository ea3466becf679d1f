"""A person's copy of their own row: everything that is stored, as plain JSON with its words opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .journal import Leaf
from .message import Message
from .words import Locked

Json = dict[str, Any]
#: The shape of the copy itself.
FORMAT = 1
#: What stands where words cannot be opened.
LOCKED = {"locked": True}


def document(
    row: Mapping[str, Any], about: Json, owner: str, answers: Mapping[str, Sequence[Json]] | None = None
) -> Json:
    """*owner*'s whole row as a file: *about* says of when it is, *answers* are in words, by sitting.

    What a later version of this software wrote into a row comes along as it is.
    """
    worded = {id: {"answers_in_words": list(said)} for id, said in (answers or {}).items()}
    lists = {
        "records": [_undecided(each) for each in row.get("records") or ()],
        "messages": [_unopened(each, owner) for each in row.get("messages") or ()],
        "sittings": [{**each, **worded.get(each["id"], {})} for each in row.get("sittings") or ()],
    }
    stored = {name: lists.get(name, value) for name, value in row.items()}
    return {"format": FORMAT, **about, **{name: plain(value) for name, value in stored.items()}}


def _unopened(message: Json, owner: str) -> Json:
    """What a coach wrote enters no copy before it is opened: the coach would think that it was not read."""
    return {**message, "words": None} if Message.load(message).waits(owner) else message


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


def journal(leaves: Sequence[Leaf], titles: Mapping[str, str], about: Json) -> Json:
    """A journal as a file; *titles* are those of the blocks that it was written in, by usage key."""
    return {"format": FORMAT, **about, "entries": [_leaf(each, titles) for each in leaves]}


def _leaf(each: Leaf, titles: Mapping[str, str]) -> Json:
    found = each.entry
    stored = {
        name: value for name, value in found.dump().items() if name not in ("writing", "versions", "asked")
    }
    place = {"usage": each.usage, "title": titles.get(each.usage, ""), "day": each.at}
    words = {"asked": each.asked.dump(), "text": found.writing.text}
    return {**place, **plain({**stored, **words})}
