"""What of a result occupations are compared with: what it showed, never what could be computed today."""

from dataclasses import replace

import pytest

from coaching_xblock import library
from coaching_xblock.core import exploration, matching, report, request, sitting
from coaching_xblock.core.errors import BadInput, Forbidden, NotFound
from coaching_xblock.core.exploration import Look
from coaching_xblock.core.occupation import AREAS, VALUES, Occupation
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked
from tests.core import small

NOW = "2026-03-03T14:02:09Z"
MINI = library.instrument("onet-mini-ip")


def finished(answers: dict[str, int], name: str = "onet-mini-ip") -> Sitting:
    instrument = library.instrument(name)
    shown = report.build(instrument, answers)
    return Sitting("s1", name, instrument.digest, "finished", NOW, NOW, NOW, len(answers), answers, shown)


def interests(value) -> Sitting:
    return finished({f"i{n:02}": value(n) for n in range(1, 31)})


LEANING = interests(lambda n: 5 if n % 6 in (4, 5) else 2)


def works(**more) -> matching.Prepared:
    like = Occupation("11-0000.00", "Like", "d", 3, (1, 1, 1, 7, 6, 1), ("support", "recognition"), **more)
    unlike = Occupation("12-0000.00", "Unlike", "d", 3, (7, 6, 1, 1, 1, 1), ("independence",))
    return matching.prepare([like, unlike])


def test_interests_group_occupations_as_matching_does() -> None:
    mine = exploration.required(LEANING)
    assert mine.clear and not mine.nearly_flat and mine.names["S"] == "Social"
    groups = exploration.groups(mine, works())
    assert [each.title for each in groups["very_similar"]] == ["Like"]
    assert list(groups) == ["very_similar", "similar", "somewhat_similar"]
    assert exploration.group_of(groups, groups["very_similar"][0]) == "very_similar"
    assert exploration.group_of(groups, works().occupations[1]) == ""


def test_it_is_the_profile_that_the_answers_give() -> None:
    scores = report.scores(LEANING.shown)
    told = matching.profile_told("interests", scores, near=False)
    assert told == matching.profile(MINI, scores) == exploration.required(LEANING).profile


def test_a_nearly_flat_result_lists_only_when_asked_twice() -> None:
    mine = exploration.required(interests(lambda n: 4 if n % 6 == 4 and n < 7 else 3))
    assert mine.nearly_flat and not mine.clear
    assert exploration.groups(mine, works()) == {}
    assert exploration.groups(mine, works(), anyway=True)["very_similar"] is not None


def test_a_wholly_flat_result_never_lists() -> None:
    mine = exploration.required(interests(lambda n: 3))
    assert not mine.clear and not mine.nearly_flat
    assert exploration.groups(mine, works(), anyway=True) == {}


def test_what_the_result_said_of_flatness_counts() -> None:
    """Its version's statistics may be gone: nothing is computed anew."""
    shown = {**LEANING.shown, "flat": True}
    assert exploration.required(replace(LEANING, shown=shown)).nearly_flat


def test_stored_scores_count_and_not_the_answers() -> None:
    scales = [{**each, "value": 20 if each["id"] == "R" else 0} for each in LEANING.shown["scales"]]
    mine = exploration.required(replace(LEANING, shown={**LEANING.shown, "scales": scales}))
    assert mine.profile is not None and matching.stands(mine.profile.shape)["R"] == "more"


def test_values_meet_both_or_tie() -> None:
    order = ["support", "recognition", "achievement", "working_conditions", "relationships", "independence"]
    values = library.instrument("work-values")
    shown = report.build(values, {item.id: 1 for item in values if item.kind == "forced"})
    scales = [{**each, "value": 6 - order.index(each["id"])} for each in shown["scales"]]
    ranked = {**shown, "scales": scales}
    found = Sitting("s1", values.id, values.digest, "finished", NOW, NOW, NOW, shown=ranked)
    mine = exploration.required(found)
    assert mine.firsts is not None and set(mine.firsts.sure) == {"support", "recognition"}
    groups = exploration.groups(mine, works())
    assert [each.title for each in groups["both"]] == ["Like"] and groups["tied"] == ()
    tied = [{**each, "value": 3} for each in scales]
    unclear = exploration.required(replace(found, shown={**shown, "scales": tied}))
    assert not unclear.clear and exploration.groups(unclear, works()) == {}
    assert set(mine.names) >= set(VALUES)


@pytest.mark.parametrize("name", ["mini-ipip", "career-strengths", "orvis-92"])
def test_other_results_lead_to_no_occupations(name: str) -> None:
    instrument = library.instrument(name)
    found = finished({item.id: item.options[0].value for item in instrument if item.options}, name)
    assert exploration.basis(found) is None
    with pytest.raises(NotFound, match="no_occupations"):
        exploration.required(found)


def test_a_missing_score_is_no_profile() -> None:
    scales = [
        {**each, "value": None if each["id"] == "A" else each["value"]} for each in LEANING.shown["scales"]
    ]
    assert exploration.basis(replace(LEANING, shown={**LEANING.shown, "scales": scales})) is None


def test_unfinished_and_locked_results_say_so() -> None:
    assert exploration.basis(replace(LEANING, stage="begun", shown=None)) is None
    locked = replace(LEANING, shown=Locked("c1.gone.token"))
    assert exploration.basis(locked) is None
    with pytest.raises(Forbidden, match="locked"):
        exploration.required(locked)


def test_a_result_of_schema_1_leads_to_occupations_too() -> None:
    old = {key: value for key, value in LEANING.shown.items() if key not in ("schema", "left_out", "quality")}
    keep = ("id", "name", "about", "value", "low", "high")
    old["scales"] = [{key: each[key] for key in keep} for each in LEANING.shown["scales"]]
    stored = {**LEANING.dump(), "shown": old}
    assert exploration.required(sitting.find([stored], "s1")).profile == exploration.required(LEANING).profile


def test_eight_scales_with_the_six_areas_are_judged_by_the_six() -> None:
    made = small.profiler()
    answers = small.answering(made, dict(zip(AREAS, (9, 1, 1, 1, 1, 1), strict=True)))
    scores = report.scores(report.build(made, answers))
    extra = replace(scores[0], scale="X")
    found = matching.profile_told("interests", (*scores, extra), near=True)
    assert found is not None and found.flat == "no"


def test_a_look_is_read_piece_by_piece() -> None:
    sent = {"words": " nurse ", "zone2": "yes", "zone4": "yes", "zone5": "", "page": "3", "anyway": "yes"}
    assert request.look(sent) == Look("nurse", (2, 4), page=3, anyway=True)
    assert request.look({}) == Look()
    for broken in (
        {"words": 3},
        {"zone1": True},
        {"page": -1},
        {"soc": []},
        {"group": {}},
        {"words": "x" * 101},
    ):
        with pytest.raises(BadInput):
            request.look(broken)
