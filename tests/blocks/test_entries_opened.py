"""One shared entry as its coaches read it: after the log line, never more than what is shared."""

import json
from unittest import mock

import pytest
from lxml import html

from coaching_xblock.core import entry, writing
from coaching_xblock.core.people import Sibling
from coaching_xblock.core.version import Asked
from tests.blocks.entries import Notebook
from tests.blocks.test_entries_list import fields
from tests.scene import ADA, AMINA, LEO
from tests.stage import Stage


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


def text_of(page: str) -> str:
    return " ".join(html.fromstring(f"<main>{page}</main>").text_content().split())


def forms(page: str, handler: str) -> list[html.HtmlElement]:
    return list(html.fromstring(f"<main>{page}</main>").xpath(f"//form[@data-coaching-action='{handler}']"))


def test_the_log_says_who_opened_it_before_a_word_is_shown(notebook: Notebook) -> None:
    which = notebook.shared()
    page = notebook.as_(AMINA).reads(which)["html"]
    assert notebook.log() == [("1", "opened", which)]
    said = text_of(page)
    assert "Handed in on 2 March 2026. Maya can see that you opened this." in said
    assert "What brings you to coaching now?" in said
    assert "<em>teach</em>" in page and "Not in a school." in said
    assert notebook.host.published[-1] == ("coaching.reflection.opened", {"prompts": "first-meeting"})
    notebook.as_(ADA).reads(which)
    assert notebook.log() == [("1", "opened", which), ("3", "opened", which)]


def test_where_the_log_cannot_be_written_nothing_is_shown(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = notebook.shared("Secret words.")

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("coaching_xblock.core.access.record", refuse)
    with pytest.raises(OSError):
        notebook.as_(AMINA).post("open_entry", learner="7", entry=which)


def test_hostile_words_stay_words(notebook: Notebook) -> None:
    which = notebook.shared("<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>")
    page = notebook.as_(AMINA).reads(which)["html"]
    tree = html.fromstring(f"<main>{page}</main>")
    assert not tree.xpath("//script | //img | //a[starts-with(@href, 'javascript')]")


def test_what_is_not_shared_is_not_there(notebook: Notebook) -> None:
    private, draft = notebook.hand_in(), "aaaaaaaaaaaa"
    shared = notebook.shared(person="8")
    rows = dict(notebook.host.stored)
    asked = [
        {"learner": "7", "entry": private},
        {"learner": "7", "entry": draft},
        {"learner": "7", "entry": shared},  # somebody else's
        {"learner": "999", "entry": shared},  # nobody's
        {"learner": "8", "entry": "'\"><b>"},
    ]
    answers = [notebook.as_(AMINA).post("open_entry", **each) for each in asked]
    assert {status for status, _ in answers} == {404}
    assert len({json.dumps(answer) for _, answer in answers}) == 1
    assert notebook.host.stored == rows


def test_withdrawn_between_the_list_and_the_opening(notebook: Notebook) -> None:
    which = notebook.shared()
    listed = notebook.as_(AMINA).page()
    notebook.take(which)
    (form,) = forms(listed, "open_entry")[-1:]
    status, answer = notebook.post("open_entry", **fields(form))
    assert (status, answer["error"]["code"]) == (404, "no_entry") and notebook.log() == []
    assert "it is no longer shared" in answer["announce"]


def test_only_what_was_handed_in_is_read(notebook: Notebook) -> None:
    notebook.hand_in("Too early to be read.", day=0)
    which = notebook.shared("What I want to say.", day=1)
    with notebook.row_of("7") as state:
        revision = entry.find(state.entries, which).writing.revision
        state.entries, _ = writing.write(
            state.entries, which, "I am still thinking.", revision, "2026-03-09T08:00:00Z"
        )
    page = notebook.as_(AMINA).reads(which)["html"]
    assert "What I want to say." in page
    assert "still thinking" not in page and "Too early" not in page


def test_a_revision_says_so_and_what_was_read_before_stays_in_reach(notebook: Notebook) -> None:
    which = notebook.shared("At first.", day=1)
    with notebook.as_(AMINA).on(2):
        notebook.reads(which)
    notebook.hand_in("On second thoughts.", day=4)
    page = notebook.reads(which)["html"]
    revised = "Revised on 5 March 2026, since you read it on 3 March 2026."
    assert revised in text_of(page)
    assert revised in text_of(notebook.say("show_messages", learner="7", item=which, entry=which)["html"])
    latest, before = (
        each.text_content().strip() for each in html.fromstring(page).find_class("coaching-words")
    )
    assert (latest, before) == ("On second thoughts.", "At first.")


def test_opening_hears_what_the_learner_wrote(notebook: Notebook) -> None:
    which = notebook.shared()
    notebook.as_(AMINA).reads(which)
    notebook.answers(which)
    message = notebook.row()["messages"][0]
    with notebook.row_of("7") as state:
        state.messages = [*state.messages, {**message, "id": "m2", "by": "7", "words": None}]
    assert "Wrote to you" in notebook.page()
    notebook.reads(which)
    assert notebook.row()["messages"][1]["reader"] == "1"
    assert "Wrote to you" not in notebook.page()


def test_an_answer_is_written_and_sent_without_leaving_and_the_next_one_is_offered(
    notebook: Notebook,
) -> None:
    which, other = notebook.shared(day=1), notebook.shared(person="8", day=3)
    with notebook.as_(AMINA).on(6):
        page = notebook.reads(which, waited="2026-03-02T08:00:00Z")["html"]
        (form,) = forms(page, "send_message")
        text = "What would a good day look like?"
        notebook.say("save_message_draft", item=f"7 {which}  text", text=text, revision=0)
        sent = notebook.say("send_message", **{**fields(form), "text": text})
        assert sent["announce"] == "Sent." and text in sent["html"]
        onward = forms(sent["html"], "open_entry")
        assert [text_of(html.tostring(each, encoding="unicode")) for each in onward] == [
            "Next: Leo, waits for 3 days"
        ]
        opened = notebook.say("open_entry", **fields(onward[0]))["html"]
    assert fields(forms(opened, "list_shared")[0])["entry"] == other
    assert "Nobody else waits for you here." in opened


def test_next_goes_on_past_those_who_still_wait(notebook: Notebook) -> None:
    for number in range(3):
        notebook.shared(person=notebook.somebody(number), day=number)
    page, seen = notebook.as_(AMINA).page(), []
    (form,) = forms(page, "open_entry")[:1]
    for _ in range(4):
        page = notebook.say("open_entry", **fields(form))["html"]
        seen.append(html.fromstring(page).xpath("string(//h2)").strip()[-1])
        (form,) = forms(page, "open_entry")
    assert seen == ["0", "1", "2", "0"]


def test_after_a_withdrawal_a_coach_keeps_their_own_words_alone(notebook: Notebook) -> None:
    which = notebook.shared("Secret words.")
    notebook.as_(AMINA).reads(which)
    notebook.answers(which, "I hear that it matters to you.")
    notebook.take(which, day=9)
    page = notebook.page()
    assert "No longer shared since 10 March 2026" in page and "What you wrote" in page
    (form,) = forms(page, "open_written")
    said = notebook.say("open_written", **fields(form))["html"]
    assert "I hear that it matters to you." in said and "Secret" not in said
    before = notebook.row()
    assert notebook.as_(ADA).post("open_written", learner="7", entry=which)[0] == 404
    assert notebook.post("send_message", learner="7", item=which, entry=which, text="x")[0] == 404
    assert "No longer shared" not in notebook.page() and notebook.row() == before


def test_a_draft_about_what_is_gone_can_be_deleted(notebook: Notebook) -> None:
    which = notebook.shared()
    notebook.as_(AMINA).say("save_message_draft", item=f"7 {which}  text", text="Unsent.", revision=0)
    notebook.take(which)
    written = notebook.say("open_written", learner="7", entry=which)["html"]
    assert "Unsent." in written
    (form,) = forms(written, "drop_message_draft")
    gone = notebook.say("drop_message_draft", **fields(form))["html"]
    assert "Unsent." not in gone and "it appears here" in gone


def test_beside_it_stand_titles_of_what_else_is_shared_and_no_word(notebook: Notebook) -> None:
    which = notebook.shared()
    other = notebook.shared("Another secret.", prompt="first-hope", day=2)
    notebook.hand_in("Never shared.", prompt="first-tried")
    page = notebook.as_(AMINA).reads(which)["html"]
    (form,) = forms(page, "open_beside")
    assert "Suppose that this goes well." in form.text_content() and fields(form)["which"] == other
    assert "Another secret." not in page and "Never shared." not in page and "What have you tried" not in page
    opened = notebook.say("open_beside", **fields(form))["html"]
    assert "Another secret." in opened
    assert notebook.log() == [("1", "opened", which), ("1", "opened", other)]
    assert html.fromstring(opened).xpath("//li[@data-coaching-focus]")


def test_results_and_entries_of_other_blocks_open_with_a_line_in_their_own_log(notebook: Notebook) -> None:
    course = [
        Sibling("u1", "coaching_reflection", "Here"),
        Sibling("u2", "coaching_reflection", "Elsewhere", "/there"),
        Sibling("u3", "coaching_assessment", "What interests you", "/interests"),
    ]
    notebook.host.blocks = course
    notebook.host.fields["u2"] = {"prompts": "values", "source": ""}
    notebook.usage = "u2"
    away = notebook.shared("Far away.", prompt="values-enough")
    stage = Stage()
    stage.host, stage.runtime, stage.usage = notebook.host, notebook.runtime, "u3"
    result = stage.share()
    notebook.usage = "u1"
    which = notebook.shared()
    page = notebook.as_(AMINA).reads(which)["html"]
    assert "Elsewhere" in page and "Far away." not in page and "lean towards" not in page
    words, score = forms(page, "open_beside")
    opened = notebook.say("open_beside", **fields(words))["html"]
    assert "Far away." in opened and "lean towards" not in opened
    told = notebook.say("open_beside", **fields(score))["html"]
    assert "Maya's" in text_of(told) and "Far away." not in told and 'href="/interests"' in told

    def log(usage: str) -> list[tuple[str, str]]:
        row = json.loads(notebook.host.stored["7", usage][0])
        return [(each["who"], each["item"]) for each in row["access_log"]["lines"] if each["act"] == "opened"]

    assert (log("u1"), log("u2"), log("u3")) == ([("1", which)], [("1", away)], [("1", result)])


def test_nothing_beside_it_opens_that_is_not_shared(notebook: Notebook) -> None:
    which, private = notebook.shared(), notebook.hand_in("Mine.", prompt="first-hope")
    leos = notebook.shared(person="8")
    rows = dict(notebook.host.stored)
    place = {"learner": "7", "entry": which}
    for more in (
        {"usage": "u1", "which": private},
        {"usage": "u1", "which": leos},
        {"usage": "u9", "which": which},
        {"usage": "'", "which": which},
    ):
        assert notebook.as_(AMINA).post("open_beside", **place, **more)[0] == 404
    notebook.take(which)
    rows = dict(notebook.host.stored)
    assert notebook.post("open_beside", **place, usage="u1", which=which)[0] == 404
    assert notebook.as_(LEO).post("open_beside", **place, usage="u1", which=which)[0] == 403
    assert notebook.host.stored == rows


def test_words_without_their_key_are_said_to_be_so(notebook: Notebook, settings: object) -> None:
    which = notebook.shared()
    before = notebook.row()["entries"]
    settings.COACHING_KEYS = ["another key altogether"]  # type: ignore[attr-defined]
    page = notebook.as_(AMINA).reads(which)["html"]
    assert "the site's key for it is missing" in text_of(page)
    assert notebook.row()["entries"] == before


def test_what_is_handed_in_during_a_visit_is_opened_by_another_line(notebook: Notebook) -> None:
    which = notebook.shared()
    with mock.patch("coaching_xblock.core.moment.now", return_value="2026-03-05T08:00:00Z"):
        notebook.as_(AMINA).reads(which)
    with notebook.row_of("7") as state:
        here, now = entry.find(state.entries, which), "2026-03-05T08:05:00Z"
        state.entries, _ = writing.write(state.entries, which, "All new.", here.writing.revision, now)
        state.entries = writing.submit(state.entries, which, "All new.", Asked(), now)
    where = {"learner": "7", "entry": which, "item": which}
    with mock.patch("coaching_xblock.core.moment.now", return_value="2026-03-05T08:10:00Z"):
        for _ in range(2):
            assert "All new." in notebook.as_(AMINA).say("write_message", **where)["html"]
    assert notebook.log() == [("1", "opened", which), ("1", "opened", which)]
