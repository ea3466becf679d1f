"""The coach's list of a reflection: who waits since when, for whom, and what is new."""

from dataclasses import replace
from typing import Any

import pytest

from coaching_xblock.core import access, entry, thread, unsent, waiting, writing
from coaching_xblock.core.unsent import Place
from coaching_xblock.core.version import Asked
from coaching_xblock.core.waiting import Case, Look

MAYA, AMINA, BEN = "7", "1", "2"
TEAM = (AMINA, BEN)
T = [f"2026-03-{day:02}T08:00:00Z" for day in range(1, 21)]
Row = dict[str, Any]


def handed(row: Row, when: int, text: str = "One.", prompt: str = "p") -> Row:
    """Something is written and handed in, for the first time or again."""
    rows = writing.begin(row.get("entries", []), prompt, "", T[when])
    which = rows[-1]["id"]
    rows, _ = writing.write(rows, which, text, entry.find(rows, which).writing.revision, T[when])
    return {**row, "entries": writing.submit(rows, which, text, Asked(), T[when])}


def shared(row: Row, when: int) -> Row:
    which = row["entries"][-1]["id"]
    mark = entry.find(row["entries"], which).consent.mark
    return {**row, "entries": entry.share(row["entries"], which, TEAM, T[when], mark)}


def withdrawn(row: Row, when: int) -> Row:
    return {**row, "entries": entry.withdraw(row["entries"], row["entries"][-1]["id"], T[when])}


def says(row: Row, by: str, when: int) -> Row:
    """Somebody writes about the last entry."""
    which = row["entries"][-1]["id"]
    drafts, _ = unsent.save([], Place(MAYA, which), "text", "A word.", 0, T[when])
    sent = thread.send(row.get("messages", []), unsent.load(drafts)[0], by, T[when])
    return {**row, "messages": sent}


def opens(row: Row, coach: str, when: int) -> Row:
    which = row["entries"][-1]["id"]
    log = access.record(row.get("access_log", {}), coach, "opened", which, T[when])
    heard = thread.read(row.get("messages", []), which, coach, MAYA, T[when])
    return {**row, "access_log": log, "messages": heard}


def promises(row: Row, coach: str, when: int, until: str = "") -> Row:
    which = row["entries"][-1]["id"]
    return {**row, "messages": thread.acknowledge(row.get("messages", []), which, coach, until, T[when])}


def of(row: Row, coach: str = AMINA, drafts: Any = ()) -> Case:
    (found,) = waiting.cases(MAYA, sealed(row), coach, TEAM, drafts)
    return found


def sealed(row: Row) -> Row:
    """The row as it is stored: no word of it opens."""
    entries = [
        {
            **each,
            "writing": {**each["writing"], "text": "c1.k.t"},
            "versions": [{**one, "words": "c1.k.t"} for one in each["versions"]],
        }
        for each in row["entries"]
    ]
    return {**row, "entries": entries, "messages": [{**one, "words": "t"} for one in row.get("messages", ())]}


def test_what_is_not_shared_is_not_there() -> None:
    row = handed({}, 1)
    begun = {"entries": writing.begin([], "p", "", T[0])}
    for each in ({}, begun, row, withdrawn(shared(row, 2), 3)):
        assert waiting.cases(MAYA, each and sealed(each), AMINA, TEAM) == []


def test_an_entry_waits_from_the_moment_from_which_it_could_be_read() -> None:
    row = shared(handed({}, 1), 4)
    assert (of(row).waits, of(row).given, of(row).mine) == (T[4], T[4], True)
    assert of(shared(handed(shared(handed({}, 1), 2), 3, "Two."), 5)).waits == T[2]


def test_revising_before_the_answer_does_not_go_to_the_back_of_the_line() -> None:
    row = handed(shared(handed({}, 1), 1), 5, "Two.")
    assert (of(row).waits, of(row).given) == (T[1], T[5])


def test_an_answer_ends_the_wait_until_the_learner_goes_on() -> None:
    row = says(opens(shared(handed({}, 1), 1), AMINA, 2), AMINA, 3)
    assert (of(row).waits, of(row).mine) == ("", False)
    assert of(says(row, MAYA, 4)).waits == T[4]
    assert of(handed(row, 6, "Two.")).waits == T[6]
    assert of(says(handed(row, 6, "Two."), MAYA, 8)).waits == T[6]


def test_no_answer_needed_ends_it_and_a_promise_does_not() -> None:
    row = shared(handed({}, 1), 1)
    assert of(promises(row, AMINA, 2)).waits == ""
    promised = of(promises(row, AMINA, 2, "2026-03-06"))
    assert (promised.waits, promised.until) == (T[1], "2026-03-06")
    assert of(says(promises(row, AMINA, 2, "2026-03-06"), AMINA, 3)).until == ""


def test_what_waits_for_a_colleague_is_not_mine() -> None:
    row = says(says(shared(handed({}, 1), 1), AMINA, 2), MAYA, 3)
    assert (of(row).holder, of(row).mine, of(row).unread) == (AMINA, True, True)
    ben = of(row, BEN)
    assert (ben.holder, ben.mine, ben.unread, ben.waits) == (AMINA, False, False, T[3])
    gone = waiting.cases(MAYA, sealed(row), BEN, [BEN])[0]
    assert gone.mine, "who left the team answers nobody"


def test_new_opened_revised_and_written_to() -> None:
    row = shared(handed({}, 1), 1)
    assert (of(row).opened, of(row).news) == ("", True)
    row = opens(row, AMINA, 2)
    assert (of(row).opened, of(row).news, of(row, BEN).news) == (T[2], False, True)
    assert (of(handed(row, 3, "Two.")).revised, of(handed(row, 3, "Two.")).news) == (True, True)
    assert of(says(row, MAYA, 3)).unread and of(says(row, MAYA, 3)).news
    assert not of(opens(says(row, MAYA, 3), AMINA, 4)).news


def test_shared_again_it_is_new_again() -> None:
    row = withdrawn(opens(shared(handed({}, 1), 1), AMINA, 2), 3)
    again = shared(row, 5)
    assert (of(again).opened, of(again).given) == ("", T[5])


def test_what_a_coach_wrote_about_what_ended_is_known_to_that_coach_alone() -> None:
    row = withdrawn(says(shared(handed({}, 1), 1), AMINA, 2), 3)
    assert (of(row).ended, of(row).waits, of(row).news) == (T[3], "", False)
    assert waiting.cases(MAYA, sealed(row), BEN, TEAM) == []
    which = row["entries"][-1]["id"]
    assert of(row, BEN, [which]).draft
    deleted = {**row, "entries": writing.delete(row["entries"], which, T[4])}
    assert of(deleted).ended == T[4]
    receipt = withdrawn(promises(shared(handed({}, 1), 1), AMINA, 2), 3)
    assert waiting.cases(MAYA, sealed(receipt), AMINA, TEAM) == [], "there is no word of hers to show"


def line(person: str, **facts: Any) -> Case:
    given = {"given": T[1], **facts}
    return Case(person, "e", "p", **given, mine=bool(facts.get("waits")) and not facts.get("holder"))


LINES = [
    line("a", given=T[9]),
    line("b", ended=T[8]),
    line("c", waits=T[3]),
    line("d", waits=T[1], holder=BEN),
    line("e", waits=T[2]),
    line("f", given=T[10], opened=T[11]),
    line("g", waits=T[2]),
    line("h", ended=""),
]


def people(found: Any) -> str:
    return "".join(each.person for each in found)


def test_who_waits_longest_stands_first() -> None:
    assert people(waiting.in_order(LINES)) == "egcdfabh"
    assert people(waiting.in_order(reversed(LINES))) == "egcdfabh"
    assert people(waiting.waiting(LINES)) == "egc"


@pytest.mark.parametrize(("show", "found"), [("all", "abcdefgh"), ("mine", "ceg"), ("new", "acdeg")])
def test_filters(show: waiting.Show, found: str) -> None:
    assert people(waiting.chosen(LINES, Look(show=show))) == found
    assert waiting.chosen(LINES, Look(show=show, prompt="other")) == []


def test_next_goes_round_and_skips_nobody() -> None:
    look, seen = Look(), ""
    for _ in range(4):
        found = waiting.next_after(LINES, look)
        assert found is not None
        seen += found.person
        look = replace(look, learner=found.person, entry=found.entry, waited=found.waits)
    assert seen == "egce"
    answered = [each for each in LINES if each.person != "g"]
    after = waiting.next_after(answered, Look(learner="g", entry="e", waited=T[2]))
    assert after is not None and after.person == "c"
    assert waiting.next_after([LINES[2]], Look(learner="c", entry="e", waited=T[3])) is None


def test_a_coachs_own_drafts_by_learner() -> None:
    row = {
        "drafts": [
            {"learner": "7", "item": "a"},
            {"learner": "8", "item": "b"},
            {"learner": "7", "item": "c"},
        ]
    }
    assert waiting.drafted(row) == {"7": {"a", "c"}, "8": {"b"}}
    assert waiting.drafted({}) == {}


def test_earlier_entries_newest_first() -> None:
    row = shared(handed(shared(handed({}, 1), 1), 3, prompt="q"), 3)
    row = handed(row, 5, prompt="r")
    assert [each["prompt"] for each in waiting.shared(sealed(row))] == ["q", "p"]
