"""Reports: once each, five of a coach, and read by whoever was told."""

import json

import pytest

from coaching_xblock.core import concern, limits
from coaching_xblock.core.concern import Concern
from coaching_xblock.core.errors import TooLarge
from coaching_xblock.core.mark import Mark

FRESH = Concern("c1", "1", "2026-03-01T08:00:00Z", "u1", "e1", "what I saw", ("41",))


def test_it_is_stored_as_json_and_nothing_of_nothing() -> None:
    full = Concern(
        *("c2", "1", "2026-03-01T08:00:00Z", "", "", "saw", ("41", "42"), "a reason"),
        opened=(Mark("41", "2026-03-02T08:00:00Z"),),
        notes=(Mark("41", "2026-03-02T08:00:00Z", "called"),),
        closed=Mark("42", "2026-03-03T08:00:00Z"),
    )
    assert concern.load(json.loads(json.dumps(concern.dump([FRESH, full])))) == (FRESH, full)
    assert concern.dump([]) == {} and concern.load({}) == ()


def test_the_same_report_twice_is_one() -> None:
    assert concern.report(concern.report((), FRESH), FRESH) == (FRESH,)


def test_one_coach_has_room_for_a_few_whatever_others_do() -> None:
    many: tuple[Concern, ...] = ()
    for number in range(limits.CONCERNS):
        for coach in ("1", "2"):
            id = f"c{number}{coach}"
            many = concern.report(many, Concern(id, coach, "", "", "", "saw", ("41",)))
    with pytest.raises(TooLarge) as refused:
        concern.report(many, FRESH)
    assert refused.value.data == {"limit": limits.CONCERNS}
    assert len(concern.by(many, "2")) == limits.CONCERNS


@pytest.mark.parametrize(
    ("guard", "named", "reads"),
    [
        ("41", ["41"], True),
        ("41", ["41", "42"], True),
        ("42", ["41", "42"], False),
        ("42", ["42"], True),
        ("43", ["42"], False),
        ("42", [], False),
    ],
)
def test_whoever_was_told_reads_and_else_whoever_is_named(guard: str, named: list[str], reads: bool) -> None:
    assert FRESH.shown_to(guard, named) is reads


def test_the_learner_knows_of_those_without_a_reason_against_it() -> None:
    silent = Concern("c2", "1", "", "", "", "saw", ("41",), "a reason")
    assert concern.told_learner([FRESH, silent]) == (FRESH,)
