"""Tags: a learner's own words for finding an entry again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from . import limits
from .errors import BadInput, TooLarge


def tidy(text: str) -> str:
    """A tag as it is kept: without the sign that some write before it, spaces collapsed."""
    return " ".join(text.split()).lstrip("# ")


def same(one: str, other: str) -> bool:
    """Are these one tag? Capitals make no difference."""
    return one.casefold() == other.casefold()


def add(tags: Sequence[str], text: str) -> list[str]:
    """The tags with one more; one that is there already stays as it was written first.

    Raises `BadInput` where there is no tag in *text*, `TooLarge` beyond `limits.TAGS` or
    `limits.TAG_CHARACTERS`.
    """
    fresh = tidy(text)
    if not fresh:
        raise BadInput("tag_empty", field="tag")
    if len(fresh) > limits.TAG_CHARACTERS:
        raise TooLarge("tag_too_long", field="tag", limit=limits.TAG_CHARACTERS)
    if any(same(each, fresh) for each in tags):
        return list(tags)
    if len(tags) >= limits.TAGS:
        raise TooLarge("too_many_tags", field="tag", limit=limits.TAGS)
    return [*tags, fresh]


def remove(tags: Sequence[str], text: str) -> list[str]:
    """The tags without this one. One that is gone already is no error."""
    return [each for each in tags if not same(each, text)]


def counted(every: Iterable[Sequence[str]]) -> list[tuple[str, int]]:
    """All tags of several entries by name, each as it was written first, with the number of its entries."""
    names: dict[str, str] = {}
    number: Counter[str] = Counter()
    for tags in every:
        number.update({each.casefold() for each in tags})
        for each in tags:
            names.setdefault(each.casefold(), each)
    return [(names[key], number[key]) for key in sorted(number)]
