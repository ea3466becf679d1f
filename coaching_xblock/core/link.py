"""What somebody starts from a result: a reflection or a goal, kept as a link for the block that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from . import limits
from .errors import BadInput, TooLarge
from .ident import new_id

Kind = Literal["reflection", "goal"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Json = dict[str, Any]


@dataclass(frozen=True)
class Link:
    """A link to a result, or to one of its scales; never a copy of what it says."""

    id: str
    kind: Kind
    sitting: str
    #: The id of a scale; empty for the whole result.
    scale: str
    at: str


def load(stored: Sequence[Json]) -> tuple[Link, ...]:
    """All links of a row, oldest first; a kind that only later versions know is left out."""
    names = Link.__dataclass_fields__
    return tuple(Link(**{name: each[name] for name in names}) for each in stored if each["kind"] in KINDS)


def start(stored: Sequence[Json], kind: str, sitting: str, scale: str, now: str) -> list[Json]:
    """Keep a link. Where the same one is there already, nothing changes: a second click starts nothing.

    Raises `BadInput` for a kind that there is not, and `TooLarge` beyond `limits.LINKS`.
    """
    if kind not in KINDS:
        raise BadInput("malformed", field="kind")
    if any((each["kind"], each["sitting"], each["scale"]) == (kind, sitting, scale) for each in stored):
        return list(stored)
    if len(stored) >= limits.LINKS:
        raise TooLarge("too_many_links", limit=limits.LINKS)
    return [*stored, {"id": new_id(), "kind": kind, "sitting": sitting, "scale": scale, "at": now}]


def remove(stored: Sequence[Json], link: str) -> list[Json]:
    """The links without this one. One that is gone already is no error."""
    return [each for each in stored if each["id"] != link]


def without(stored: Sequence[Json], sitting: str) -> list[Json]:
    """The links without those to *sitting*: a link to what was deleted leads nowhere."""
    return [each for each in stored if each["sitting"] != sitting]
