"""The stories: played through handlers, the same each time."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from workbench.models import XBlockState

from coaching_xblock.core import moment
from coaching_xblock.host import of
from sandbox import people, plots, seeding, talks
from sandbox.answers import ANSWERS
from sandbox.entries import ENTRIES, Wrote
from sandbox.models import Completion
from sandbox.runtime import CourseRuntime
from sandbox.writing import BLOCKS

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def played() -> dict[str, Any]:
    """Everybody's opened row, without ids."""
    found = {}
    for person in people.LEARNERS:
        block = CourseRuntime(person).get_block(seeding.INTERESTS)
        row = vars(of(block).reading(block, person.id))
        for number, sitting in enumerate(row["sittings"]):
            row = json.loads(json.dumps(row, default=str).replace(sitting["id"], f"sitting {number}"))
        for number, entry in enumerate(row["shortlist"]):
            row = json.loads(json.dumps(row, default=str).replace(entry["id"], f"entry {number}"))
        for message in row["messages"]:
            message["id"] = ""
            for quote in message["words"]["quotes"]:
                quote["item"] = ""
        found[person.id] = row
    return found


@pytest.fixture
def seeded(course: None, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        seeding.seed(NOW)


def rows() -> int:
    return int(XBlockState.objects.exclude(user_id=None).count())


def test_it_is_the_same_each_time_and_starts_over(seeded: None) -> None:
    first, count = played(), rows()
    seeding.seed(NOW)
    assert (played(), rows()) == (first, count)


def test_everybody_is_where_their_plot_says(seeded: None) -> None:
    assert seeding.done()
    rows = played()
    for person, plot in plots.PLOTS.items():
        last = rows[person]["sittings"][-1]
        assert last["answered"] == plot.answered
        assert last["stage"] == ("finished" if plot.finished else "begun")
        assert bool(last["note"]["text"]) == bool(plot.note)
        kept = rows[person]["shortlist"]
        assert [each["note"]["text"] or "" for each in kept] == [each.note for each in plot.shortlist]
        assert [each["consent"]["state"] == "shared" for each in kept] == [
            each.shared is not None for each in plot.shortlist
        ]
        said = [each for each in talks.TALKS.get(person, ()) if each.sent is not None]
        sent = [each for each in rows[person]["messages"] if each["by"] != person]
        assert [bool(each["read"]) for each in sent] == [bool(each.read) for each in said]
        quoted = [len(each["words"]["quotes"]) for each in sent]
        assert quoted == [int(bool(each.quote)) for each in said]
        replies = [each for each in rows[person]["messages"] if each["by"] == person]
        assert len(replies) == sum(each.replied is not None for each in said)
    assert rows["118"]["sittings"][0]["stage"] == "deleted"
    assert set(rows["108"]["sittings"][0]["answers"].values()) == {2}
    assert rows["123"]["sittings"] == []
    finished = {person for person, plot in plots.PLOTS.items() if plot.finished or plot.deleted}
    assert set(Completion.objects.values_list("person", flat=True)) == finished


def test_conversations_are_where_their_plot_says(seeded: None) -> None:
    for person, talk in plots.TALKS.items():
        block = CourseRuntime(people.EVERYONE[person]).get_block(seeding.TALK)
        row = of(block).reading(block, person)
        (found,) = [*row.records, *row.sittings]
        assert found["answers"] == talk.answers and found["recorded"]["by"] == talk.coach
        assert bool(found["recorded"]["handed"]) == (talk.handed is not None)
        assert len(row.sittings) == (talk.shared is not None)


def test_what_was_said_about_entries_is_there(seeded: None) -> None:
    for (person, prompt, began), words in ANSWERS.items():
        (wrote,) = (each for each in ENTRIES[person] if (each.prompt, each.began) == (prompt, began))
        block = CourseRuntime(people.EVERYONE[person]).get_block(BLOCKS[wrote.unit])
        row = of(block).reading(block, person)
        found = [each for each in row.messages if each["item"] in _entries(row, wrote)]
        told = [(each["by"], bool(each["read"]) and each["reader"] == person) for each in found]
        sent = [word for word in words if not word.unsent]
        assert told == [(word.by, word.read is not None) for word in sent]
        quoted = [bool((each["words"] or {}).get("quotes")) for each in found]
        assert quoted == [bool(word.quoted) for word in sent]


def _entries(row: Any, wrote: Wrote) -> list[str]:
    started = seeding_moment(wrote.began)
    return [
        each["id"] for each in row.entries if each["prompt"] == wrote.prompt and each["started"] == started
    ]


def seeding_moment(days: float) -> str:
    return moment.stamp(NOW - timedelta(days=days))


def test_moments_lie_in_the_past_and_differ(seeded: None) -> None:
    started = [row["sittings"][-1]["started"] for row in played().values() if row["sittings"]]
    assert max(started) < "2026-03-03T12:00:00Z"
    assert len(set(started)) == len(started)


def test_words_are_sealed(seeded: None) -> None:
    text = "".join(XBlockState.objects.exclude(user_id=None).values_list("state", flat=True))
    for plot in plots.PLOTS.values():
        assert not plot.note or plot.note not in text
        assert not any(each.note in text for each in plot.shortlist if each.note)
    for said in (each for every in talks.TALKS.values() for each in every):
        assert not any(words in text for words in (*said.parts.values(), said.reply) if words)


def test_coaches_see_who_shares_and_nobody_else(seeded: None, browser_of: Callable[..., Client]) -> None:
    page = browser_of("11").get("/course/what-interests-you/").content.decode()
    assert "Rosa Delgado" in page
    assert "Mateusz Kowalski" not in page
    assert "No longer shared since" in page.split("Sofia Rossi")[1].split("</li>")[0]


def test_miriam_finds_who_wrote_and_whom_a_coach_is_worried_about(seeded: None) -> None:
    miriam = CourseRuntime(people.EVERYONE["41"])
    page = str(miriam.get_block(seeding.DESK).render("student_view").content)
    assert page.index("Nguyễn Thị Lan") < page.index("Dan Whitaker") and "Amina Farouk is worried" in page
    coach = CourseRuntime(people.EVERYONE["11"])
    assert "Miriam" not in str(coach.get_block(seeding.DESK).render("student_view").content)
