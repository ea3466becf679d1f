"""Feedback beside a result, from the coach's draft to the learner's answer, through the real handlers."""

import json
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits
from tests.blocks.test_coach import fields, focused
from tests.stage import ADA, AMINA, AUTHOR, LEO, MAYA, Stage

SCRIPT = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"


def draft(stage: Stage, which: str, about: str = "whole", **parts: str) -> None:
    """Amina's draft beside Maya's result."""
    stage.as_(AMINA)
    page = stage.say("write_message", learner="7", item=which, about=about)["html"]
    for part, text in parts.items():
        (area,) = html.fromstring(page).xpath(f"//textarea[@name='{part}']")
        sent = {"item": area.get("data-coaching-item"), "revision": int(area.get("data-coaching-revision"))}
        stage.say("save_message_draft", text=text, **sent)


def form(which: str, about: str = "whole", **parts: str) -> dict[str, str]:
    empty = dict.fromkeys(("stands_out", "could_grow", "opportunity"), "")
    return {"learner": "7", "item": which, "about": about, **empty, **parts}


def send(stage: Stage, which: str, about: str = "whole", **parts: str) -> str:
    """Amina writes and sends; the id of the message."""
    draft(stage, which, about, **parts)
    stage.say("send_message", **form(which, about, **parts))
    return str(stage.row()["messages"][-1]["id"])


def text_of(page: str) -> str:
    return " ".join(html.fromstring(f"<main>{page}</main>").text_content().split())


def test_a_draft_waits_where_it_was_begun(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, "scale:S", stands_out="You notice people.", opportunity="The youth club.")
    draft(stage, which, "whole", could_grow="Numbers, perhaps.")
    page = html.fromstring(stage.say("write_message", learner="7", item=which, about="scale:S")["html"])
    areas = {each.get("name"): each.text for each in page.xpath("//textarea")}
    assert areas == {
        "stands_out": "You notice people.", "could_grow": None, "opportunity": "The youth club.",
    }  # fmt: skip
    assert page.xpath("count(//textarea/@data-coaching-focus)") == 1
    assert [each.text for each in page.xpath("//button") if "draft" in (each.text or "")] == [
        "Close, and keep the draft", "Go on with your draft",
    ]  # fmt: skip
    assert (
        stage.row()["messages"] == [] and "You notice" not in stage.as_(MAYA).block().student_view().content
    )


def test_the_list_leads_to_what_is_not_sent(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, "scale:S", stands_out="You notice people.")

    def lead() -> Any:
        page = html.fromstring(stage.as_(AMINA).say("list_shared")["html"])
        (found,) = page.xpath("//form[contains(., 'A draft to 1 learner is not sent.')]")
        return found

    page = stage.say(lead().get("data-coaching-action"), **fields(lead()))["html"]
    assert "Go on with your draft" in focused(page) and "About Social" in focused(page)
    assert "is not sent" not in stage.as_(ADA).say("list_shared")["html"]
    stage.as_(MAYA).say("withdraw", sitting=which)
    assert lead().get("data-coaching-action") == "open_written"
    assert "You notice people." in stage.say("open_written", **fields(lead()))["html"]


def test_a_scale_with_a_draft_is_open_and_so_is_one_whose_form_was_closed(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, "scale:S", stands_out="You notice people.")
    opened = "//details[@open]/summary/span[1]/text()"
    page = stage.say("open_result", learner="7", sitting=which)["html"]
    assert html.fromstring(f"<main>{page}</main>").xpath(opened) == ["Social"]
    closing = {"learner": "7", "item": which, "about": "scale:A", "close": "yes"}
    page = stage.say("write_message", **closing)["html"]
    assert html.fromstring(f"<main>{page}</main>").xpath(opened) == ["Artistic", "Social"]


def test_drafts_lie_sealed_in_the_coachs_own_row(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, "scale:S", stands_out="You notice people.")
    (stored,) = stage.row("1")["drafts"]
    assert set(stored) == {"id", "learner", "item", "changed", "words"}
    assert stored["words"].startswith("c1.") and "scale" not in json.dumps(stored)
    assert (
        stage.as_(ADA)
        .say("write_message", learner="7", item=which, about="whole")["html"]
        .count("You notice")
        == 0
    )


def test_a_coachs_own_row_is_nobody_in_the_list(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="x")
    for everyone in ("", "yes"):
        page = stage.say("list_shared", everyone=everyone)["html"]
        assert "Amina" not in page and "Draft not sent" in page
    assert "Draft not sent" not in stage.as_(ADA).say("list_shared")["html"]


def test_two_windows_of_one_coach_are_asked(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="here")
    item = f"7 {which} whole stands_out"
    status, answer = stage.post("save_message_draft", item=item, text="there", revision=0)
    assert (status, answer["error"]["code"], answer["error"]["stored"]) == (409, "written_elsewhere", "here")
    assert stage.say("save_message_draft", item=item, text="both", revision=1)["revision"] == 2


def test_only_send_lets_it_out(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, "scale:S", stands_out="You notice people.")
    answer = stage.say("send_message", **form(which, "scale:S", stands_out="You notice people."))
    assert answer["announce"] == "Sent."
    assert "Not opened yet." in focused(answer["html"]) and "Take it back" in focused(answer["html"])
    assert stage.row("1")["drafts"] == []
    (message,) = stage.row()["messages"]
    assert (message["by"], message["item"], message["read"]) == ("1", which, "")
    assert "You notice" not in json.dumps(stage.row()) and "scale" not in json.dumps(message)
    assert ("coaching.assessment.message_sent", {"instrument": "onet-mini-ip"}) in stage.host.published


def test_sending_twice_is_sending_once(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="You notice people.")
    sent = form(which, stands_out="You notice people.")
    first = stage.say("send_message", **sent)
    assert text_of(stage.say("send_message", **sent)["html"]) == text_of(first["html"])
    assert len(stage.row()["messages"]) == 1


def test_a_crash_between_the_two_rows_sends_nothing_twice_and_loses_nothing(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="You notice people.")
    own = stage.host.stored["1", "u1"]
    sent = form(which, stands_out="You notice people.")
    stage.say("send_message", **sent)
    stage.host.stored["1", "u1"] = own
    stage.say("send_message", **sent)
    assert len(stage.row()["messages"]) == 1 and stage.row("1")["drafts"] == []
    stage.host.stored["1", "u1"] = own
    draft(stage, which, opportunity="And this, written after the crash.")
    stage.say(
        "send_message",
        **form(which, stands_out="You notice people.", opportunity="And this, written after the crash."),
    )
    assert len(stage.row()["messages"]) == 2


def test_line_ends_of_a_form_are_no_other_text(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="one\ntwo \ud83d")
    stage.say("send_message", **form(which, stands_out="one\r\ntwo \N{REPLACEMENT CHARACTER}"))
    assert len(stage.row()["messages"]) == 1


def test_what_is_not_stored_is_not_sent(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="stored")
    for parts in ({"stands_out": "on the screen"}, {}, {"stands_out": "stored", "opportunity": "more"}):
        status, answer = stage.post("send_message", **form(which, **parts))
        assert (status, answer["error"]["code"]) == (409, "not_saved")
    assert stage.row()["messages"] == [] and len(stage.row("1")["drafts"]) == 1


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_is_not_sent(stage: Stage, text: str) -> None:
    which = stage.share()
    draft(stage, which, stands_out=text)
    status, answer = stage.post("send_message", **form(which, stands_out=text))
    assert (status, answer["error"]["code"]) == (400, "message_empty")
    assert answer["announce"] == "Nothing is written yet."


def test_a_withdrawal_meanwhile_sends_nothing_and_keeps_the_draft(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, stands_out="You notice people.")
    stage.as_(MAYA).say("withdraw", sitting=which)
    stage.as_(AMINA)
    status, answer = stage.post("send_message", **form(which, stands_out="You notice people."))
    assert (status, answer["error"]["code"]) == (404, "not_shared_now")
    assert answer["announce"].endswith("your draft is kept.")
    assert stage.row()["messages"] == []
    item = f"7 {which} whole stands_out"
    stage.say("save_message_draft", item=item, text="You notice people. And", revision=1)
    assert "No longer shared since" in stage.say("list_shared")["html"]
    page = stage.say("open_written", learner="7")["html"]
    assert (
        "Your draft, which was not sent" in page and "You notice people. And" in page and "lean" not in page
    )
    (drop,) = html.fromstring(page).xpath("//form[@data-coaching-action='drop_message_draft']")
    answer = stage.say("drop_message_draft", **fields(drop))
    assert stage.row("1")["drafts"] == [] and "No longer shared" not in answer["html"]
    assert stage.post("open_written", learner="7")[0] == 404


@pytest.mark.parametrize("about", ["scale:none", "answer:i01", "scale:i01"])
def test_a_place_that_the_result_does_not_have(stage: Stage, about: str) -> None:
    which = stage.share()
    stage.as_(AMINA)
    assert stage.post("write_message", learner="7", item=which, about=about)[0] == 404
    item = f"7 {which} {about} stands_out"
    assert stage.post("save_message_draft", item=item, text="x", revision=0)[0] == 404
    assert stage.post("send_message", **form(which, about, stands_out="x"))[0] in (404, 409)
    assert ("1", "u1") not in stage.host.stored or stage.row("1")["drafts"] == []


@pytest.mark.parametrize("item", ["", "7", "7 s whole", "7 s whole other", "7 s here stands_out", "x" * 500])
def test_an_item_that_names_no_part(stage: Stage, item: str) -> None:
    which = stage.share()
    sent = item.replace(" s ", f" {which} ")
    status, _ = stage.as_(AMINA).post("save_message_draft", item=sent, text="x", revision=0)
    assert status == 400


def test_beside_a_single_answer_only_where_answers_are_shared(stage: Stage) -> None:
    which = stage.finish()
    stage.say("share", sitting=which, readers="1 3", with_answers="yes")
    message = send(stage, which, "answer:i01", opportunity="Ask the joiner in your street.")
    opened = stage.as_(MAYA).say("read_messages", item=which, messages=message)["html"]
    assert "Ask the joiner" in focused(opened) and "the answer to “Build kitchen cabinets”" in focused(opened)
    assert "Build kitchen cabinets" in stage.say("preview_as_coach", sitting=which)["html"]
    stage.say("share", sitting=which)
    assert "Build kitchen cabinets" not in stage.say("preview_as_coach", sitting=which)["html"]
    page = stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    assert "Ask the joiner" in page and "About the answer to “Build kitchen cabinets”" in page
    assert stage.post("write_message", learner="7", item=which, about="answer:i01")[0] == 404


@pytest.mark.parametrize("handler", ["write_message", "send_message", "open_written", "take_back_message"])
def test_what_is_not_shared_is_not_there(stage: Stage, handler: str) -> None:
    which = stage.finish()
    stage.as_(AMINA)
    sent = {**form(which, stands_out="x"), "message": "aaaaaaaaaaaa"}
    private = stage.post(handler, **sent)
    made_up = stage.post(handler, **{**sent, "sitting": "aaaaaaaaaaaa"})
    assert private == made_up and private[0] == 404
    assert stage.post(handler, **{**sent, "learner": "999"})[0] == 404
    assert not [person for person, _ in stage.host.stored if person == "999"]


def test_the_learner_sees_that_there_is_something_and_opens_it(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, "scale:S", stands_out="You notice people.")
    page = stage.as_(MAYA).block().student_view().content
    assert "Amina wrote to you about your result." in page and "You notice" not in page
    (lead,) = html.fromstring(page).xpath("//ul[@class='coaching-today']//form[contains(., 'Amina wrote')]")
    shown = stage.say(lead.get("data-coaching-action"), **fields(lead))["html"]
    assert "New" in focused(shown) and "Read what Amina wrote" in focused(shown)
    assert stage.row()["messages"][0]["read"] == ""
    opened = stage.say("read_messages", item=which, messages=message)["html"]
    assert "You notice people." in focused(opened) and "wrote to you" not in opened
    assert "Maya opened it on" in stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    events = [name for name, _ in stage.host.published]
    assert events.count("coaching.assessment.message_read") == 1


def test_unread_it_can_be_taken_back_and_then_no_more(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, stands_out="Too early.")
    assert stage.as_(ADA).post("take_back_message", learner="7", message=message)[0] == 404
    assert "Take it back" not in stage.say("open_result", learner="7", sitting=which)["html"]
    page = stage.as_(AMINA).say("take_back_message", learner="7", message=message)
    assert stage.row()["messages"] == [] and page["announce"] == "Taken back. It is a draft again."
    assert focused(page["html"]) == "Too early."
    stage.say("send_message", **form(which, stands_out="Too early."))
    stage.say("take_back_message", learner="7", message=stage.row()["messages"][0]["id"])
    message = send(stage, which, stands_out="Now.")
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    stage.as_(AMINA)
    status, answer = stage.post("take_back_message", learner="7", message=message)
    assert (status, answer["announce"]) == (400, "This was read already, so it stays.")


def answer(stage: Stage, which: str, about: str, text: str = "", differently: str = "") -> dict[str, Any]:
    stage.as_(MAYA)
    if text:
        stage.say("save_message_draft", item=f"7 {which} {about} text", text=text, revision=0)
    return stage.say("send_message", item=which, about=about, text=text, differently=differently)


def test_the_learner_answers_and_the_coach_sees_it_new_once(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, "scale:S", stands_out="You notice people.")
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    said = answer(stage, which, "scale:S", "It was my sister's idea.", "yes")
    assert said["announce"] == "Sent." and "You see this differently." in focused(said["html"])
    stage.as_(AMINA)
    listed = stage.block().student_view().content
    assert "1 learner wrote to you." in listed and "Wrote to you" in listed
    for _ in (stage.as_(ADA),):
        assert "Wrote to you" not in stage.block().student_view().content
        assert "New" not in text_of(stage.say("open_result", learner="7", sitting=which)["html"])
    lead = html.fromstring(listed).xpath("//ul[@class='coaching-today']//form")[0]
    stage.as_(AMINA)
    page = text_of(stage.say(lead.get("data-coaching-action"), **fields(lead))["html"])
    assert "Maya sees this differently." in page and "It was my sister's idea." in page and "New" in page
    assert "New" not in text_of(stage.say("open_result", learner="7", sitting=which)["html"])
    assert "Wrote to you" not in stage.block().student_view().content


def test_an_answer_waits_as_a_draft_that_no_coach_sees(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, stands_out="You notice people.")
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    there, item = {"item": which, "about": "whole"}, f"7 {which} whole text"
    stage.say("save_message_draft", item=item, text="Not quite", revision=0)
    assert "Go on with your draft" in stage.block().student_view().content
    page = html.fromstring(stage.say("write_message", **there)["html"])
    assert page.xpath("string(//textarea[@name='text'])") == "Not quite"
    status, said = stage.post("save_message_draft", item=item, text="Another window", revision=0)
    assert (status, said["error"]["stored"]) == (409, "Not quite")
    assert stage.post("send_message", **there, text="Another window")[0] == 409
    assert "Not quite" not in stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"]


def test_a_learner_writes_first_where_the_result_is_shared(stage: Stage) -> None:
    which = stage.finish()
    assert "Write to your coaches" not in stage.block().student_view().content
    assert stage.post("write_message", item=which, about="whole")[0] == 404
    stage.say("share", sitting=which, readers="1 3")
    assert stage.block().student_view().content.count("Write to your coaches") == 1
    answer(stage, which, "whole", "Does this fit a nurse?")
    for coach in (AMINA, ADA):
        assert "Wrote to you" in stage.as_(coach).block().student_view().content
    page = text_of(stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"])
    assert "Does this fit a nurse?" in page and "New" in page


def test_nobody_writes_beside_what_is_not_theirs(stage: Stage) -> None:
    which = stage.share()
    sent = {"item": which, "about": "whole", "text": "x"}
    assert stage.as_(LEO).post("send_message", **sent)[1]["error"]["code"] == "not_shared_now"
    item = f"8 {which} whole text"
    status, said = stage.post("save_message_draft", item=item, text="x", revision=0)
    assert (status, said["error"]["code"]) == (404, "not_shared_now")
    assert ("8", "u1") not in stage.host.stored


def test_after_a_withdrawal_each_keeps_their_own_words(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, "scale:S", stands_out="You notice people.")
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    answer(stage, which, "scale:S", "It was my sister's idea.")
    stage.say("save_message_draft", item=f"7 {which} scale:S text", text="And more", revision=0)
    stage.say("withdraw", sitting=which)
    page = stage.block().student_view().content
    assert all(words in page for words in ("You notice people.", "It was my sister", "And more"))
    assert "It can be sent while what it is about is shared." in page
    status, said = stage.post("send_message", item=which, about="scale:S", text="And more")
    assert (status, said["error"]["code"]) == (404, "not_shared_now")
    listed = stage.as_(AMINA).block().student_view().content
    assert "Nobody shares a result here yet." in listed and "No longer shared since" in listed
    (form_,) = html.fromstring(listed).xpath("//form[@data-coaching-action='open_written']")
    written = stage.say("open_written", **fields(form_))["html"]
    assert "You notice people." in written and "No longer shared since" in written
    assert "sister" not in written and "lean" not in written and "Maya sees" not in written
    assert stage.as_(ADA).post("open_written", learner="7")[0] == 404
    assert "Maya" not in stage.block().student_view().content


def test_after_deleting_the_learner_keeps_what_the_coach_wrote(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, "scale:S", stands_out="You notice people.")
    stage.as_(MAYA).say("delete_sitting", sitting=which)
    page = stage.block().student_view().content
    assert "Amina wrote to you" in page and "No longer shared since" in page and "About Social" in page
    opened = stage.say("read_messages", item=which, messages=message)["html"]
    assert "You notice people." in opened and "Answer Amina" not in opened
    assert "No longer shared since" in stage.as_(AMINA).say("open_written", learner="7")["html"]


def test_hostile_words_are_only_words(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, "scale:S", stands_out=SCRIPT, could_grow=SCRIPT)
    draft(stage, which, stands_out=SCRIPT)
    pages = [stage.say("write_message", learner="7", item=which, about="whole")["html"]]
    pages.append(stage.as_(MAYA).say("read_messages", item=which, messages=message)["html"])
    there = {"item": which, "about": "scale:S"}
    stage.say("save_message_draft", item=f"7 {which} scale:S text", text=SCRIPT, revision=0)
    pages.append(stage.say("write_message", **there)["html"])
    pages.append(stage.say("send_message", **there, text=SCRIPT)["html"])
    stage.as_(AMINA)
    pages.append(stage.say("open_result", learner="7", sitting=which)["html"])
    stage.as_(MAYA).say("withdraw", sitting=which)
    pages.append(stage.as_(AMINA).say("open_written", learner="7")["html"])
    for page in pages:
        assert "alert(1)" in page
        assert not html.fromstring(page).xpath("//script | //img | //@onerror")


def test_too_long_is_said_with_its_limit(stage: Stage) -> None:
    which = stage.share()
    long = "x" * (limits.NOTE_CHARACTERS + 1)
    item = f"7 {which} whole stands_out"
    status, said = stage.as_(AMINA).post("save_message_draft", item=item, text=long, revision=0)
    assert status == 413 and str(limits.NOTE_CHARACTERS) in said["announce"]


def test_writing_is_one_visit_in_the_log(stage: Stage) -> None:
    which = stage.share()
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    send(stage, which, stands_out="You notice people.")
    stage.say("write_message", learner="7", item=which, about="whole", close="yes")
    assert [line["act"] for line in stage.row()["access_log"]["lines"]] == ["shared", "opened"]
    stage.as_(ADA).say("write_message", learner="7", item=which, about="whole")
    assert [line["who"] for line in stage.row()["access_log"]["lines"]] == ["7", "1", "3"]


def test_closing_keeps_the_draft_and_the_place(stage: Stage) -> None:
    which = stage.share()
    draft(stage, which, "scale:S", stands_out="You notice people.")
    page = stage.say("write_message", learner="7", item=which, about="scale:S", close="yes")["html"]
    assert "<textarea" not in page and focused(page).startswith("Go on with your draft")


def test_authors_in_studio_write_to_nobody(stage: Stage) -> None:
    which = stage.share()
    stage.as_(AUTHOR)
    for handler in ("write_message", "send_message", "save_message_draft", "open_written"):
        assert stage.post(handler, **{**form(which), "item": f"7 {which} whole stands_out"})[0] in (
            400,
            403,
            404,
        )


def test_another_coach_reads_along_but_does_not_write_as_the_first(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, stands_out="You notice people.")
    page = text_of(stage.as_(ADA).say("open_result", learner="7", sitting=which)["html"])
    assert "Amina" in page and "You notice people." in page
    stage.as_(MAYA).say("withdraw", sitting=which)
    assert stage.as_(ADA).post("take_back_message", learner="7", message=message)[0] == 404


def test_it_is_taken_back_only_if_it_can_be_kept(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, stands_out="First.")
    row = stage.row()
    row["messages"][0]["words"] = "c1.aaaaaaaa.broken"
    stage.host.stored["7", "u1"] = (json.dumps(row), "")
    status, said = stage.as_(AMINA).post("take_back_message", learner="7", message=message)
    assert (status, said["error"]["code"]) == (403, "locked") and len(stage.row()["messages"]) == 1


def test_what_answers_somebody_who_left_is_for_the_others_to_read(stage: Stage) -> None:
    which = stage.share()
    message = send(stage, which, stands_out="You notice people.")
    stage.as_(MAYA).say("read_messages", item=which, messages=message)
    answer(stage, which, "scale:S", "It was my sister's idea.")
    assert "Wrote to you" not in stage.as_(ADA).block().student_view().content
    stage.host.coach_ids = ("3",)
    assert "Wrote to you" in stage.block().student_view().content
    assert "New" in text_of(stage.say("open_result", learner="7", sitting=which)["html"])
    assert "Wrote to you" not in stage.block().student_view().content
