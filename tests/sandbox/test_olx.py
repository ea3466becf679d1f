"""OLX: out and in again, what authors read when it cannot be, and what survives."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client

from sandbox import olx, outline, people
from sandbox.models import Unit
from sandbox.runtime import CourseRuntime, LoadingRuntime
from sandbox.seeding import INTERESTS

Browser = Callable[..., Client]
PATH = "/studio/two-looks/import/"


def unit(slug: str = "two-looks") -> Unit:
    return Unit.objects.get(slug=slug)


@pytest.fixture
def author(browser_of: Browser) -> Client:
    return browser_of("21")


def test_export_and_import_are_exact(author: Client) -> None:
    before, parts = author.get("/studio/two-looks/export/"), unit().parts
    assert before["Content-Disposition"] == 'attachment; filename="two-looks.xml"'
    author.post(PATH, {"olx": before.content.decode()})
    assert author.get("/studio/two-looks/export/").content == before.content
    assert unit().parts == parts


def test_an_own_questionnaire_comes_back_line_by_line(author: Client) -> None:
    address = "/studio/asking-people/"
    before = author.get(f"{address}export/").content.decode()
    assert "<instrument id=" in before and "source=" not in before
    author.post(f"{address}import/", {"olx": before})
    assert author.get(f"{address}export/").content.decode() == before
    author.post(f"{address}import/", {"olx": before.replace("<instrument id=", "<instrument ide=")})
    assert "has no attribute “ide”" in author.get(address).content.decode()
    assert author.post(f"{address}import/", {"olx": before}).status_code == 302


def test_an_upload_counts(author: Client) -> None:
    file = BytesIO(b"<unit title='From a file'><p>A   paragraph</p></unit>")
    file.name = "unit.xml"
    assert author.post(PATH, {"olx": "<nothing/>", "file": file}).status_code == 302
    assert (unit().title, unit().parts) == ("From a file", [{"text": "A paragraph"}])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not well-formed"),
        ("<unit title='a'>", "not well-formed"),
        ("<other/>", "outermost element"),
        ("<unit/>", "no title"),
        ("<unit title='a'>\n<no_such_block/></unit>", "Line 2: there is no block type"),
        ("<unit title='a'><coaching_assessment url_name='A B'/></unit>", "url_name may hold"),
        ("<unit title='a'><coaching_assessment heading_level='two'/></unit>", "cannot be read"),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><unit title='a'><p>&x;</p></unit>", ""),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(author: Client, text: str, says: str) -> None:
    before = author.get("/studio/two-looks/export/").content
    answer = author.post(PATH, {"olx": text})
    if says:
        assert answer.status_code == 400
        assert says in answer.content.decode()
        assert author.get("/studio/two-looks/export/").content == before
    else:
        assert "root:" not in author.get("/studio/two-looks/export/").content.decode()


def test_edits_survive_a_restart_and_end_with_a_reset(author: Client) -> None:
    author.post(PATH, {"olx": "<unit title='Mine'><coaching_assessment url_name='first-look'/></unit>"})
    assert outline.load_course() == []
    assert unit().title == "Mine"
    outline.load_course(again=True)
    assert unit().title == "Two looks"


def test_a_changed_file_is_loaded_again(course: None) -> None:
    Unit.objects.filter(slug="welcome").update(digest="older")
    assert outline.load_course() == ["welcome"]


def test_blocks_keep_their_ids_and_answers_by_name(author: Client) -> None:
    old = unit().usages
    text = (
        "<unit title='a'><coaching_assessment url_name='second-look'/><p>x</p><coaching_assessment/></unit>"
    )
    author.post(PATH, {"olx": text})
    assert unit().usages == [old[1], "two-looks.coaching_assessment.d0.u0"]
    runtime = CourseRuntime(people.EVERYONE["101"])
    assert runtime.get_block(old[1]).display_name != "Second look"
    assert author.post(f"/handler/{old[0]}/show/", "{}", content_type="application/json").status_code == 404


def test_ids_are_the_same_after_a_reset(course: None) -> None:
    before = [each.parts for each in Unit.objects.all()]
    Unit.objects.all().delete()
    outline.load_course()
    assert [each.parts for each in Unit.objects.all()] == before
    assert unit("what-interests-you").usages == [INTERESTS]


def test_blocks_with_children_are_loaded(course: None) -> None:
    found = unit("welcome")
    olx.load(
        found, olx.parse(b"<unit title='a'><vertical_demo><html_demo>x</html_demo></vertical_demo></unit>")
    )
    block = LoadingRuntime().get_block(found.usages[0])
    assert [block.runtime.get_block(child).content for child in block.children] == ["x"]
