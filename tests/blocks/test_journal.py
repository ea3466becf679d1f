"""My journal: one's own words of the whole course, found, tagged and taken along, and nobody else's."""

import json
from typing import Any

import pytest
from lxml import html
from webob import Request, Response

from coaching_xblock.core import entry, limits, writing
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.version import Asked
from tests.blocks.course import Course
from tests.scene import ADA, AMINA, AUTHOR, LEO, NOBODY, STAFF_AS_MAYA

SCRIPT = "</style></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
HANDLERS = ("show_journal", "add_tag", "remove_tag")


@pytest.fixture
def course() -> Course:
    return Course()


def page(course: Course, **look: Any) -> Any:
    return html.fromstring(course.say("show_journal", **look)["html"])


def texts(tree: Any) -> list[str]:
    return [each.text_content().strip() for each in tree.xpath("//*[contains(@class, 'coaching-words')]")]


def get(course: Course, kind: str, method: str = "GET") -> Response:
    return course.block().handle("my_journal", Request.blank("/", method=method), kind)


def day(number: int) -> str:
    return f"2026-{1 + number // 28:02}-{1 + number % 28:02}T08:00:00Z"


# Reading


def test_all_entries_of_the_course_stand_on_one_page(course: Course) -> None:
    course.wrote("To sleep **well**.", "u2", at=day(1))
    course.wrote("I slept.", "u1", at=day(9))
    course.wrote("Half a thought", "u1", prompt="progress-next", at=day(5), draft=True)
    tree = page(course)
    assert texts(tree) == ["I slept.", "Half a thought", "To sleep well."]
    assert tree.xpath("//strong[text()='well']")
    (link,) = tree.xpath("//article//a")
    assert link.text == "First meeting" and link.get("href") == "/course/first-meeting/"
    assert link.get("target") == "_blank" and "noopener" in link.get("rel")
    assert texts(page(course, order="oldest"))[0] == "To sleep well."
    said = " ".join(tree.text_content().split())
    assert "3 entries" in said and "10 January 2026 Progress. Private." in said
    assert "Draft, last changed on 6 January 2026. Private." in said


def test_an_empty_journal_says_how_it_starts(course: Course) -> None:
    tree = page(course)
    assert "Nothing is written yet." in tree.text_content()
    assert not tree.xpath("//form[@role='search'] | //a[@download]")


def test_a_draft_shows_what_is_asked_today_where_that_can_be_read(course: Course) -> None:
    course.set(prompts="progress").wrote("Half", "u1", prompt="progress-next", draft=True)
    course.wrote("Half too", "u2", prompt="first-hope", draft=True)
    asked = "From here, what do you want to keep, what to change and what to stop?"
    assert asked in page(course).text_content()
    assert "Imagine" not in page(course).text_content()
    course.host.fields["u2"] = {"prompts": "first-meeting", "source": ""}
    assert len(page(course).xpath("//*[contains(@class, 'coaching-leaf-question')]")) == 2
    course.host.fields["u2"] = {"prompts": "of no library", "source": ""}
    assert len(page(course).xpath("//*[contains(@class, 'coaching-leaf-question')]")) == 1


def test_it_says_who_can_read_each(course: Course) -> None:
    which = course.wrote("Shared.", at=day(1))
    with course.editing("u2") as state:
        state.entries = entry.share(state.entries, which, ["1"], day(2))
    assert "Shared with your coaches since 3 January 2026." in page(course).text_content()
    with course.editing("u2") as state:
        state.entries = entry.withdraw(state.entries, which, day(3))
    assert "Private: you took it back on 4 January 2026." in page(course).text_content()


def test_a_block_that_left_the_course_keeps_its_words_out_of_reach_only(course: Course) -> None:
    course.wrote("In a page that is gone.", "u2")
    course.host.blocks = []
    assert texts(page(course)) == []
    assert course.wrote("Here.", "u1") and texts(page(course)) == ["Here."]


def test_hostile_words_are_shown_and_run_nothing(course: Course) -> None:
    which = course.wrote(SCRIPT, "u1")
    course.say("add_tag", usage="u1", entry=which, tag=SCRIPT[:40])
    tree = page(course, search="script")
    assert not tree.xpath("//script | //img | //@onerror | //style") and "alert(1)" in tree.text_content()


def test_words_without_their_key_are_told_and_kept(course: Course, settings: Any) -> None:
    which = course.wrote("Secret.", "u1")
    course.say("add_tag", usage="u1", entry=which, tag="work")
    before = course.row()
    settings.COACHING_KEYS = ["another key of thirty-two characters or so"]
    tree = page(course)
    assert "the site's key for it is missing" in tree.text_content() and texts(tree) == [""]
    for handler in ("add_tag", "remove_tag"):
        status, answer = course.post(handler, usage="u1", entry=which, tag="work")
        assert (status, answer["error"]["code"]) == (403, "locked")
    assert course.row() == before
    assert "the site's key for it is missing" in get(course, "md").text


def test_what_was_done_again_or_written_on_says_so(course: Course) -> None:
    which = course.wrote("First.", "u1", at=day(1))
    with course.editing("u1") as state:
        rows, _ = writing.write(state.entries, which, "Second.", 1, day(5))
        rows = writing.submit(rows, which, "Second.", Asked("What do you hope for?"), day(5))
        state.entries, _ = writing.write(rows, which, "Third.", 2, day(9))
    said = page(course).text_content()
    assert "Done again on 6 January 2026. You went on writing on 10 January 2026. Private." in said
    assert texts(page(course)) == ["Third."]


def test_sliders_are_named_by_what_was_asked_or_is_asked_today(course: Course) -> None:
    course.set(prompts="weekly-check-in")
    course.say("save_checks", item="weekly-moved 2026-W10", values={"energy": 4, "clarity": 0})
    assert "Energy: 4 of 10 · Clarity: 0 of 10" in page(course).text_content()
    course.say("submit_entry", item="weekly-moved 2026-W10", text="")
    course.set(prompts="own", source="<broken")
    assert "Energy: 4 of 10 · Clarity: 0 of 10" in page(course).text_content()


def test_a_slider_that_asks_is_told_like_an_answer(course: Course) -> None:
    course.set(prompts="grow")
    course.say("save_checks", item="grow-will ", values={"sure": 7})
    assert "How sure are you that you will do it? 7 of 10" in page(course).text_content()


# Finding


def test_words_tags_and_questions_are_searched(course: Course) -> None:
    course.wrote("A walk in the rain.", "u1", at=day(1))
    which = course.wrote("Tea with Ana.", "u2", at=day(2))
    course.say("add_tag", usage="u2", entry=which, tag="people")
    answer = course.say("show_journal", search="RAIN walk", look="yes")
    assert texts(html.fromstring(answer["html"])) == ["A walk in the rain."]
    assert answer["announce"] == "1 of 2 entries"
    assert texts(page(course, search="people")) == ["Tea with Ana."]
    assert texts(page(course, only="People")) == ["Tea with Ana."]
    assert texts(page(course, unit="u1")) == ["A walk in the rain."]
    assert texts(page(course, search="snow")) == []
    assert len(texts(page(course, search="did you hope")) + texts(page(course, search="do you hope"))) == 2


def test_the_form_keeps_what_was_looked_for(course: Course) -> None:
    for number in range(limits.JOURNAL_PAGE + 1):
        course.wrote(f"Day {number} of rain.", "u1", prompt="week", occasion=str(number), at=day(number))
    tree = page(course, search="rain", unit="u1", order="oldest")
    assert tree.xpath("//input[@name='search']/@value")[0] == "rain"
    assert tree.xpath("//select[@name='unit']/option[@selected]/@value") == ["u1"]
    (on,) = tree.xpath("//form[.//button[text()='Next']]")
    sent = {each.get("name"): each.get("value") for each in on.xpath(".//input")}
    assert sent == {"search": "rain", "unit": "u1", "order": "oldest", "page": "2"}
    second = page(course, **sent)
    assert texts(second) == [f"Day {limits.JOURNAL_PAGE} of rain."]
    assert "Page 2 of 2" in second.text_content() and second.xpath("//button[text()='Previous']")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"search": "x" * 101}, "search"),
        ({"search": 7}, "search"),
        ({"search": "\ud83d"}, "search"),
        ({"only": "x" * 41}, "only"),
        ({"unit": ["u1"]}, "unit"),
        ({"unit": "u" * 256}, "unit"),
        ({"page": "two"}, "page"),
        ({"page": -1}, "page"),
        ({"order": {}}, "order"),
    ],
)
def test_what_cannot_be_looked_for(course: Course, sent: dict[str, Any], field: str) -> None:
    status, answer = course.post("show_journal", **sent)
    assert (status, answer["error"]["field"]) == (400, field)


def test_looking_writes_nothing(course: Course) -> None:
    course.say("show_journal")
    assert course.host.stored == {}
    course.wrote("Words.", "u1")
    before = dict(course.host.stored)
    course.say("show_journal", search="words")
    get(course, "html")
    assert course.host.stored == before


# Tags


def test_a_tag_is_added_and_taken_away(course: Course) -> None:
    which = course.wrote("Tea with Ana.", "u2")
    tree = html.fromstring(course.say("add_tag", usage="u2", entry=which, tag=" #new  people ")["html"])
    assert [each.text for each in tree.xpath("//article//span[@class='coaching-tag']")] == ["new people"]
    (focus,) = tree.xpath("//article//*[@data-coaching-focus]")
    assert focus.tag == "h3"
    assert "new people" not in json.dumps(course.host.stored["7", "u2"])
    course.say("add_tag", usage="u2", entry=which, tag="NEW PEOPLE")
    assert entry.find(course.reading("u2").entries, which).tags == ("new people",)
    course.say("remove_tag", usage="u2", entry=which, tag="New People")
    course.say("remove_tag", usage="u2", entry=which, tag="gone already")
    assert entry.find(course.reading("u2").entries, which).tags == ()


def test_a_tag_changes_nothing_else(course: Course) -> None:
    which = course.wrote("Tea.", "u2", at=day(1))
    before = entry.find(course.reading("u2").entries, which)
    course.say("add_tag", usage="u2", entry=which, tag="work")
    after = entry.find(course.reading("u2").entries, which)
    assert (after.changed, after.submitted, after.writing) == (
        before.changed,
        before.submitted,
        before.writing,
    )
    assert course.host.published == []


@pytest.mark.parametrize(
    ("tag", "code", "status"),
    [
        ("", "tag_empty", 400),
        (" # ", "tag_empty", 400),
        ("x" * 41, "tag_too_long", 413),
        (7, "malformed", 400),
        (None, "malformed", 400),
    ],
)
def test_what_is_no_tag(course: Course, tag: Any, code: str, status: int) -> None:
    which = course.wrote("Tea.", "u1")
    got, answer = course.post("add_tag", usage="u1", entry=which, tag=tag)
    assert (got, answer["error"]["code"]) == (status, code)
    assert entry.find(course.reading().entries, which).tags == ()


def test_there_is_room_for_so_many_tags(course: Course) -> None:
    which = course.wrote("Tea.", "u1")
    for number in range(limits.TAGS):
        course.say("add_tag", usage="u1", entry=which, tag=f"tag {number}")
    status, answer = course.post("add_tag", usage="u1", entry=which, tag="one more")
    assert (status, answer["error"]["code"], answer["error"]["limit"]) == (413, "too_many_tags", limits.TAGS)
    assert not page(course).xpath("//form[@data-coaching-action='add_tag']")


def test_tags_go_to_ones_own_entries_of_this_course_only(course: Course) -> None:
    leos = course.wrote("Leo's.", "u2", person=LEO.id)
    mine = course.wrote("Mine.", "u2")
    for sent in (
        {"usage": "u2", "entry": leos},
        {"usage": "u1", "entry": mine},
        {"usage": "a1", "entry": mine},
        {"usage": "of another course", "entry": mine},
        {"usage": "u2", "entry": "none"},
    ):
        for handler in ("add_tag", "remove_tag"):
            status, answer = course.post(handler, tag="x", **sent)
            assert (status, answer["error"]["code"]) == (404, "no_entry")
    assert entry.find(course.reading("u2", person="8").entries, leos).tags == ()
    assert ("7", "u1") not in course.host.stored


# Who


@pytest.mark.parametrize("viewer", [AMINA, ADA, NOBODY, STAFF_AS_MAYA])
def test_a_journal_is_for_those_who_write(course: Course, viewer: Viewer) -> None:
    which = course.wrote("Only mine.", "u1")
    with course.editing("u1") as state:
        state.entries = entry.share(state.entries, which, ["1"], day(1))
    course.as_(viewer)
    for handler in HANDLERS:
        status, answer = course.post(handler, usage="u1", entry=which, tag="x")
        assert status == 403 and "Only mine." not in json.dumps(answer)
    for kind in ("html", "md", "json"):
        response = get(course, kind)
        assert response.status_code == 403 and "Only mine." not in response.text


@pytest.mark.parametrize("viewer", [LEO, AUTHOR])
def test_everybody_reads_their_own(course: Course, viewer: Viewer) -> None:
    course.wrote("Only Maya's.", "u1")
    course.as_(viewer)
    assert texts(page(course)) == []
    for kind in ("html", "md", "json"):
        assert "Only Maya's." not in get(course, kind).text


# Taking it along


def test_files_are_given_safely(course: Course) -> None:
    course.wrote("Words.", "u1")
    for kind, said in (("html", "text/html"), ("md", "text/markdown"), ("json", "application/json")):
        response = get(course, kind)
        assert (response.status_code, response.content_type) == (200, said)
        assert response.headers["Cache-Control"] == "no-store"
        name = response.headers["Content-Disposition"]
        assert name.startswith('attachment; filename="my-journal-') and name.endswith(f'.{kind}"')
    for kind in ("", "pdf", "../html"):
        assert get(course, kind).status_code == 404
    assert get(course, "md", "POST").status_code == 405
    assert "my_journal" not in course.block().handler_names()


def test_the_files_hold_the_whole_journal(course: Course) -> None:
    for number in range(limits.JOURNAL_PAGE + 5):
        course.wrote(f"Day {number}.", "u1", prompt="week", occasion=str(number), at=day(number))
    which = course.wrote("First *words*.\n\n<b>raw</b>", "u2", at=day(0))
    course.say("add_tag", usage="u2", entry=which, tag="work")
    with course.editing("u2") as state:
        state.entries = entry.share(state.entries, which, ["1"], day(60))
    found = json.loads(get(course, "json").text)
    assert found["format"] == 1 and found["person"] == {"id": "7", "name": "Maya"}
    assert len(found["entries"]) == limits.JOURNAL_PAGE + 6
    (first,) = [each for each in found["entries"] if each["usage"] == "u2"]
    assert (first["title"], first["text"], first["tags"]) == (
        "First meeting",
        "First *words*.\n\n<b>raw</b>",
        ["work"],
    )
    assert first["consent"]["state"] == "shared" and first["asked"]["question"] == "What do you hope for?"
    text = get(course, "md").text
    assert "## 1 January 2026, First meeting\n\n*What do you hope for?*\n\nFirst *words*." in text
    assert "Tags: work" in text and "Shared with your coaches since" in text
    tree = html.fromstring(get(course, "html").text)
    assert len(tree.xpath("//article")) == limits.JOURNAL_PAGE + 6 and tree.xpath("//em[text()='words']")
    assert (
        not tree.xpath("//b | //script | //link | //form")
        and "Shared with your coaches" in tree.text_content()
    )
    assert "The people who run this site hold the key" in tree.text_content()


def test_hostile_names_and_words_run_nothing_in_the_file(course: Course) -> None:
    course.host.looking = Viewer("7", SCRIPT, "learner")
    course.wrote(SCRIPT, "u1")
    tree = html.fromstring(get(course, "html").text)
    assert not tree.xpath("//script | //img | //@onerror") and len(tree.xpath("//style")) == 1


def test_a_row_of_a_newer_version_is_busy(course: Course) -> None:
    course.host.stored["7", "u2"] = (json.dumps({"schema": 99}), "")
    assert course.post("show_journal")[0] == 503 and get(course, "json").status_code == 503
