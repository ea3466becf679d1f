"""What safeguarding persons do is done alike to a talk and a report, and only by whoever may read it."""

import pytest

from coaching_xblock.core import concern, confidence, limits, mark, matter
from coaching_xblock.core.concern import Concern
from coaching_xblock.core.confidence import Confidence, Said
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.mark import Mark
from coaching_xblock.core.matter import TALK
from coaching_xblock.core.vault import Vault

NOW, SOON, LATER = "2026-03-01T08:00:00Z", "2026-03-01T08:10:00Z", "2026-03-01T12:00:00Z"
TALKED = Confidence((Said("m1", "7", NOW, "words", ("41",)),))
REPORT = Concern("c1", "1", NOW, "u1", "e1", "saw", ("41",))
KEPT = Vault({"jottings": {}}, {"confidence": TALKED.dump(), "looks": [["41", NOW, "u", "i"]]},
             concern.dump([REPORT]))  # fmt: skip
WHICH = [TALK, "c1"]


@pytest.mark.parametrize("which", WHICH)
def test_opened_noted_closed_and_open_again(which: str) -> None:
    kept = matter.change(KEPT, which, "41", ["41"], matter.opened("41", NOW))
    kept = matter.change(kept, which, "41", ["41"], matter.noted("41", "called", SOON))
    kept = matter.change(kept, which, "41", ["41"], matter.closed("41", SOON))
    found = matter.find(kept, which, "41", ["41"])
    assert (found.opened, found.notes) == ((Mark("41", NOW),), (Mark("41", SOON, "called"),))
    assert found.closed == Mark("41", SOON)
    kept = matter.change(kept, which, "41", ["41"], matter.closed("41", LATER))
    assert matter.find(kept, which, "41", ["41"]).closed == Mark("41", SOON)
    kept = matter.change(kept, which, "41", ["41"], matter.reopened())
    assert matter.find(kept, which, "41", ["41"]).closed is None
    assert kept.own == KEPT.own and kept.talk["looks"] == KEPT.talk["looks"]


@pytest.mark.parametrize(("which", "guard"), [(TALK, "42"), ("c1", "42"), ("c2", "41"), ("", "41")])
def test_what_is_not_theirs_is_not_there(which: str, guard: str) -> None:
    for look in (
        lambda: matter.find(KEPT, which, guard, ["41", "42"]),
        lambda: matter.change(KEPT, which, guard, ["41", "42"], matter.reopened()),
    ):
        with pytest.raises(NotFound) as refused:
            look()
        assert refused.value.code == "not_found"


def test_one_visit_is_one_line_and_the_newest_are_kept() -> None:
    lines = mark.visit(mark.visit((), "41", NOW), "41", SOON)
    assert lines == (Mark("41", NOW),)
    assert len(mark.visit(lines, "41", LATER)) == 2 and len(mark.visit(lines, "42", SOON)) == 2
    for day in range(1, 29):
        lines = mark.visit(lines, "41", f"2026-04-{day:02}T08:00:00Z")
    assert len(lines) == limits.VAULT_LINES and lines[-1].at.startswith("2026-04-28")


def test_the_last_note_sent_again_is_one() -> None:
    notes = mark.note((), "41", "called", NOW)
    assert mark.note(notes, "41", "called", LATER) == notes
    assert len(mark.note(notes, "42", "called", LATER)) == len(mark.note(notes, "41", "more", LATER)) == 2


def test_a_word_of_the_learner_opens_what_was_closed() -> None:
    kept = matter.change(KEPT, TALK, "41", ["41"], matter.closed("41", SOON))
    again = confidence.confide(confidence.of(kept.talk), Said("m2", "7", LATER, "more", ("41",)))
    assert again.closed is None and again.waiting("7") == NOW
