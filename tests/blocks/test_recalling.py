"""What prompts quote, looked up in a course: one's own; for coaches only what is shared itself."""

from collections.abc import Mapping
from typing import Any

import pytest

from coaching_xblock import library
from coaching_xblock.core import entry, moment, sitting, writing
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.prompt import Prompt, PromptSet, Recall
from coaching_xblock.core.sitting import Change
from coaching_xblock.host.base import beside
from coaching_xblock.olx import versions
from coaching_xblock.reflecting import recalling
from tests.blocks.course import Course
from tests.olx import small
from tests.scene import AMINA, LEO, MAYA

HOPE = Recall("entry", "first-hope", 1, "When you began, you wrote:", "Think back.")
INTERESTS = Recall("results", "interests", 2, "What draws you:", "Nothing yet.")
YEAR = Recall("answer", "first-conversation year", 1, "A year from then:", "Nothing said yet.")
TOPICS = Recall("answer", "first-conversation topics", 1, "You wanted to talk about:", "Nothing said yet.")


class Stage(Course):
    """The course, and how often rows were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.loads = 0
        load_many = self.host.load_many

        def counted(person: str, usages: Any) -> Any:
            self.loads += 1
            return load_many(person, usages)

        self.host.load_many = counted  # type: ignore[method-assign]

    def log(self, usage: str) -> list[tuple[str, str, str]]:
        kind = "coaching_assessment" if usage == "a1" else self.block_type
        lines = self.reading(usage, kind).access_log.get("lines", ())
        return [(line["who"], line["act"], line["item"]) for line in lines]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def asking(*recalls: Recall) -> PromptSet:
    prompts = (Prompt("moved", "What has moved?", recalls=recalls), Prompt("next", "What comes next?"))
    return PromptSet("progress", 1, "Progress", "To look back.", "en", (), prompts)


def own(stage: Stage, *recalls: Recall, entries: Mapping[str, Entry] | None = None) -> list[dict[str, Any]]:
    stage.as_(MAYA)
    block = stage.block()
    found = recalling.own(block, block.frame(MAYA), asking(*recalls), entries or {})
    assert found["next"] == []
    return found["moved"]


def shared(stage: Stage, *recalls: Recall, viewer: Viewer = AMINA, **more: Any) -> list[dict[str, Any]]:
    """What a coach reads beside an entry that was handed in a moment later."""
    shown = Entry("e9", "moved", "", "submitted", "", "", submitted="2999-01-01T00:00:00Z")
    block = stage.as_(viewer).block()
    return recalling.shared(block, block.frame(viewer), "7", asking(*recalls), shown, **more)


def test_the_learner_reads_what_they_wrote_elsewhere(stage: Stage) -> None:
    stage.wrote("To sleep **well**.\n\n<b>And</b> to draw.")
    (line,) = own(stage, HOPE)
    assert line["line"] == "When you began, you wrote:" and line["short"]
    assert "<strong>well</strong>" in line["words"] and "<b>" not in line["words"]
    assert line["date"].startswith("You wrote this on ")


def test_without_anything_the_fallback_stands_in_place_of_both(stage: Stage) -> None:
    lines = own(stage, HOPE, INTERESTS, YEAR)
    assert [each["line"] for each in lines] == ["Think back.", "Nothing yet.", "Nothing said yet."]
    assert not any(each["quoted"] or each["words"] or each["lost"] for each in lines)


def test_all_prompts_of_a_page_take_one_look_and_none_where_nothing_is_quoted(stage: Stage) -> None:
    stage.wrote("To draw.")
    stage.loads = 0
    own(stage, HOPE, INTERESTS, YEAR, TOPICS)
    assert stage.loads == 1
    own(stage)
    assert stage.loads == 1


def test_somebody_elses_words_are_never_quoted(stage: Stage) -> None:
    stage.wrote("Leo's hope.", person=LEO.id)
    assert not own(stage, HOPE)[0]["quoted"]


def test_a_result_is_told_in_a_phrase(stage: Stage) -> None:
    items = library.instrument("onet-mini-ip").items
    # Every sixth pair of questions is about people.
    stage.answered(
        {item: 5 if n % 6 == 3 else 4 if n % 6 == 2 else 1 for n, item in enumerate(items)}, "onet-mini-ip"
    )
    (line,) = own(stage, INTERESTS)
    assert line["said"] == ["Social, then Artistic"] and line["date"].startswith("From your result of ")


def test_an_answer_is_told_in_words(stage: Stage) -> None:
    topics = library.instrument("first-conversation").items["topics"]
    stage.answered(
        {"year": "The team.\nAnd daylight.", "topics": [topics.options[0].value, topics.options[1].value]}
    )
    year, about = own(stage, YEAR, TOPICS)
    assert year["said"] == ["The team.", "And daylight."]
    assert about["said"] == [f"{topics.options[0].label}, {topics.options[1].label}"]
    assert year["date"].startswith("You answered this on ")


def test_an_answer_that_is_not_asked_for_any_more_is_not_told(stage: Stage) -> None:
    keep = Recall("answer", "first-conversation keep", 1, "You wanted to keep:", "Nothing said yet.")
    stage.answered({"keep": "The team."})
    assert own(stage, keep)[0]["line"] == "Nothing said yet."


def test_an_answer_whose_question_is_gone_is_not_told(stage: Stage) -> None:
    which = stage.answered({"year": "The team."})
    with stage.editing("a1", "coaching_assessment") as state:
        state.sittings = [{**each, "digest": "of no version"} for each in state.sittings]
    assert sitting.find(
        stage.host.reading(beside(stage.block(), "a1", "coaching_assessment"), "7").sittings, which
    )
    assert own(stage, YEAR)[0]["line"] == "Nothing said yet."


def test_an_authors_own_questionnaire_is_read_where_it_stands(stage: Stage) -> None:
    source = small.GOOD
    made = versions.read(source)
    item = next(each for each in made if each.options)
    with stage.editing("a1", "coaching_assessment") as state:
        rows = sitting.begin([], made, moment.now())
        which = rows[0]["id"]
        changes = {item.id: Change(item.options[0].value)}
        rows = sitting.save_answers(rows, which, made, changes, moment.now())
        state.sittings = [{**each, "stage": "finished", "finished": moment.now()} for each in rows]
    recall = Recall("answer", f"{made.id} {item.id}", 1, "You said:", "Nothing.")
    assert own(stage, recall)[0]["line"] == "Nothing."
    stage.host.fields["a1"] = {"source": source, "earlier_sources": []}
    assert own(stage, recall)[0]["said"] == [item.options[0].label]


def test_words_whose_key_is_missing_are_told_as_such(stage: Stage, settings: Any) -> None:
    stage.wrote("To draw.")
    settings.COACHING_KEYS = ["another key of thirty-two characters or so"]
    (line,) = own(stage, HOPE)
    assert line["lost"] and not line["quoted"] and "To draw" not in str(line)
    assert shared(stage, HOPE) == []


def test_a_row_of_a_later_version_keeps_nobody_from_writing(stage: Stage) -> None:
    stage.host.stored["7", "u2"] = ('{"schema": 99}', moment.now())
    assert own(stage, HOPE)[0]["line"] == "Think back."


def test_deleted_and_withdrawn(stage: Stage) -> None:
    which = stage.wrote("To draw.")
    with stage.editing("u2") as state:
        state.entries = entry.share(state.entries, which, ["1"], moment.now())
        state.entries = entry.withdraw(state.entries, which, moment.now())
    assert own(stage, HOPE)[0]["quoted"]
    assert shared(stage, HOPE) == []
    with stage.editing("u2") as state:
        state.entries = writing.delete(state.entries, which, moment.now())
    assert own(stage, HOPE)[0]["line"] == "Think back."


def test_a_coach_reads_only_what_is_shared_itself_and_the_learner_sees_that_they_did(
    stage: Stage,
) -> None:
    which = stage.wrote("To draw.")
    talk = stage.answered({"year": "The team."})
    assert shared(stage, HOPE, YEAR) == []
    assert stage.log("u2") == stage.log("a1") == []
    with stage.editing("u2") as state:
        state.entries = entry.share(state.entries, which, ["1"], moment.now())
    (line,) = shared(stage, HOPE, YEAR)
    assert "To draw." in line["words"] and line["date"].startswith("Written on ")
    assert stage.log("u2") == [("1", "opened", which)] and stage.log("a1") == []
    with stage.editing("a1", "coaching_assessment") as state:
        state.sittings = sitting.share(state.sittings, talk, ["1"], moment.now())
    assert len(shared(stage, HOPE, YEAR)) == 1
    with stage.editing("a1", "coaching_assessment") as state:
        seen = sitting.find(state.sittings, talk).consent.mark
        state.sittings = sitting.share(state.sittings, talk, ["1"], moment.now(), answers=True, seen=seen)
    assert [each["said"] for each in shared(stage, HOPE, YEAR)] == [[], ["The team."]]
    assert stage.log("a1") == [("1", "opened", talk)]
    # The same visit is one line.
    assert stage.log("u2") == [("1", "opened", which)]


def test_the_learners_own_preview_logs_nothing(stage: Stage) -> None:
    which = stage.wrote("To draw.")
    with stage.editing("u2") as state:
        state.entries = entry.share(state.entries, which, ["1"], moment.now())
    assert len(shared(stage, HOPE, viewer=MAYA, preview=True)) == 1
    assert stage.log("u2") == []


def test_what_is_withdrawn_at_the_last_moment_is_not_read(stage: Stage) -> None:
    which = stage.wrote("To draw.")
    with stage.editing("u2") as state:
        state.entries = entry.share(state.entries, which, ["1"], moment.now())
    lock, late = stage.host.lock, []

    def withdrawn_first(block: Any, person: str) -> Any:
        if not late:
            late.append(True)
            with stage.editing("u2") as state:
                state.entries = entry.withdraw(state.entries, which, moment.now())
        return lock(block, person)

    stage.host.lock = withdrawn_first  # type: ignore[method-assign]
    assert shared(stage, HOPE) == [] and stage.log("u2") == []


def test_a_prompt_that_is_gone_quotes_nothing(stage: Stage) -> None:
    block = stage.as_(AMINA).block()
    shown = Entry("e9", "of another set", "", "submitted", "", "", submitted="2999-01-01T00:00:00Z")
    assert recalling.shared(block, block.frame(AMINA), "7", asking(HOPE), shown) == []


def test_beside_what_is_handed_in_stands_what_stood_there_then(stage: Stage) -> None:
    stage.wrote("To draw.")
    later = Entry("e1", "moved", "", "submitted", "", "", submitted="2999-01-01T00:00:00Z")
    long_ago = Entry("e1", "moved", "", "submitted", "", "", submitted="2001-01-01T00:00:00Z")
    assert own(stage, HOPE, entries={"moved": later})[0]["quoted"]
    assert not own(stage, HOPE, entries={"moved": long_ago})[0]["quoted"]
