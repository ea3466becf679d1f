"""The instruments put together here: the interest checklist, the work values and the first conversation."""

import re
from collections import Counter
from pathlib import Path

import pytest

from coaching_xblock import library
from coaching_xblock.core.asking import asked
from coaching_xblock.core.scoring import score
from coaching_xblock.olx.instrument import SourceError

CHECKLIST = library.instrument("interest-checklist")
VALUES = library.instrument("work-values")
TALK = library.instrument("first-conversation")
PAIRS = [item for item in VALUES if item.kind == "forced"]
SCALES = ["achievement", "working_conditions", "recognition", "relationships", "support", "independence"]


def choosing(first: str, second: str) -> dict[str, int]:
    """Answers to all pairs in which *first* always wins, and *second* wins but against it."""
    rank = [first, second, *(each for each in SCALES if each not in (first, second))]
    return {
        pair.id: min((rank.index(name), value) for value, name in sides(pair.id).items())[1] for pair in PAIRS
    }


def sides(pair: str) -> dict[int, str]:
    """Which value each of a pair's two answers stands for."""
    return {key.answer or 0: scale.id for scale in VALUES.scales for key in scale.keys if key.item == pair}


def test_the_checklist_is_balanced() -> None:
    assert len(CHECKLIST.items) == 48 and not CHECKLIST.all_required
    assert [scale.id for scale in CHECKLIST.scales] == list("RIASEC")
    for scale in CHECKLIST.scales:
        assert Counter(key.weight for key in scale.keys) == {1: 7, 0.5: 2}
    halves = Counter(key.item for scale in CHECKLIST.scales for key in scale.keys if key.weight == 0.5)
    assert len(halves) == 6 and set(halves.values()) == {2}


@pytest.mark.parametrize(("answer", "expected"), [(1, 0), (3, 16), (5, 32)])
def test_checklist_areas_have_equal_ranges(answer: int, expected: float) -> None:
    scores = score(CHECKLIST, {item: answer for item in CHECKLIST.items})
    assert [(each.value, each.low, each.high) for each in scores] == [(expected, 0, 32)] * 6


def test_the_checklist_is_not_worded_like_a_profiler() -> None:
    """No item shares most of its words with an item of the profilers, which may not be adapted."""
    profiled = [
        words(item.text) for name in ("onet-ip-short", "onet-mini-ip") for item in library.instrument(name)
    ]
    for item in CHECKLIST:
        mine = words(item.text)
        assert not any(len(mine & theirs) / len(mine | theirs) >= 0.4 for theirs in profiled), item.text


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower())) - {"a", "an", "and", "of", "or", "the", "to", "with"}


def test_each_two_values_meet_once() -> None:
    met = [frozenset(sides(pair.id).values()) for pair in PAIRS]
    assert len(PAIRS) == len(set(met)) == 15
    assert {len(pair) for pair in met} == {2}
    assert [scale.id for scale in VALUES.scales] == SCALES
    assert VALUES.ipsative


def test_each_value_stands_first_about_as_often_as_second_and_never_twice_in_a_row() -> None:
    first = Counter(sides(pair.id)[1] for pair in PAIRS)
    assert sorted(first.values()) == [2, 2, 2, 3, 3, 3]
    for one, next_one in zip(PAIRS, PAIRS[1:], strict=False):
        assert not set(sides(one.id).values()) & set(sides(next_one.id).values())


def test_a_value_has_one_wording_in_all_its_pairs() -> None:
    said = {(name, pair.options[value - 1].label) for pair in PAIRS for value, name in sides(pair.id).items()}
    assert len(said) == 6


@pytest.mark.parametrize(
    ("first", "second", "needs"), [("achievement", "support", 5), ("recognition", "working_conditions", 10)]
)
def test_the_needs_of_the_first_two_are_asked_once_all_pairs_are_answered(
    first: str, second: str, needs: int
) -> None:
    answers = choosing(first, second)
    values = {each.scale: each.value for each in score(VALUES, answers)}
    assert (values[first], values[second]) == (5, 4)
    assert len(asked(VALUES, answers)) == 15 + needs
    del answers["v15"]
    assert len(asked(VALUES, answers)) == 15


def test_all_21_needs_are_there_and_may_be_left_out() -> None:
    needs = [item for item in VALUES if item.kind == "rating"]
    assert len(needs) == len({item.text for item in needs}) == 21
    assert all(item.optional for item in needs)
    assert any(
        "adapted from O*NET need definitions; not the O*NET Work Importance Locator; not validated" in source
        for source in VALUES.sources
    )


def test_nothing_in_the_first_conversation_has_to_be_answered() -> None:
    assert TALK.interview and TALK.subject == "situation"
    assert all(item.optional for item in TALK)
    assert {item.kind for item in TALK} == {"text", "multiple", "single", "number", "slider"}


def test_health_is_asked_about_only_as_anything_you_want_me_to_know() -> None:
    naming = [item.id for item in TALK if re.search(r"health|disab|illness", f"{item.text} {item.hint}")]
    assert naming == ["know"]
    labels = " ".join(option.label for item in TALK for option in item.options)
    assert not re.search(r"health|disab|ill\b", labels, re.IGNORECASE)


def test_open_questions_cannot_be_answered_by_yes_or_no() -> None:
    closed = re.compile(r"^(Do|Did|Are|Is|Have|Has|Can|Could|Will|Would)\b")
    asked_closed = [item.id for item in TALK if item.kind == "text" and closed.search(item.text)]
    assert asked_closed == ["know"], (
        "the one question that is easier to pass over when it can be answered by no"
    )


@pytest.mark.parametrize(
    ("answers", "extra"),
    [
        ({}, set()),
        ({"now": (1,)}, {"keep"}),
        ({"now": (3, 5)}, {"tried", "relief"}),
        ({"now": (9,)}, set()),
        ({"harder": (11,)}, set()),
        ({"harder": (3, 4)}, {"moved"}),
        ({"importance": 0, "confidence": 10}, set()),
        ({"importance": 7, "confidence": 4}, {"why-not-less", "one-more"}),
    ],
)
def test_some_questions_follow_from_answers(answers: dict[str, object], extra: set[str]) -> None:
    following = {item.id for item in TALK if item.when}
    assert following == {"keep", "tried", "studies", "relief", "moved", "why-not-less", "one-more"}
    assert {item.id for item in asked(TALK, answers)} & following == extra  # type: ignore[arg-type]


def test_an_instrument_is_found_by_name_and_by_the_digest_of_its_meaning() -> None:
    assert library.instrument("work-values", VALUES.digest).digest == VALUES.digest
    for name, digest in (("work-values", "0" * 32), ("no-such", "")):
        with pytest.raises(SourceError):
            library.instrument(name, digest)


def test_names_are_the_files_and_their_ids() -> None:
    assert [library.instrument(name).id for name in library.NAMES] == list(library.NAMES)


def test_an_earlier_version_stays_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = (Path(library.__file__).parent / "mini-ipip.xml").read_text(encoding="utf-8")
    (tmp_path / "mini-ipip.1.xml").write_text(today, encoding="utf-8")
    changed = today.replace("Have a vivid imagination", "Imagine things vividly").replace(' version="1"', "")
    changed = changed.replace('id="mini-ipip"', 'id="mini-ipip" version="2"')
    (tmp_path / "mini-ipip.xml").write_text(changed, encoding="utf-8")
    first = library.instrument("mini-ipip")
    monkeypatch.setattr(library, "files", lambda package: tmp_path)
    library.instrument.cache_clear()
    try:
        assert library.instrument("mini-ipip").version == 2
        assert library.instrument("mini-ipip", first.digest) == first
    finally:
        library.instrument.cache_clear()
