"""The shortlist: the learner's own, entry by entry, and what coaches reach of it."""

import json
from typing import Any

import pytest
from lxml.html import fromstring

from coaching_xblock.core import limits
from coaching_xblock.core.people import Viewer
from tests.blocks.test_exploring import NURSE, social
from tests.stage import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, Stage

ENTRY = ("remove_entry", "share_entry", "show_entry", "withdraw_entry")
HANDLERS = (*ENTRY, "add_occupation", "add_work", "save_entry_note", "show_shortlist")
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def entries(stage: Stage) -> list[dict[str, Any]]:
    return stage.row()["shortlist"]


def add(stage: Stage, words: str = "Repairing bicycles") -> str:
    stage.as_(MAYA).say("add_work", work=words)
    return str(entries(stage)[-1]["id"])


def lines(stage: Stage) -> list[tuple[str, str, str]]:
    return [(each["who"], each["act"], each["item"]) for each in stage.row()["access_log"]["lines"]]


def test_an_occupation_is_saved_with_a_note_and_found_again(stage: Stage) -> None:
    which = stage.finish(social)
    answer = stage.say("add_occupation", sitting=which, soc=NURSE)
    assert answer["announce"] == "Saved to your shortlist."
    assert "On my shortlist" in answer["html"] and "Save to my shortlist" not in answer["html"]
    entry = entries(stage)[0]["id"]
    revision = stage.say("save_entry_note", item=entry, text="the night shifts?", revision=0)["revision"]
    assert revision == 1
    assert "the night shifts?" in stage.say("occupation", sitting=which, soc=NURSE)["html"]
    page = stage.say("show_shortlist")["html"]
    assert "Registered Nurses" in page and "the night shifts?" in page and "Private" in page
    assert "the night shifts?" in stage.say("show_entry", entry=entry)["html"]
    assert "My shortlist" in stage.block().student_view().content


def test_words_are_sealed_where_they_are_stored(stage: Stage) -> None:
    which = stage.finish(social)
    stage.say("add_occupation", sitting=which, soc=NURSE)
    entry = entries(stage)[0]["id"]
    stage.say("save_entry_note", item=entry, text="the night shifts?", revision=0)
    add(stage, "Repairing bicycles")
    stored = stage.host.stored["7", "u1"][0]
    for word in ("Registered", NURSE, "night shifts", "bicycles"):
        assert word not in stored
    assert {event for event, _ in stage.host.published} >= {"coaching.shortlist.added"}
    assert all(set(facts) <= {"instrument", "completion", "value"} for _, facts in stage.host.published)


def test_saving_twice_is_saving_once(stage: Stage) -> None:
    which = stage.finish(social)
    for _ in range(2):
        stage.say("add_occupation", sitting=which, soc=NURSE)
        stage.say("add_work", work="Repairing bicycles")
    assert len(entries(stage)) == 2
    assert [event for event, _ in stage.host.published].count("coaching.shortlist.added") == 2


def test_own_words_need_no_result(stage: Stage) -> None:
    add(stage)
    page = stage.say("show_entry", entry=entries(stage)[0]["id"])["html"]
    assert (
        "Repairing bicycles" in page and "Why it fits" not in page and "Back to the occupations" not in page
    )
    assert "My shortlist" in stage.block().student_view().content


def test_an_entry_outlives_the_result_it_came_from(stage: Stage) -> None:
    which = stage.finish(social)
    stage.say("add_occupation", sitting=which, soc=NURSE)
    stage.say("delete_sitting", sitting=which)
    assert "My shortlist" in stage.block().student_view().content
    page = stage.say("show_entry", entry=entries(stage)[0]["id"])["html"]
    assert "Registered Nurses" in page and "Why it fits" not in page


def test_before_sharing_one_reads_who_and_where_it_ends(stage: Stage, settings: Any) -> None:
    settings.COACHING_CONFIDENTIALITY = "There are limits to this."
    entry = add(stage)
    page = stage.say("show_entry", entry=entry, panel="share")["html"]
    assert "Before you share" in page and "Amina" in page and "Ada" in page
    assert "There are limits to this." in page
    assert "The rest of your shortlist stays private." in page
    assert entries(stage)[0]["consent"]["state"] == "private"
    answer = stage.say("show_entry", entry=entry, at="readers")
    assert answer["announce"] == "Private: no coach can read this."
    assert " data-coaching-focus>Who can read this entry" in answer["html"]


def test_sharing_and_taking_back_are_logged_and_said(stage: Stage) -> None:
    entry = add(stage)
    answer = stage.say("share_entry", entry=entry, readers="1")
    assert answer["announce"].startswith("Shared: Amina and Ada can read this.")
    assert "Since you shared it, this course gained: Ada." in answer["html"]
    assert "Your coaches can read this, and what you change here." in answer["html"]
    stage.say("share_entry", entry=entry, readers="1 3")
    assert "You took it back on" in stage.say("withdraw_entry", entry=entry)["html"]
    stage.say("withdraw_entry", entry=entry)
    assert lines(stage) == [("7", "shared", entry), ("7", "withdrawn", entry)]
    events = [event for event, _ in stage.host.published]
    assert events.count("coaching.shortlist.shared") == events.count("coaching.shortlist.withdrawn") == 1


def test_a_share_that_comes_late_undoes_no_withdrawal(stage: Stage) -> None:
    entry = add(stage)
    panel = fromstring(stage.say("show_entry", entry=entry, panel="share")["html"])
    (form,) = panel.xpath("//form[@data-coaching-action='share_entry']")
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    stage.say("share_entry", **sent)
    stage.say("withdraw_entry", entry=entry)
    status, answer = stage.post("share_entry", **sent)
    assert (status, answer["error"]["code"]) == (409, "consent_changed")
    assert lines(stage) == [("7", "shared", entry), ("7", "withdrawn", entry)]
    again = fromstring(stage.say("show_entry", entry=entry, panel="share")["html"])
    (mark,) = again.xpath("//input[@name='consent']/@value")
    assert "Shared:" in stage.say("share_entry", **{**sent, "consent": mark})["announce"]


def test_removing_asks_first_and_leaves_a_date(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T10:00:00Z")
    entry = add(stage)
    stage.say("save_entry_note", item=entry, text="mine", revision=0)
    assert "Remove this entry?" in stage.say("show_entry", entry=entry, panel="remove")["html"]
    kept = stage.say("show_entry", entry=entry, at="removing")["html"]
    assert " data-coaching-focus>Remove from my shortlist" in kept and "Remove this entry?" not in kept
    answer = stage.say("remove_entry", entry=entry)
    assert answer["announce"] == "Removed from your shortlist."
    assert "You removed work on 3 March 2026." in answer["html"] and "bicycles" not in answer["html"]
    assert entries(stage)[0]["what"] is None and entries(stage)[0]["note"]["text"] is None
    for handler in ENTRY:
        assert stage.post(handler, entry=entry)[1]["error"]["code"] == "not_listed"
    assert "My shortlist" not in stage.block().student_view().content


@pytest.mark.parametrize("handler", ENTRY)
def test_another_learners_entry_is_not_there(stage: Stage, handler: str) -> None:
    entry = add(stage)
    before = dict(stage.host.stored)
    status, answer = stage.as_(LEO).post(handler, entry=entry)
    assert (status, answer["error"]["code"]) == (404, "not_listed")
    assert stage.host.stored == before
    note = stage.post("save_entry_note", item=entry, text="x", revision=0)
    assert note[0] == 404 and stage.host.stored == before
    assert "bicycles" not in stage.say("show_shortlist", entry=entry)["html"]


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [AMINA, ADA, NOBODY, STAFF_AS_MAYA])
def test_only_the_learner_acts_on_it(stage: Stage, handler: str, viewer: Viewer) -> None:
    entry = add(stage)
    before = dict(stage.host.stored)
    sent = {"entry": entry, "item": entry, "text": "x", "revision": 0, "work": "x", "soc": NURSE}
    assert stage.as_(viewer).post(handler, **sent)[0] == 403
    assert stage.host.stored == before


def test_authors_try_it_in_their_preview(stage: Stage) -> None:
    stage.as_(AUTHOR).say("add_work", work="Repairing bicycles")
    assert "Repairing bicycles" in stage.say("show_shortlist")["html"]


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({}, 400, "malformed"),
        ({"work": 3}, 400, "malformed"),
        ({"work": ["x"]}, 400, "malformed"),
        ({"work": "  "}, 400, "no_work"),
        ({"work": "x" * (limits.WORK_CHARACTERS + 1)}, 400, "too_long"),
    ],
)
def test_work_that_cannot_be_kept(stage: Stage, sent: dict[str, Any], status: int, code: str) -> None:
    answered, answer = stage.post("add_work", **sent)
    assert (answered, answer["error"]["code"]) == (status, code)
    assert answer["error"]["field"] == "work"
    assert ("7", "u1") not in stage.host.stored or not stage.row().get("shortlist")


def test_a_full_list_says_so_and_keeps_what_is_there(stage: Stage) -> None:
    for number in range(limits.SHORTLIST):
        add(stage, f"work {number}")
    status, answer = stage.post("add_work", work="one more")
    assert (status, answer["error"]["code"]) == (413, "shortlist_full")
    assert str(limits.SHORTLIST) in answer["announce"] and len(entries(stage)) == limits.SHORTLIST


def test_unknown_occupations_and_panels(stage: Stage) -> None:
    which = stage.finish(social)
    assert (
        stage.post("add_occupation", sitting=which, soc="99-9999.99")[1]["error"]["code"] == "no_occupation"
    )
    assert stage.post("add_occupation", sitting="nope", soc=NURSE)[1]["error"]["code"] == "no_sitting"
    assert stage.post("show_entry", entry=add(stage), panel="burn")[0] == 400


def test_a_note_written_in_two_places_gives_both_texts(stage: Stage) -> None:
    entry = add(stage)
    stage.say("save_entry_note", item=entry, text="first", revision=0)
    status, answer = stage.post("save_entry_note", item=entry, text="other", revision=0)
    assert (status, answer["error"]["code"], answer["error"]["stored"]) == (409, "written_elsewhere", "first")


def test_script_is_only_text(stage: Stage) -> None:
    short = SCRIPT[: limits.WORK_CHARACTERS]
    entry = add(stage, short)
    stage.say("save_entry_note", item=entry, text=SCRIPT, revision=0)
    pages = [stage.say("show_shortlist"), stage.say("show_entry", entry=entry, panel="share")]
    which = stage.finish(social)
    pages.append(stage.say("explore", sitting=which, words=SCRIPT))
    for page in pages:
        tree = fromstring(page["html"])
        assert not tree.xpath("//script | //img | //@onerror") and "alert(1)" in page["html"]


def test_locked_words_are_shown_as_such(stage: Stage) -> None:
    entry = add(stage)
    row = stage.row()
    row["shortlist"][0]["what"] = "c1.gone.token"
    stage.host.stored["7", "u1"] = (json.dumps(row), "")
    assert "An entry whose key is missing" in stage.say("show_shortlist")["html"]
    assert "the site&#x27;s key for it is missing" in (
        page := stage.say("show_entry", entry=entry)["html"]
    ) or ("the site's key for it is missing" in page)
    assert stage.post("share_entry", entry=entry, readers="1")[1]["error"]["code"] == "locked"
    stage.say("remove_entry", entry=entry)


# What coaches reach


def test_coaches_read_what_is_shared_and_the_learner_sees_it(stage: Stage) -> None:
    shared, private = add(stage, "Repairing bicycles"), add(stage, "Opening a cinema")
    stage.say("save_entry_note", item=shared, text="with\nmy brother", revision=0)
    stage.say("share_entry", entry=shared, readers="1 3")
    page = stage.as_(AMINA).say("open_shortlist", learner="7")["html"]
    assert "Repairing bicycles" in page and "<p>with</p><p>my brother</p>" in page
    assert "Maya can see that you opened this." in page
    assert "cinema" not in page and private not in page
    assert lines(stage)[-1] == ("1", "opened", shared)
    page = stage.as_(MAYA).say("show_entry", entry=shared)["html"]
    assert "Amina opened it on" in page


@pytest.mark.parametrize("viewer", [AMINA, ADA])
def test_private_and_withdrawn_entries_are_not_there(stage: Stage, viewer: Viewer) -> None:
    entry = add(stage)
    nobody = stage.as_(viewer).post("open_shortlist", learner="99")
    assert stage.post("open_shortlist", learner="7") == nobody
    assert nobody[0] == 404 and ("99", "u1") not in stage.host.stored
    stage.as_(MAYA).say("share_entry", entry=entry, readers="1")
    stage.as_(viewer).say("open_shortlist", learner="7")
    stage.as_(MAYA).say("withdraw_entry", entry=entry)
    assert stage.as_(viewer).post("open_shortlist", learner="7") == nobody
    assert [act for _, act, _ in lines(stage)].count("opened") == 1


def test_a_note_changed_later_is_read_as_it_is_now(stage: Stage) -> None:
    entry = add(stage)
    stage.say("share_entry", entry=entry, readers="1")
    stage.say("save_entry_note", item=entry, text="new words", revision=0)
    assert "new words" in stage.as_(AMINA).say("open_shortlist", learner="7")["html"]


def test_script_in_a_shared_entry_is_only_text(stage: Stage) -> None:
    entry = add(stage, SCRIPT[: limits.WORK_CHARACTERS])
    stage.say("save_entry_note", item=entry, text=SCRIPT, revision=0)
    stage.say("share_entry", entry=entry, readers="1")
    page = stage.as_(AMINA).say("open_shortlist", learner="7")["html"]
    assert not fromstring(page).xpath("//script | //img | //@onerror") and "alert(1)" in page


def test_a_result_says_that_entries_are_shared_beside_it(stage: Stage) -> None:
    which = stage.share()
    result = {"learner": "7", "sitting": which}
    add(stage)
    assert "hortlist" not in stage.as_(AMINA).say("open_result", **result)["html"]
    first, second = add(stage, "one"), add(stage, "two")
    stage.say("share_entry", entry=first, readers="1")
    page = stage.as_(AMINA).say("open_result", **result)["html"]
    assert "1 entry of the shortlist is shared." in page and 'data-coaching-action="open_shortlist"' in page
    stage.as_(MAYA).say("share_entry", entry=second, readers="1")
    preview = stage.say("preview_as_coach", sitting=which)["html"]
    assert "2 entries of the shortlist are shared." in preview and "open_shortlist" not in preview
    assert ("1", "opened", first) not in lines(stage)


def test_somebody_who_shares_no_result_is_listed_by_a_shared_entry(stage: Stage) -> None:
    entry = add(stage)
    assert "Maya" not in stage.as_(AMINA).block().student_view().content
    stage.as_(MAYA).say("share_entry", entry=entry, readers="1")
    page = fromstring(stage.as_(AMINA).block().student_view().content)
    [form] = page.xpath("//li//form[@data-coaching-action='open_shortlist']")
    assert "Shared from the shortlist on" in page.text_content()
    sent = {field.get("name"): field.get("value") for field in form.iter("input")}
    assert "Repairing bicycles" in stage.say("open_shortlist", **sent)["html"]
    stage.as_(MAYA).say("remove_entry", entry=entry)
    assert "Maya" not in stage.as_(AMINA).block().student_view().content
