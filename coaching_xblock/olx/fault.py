"""What is wrong with a value, or could be better, before its line is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .finding import quote

#: An element's place under the root, as in ``section[2]/item[1]``, and a sentence.
Fault = tuple[str, str]


def twice(path: str, name: str, ids: Iterable[str]) -> Iterator[Fault]:
    """A fault for each of *ids* that was there before; the elements called *path* are *name* to authors."""
    seen: set[str] = set()
    for n, each in enumerate(ids, 1):
        if each in seen:
            yield f"{path}[{n}]", f"Two {name} have the same id, {quote(each)}."
        seen.add(each)
