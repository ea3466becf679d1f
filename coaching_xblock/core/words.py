"""Where people's words stand in a stored row, and what becomes of those that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Change = Callable[[Any], Any]


@dataclass(frozen=True)
class Locked:
    """Words whose key is not at hand. They are shown as such, kept, and never overwritten.

    Any part of the product that would change a locked leaf must refuse instead.
    """

    #: What stands in the stored row: a token as a rule, or whatever else was found where one should be.
    token: Any


def change_leaves(document: Any, patterns: Iterable[str], change: Change) -> Any:
    """A copy of *document* in which each leaf that a pattern names went through *change*.

    A pattern is a path of keys separated by dots; ``*`` stands for every entry of a list or
    every value of an object. A leaf that is absent or ``None`` stays as it is.
    """
    for pattern in patterns:
        document = _walk(document, pattern.split("."), change)
    return document


def _walk(node: Any, path: list[str], change: Change) -> Any:
    if node is None:
        return None
    if not path:
        return change(node)
    step, rest = path[0], path[1:]
    if step == "*":
        if isinstance(node, list):
            return [_walk(child, rest, change) for child in node]
        if isinstance(node, dict):
            return {key: _walk(child, rest, change) for key, child in node.items()}
        return node
    if isinstance(node, dict) and step in node:
        return {**node, step: _walk(node[step], rest, change)}
    return node
