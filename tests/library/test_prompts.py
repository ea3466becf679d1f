"""The library's prompts: open questions, plain and warm, that quote what somebody wrote or found before."""

import re
from pathlib import Path
from typing import get_args

import pytest

from coaching_xblock import library
from coaching_xblock.core.instrument import Subject
from coaching_xblock.core.prompt import Prompt, PromptSet, done
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.olx.prompts import PROMPTS
from tests.library.test_texts import CONTRACTIONS

FOLDER = Path(library.__file__).parent / "prompts"
#: Words of command, of judgement and of praise, and marks that shout.
PUSHING = re.compile(
    r"\b(should|must|ought|have to|need to be|failure\w*|weak\w*|fault of yours|congratulations|great|amazing"
    r"|perfect\w*|excellent|improve\w*|score|success\w*|motivat\w*|positive|negative)\b|!",
    re.IGNORECASE,
)
#: Whose idea a frame is, and where it was published.
SOURCES = {
    "grow": ("Whitmore", "1992"),
    "what-so-what": ("Borton", "1970", "Driscoll"),
    "reflective-cycle": ("Gibbs", "1988"),
    "wish-outcome-obstacle-plan": ("Oettingen", "2014"),
}


@pytest.fixture(params=library.PROMPT_SETS)
def asked(request: pytest.FixtureRequest) -> PromptSet:
    return library.prompt_set(request.param)


def all_prompts() -> list[Prompt]:
    return [prompt for each in library.prompt_sets() for prompt in each.prompts]


def spoken(asked: PromptSet) -> list[str]:
    texts = [asked.title, asked.purpose, asked.intro]
    for prompt in asked.prompts:
        texts += [prompt.question, prompt.guidance, prompt.stage]
        texts += [text for recall in prompt.recalls for text in (recall.lead, recall.fallback)]
        texts += [text for check in prompt.checks for text in (check.label, check.low, check.high)]
    return texts


@pytest.mark.parametrize("name", library.PROMPT_SETS)
def test_files_are_canonical_and_have_nothing_to_say(name: str) -> None:
    source = (FOLDER / f"{name}.xml").read_bytes()
    assert [str(each) for each in PROMPTS.check(source)] == []
    assert PROMPTS.write(library.prompt_set(name)) == source


def test_every_file_is_offered_by_its_id() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == set(library.PROMPT_SETS)
    assert [each.id for each in library.prompt_sets()] == list(library.PROMPT_SETS)
    assert library.prompt_set("grow") is library.prompt_set("grow")


@pytest.mark.parametrize("name", ["", "own", "no-such", "../first-conversation"])
def test_there_is_no_other(name: str) -> None:
    with pytest.raises(SourceError):
        library.prompt_set(name)


def test_anybody_may_use_them(asked: PromptSet) -> None:
    [licence] = asked.licences
    assert (licence.id, licence.href) == ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    assert (asked.version, asked.language) == (1, "en")


def test_each_question_is_open_says_why_and_helps_to_begin(asked: PromptSet) -> None:
    for prompt in asked.prompts:
        assert prompt.question.endswith("?") and len(prompt.question) < 140, prompt.id
        assert 30 < len(prompt.guidance) < 200, prompt.id
        assert 2 <= len(prompt.starters) <= 3, prompt.id
        assert all("…" in starter and len(starter) < 60 for starter in prompt.starters), prompt.id
        assert 40 <= prompt.words <= 150, prompt.id


def test_nobody_is_pushed(asked: PromptSet) -> None:
    for text in spoken(asked):
        assert PUSHING.search(re.sub(r"\(.*?\)", "", text)) is None, text  # titles of books aside
        assert CONTRACTIONS.search(text) is None, text


def test_recalls_find_what_there_is_by_names_that_are_unique_in_a_course() -> None:
    ids = [prompt.id for prompt in all_prompts()]
    assert len(set(ids)) == len(ids)
    for prompt in all_prompts():
        for recall in prompt.recalls:
            if recall.kind == "entry":
                assert recall.id in ids
            elif recall.kind == "results":
                assert recall.id in get_args(Subject) or recall.id in library.NAMES
    kinds = {recall.kind for prompt in all_prompts() for recall in prompt.recalls}
    assert kinds == {"entry", "results"}


def test_some_quote_what_was_found_and_written_before() -> None:
    [interests] = library.prompt_set("strengths").prompt["strengths-interests"].recalls
    assert (interests.kind, interests.id, interests.count) == ("results", "interests", 2)
    [hope] = library.prompt_set("progress").prompt["progress-moved"].recalls
    assert (hope.kind, hope.id) == ("entry", "first-hope")
    assert hope.id in library.prompt_set("first-meeting").prompt


@pytest.mark.parametrize("name", SOURCES)
def test_frames_name_whose_idea_they_are(name: str) -> None:
    frame = library.prompt_set(name)
    assert all(prompt.stage for prompt in frame.prompts)
    assert all(word in frame.purpose for word in SOURCES[name])
    assert frame.answer == "all"


def test_only_frames_are_taken_step_by_step() -> None:
    assert {each.id for each in library.prompt_sets() if each.stepwise} == set(SOURCES)


def test_the_weekly_check_in_is_short_and_comes_again() -> None:
    asked = library.prompt_set("weekly-check-in")
    [prompt] = asked.prompts
    assert (prompt.repeat, [each.id for each in prompt.checks]) == (
        "week",
        ["energy", "confidence", "clarity"],
    )
    assert done(asked, {prompt.id})


def test_what_touches_somebodys_situation_never_has_to_be_shared() -> None:
    private = {each.id for each in library.prompt_sets() if each.subject == "situation"}
    assert private == {"first-meeting", "obstacles", "setbacks"}
    for name in private:
        assert library.prompt_set(name).answer == "any"
