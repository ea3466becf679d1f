"""Why an occupation fits and where it does not, in words that hold for all of them."""

import re

import pytest

from coaching_xblock.core import exploration, matching
from coaching_xblock.core.exploration import Basis
from coaching_xblock.core.matching import Firsts, Profile
from coaching_xblock.core.occupation import AREAS, VALUES, Occupation
from coaching_xblock.library import occupations
from coaching_xblock.views import likeness
from coaching_xblock.views.voice import Voice

NAMES = {area: f"<{area}>" for area in AREAS} | {value: f"<{value}>" for value in VALUES}
#: Never of people, never a number.
UNFIT = re.compile(r"\d|\bhigh|\blow\b|\blower|!|%")


class Plain:
    def gettext(self, text: str) -> str:
        return text

    def ngettext(self, one: str, many: str, number: int) -> str:
        return one if number == 1 else many


VOICE = Voice(Plain())


def interests(*scores: float, flat: matching.Flatness = "no") -> Basis:
    return Basis("s1", NAMES, profile=Profile(matching.shape(scores), flat))


def values(*sure: str, tied: tuple[str, ...] = ()) -> Basis:
    return Basis("s1", NAMES, firsts=Firsts(sure, tied))


def work(*numbers: float, **more) -> Occupation:
    return Occupation("00-0000.00", "Work", "d", 3, numbers, **more)


BASES = [
    interests(20, 3, 10, 12, 4, 6),
    interests(0, 0, 0, 0, 0, 20),
    interests(10, 10, 10, 9, 10, 10, flat="nearly"),
    interests(10, 10, 10, 10, 10, 10, flat="flat"),
    values("achievement", "support"),
    values("achievement", tied=("support", "recognition")),
    values(tied=("support", "recognition", "independence", "achievement")),
]


@pytest.mark.parametrize("basis", BASES, ids=range(len(BASES)))
def test_all_occupations_are_spoken_of_without_a_number(basis: Basis) -> None:
    groups = exploration.groups(basis, occupations.prepared(), anyway=True)
    for occupation in occupations.prepared().occupations:
        name = exploration.group_of(groups, occupation)
        why = likeness.why(name, occupation, basis, VOICE)
        said = [likeness.brief(occupation, basis, VOICE), likeness.band(name, basis, VOICE), *why]
        said += [cell for row in likeness.table(occupation, basis, VOICE) for cell in row]
        assert why and all(sentence.endswith(".") for sentence in why)
        assert not any(UNFIT.search(sentence) for sentence in said), said


def test_why_and_why_not() -> None:
    basis = interests(0, 0, 10, 10, 0, 0)
    assert likeness.why("very_similar", work(1, 1, 7, 5, 3, 1), basis, VOICE) == [
        "Its interests are very similar to your answers.",
        "Where it fits: both have more <A> and <S> than other areas.",
        "Where it does not: this work has more <E> and less <S> than your answers.",
    ]
    assert likeness.brief(work(1, 1, 7, 5, 3, 1), basis, VOICE) == (
        "You share <A> and <S>. It has more <E> and less <S>."
    )


def test_a_likeness_in_what_both_have_less_of() -> None:
    basis = interests(10, 10, 10, 10, 0, 4)
    assert "less <E>" in likeness.brief(work(1, 1, 1, 1, 0, 9), basis, VOICE)


def test_what_does_not_resemble_closes_nothing() -> None:
    said = likeness.why("", work(7, 7, 1, 1, 1, 1), interests(0, 0, 10, 10, 5, 5), VOICE)
    assert said[0] == "Its interests are not similar to your answers. That closes nothing to you."


def test_side_by_side_in_words() -> None:
    rows = likeness.table(work(1, 1, 7, 5, 3, 1), interests(0, 0, 10, 10, 3, 0), VOICE)
    assert rows[2] == ("<A>", "more", "more") and rows[0] == ("<R>", "less", "less")
    assert rows[4] == ("<E>", "average", "average")


def test_values_side_by_side_and_why() -> None:
    met = work(1, 1, 1, 1, 1, 1, values=("achievement", "recognition", "support"), tied=("independence",))
    basis = values("achievement", tied=("support", "relationships"))
    assert likeness.why("both", met, basis, VOICE) == [
        "Where it fits: of your first values it is described as meeting <achievement> and <support>.",
        "Where it does not: it offers less <relationships>.",
        "It also offers <recognition>, which came later for you.",
    ]
    rows = dict((name, (own, its)) for name, own, its in likeness.table(met, basis, VOICE))
    assert rows["<achievement>"] == ("first", "most") and rows["<support>"] == ("tied", "most")
    assert rows["<independence>"] == ("later", "tied") and rows["<relationships>"] == ("tied", "less")


def test_first_values_are_named_as_what_they_are() -> None:
    assert "meeting <achievement> and <support>." in likeness.lead(values("achievement", "support"), VOICE)
    assert "meeting <achievement> and one of <support> and <recognition>, which tie." in likeness.lead(
        values("achievement", tied=("support", "recognition")), VOICE
    )
    three = values(tied=("support", "recognition", "independence"))
    assert "two of <support>, <recognition> and <independence>, which tie." in likeness.lead(three, VOICE)
    assert likeness.lead(BASES[-1], VOICE).startswith("Too many of your values tie")
