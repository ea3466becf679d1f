"""HTML that is the same for everybody but for a few blanks: rendered once, filled for each person."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

#: Control characters stand in no XML, so no instrument's text can hold one.
_MARK = "\x1f"
#: Stencils that are kept; beyond that they are cut anew.
_KEPT = 64
_cut: dict[Hashable, Stencil] = {}


@dataclass(frozen=True)
class Stencil:
    """The HTML, cut where it differs: pieces and names of blanks in turn."""

    pieces: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> SafeString:
        """The HTML with each blank filled from *values*, escaped; one without a value stays empty."""
        filled = list(self.pieces)
        filled[1::2] = [escape(values[name]) if name in values else "" for name in filled[1::2]]
        return mark_safe("".join(filled))


def blank(name: str) -> str:
    """What stands in a context where the HTML will differ."""
    return f"{_MARK}{name}{_MARK}"


def stencil(key: Hashable, render: Callable[[], str]) -> Stencil:
    """The stencil of *key*, cut from ``render()`` when it is first asked for.

    Thirty questions are a hundred and fifty answers that differ only in which of them is chosen.
    """
    if key not in _cut:
        if len(_cut) >= _KEPT:
            _cut.clear()
        _cut[key] = Stencil(tuple(render().split(_MARK)))
    return _cut[key]
