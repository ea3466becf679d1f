"""The coach's list of a reflection: who waits, what is new, and what nobody learns from it."""

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Viewer
from tests.blocks.entries import Notebook
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


def lines(page: str) -> list[str]:
    """What each line of the list says."""
    found = html.fromstring(f"<main>{page}</main>").find_class("coaching-queue-line")
    return [" ".join(each.text_content().split()) for each in found]


def today(page: str) -> list[str]:
    found = html.fromstring(f"<main>{page}</main>").xpath("//ul[@class='coaching-today']/li")
    return [" ".join(each.text_content().split()) for each in found]


def fields(form: html.HtmlElement) -> dict[str, str]:
    return {each.get("name"): each.get("value") for each in form.iter("input") if each.get("name")}


def test_only_what_is_shared_is_listed_and_not_a_word_of_it(notebook: Notebook) -> None:
    notebook.hand_in(person="8")
    notebook.shared("Secret words.")
    page = notebook.as_(AMINA).page()
    (line,) = lines(page)
    assert line.startswith("Maya New What brings you to coaching now?")
    assert "Leo" not in page and "Secret" not in page and notebook.log() == []


def test_an_empty_list_says_what_will_be_here(notebook: Notebook) -> None:
    page = notebook.as_(AMINA).page()
    assert "it appears here" in page and today(page) == []


def test_the_oldest_that_waits_stands_first_with_how_long(notebook: Notebook) -> None:
    notebook.shared(person="8", day=6)
    notebook.shared(day=3)
    notebook.shared(prompt="first-hope", day=8)
    with notebook.on(9):
        page = notebook.as_(AMINA).page()
    assert today(page) == ["3 wait for you, the longest for 6 days."]
    found = lines(page)
    assert [each.split(" ")[0] for each in found] == ["Maya", "Leo", "Maya"]
    assert [each for each in found if "Waits for 6 days" in each] == found[:1]
    assert "Waits since yesterday" in found[2]


def test_what_is_answered_waits_no_more(notebook: Notebook) -> None:
    which = notebook.shared(day=3)
    with notebook.as_(AMINA).on(5):
        notebook.reads(which)
        notebook.answers(which)
        page = notebook.page()
    assert today(page) == ["Nobody waits for you here."]
    assert "Handed in on 4 March 2026" in lines(page)[0] and "New" not in lines(page)[0]


def test_marks_new_revised_and_draft(notebook: Notebook) -> None:
    which = notebook.shared(day=1)
    with notebook.as_(AMINA).on(2):
        notebook.reads(which)
    assert "New" not in lines(notebook.page())[0]
    assert "You opened it on 3 March 2026" in lines(notebook.page())[0]
    assert "You opened it" not in lines(notebook.as_(ADA).page())[0]
    notebook.hand_in("Another thought.", day=4)
    assert "Revised since you read it" in lines(notebook.as_(AMINA).page())[0]
    assert "New" in lines(notebook.as_(ADA).page())[0]
    notebook.as_(AMINA).say("save_message_draft", item=f"7 {which}  text", text="Hm", revision=0)
    page = notebook.page()
    assert "Draft not sent" in lines(page)[0] and "A draft to 1 learner is not sent." in today(page)
    assert "Draft not sent" not in lines(notebook.as_(ADA).page())[0]


def test_what_waits_for_a_colleague_says_for_whom(notebook: Notebook) -> None:
    which = notebook.shared(day=1)
    notebook.as_(ADA).say("pass_on", learner="7", item=which, entry=which, to="1")
    (line,) = lines(notebook.page())
    assert "Waits for Amina" in line
    assert "Nobody waits for you here." in notebook.say("list_shared", show="mine")["html"]
    assert "Waits for Amina" not in lines(notebook.as_(AMINA).page())[0]


def test_filters_by_what_waits_by_what_is_new_and_by_question(notebook: Notebook) -> None:
    one, _two = notebook.shared(), notebook.shared(prompt="first-hope")
    notebook.as_(AMINA).reads(one)
    notebook.say("acknowledge", learner="7", item=one, entry=one)

    def found(**place: str) -> int:
        return len(lines(notebook.say("list_shared", **place)["html"]))

    assert (found(), found(show="mine"), found(show="new")) == (2, 1, 1)
    assert (found(prompt="first-reason"), found(prompt="first-reason", show="mine")) == (1, 0)
    assert found(prompt="nonsense") == 0
    chosen = html.fromstring(notebook.say("list_shared", show="mine", prompt="first-hope")["html"])
    assert chosen.xpath("//option[@selected]/@value") == ["mine", "first-hope"]


def test_search_and_paging(notebook: Notebook) -> None:
    for number in range(60):
        notebook.shared(person=notebook.somebody(number), day=number // 2)
    answer = notebook.as_(AMINA).say("list_shared")
    assert answer["announce"] == "60 in this list. Page 1 of 3"
    assert len(lines(answer["html"])) == limits.PAGE_SIZE
    assert notebook.say("list_shared", page=99)["html"] == notebook.say("list_shared", page="3")["html"]
    found = notebook.say("list_shared", search="learner 007")
    assert found["announce"] == "1 in this list." and "Learner 007" in lines(found["html"])[0]
    nobody = notebook.say("list_shared", search="<b>nobody")
    assert nobody["announce"] == "No name here contains “<b>nobody”." and "<b>nobody" not in nobody["html"]
    (onward,) = (
        each for each in html.fromstring(answer["html"]).xpath("//div[@class='coaching-paging']//form")
    )
    assert fields(onward)["page"] == "2"


def test_the_place_in_the_list_is_kept_on_the_way_and_back(notebook: Notebook) -> None:
    which = notebook.shared()
    place = {"page": "1", "search": "may", "show": "new", "prompt": "first-reason"}
    listed = html.fromstring(notebook.as_(AMINA).say("list_shared", **place)["html"])
    sent = fields(listed.xpath("//form[@data-coaching-action='open_entry']")[-1])
    assert sent.items() >= {**place, "learner": "7", "entry": which}.items()
    opened = html.fromstring(notebook.say("open_entry", **sent)["html"])
    (back,) = opened.xpath("//form[@data-coaching-action='list_shared']")
    assert fields(back).items() >= {**place, "learner": "7", "entry": which}.items()
    again = html.fromstring(notebook.say("list_shared", **{**fields(back), "show": "all"})["html"])
    (line,) = again.xpath("//li[@data-coaching-focus]")
    assert line.text_content().split()[0] == "Maya"


@pytest.mark.parametrize(
    "place", [{"page": "one"}, {"search": ["a"]}, {"show": "every"}, {"show": None}, {"prompt": "x" * 101}]
)
def test_a_place_that_is_none_is_refused(notebook: Notebook, place: dict[str, object]) -> None:
    notebook.shared()
    assert notebook.as_(AMINA).post("list_shared", **place)[0] == 400


@pytest.mark.parametrize("viewer", [MAYA, LEO, AUTHOR, NOBODY, STAFF_AS_MAYA])
@pytest.mark.parametrize("handler", ["list_shared", "open_entry", "open_beside", "open_written"])
def test_these_are_for_coaches_alone(notebook: Notebook, viewer: Viewer, handler: str) -> None:
    which = notebook.shared()
    before = notebook.row()
    sent = {"learner": "7", "entry": which, "usage": "u1", "which": which}
    assert notebook.as_(viewer).post(handler, **sent)[0] == 403
    assert notebook.row() == before


def test_a_row_of_a_later_version_hides_nobody_else(notebook: Notebook) -> None:
    notebook.shared()
    notebook.shared(person="8")
    text, modified = notebook.host.stored["8", "u1"]
    notebook.host.stored["8", "u1"] = (text.replace('"schema": 1', '"schema": 99'), modified)
    assert [each.split()[0] for each in lines(notebook.as_(AMINA).page())] == ["Maya"]


def test_somebody_who_left_the_course_is_listed_by_that(notebook: Notebook) -> None:
    notebook.shared()
    del notebook.host.course["7"]
    assert lines(notebook.as_(AMINA).page())[0].startswith("Somebody who left the course")
