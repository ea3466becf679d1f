"""Frozen values, made nearly as fast as open ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def maker(kind: Callable[P, T]) -> Callable[P, T]:
    """What makes values of the frozen dataclass *kind* as *kind* itself does, in a third of the time.

    Its own ``__init__`` steps around the lock field by field, and a file has hundreds of values: here an
    open twin is filled, and then is of *kind*. Defaults are plain values, not factories.
    """
    given: Any = kind
    twin = make_dataclass(given.__name__, [_field(each) for each in fields(given)], slots=True)

    def make(*values: P.args, **named: P.kwargs) -> T:
        made: Any = twin(*values, **named)
        made.__class__ = kind
        return made  # type: ignore[no-any-return]

    return make


def _field(given: Any) -> tuple[Any, ...]:
    return (given.name, given.type, *(() if given.default is MISSING else (given.default,)))
