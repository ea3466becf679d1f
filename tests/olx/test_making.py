"""Values that are made fast are what their class makes."""

from dataclasses import FrozenInstanceError, replace

import pytest

from coaching_xblock.core.instrument import Band, Item, Key, Option, Scale, Section, Statistics
from coaching_xblock.olx.making import maker

VALUES = [
    (Option, (1, "Like", 2.0)),
    (Key, ("i1", True, 0.5, None)),
    (Item, ("i1", "rating", "Sing", (Option(1, "Like", 1.0),))),
    (Section, ("s1", ())),
    (Band, (0, 1, "Little.", "Listen.")),
    (Scale, ("a", "A", "About.", (Key("i1"),), "mean")),
    (Statistics, ("Nobody 1999",)),
]


@pytest.mark.parametrize(("kind", "given"), VALUES, ids=lambda each: getattr(each, "__name__", ""))
def test_it_is_the_same_value(kind: type, given: tuple[object, ...]) -> None:
    made, plain = maker(kind)(*given), kind(*given)
    assert type(made) is kind
    assert (made, repr(made), hash(made)) == (plain, repr(plain), hash(plain))
    assert replace(made) == plain


def test_it_is_frozen_and_has_no_further_attributes() -> None:
    key = maker(Key)("i1")
    with pytest.raises(FrozenInstanceError):
        key.weight = 2  # type: ignore[misc]
    assert not hasattr(key, "__dict__")


def test_names_and_defaults_are_those_of_the_class() -> None:
    assert maker(Key)(item="i1", weight=2) == Key("i1", weight=2)
    with pytest.raises(TypeError):
        maker(Key)()
    with pytest.raises(TypeError):
        maker(Key)("i1", heavy=2)
