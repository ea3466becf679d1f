"""What learners of the demo course write, and the conversations about it: played through handlers."""

from datetime import UTC, datetime
from typing import Any

import pytest
from workbench.models import XBlockState

from coaching_xblock.core import entry, listening, turn
from coaching_xblock.host import of
from coaching_xblock.library import prompt_set
from sandbox import entries, people
from sandbox.answers import ANSWERS
from sandbox.runtime import CourseRuntime
from sandbox.writing import BLOCKS, Writing

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
STORIES = [(person, wrote) for person, every in entries.ENTRIES.items() for wrote in every]


@pytest.fixture
def played(course: None, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for person, wrote in STORIES:
            Writing(person, NOW, wrote).play()


def row(person: str, unit: str) -> Any:
    block = CourseRuntime(people.EVERYONE[person]).get_block(BLOCKS[unit])
    return of(block).reading(block, person)


def test_every_entry_is_where_its_story_says(played: None) -> None:
    for person, wrote in STORIES:
        state = row(person, wrote.unit)
        words = wrote.revised[1] if wrote.revised else wrote.text
        (found,) = (each for each in entry.load(state.entries) if each.written.text == words)
        assert found.stage == ("draft" if wrote.done is None else "submitted")
        assert found.consent.given == (wrote.shared is not None and wrote.withdrew is None)
        assert (found.written.checks, found.tags) == (dict(wrote.checks), wrote.tags)
        lines = state.access_log.get("lines", ())
        opened = {line["who"] for line in lines if (line["item"], line["act"]) == (found.id, "opened")}
        assert {who for who, _ in wrote.opened} <= opened


def test_some_are_private_some_wait_and_one_is_withdrawn(played: None) -> None:
    shared = {person for person, wrote in STORIES if wrote.shared is not None}
    assert {"111", "119", "125"} <= {person for person, _ in STORIES} - shared
    assert [person for person, wrote in STORIES if wrote.withdrew is not None] == ["112"]
    lan = row("110", "what-brings-you")
    assert turn.waiting(lan.messages, lan.entries[0]["id"], "110", lan.entries[0]["submitted"])
    rosa = row("101", "how-it-goes")
    assert [each.by for each in turn.unread_for(rosa.messages, "101", "101")] == ["11"]
    amina = CourseRuntime(people.EVERYONE["11"]).get_block(BLOCKS["what-brings-you"])
    assert [each["learner"] for each in of(amina).reading(amina, "11").drafts] == ["110"]


def test_two_learners_checked_in_for_six_weeks(played: None) -> None:
    (week,) = prompt_set("weekly-check-in").prompts
    for person in ("101", "104"):
        found = entry.load(row(person, "how-it-goes").entries)
        assert len({each.occasion for each in found}) == len(found) == 6
        assert all(set(each.written.checks) <= {check.id for check in week.checks} for each in found)


def test_words_are_sealed(played: None) -> None:
    text = "".join(XBlockState.objects.exclude(user_id=None).values_list("state", flat=True))
    assert not any(wrote.text in text for _, wrote in STORIES)
    assert not any(word.text in text for words in ANSWERS.values() for word in words if word.text)


def test_coaches_here_listen() -> None:
    """Our own rules have no remark on what they write."""
    for (person, prompt, began), words in ANSWERS.items():
        (wrote,) = (each for each in entries.ENTRIES[person] if (each.prompt, each.began) == (prompt, began))
        answered = wrote.text
        for word in words:
            if word.by != person and word.text:
                assert listening.note(word.text, answered, "en") is None, word.text
            answered = word.text or answered
