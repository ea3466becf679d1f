"""The author's side of a reflection: which prompts, an own set, rules, hints, and how it travels as OLX."""

import html
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree
from lxml.html import fromstring as parse
from xblock.core import XML_NAMESPACES

from coaching_xblock import library
from coaching_xblock.core import limits
from coaching_xblock.core.errors import NotFound
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.olx.prompts import PROMPTS
from coaching_xblock.reflecting import questions
from coaching_xblock.reflection import ReflectionXBlock
from tests.olx.prompts.small import FRAME, GOOD, changed
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, Scene

BROKEN = changed("<purpose>To test.</purpose>", "<porpoise/>")
CLOSED = changed("What went well?", "Did anything go well?")
HOSTILE = [
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><prompts>&a;</prompts>',
    "<prompts>" + "<a>" * 10_000,
    "<?xml-stylesheet href='x'?>" + GOOD.partition("\n")[2],
]
SCRIPT = "&lt;script&gt;alert(1)&lt;/script&gt;"


class Notebook(Scene):
    kind, block_type = ReflectionXBlock, "coaching_reflection"


@pytest.fixture
def scene() -> Notebook:
    return Notebook()


def edit(scene: Notebook, **values: Any) -> tuple[int, dict[str, Any]]:
    return scene.as_(AUTHOR).post("submit_studio_edits", values=values, defaults=[])


def refused(scene: Notebook, **values: Any) -> str:
    status, answer = edit(scene, **values)
    assert status == 400
    return str(answer["error"]["messages"][0]["text"])


def authors_page(scene: Notebook) -> str:
    return html.unescape(scene.as_(AUTHOR).block().author_view().content)


# Choosing and saving


def test_authors_choose_a_set_by_its_title(scene: Notebook) -> None:
    form = html.unescape(scene.as_(AUTHOR).block().studio_view().content)
    for each in library.prompt_sets():
        assert each.title in form and f'value="{each.id}"' in form
    assert "My own questions (XML below)" in form
    assert edit(scene, prompts="grow")[0] == 200
    assert questions.present(scene.block()).id == "grow"


def test_an_own_set_is_asked(scene: Notebook) -> None:
    assert edit(scene, prompts="own", source=GOOD)[0] == 200
    assert questions.present(scene.block()) == PROMPTS.read(GOOD.encode())
    assert "What went well?" in authors_page(scene)


def test_what_cannot_be_read_is_refused_with_its_line(scene: Notebook) -> None:
    said = refused(scene, prompts="own", source=BROKEN)
    assert said.startswith("Your own questions cannot be read. Line 2, “<prompts id=")
    assert "<purpose> is missing" in said and "Line 4, “<porpoise/>”: " in said
    assert (scene.block().source, scene.block().prompts) == ("", "first-meeting")


def test_ten_findings_are_enough(scene: Notebook) -> None:
    wrong = (
        GOOD.replace("<lead>", "<leed>").replace("</lead>", "</leed>").replace("<prompt ", "<prompt x='1' ")
    )
    wrong = wrong.replace("<guidance>", "<hint/><guidance>").replace("<starter>", "<starter a='b'>")
    assert refused(scene, prompts="own", source=wrong).count("Line ") == limits.FINDINGS


@pytest.mark.parametrize("source", [*HOSTILE, "cut \ud83d here", "no xml", "<instrument/>"])
def test_hostile_xml_is_refused_and_breaks_nothing(scene: Notebook, source: str) -> None:
    assert edit(scene, prompts="own", source=source)[0] == 400
    assert edit(scene, source=source)[0] == 400, "also where it is not asked yet"
    assert scene.block().source == ""


def test_an_own_set_needs_xml_of_a_bounded_size(scene: Notebook) -> None:
    for source in ("", " \n "):
        assert refused(scene, prompts="own", source=source) == "Your own questions are empty."
    assert str(limits.SOURCE_CHARACTERS) in refused(scene, source=GOOD + " " * limits.SOURCE_CHARACTERS)
    assert refused(scene, prompts="gone") == "The library has no questions of this name."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"sharing": "everybody"}, "Sharing is up to the learner"),
        ({"sharing": "read", "prompts": "first-meeting"}, "is never read by rule"),
        ({"sharing": "read", "prompts": "own", "source": changed("strengths", "personality")}, "never read"),
        ({"completion": "whenever"}, "It is complete when the questions are answered"),
        ({"opens": "2026-03-02 14:00", "closes": "2026-03-02T15:00:00+01:00"}, "It closes after it opens"),
        ({"opens": "soon"}, "A moment is written like 2026-03-02 14:00, in UTC."),
        ({"closes": "31.12.2026"}, "A moment is written like"),
    ],
)
def test_rules_that_there_are_not_are_refused(scene: Notebook, values: dict[str, Any], said: str) -> None:
    assert said in refused(scene, **values)


def test_rules_that_fit_are_kept(scene: Notebook) -> None:
    dates = {"opens": " 2026-03-02 14:30 ", "closes": "2026-04-02"}
    assert edit(scene, prompts="grow", sharing="read", completion="read", **dates)[0] == 200
    assert scene.block().opens == datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
    page = authors_page(scene)
    assert "The coaches read what is handed in, unless the learner keeps it." in page
    assert "It is complete when the learner has read an answer of the coach." in page
    assert "Nobody writes before 2 March 2026, 14:30, in your time zone." in page
    assert "Nobody writes after 2 April 2026, 00:00, in your time zone." in page


def test_a_moment_keeps_its_time_in_the_form(scene: Notebook) -> None:
    edit(scene, opens="2026-03-02T14:30:00+02:00")
    form = parse(scene.as_(AUTHOR).block().studio_view().content)
    opens, closes = (
        form.xpath(f"//*[@id='xb-field-edit-{name}']")[0].get("value") for name in ("opens", "closes")
    )
    assert (opens, closes) == ("2026-03-02 12:30", "")
    assert edit(scene, opens=opens, closes=closes)[0] == 200
    assert scene.block().opens == datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
    assert scene.block().closes is None
    assert edit(scene, opens=3)[0] == 400


@pytest.mark.parametrize("viewer", [MAYA, AMINA, ADA, NOBODY, STAFF_AS_MAYA])
def test_only_authors_may_write_or_copy_one(scene: Notebook, viewer: Any) -> None:
    sent = {"values": {"prompts": "own", "source": GOOD}, "defaults": []}
    assert scene.as_(viewer).post("submit_studio_edits", **sent)[0] == 403
    assert scene.block().source == ""
    assert scene.post("library_source", name="grow")[0] == 403


# The author's page


def test_the_author_reads_what_learners_are_asked(scene: Notebook) -> None:
    scene.set(prompts="own", source=GOOD, introduction="Hello.\n\nBegin where you like.")
    page = authors_page(scene)
    for said in (
        "Begin where you like.",
        "A small set",
        "To test.",
        "Begin here.",
        "3 questions. Choose 2 of them.",
        "What moved this week?",
        "Small things count.",
        "what the learner wrote to “well”",
        "the 2 strongest results of “interests”",
        "the answer to “reason” of “first-conversation”",
        "There is no result yet.",
        "What surprised me was …",
        "A slider from 0 (none) to 10 (plenty): Energy",
        "Suggested length: about 60 words.",
        "It comes again every week.",
        "Each learner decides whether the coaches read what they write.",
        "It is complete when the questions are answered.",
    ):
        assert said in page, said


@pytest.mark.parametrize(
    ("source", "size"),
    [
        (FRAME, "2 steps, one after the other."),
        (changed('answer="2"', 'answer="any"'), "3 questions. Answer those you like."),
        (changed('answer="2"', ""), "3 questions."),
    ],
)
def test_it_says_how_many_are_answered(scene: Notebook, source: str, size: str) -> None:
    scene.set(prompts="own", source=source)
    assert f">{size}<" in authors_page(scene)


@pytest.mark.parametrize("name", library.PROMPT_SETS)
def test_each_set_of_the_library_is_shown(scene: Notebook, name: str) -> None:
    page = authors_page(scene.set(prompts=name))
    assert all(prompt.question in page for prompt in library.prompt_set(name).prompts)
    assert "CC0 1.0" in page


def test_closed_questions_get_a_hint_and_stop_nothing(scene: Notebook) -> None:
    assert edit(scene, prompts="own", source=CLOSED)[0] == 200
    assert "Could be answered with yes or no. Perhaps: “What did anything …?”" in authors_page(scene)
    scene.set(prompts="grow")
    assert "Could be answered" not in authors_page(scene)


def test_hostile_words_are_words(scene: Notebook) -> None:
    source = GOOD
    for text in ("A small set", "Begin here.", "What went well?", "You wrote:", "Energy", "This week I …"):
        source = source.replace(text, f"{text} {SCRIPT}")
    scene.set(prompts="own", source=source, introduction="<script>alert(1)</script>")
    content = scene.as_(AUTHOR).block().author_view().content
    assert "<script>alert" not in content and content.count("&lt;script&gt;alert") >= 7


@pytest.mark.parametrize("source", ["", BROKEN, "<", *HOSTILE])
def test_a_broken_import_is_calm(scene: Notebook, source: str) -> None:
    scene.set(prompts="own", source=source)
    page = authors_page(scene)
    assert "These questions cannot be shown at the moment. Nothing you wrote is lost." in page
    assert ("Line 4" in page) is (source == BROKEN)
    status, answer = scene.post("library_source", name="grow")
    assert (status, answer["error"]["code"]) == (404, "no_prompts")
    with pytest.raises(SourceError):
        questions.present(scene.block())
    with pytest.raises(NotFound):
        questions.asked(scene.block())


def test_only_those_who_can_mend_it_read_the_findings(scene: Notebook) -> None:
    scene.set(prompts="gone")
    assert "The library has no prompts “gone”." in authors_page(scene)
    broken = scene.as_(LEO).block().author_view().content
    assert "cannot be shown at the moment" in broken and "gone" not in broken


def test_every_set_of_the_library_can_be_copied(scene: Notebook) -> None:
    scene.as_(AUTHOR)
    for name in library.PROMPT_SETS:
        answer = scene.say("library_source", name=name)
        field = parse(answer["html"]).xpath("//textarea[@readonly]")[0]
        assert PROMPTS.understood(field.text) == library.prompt_set(name)
        assert answer["announce"] == library.prompt_set(name).title
        assert edit(scene, prompts="own", source=field.text)[0] == 200
    for name in ("", "own", "../first-conversation", "gone"):
        assert scene.post("library_source", name=name)[0] == 404
    assert scene.post("library_source", name=["grow"])[0] == 400


def test_a_course_file_can_hold_anything(scene: Notebook) -> None:
    scene.set(prompts="first-meeting", sharing="read", completion="?")
    page = authors_page(scene)
    assert "Each learner decides" in page and "It is complete when the questions are answered." in page


# OLX


def export(block: Any) -> bytes:
    node = etree.Element("unknown")
    block.add_xml_to_node(node)
    return etree.tostring(node)


def read(scene: Notebook, written: bytes, parser: etree.XMLParser | None = None) -> Any:
    ids = scene.block().scope_ids._replace(usage_id="u2", def_id="d2")
    return ReflectionXBlock.parse_xml(etree.fromstring(written, parser), scene.runtime, ids)


@pytest.mark.parametrize("blanks", [False, True], ids=["as it is", "as the platform reads it"])
def test_an_own_set_stands_in_a_child_element(scene: Notebook, blanks: bool) -> None:
    scene.set(prompts="own", source=GOOD, sharing="offered", opens=datetime(2026, 3, 2, tzinfo=UTC))
    written = export(scene.block())
    node = etree.fromstring(written)
    assert [child.tag for child in node] == ["prompts"] and "source" not in node.attrib
    copy = read(scene, written, etree.XMLParser(remove_blank_text=blanks, remove_comments=True))
    assert (copy.prompts, copy.source, copy.sharing) == ("own", GOOD, "offered")
    assert copy.opens == datetime(2026, 3, 2, tzinfo=UTC)
    assert export(copy) == written


@pytest.mark.parametrize("written", ["soon", "2026-02-30", "123", "[1, 2]", "9999-12-31", "0001-01-01"])
def test_what_is_no_moment_breaks_no_course(scene: Notebook, written: str) -> None:
    copy = read(scene, f'<coaching_reflection prompts="grow" opens="{written}"/>'.encode())
    assert copy.opens == written and f'opens="{written}"' in export(copy).decode()
    scene.set(opens=written)
    page = authors_page(scene)
    assert "what is no moment sets no limit" in page and "Nobody writes before" not in page
    assert scene.block().studio_view().content


@pytest.mark.parametrize("source", ["<prompts", "<prompts><a/>\n</prompts>", 'x "&" <y>\n\tz', ""])
def test_an_own_set_that_cannot_be_read_comes_back_too(scene: Notebook, source: str) -> None:
    scene.set(prompts="own", source=source)
    copy = read(scene, export(scene.block()))
    assert copy.source == source


def test_children_that_nobody_knows_are_named_and_make_no_blocks(scene: Notebook, caplog: Any) -> None:
    option = XML_NAMESPACES["option"]
    block = read(
        scene,
        f'<coaching_reflection xmlns:option="{option}" prompts="own">'
        "<option:introduction>Hello</option:introduction><html>words</html><prompts/><prompts>second</prompts><earlier/></coaching_reflection>".encode(),
    )
    assert (block.introduction, block.source) == ("Hello", "<prompts/>")
    assert "<html>, <prompts>, <earlier> of u2 was not read" in caplog.text
    assert "words" not in caplog.text and "second" not in caplog.text


def test_learner_state_never_leaves_with_the_course(scene: Notebook) -> None:
    block = scene.block()
    block.entries, block.messages = [{"id": "words"}], [{"id": "words"}]
    assert b"words" not in export(block)
