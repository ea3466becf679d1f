"""Occupations beside a learner's result: the result once all 923 are loaded, the list, a search."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.runtime import ID_MANAGER

from coaching_xblock.library import occupations

from .measure import Measure, ratio
from .page import LIMIT, Visit, begin, probe_visit

#: An answer with a list matches all occupations and says why for 25 of them: about what a result costs.
LIST_LIMIT = 1.25
#: Answers in the order of the questions that lean towards Social, then Artistic.
LEANING = (2, 3, 4, 5, 2, 1) * 5


def measures() -> Iterator[Measure]:
    """The page against its probe; the list of a group and that of a search against the page."""
    ID_MANAGER.set_scenario("bench")
    ours = Visit("coaching_assessment", "learner-occupations")
    which = finish(ours)
    occupations.prepared()
    yield Measure(
        "page_result_923_occupations_loaded", ratio(ours.page, probe_visit(ours).page), LIMIT, "probes"
    )
    for name, look in {"list": {"group": "similar"}, "search": {"words": "teach"}}.items():
        ours.say("explore", sitting=which, **look)
        yield Measure(
            f"{name}_of_occupations",
            ratio(lambda look=look: ours.say("explore", sitting=which, **look), ours.page),  # type: ignore[misc]
            LIST_LIMIT,
            "result pages",
        )


def finish(visit: Visit) -> str:
    """Take the questionnaire with answers that lean; the sitting's id."""
    begin(visit)
    which = str(visit.block().sittings[-1]["id"])
    answers = {f"i{number:02}": {"value": value} for number, value in enumerate(LEANING, start=1)}
    visit.say("save_answers", sitting=which, answers=answers)
    visit.say("finish", sitting=which)
    return which
