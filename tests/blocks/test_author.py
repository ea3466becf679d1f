"""The author's own questionnaire: saved, refused, asked, changed while learners are in the middle of it."""

import html
from typing import Any

import pytest
from lxml.html import fromstring as parse

from coaching_xblock import library
from coaching_xblock.assessing.instruments import OWN, SHOWN
from coaching_xblock.core import limits
from coaching_xblock.core.sample import LEVELS
from coaching_xblock.olx import versions
from tests.olx.small import GOOD, changed
from tests.stage import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, Stage

OTHER = changed("Sing", "Dance")
BROKEN = changed("<purpose>To test.</purpose>", "<porpoise/>")
HOSTILE = [
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><instrument>&a;</instrument>',
    "<instrument>" + "<a>" * 10_000,
    "<?xml-stylesheet href='x'?>" + GOOD.partition("\n")[2],
]
ANSWERS = {name: {"value": 3} for name in ("r1", "r2")} | {"s1": {"value": 1}, "m1": {"value": [1]}}
ANSWERS |= {"n1": {"value": 2}, "k1": {"value": [1, 2]}, "f1": {"value": 1}}


def edit(stage: Stage, **values: Any) -> tuple[int, dict[str, Any]]:
    return stage.as_(AUTHOR).post("submit_studio_edits", values=values, defaults=[])


def own(stage: Stage, source: str = GOOD) -> Stage:
    status, answer = edit(stage, instrument="own", source=source)
    assert status == 200, answer
    return stage.as_(MAYA)


def begun(stage: Stage) -> str:
    own(stage).say("begin", old_enough="yes")
    return stage.sitting


def stored(stage: Stage, **fields: Any) -> None:
    """Fields as an import leaves them, whatever Studio would have said."""
    block = stage.as_(MAYA).block()
    for name, value in fields.items():
        setattr(block, name, value)
    block.save()


def test_an_own_questionnaire_is_asked(stage: Stage) -> None:
    begun(stage)
    page = stage.block().student_view().content
    assert "Sing" in page and "Which ones?" in page
    assert "To test." in stage.as_(NOBODY).block().public_view().content


def test_what_cannot_be_read_is_refused_with_its_line(stage: Stage) -> None:
    status, answer = edit(stage, instrument="own", source=BROKEN)
    said = answer["error"]["messages"][0]["text"]
    assert status == 400 and "cannot be read. Line 2, “<instrument id=" in said
    assert "<purpose> is missing" in said and "Line 4, “<porpoise/>”: " in said
    assert stage.block().source == "" and stage.block().instrument == "onet-mini-ip"


def test_ten_findings_are_enough(stage: Stage) -> None:
    wrong = GOOD.replace('type="', 'type="x')
    _, answer = edit(stage, instrument="own", source=wrong)
    said = answer["error"]["messages"][0]["text"]
    assert 2 <= said.count("Line ") <= limits.FINDINGS


@pytest.mark.parametrize("source", [*HOSTILE, "cut \ud83d here"])
def test_hostile_xml_is_refused_and_breaks_nothing(stage: Stage, source: str) -> None:
    assert edit(stage, instrument="own", source=source)[0] == 400
    assert edit(stage, source=source)[0] == 400, "also where it is not asked yet"
    assert stage.block().source == ""


def test_an_own_questionnaire_needs_xml_of_a_bounded_size(stage: Stage) -> None:
    for source in ("", " \n "):
        answer = edit(stage, instrument="own", source=source)[1]
        assert answer["error"]["messages"][0]["text"] == "Your own questionnaire is empty."
    answer = edit(stage, source=GOOD + " " * limits.SOURCE_CHARACTERS)[1]
    assert str(limits.SOURCE_CHARACTERS) in answer["error"]["messages"][0]["text"]
    assert edit(stage, instrument="gone")[0] == 400


@pytest.mark.parametrize("viewer", [MAYA, AMINA, NOBODY])
def test_only_authors_may_write_one(stage: Stage, viewer: Any) -> None:
    sent = {"values": {"instrument": "own", "source": GOOD}, "defaults": []}
    assert stage.as_(viewer).post("submit_studio_edits", **sent)[0] == 403
    assert stage.block().source == ""


def test_a_sitting_goes_on_with_the_version_it_was_begun_with(stage: Stage) -> None:
    which = begun(stage)
    own(stage, OTHER)
    assert stage.block().earlier_sources == [GOOD]
    assert stage.say("save_answers", sitting=which, answers=ANSWERS)["answered"] == len(ANSWERS)
    page = stage.block().student_view().content
    assert "Sing" in page and "Dance" not in page
    assert stage.say("finish", sitting=which)["html"]
    assert stage.row()["sittings"][0]["digest"] == versions.read(GOOD).digest
    stage.as_(LEO).say("begin", old_enough="yes")
    assert "Dance" in stage.block().student_view().content


def test_taking_the_own_one_away_keeps_it_for_those_who_began(stage: Stage) -> None:
    which = begun(stage)
    sent = {"values": {}, "defaults": ["instrument", "source"]}
    assert stage.as_(AUTHOR).post("submit_studio_edits", **sent)[0] == 200
    assert stage.block().source == "" and stage.block().earlier_sources == [GOOD]
    assert stage.as_(MAYA).say("save_answers", sitting=which, answers=ANSWERS)["answered"] == len(ANSWERS)
    stage.as_(LEO).say("begin", old_enough="yes")
    assert stage.row("8")["sittings"][0]["instrument"] == "onet-mini-ip"


def test_rewording_keeps_nothing_and_shows_at_once(stage: Stage) -> None:
    begun(stage)
    assert "Choose one." not in stage.block().author_view().content
    own(stage, changed("<title>First</title>", "<title>To begin with</title>"))
    assert stage.block().earlier_sources == []


def test_without_its_version_a_sitting_says_that_the_questions_changed(stage: Stage) -> None:
    which = begun(stage)
    stored(stage, source=OTHER)
    status, answer = stage.post("save_answers", sitting=which, answers={"r1": {"value": 3}})
    assert (status, answer["error"]["code"]) == (400, "instrument_changed")


@pytest.mark.parametrize("source", ["", BROKEN, "<", *HOSTILE])
def test_a_broken_import_is_calm_everywhere(stage: Stage, source: str) -> None:
    which = begun(stage)
    stored(stage, source=source)
    for viewer in (MAYA, LEO, AUTHOR, NOBODY):
        block = stage.as_(viewer).block()
        for view in (block.student_view, block.author_view, block.public_view):
            assert "cannot be shown at the moment" in view().content
    assert ("Line 4" in stage.as_(AUTHOR).block().student_view().content) is (source == BROKEN)
    stage.as_(MAYA)
    for handler in ("begin", "finish", "save_answers"):
        status, answer = stage.post(handler, sitting=which, old_enough="yes", answers=ANSWERS)
        assert (status, answer["error"]["code"]) == (404, "no_instrument")
        assert answer["announce"]
    assert "cannot be shown" in stage.as_(LEO).say("show")["html"]
    page = stage.as_(AMINA).block().student_view().content
    assert "Learners cannot begin" in page and ("Line 2" in page) is (source == BROKEN)


def test_coaches_read_of_no_fault_where_there_is_none(stage: Stage) -> None:
    own(stage)
    assert "Learners cannot begin" not in stage.as_(AMINA).block().student_view().content


def test_a_finished_result_outlives_its_questionnaire(stage: Stage) -> None:
    which = begun(stage)
    stage.say("save_answers", sitting=which, answers=ANSWERS)
    stage.say("finish", sitting=which)
    shown = stage.block().student_view().content
    stage.say("share", sitting=which, readers="1")
    stored(stage, source=BROKEN)
    assert "Song" in shown and "Song" in stage.block().student_view().content
    assert "Song" in stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    assert stage.as_(MAYA).say("delete_sitting", sitting=which)["html"]


@pytest.mark.parametrize("name", [name for name in SHOWN if name != OWN])
@pytest.mark.parametrize("level", LEVELS)
def test_a_sample_says_what_a_result_would_say(stage: Stage, name: str, level: str) -> None:
    edit(stage, instrument=name)
    answer = stage.say("sample_result", level=level)
    assert "These answers are invented." in answer["html"]
    bands = {band.means for scale in library.instrument(name).scales for band in scale.bands}
    assert not bands or any(html.escape(each) in answer["html"] for each in bands)
    assert stage.host.stored == {} and stage.host.published == []


def test_the_samples_of_an_own_questionnaire(stage: Stage) -> None:
    own(stage)
    page = stage.as_(AUTHOR).block().author_view().content
    assert "The first named first" in page and "Lowest answers" not in page
    assert "Much." in stage.say("sample_result", level="high")["html"]


def test_the_author_reads_rules_facts_and_hints(stage: Stage) -> None:
    own(stage, changed("<source>Written for this test.</source>", ""))
    page = html.unescape(stage.as_(AUTHOR).block().author_view().content)
    assert "There is no <source>: say where the questions come from" in page
    assert "Testers." in page and "Song and Order" in page and "CC0. You may edit and translate it." in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Learners may take it again at any time."),
        ({"retake": "after", "retake_days": 30}, "take it again 30 days after they finished."),
        ({"retake": "never"}, "Learners take it once."),
        ({"retake": "sometimes"}, "Learners may take it again at any time."),
        ({"sharing": "offered"}, "At the end learners are asked"),
        ({"sharing": "read"}, "The coaches read each result, unless the learner keeps it."),
        ({"sharing": "read", "instrument": "mini-ipip"}, "Each learner decides"),
        ({"careers_link": ""}, "You can add a link to what holds here."),
        ({"careers_link": "https://jobs.example/"}, "your link to what holds here: https://jobs.example/"),
        ({"careers_link": "javascript:alert(1)"}, "You can add a link"),
    ],
)
def test_the_rules_stand_there_in_words(stage: Stage, fields: dict[str, Any], said: str) -> None:
    stored(stage, **fields)
    assert said in stage.as_(AUTHOR).block().author_view().content


def test_changeable_questionnaires_can_be_copied(stage: Stage) -> None:
    stage.as_(AUTHOR)
    for name in library.NAMES:
        status, answer = stage.post("library_source", name=name)
        assert status == (200 if library.instrument(name).editable else 404)
        if status == 200:
            field = parse(answer["html"]).xpath("//textarea")[0]
            assert versions.read(field.text) == library.instrument(name)
            assert edit(stage, instrument="own", source=field.text)[0] == 200
    for name in ("", "own", "../small", "gone"):
        assert stage.post("library_source", name=name)[0] == 404


@pytest.mark.parametrize("viewer", [MAYA, AMINA, ADA, NOBODY])
def test_samples_and_sources_are_for_authors(stage: Stage, viewer: Any) -> None:
    assert stage.as_(viewer).post("sample_result", level="low")[0] == 403
    assert stage.post("library_source", name="mini-ipip")[0] == 403


def test_no_sample_of_what_cannot_be_read(stage: Stage) -> None:
    assert stage.as_(AUTHOR).post("sample_result", level="highest")[0] == 400
    stored(stage, instrument="own", source=BROKEN)
    status, answer = stage.as_(AUTHOR).post("sample_result", level="low")
    assert (status, answer["error"]["code"]) == (404, "no_instrument")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("onet-mini-ip", "added up for 6 areas of interest"),
        ("orvis-92", "added up for 8 areas of interest"),
        ("mini-ipip", "added up in 5 parts"),
        ("work-values", "put 6 things in your own order"),
    ],
)
def test_learners_read_what_becomes_of_their_answers(stage: Stage, name: str, said: str) -> None:
    edit(stage, instrument=name)
    assert said in stage.as_(MAYA).block().student_view().content
