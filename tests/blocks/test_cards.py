"""A coach's card: written in private, shown to learners, kept from everybody else's hands."""

import json
import re
from typing import Any

import pytest
from lxml import html

from coaching_xblock.conversing import cards
from coaching_xblock.core import limits
from coaching_xblock.core.card import PARTS
from coaching_xblock.core.people import Person, Viewer
from tests.desk import DeskStage
from tests.reflections import ReflectionStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, Scene
from tests.stage import Stage

HOW = "You talk, I listen, and I ask."
PICTURE = "https://example.org/amina.jpg"
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
OWN = ["edit_card", "save_card", "preview_card", "show_card", "save_promise", "add_absence", "remove_absence"]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> DeskStage:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T14:02:09Z")
    return DeskStage()


def text(page: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", str(html.fromstring(f"<main>{page}</main>").text_content()))


def learner(desk: DeskStage) -> str:
    return text(desk.as_(MAYA).page())


def promise(desk: DeskStage, revision: int = 0, **sent: Any) -> tuple[int, dict[str, Any]]:
    every = {"days": "3", "workday-0": "yes", "workday-1": "yes", "instead": "", **sent}
    return desk.as_(AMINA).post("save_promise", **every, revision=revision)


# Written and shown


def test_what_is_written_is_not_shown(desk: DeskStage) -> None:
    desk.write_card(how=HOW)
    assert HOW not in learner(desk)
    assert "Amina and Ada coach here." in learner(desk)
    page = text(desk.as_(AMINA).page())
    assert "What you wrote since is not shown yet." in page and HOW not in page
    assert HOW in desk.say("edit_card")["html"]
    assert HOW in desk.say("preview_card")["html"]


def test_shown_it_is_read_by_learners(desk: DeskStage) -> None:
    answer = desk.show_card(how=HOW, name="Mina", works_for="The library.", picture=PICTURE)
    assert answer["announce"] == "Learners can read it now." and HOW in answer["html"]
    page = learner(desk)
    assert HOW in page and "More about Mina" in page and "The library." in page
    assert "What you share with your coaches can be read by Ada too." in page
    assert html.fromstring(desk.page()).xpath("//img/@src") == [PICTURE]
    assert desk.row("1")["drafts"] == []


def test_its_words_are_stored_sealed_and_its_days_plain(desk: DeskStage) -> None:
    desk.show_card(how=HOW)
    promise(desk)
    row = desk.row("1")
    assert HOW not in json.dumps(row) and row["card"]["days"] == 3
    assert row["card"]["words"].startswith("c1.")


def test_shown_twice_it_is_shown_once(desk: DeskStage) -> None:
    desk.show_card(how=HOW)
    before = desk.row("1")["card"]["edition"]
    desk.say("show_card", **{**dict.fromkeys(PARTS, ""), "how": HOW})
    assert desk.row("1")["card"]["edition"] == before


def test_a_part_is_emptied(desk: DeskStage) -> None:
    desk.show_card(how=HOW, times="Mondays.")
    edition = desk.row("1")["card"]["edition"]
    desk.say("save_card", item="times", text="", revision=edition)
    assert "Mondays." in learner(desk)
    desk.as_(AMINA).say("show_card", **{**dict.fromkeys(PARTS, ""), "how": HOW})
    assert "Mondays." not in learner(desk) and HOW in learner(desk)


def test_two_windows(desk: DeskStage) -> None:
    desk.write_card(how=HOW)
    status, answer = desk.post("save_card", item="how", text="I talk.", revision=0)
    assert (status, answer["error"]["mine"], answer["error"]["stored"]) == (409, "I talk.", HOW)


def test_a_stale_form_shows_both_texts_and_nothing_to_learners(desk: DeskStage) -> None:
    desk.write_card(how=HOW)
    status, answer = desk.post("show_card", **{**dict.fromkeys(PARTS, ""), "how": "I talk."})
    assert status == 409 and answer["region"] and "not what is stored" in answer["announce"]
    said = [each.text for each in html.fromstring(answer["html"]).xpath("//textarea")]
    assert HOW in said and "I talk." in said
    assert "I talk." not in learner(desk) and HOW not in learner(desk)


def test_a_card_of_a_former_coach_is_not_shown(desk: DeskStage) -> None:
    desk.show_card(how=HOW)
    desk.host.coach_ids = ("3",)
    assert HOW not in learner(desk) and "Ada coaches here." in learner(desk)


def test_somebody_who_is_not_listed_is_told(desk: DeskStage) -> None:
    desk.host.coach_ids = ("3",)
    assert "learners do not see your card" in text(desk.as_(AMINA).page())


def test_a_course_without_coaches_says_so(desk: DeskStage) -> None:
    desk.host.coach_ids = ()
    assert "This course has no coaches at the moment." in learner(desk)


@pytest.mark.parametrize("part", PARTS)
def test_too_long_a_part_is_refused_with_its_limit(desk: DeskStage, part: str) -> None:
    status, answer = desk.as_(AMINA).post("save_card", item=part, text="x" * 2001, revision=0)
    assert status == 413 and answer["error"]["field"] == part
    assert str(answer["error"]["limit"]) in answer["announce"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org/a.jpg", "data:text/html,x"])
@pytest.mark.parametrize("part", ["picture", "booking"])
def test_an_address_that_is_not_https_is_kept_and_not_shown(desk: DeskStage, part: str, address: str) -> None:
    desk.write_card(**{part: address})
    status, answer = desk.post("show_card", **{**dict.fromkeys(PARTS, ""), part: address})
    assert (status, answer["error"]["code"], answer["error"]["field"]) == (400, "no_https", part)
    assert address in desk.say("edit_card")["html"]
    preview = html.fromstring(desk.say("preview_card")["html"])
    assert not preview.xpath("//img | //a") and not html.fromstring(desk.as_(MAYA).page()).xpath("//img")


def test_an_address_that_got_into_a_row_in_another_way_is_not_shown(desk: DeskStage) -> None:
    with desk.host.editing(desk.as_(AMINA).block(), "1") as own:
        own.card = {"words": {"picture": "javascript:alert(1)", "booking": "http://x.org", "how": HOW}}
    page = html.fromstring(desk.as_(MAYA).page())
    assert not page.xpath("//img | //a[contains(@href, 'x.org')]") and HOW in page.text_content()


def test_booking_is_off_where_learners_may_be_under_18(desk: DeskStage) -> None:
    desk.show_card(booking="https://example.org/book", how=HOW)
    assert "https://example.org/book" in desk.as_(MAYA).page()
    desk.set(under_18=True)
    assert "https://example.org/book" not in desk.as_(MAYA).page()
    assert "https://example.org/book" not in desk.as_(AMINA).page()


def test_script_in_every_part_is_only_text(desk: DeskStage) -> None:
    desk.host.course["1"] = Person("1", SCRIPT)
    texts = {part: SCRIPT[:99] for part in PARTS if part not in ("picture", "booking")}
    desk.show_card(**texts)
    pages = [desk.page(), desk.say("edit_card")["html"], desk.say("preview_card")["html"]]
    pages.append(desk.as_(MAYA).page())
    for page in pages:
        assert not html.fromstring(page).xpath("//script | //img | //@onerror")
    assert all("alert(1)" in page for page in pages)


# The promise, and absences


def test_a_promise_is_read_by_learners(desk: DeskStage) -> None:
    assert promise(desk)[0] == 200
    assert "Answers within 3 working days (Monday and Tuesday)." in learner(desk)
    assert promise(desk, 1, days="")[0] == 200
    assert "Answers within" not in learner(desk)


def test_nothing_is_promised_by_default(desk: DeskStage) -> None:
    desk.show_card(how=HOW)
    assert "Answers" not in learner(desk)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"days": "31"}, "no_such_number"),
        ({"days": "soon"}, "malformed"),
        ({"days": "-1"}, "malformed"),
        ({"workday-0": "", "workday-1": ""}, "no_workday"),
        ({"instead": "1"}, "no_colleague"),
        ({"instead": "7"}, "no_colleague"),
        ({"instead": SCRIPT}, "no_colleague"),
    ],
)
def test_what_cannot_be_promised(desk: DeskStage, sent: dict[str, Any], code: str) -> None:
    status, answer = promise(desk, **sent)
    assert (status, answer["error"]["code"]) == (400, code)
    assert ("1", "u1") not in desk.host.stored


def test_a_promise_from_another_window_is_shown_and_can_be_replaced(desk: DeskStage) -> None:
    promise(desk)
    status, answer = promise(desk, days="5")
    assert status == 409 and answer["region"]
    page = html.fromstring(answer["html"])
    assert "Answers within 3 working days" in text(answer["html"])
    assert page.xpath("//input[@name='days']/@value") == ["5"]
    assert promise(desk, int(page.xpath("//input[@name='revision']/@value")[0]), days="5")[0] == 200
    assert "Answers within 5 working days" in learner(desk)


def test_absences_say_who_answers_instead(desk: DeskStage) -> None:
    away = {"from": "2026-03-02", "to": "2026-03-06", "instead": "3"}
    page = desk.as_(AMINA).say("add_absence", **away)
    assert "2 March to 6 March" in text(page["html"])
    assert "Away until 6 March. Ada answers instead." in learner(desk)
    desk.as_(AMINA).say("remove_absence", **away)
    assert "Away" not in learner(desk)
    status, answer = desk.as_(AMINA).post("remove_absence", **away)
    assert (status, answer["error"]["code"]) == (404, "no_absence")


def test_an_absence_is_told_two_weeks_ahead(desk: DeskStage) -> None:
    desk.as_(AMINA).say("add_absence", **{"from": "2026-03-17", "to": "2026-03-20", "instead": ""})
    desk.say("add_absence", **{"from": "2026-06-01", "to": "2026-06-09", "instead": ""})
    assert "Away from 17 March to 20 March." in learner(desk)
    assert "June" not in learner(desk)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"from": "", "to": "2026-03-06"}, "no_day"),
        ({"from": "soon", "to": "2026-03-06"}, "no_day"),
        ({"from": 20260306, "to": "2026-03-06"}, "malformed"),
        ({"from": "2026-03-09", "to": "2026-03-06"}, "days_turned"),
        ({"from": "2026-03-01", "to": "2026-03-02"}, "days_over"),
        ({"from": "2026-03-04", "to": "2026-03-06", "instead": "7"}, "no_colleague"),
    ],
)
def test_days_that_make_no_absence(desk: DeskStage, sent: dict[str, Any], code: str) -> None:
    status, answer = desk.as_(AMINA).post("add_absence", **{"instead": "", **sent})
    assert (status, answer["error"]["code"]) == (400, code)
    assert ("1", "u1") not in desk.host.stored


def test_there_is_room_for_so_many_absences(desk: DeskStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ABSENCES", 1)
    desk.as_(AMINA).say("add_absence", **{"from": "2026-03-04", "to": "2026-03-04"})
    status, answer = desk.post("add_absence", **{"from": "2026-03-05", "to": "2026-03-05"})
    assert status == 413 and "1 absences" in answer["announce"]


# Nobody else's hands


@pytest.mark.parametrize("handler", OWN)
@pytest.mark.parametrize("viewer", [MAYA, LEO, AUTHOR, NOBODY, STAFF_AS_MAYA])
def test_learners_and_others_change_no_card(desk: DeskStage, handler: str, viewer: Viewer) -> None:
    desk.show_card(how=HOW)
    before = dict(desk.host.stored)
    sent = {**dict.fromkeys(PARTS, "x"), "item": "how", "text": "x", "revision": 1, "days": "1"}
    status, _ = desk.as_(viewer).post(handler, **sent, **{"from": "2026-03-04", "to": "2026-03-04"})
    assert status == 403 and desk.host.stored == before


def test_a_coach_of_another_course_is_a_learner_here(desk: DeskStage) -> None:
    stranger = Viewer("99", "Ines", "learner", username="ines")
    assert desk.as_(stranger).post("save_card", item="how", text="x", revision=0)[0] == 403


def test_a_coach_changes_no_other_coachs_card(desk: DeskStage) -> None:
    """Whatever is sent along, the row is one's own."""
    desk.show_card(how=HOW)
    before = desk.row("1")
    sent = {"item": "how", "text": "x", "revision": 0}
    desk.as_(ADA).say("save_card", **sent, learner="1", person="1", coach="1")
    assert desk.row("1") == before and desk.row("3")["drafts"]


def test_locked_words_are_told_and_never_written_over(desk: DeskStage, settings: Any) -> None:
    desk.show_card(how=HOW)
    promise(desk)
    before = desk.row("1")["card"]["words"]
    settings.COACHING_KEYS = ["a key of thirty-two characters or more"]
    assert "the site's key for them is missing" in learner(desk) and "Answers within 3" in learner(desk)
    desk.as_(AMINA)
    assert "edit_card" not in html.fromstring(desk.page()).xpath("//@data-coaching-action")
    for handler in ("edit_card", "preview_card", "show_card"):
        status, answer = desk.post(handler, **dict.fromkeys(PARTS, ""))
        assert (status, answer["error"]["code"]) == (403, "locked")
    assert desk.post("save_card", item="how", text="x", revision=0)[0] == 403
    assert desk.row("1")["card"]["words"] == before


def test_a_card_of_a_later_version_of_this_software_is_left_out(desk: DeskStage) -> None:
    desk.host.stored["1", "u1"] = (json.dumps({"schema": 99, "card": {"another": "shape"}}), "")
    assert "Amina and Ada coach here." in learner(desk)


# On other blocks


def beside(desk: DeskStage, scene: Scene) -> None:
    """Make *scene* another block of the same course."""
    scene.host.stored, scene.host.blocks, scene.usage = desk.host.stored, desk.host.blocks, "a1"


@pytest.fixture
def known(desk: DeskStage) -> DeskStage:
    """Amina calls herself Mina and promises an answer."""
    desk.show_card(how=HOW, name="Mina")
    assert promise(desk)[0] == 200
    return desk


SAID = "Mina coaches here. Mina answers within 3 working days."


def test_a_result_says_who_coaches(known: DeskStage) -> None:
    stage = Stage()
    beside(known, stage)
    stage.finish()
    page = stage.page()
    assert SAID in text(page) and "your agreement" not in text(page)
    assert html.fromstring(page).xpath("//p[contains(@class, 'coaching-coaches')]/a/@href") == ["/desk"]


def test_a_first_conversation_leads_to_the_agreement(known: DeskStage) -> None:
    stage = Stage()
    beside(known, stage)
    stage.set(instrument="first-conversation")
    listed = stage.as_(AMINA).page()
    assert "you and the learner write down" in text(listed) and 'href="/desk"' in listed


def test_who_writes_to_a_question_reads_who_coaches(known: DeskStage) -> None:
    stage = ReflectionStage()
    beside(known, stage)
    page = text(stage.say("show", item=stage.item)["html"])
    assert SAID in page and "you and your coach write down how you work together" in page
    page = text(stage.set(prompts="grow").say("show", item="grow-will ")["html"])
    assert SAID in page and "your agreement" not in page


def test_without_a_desk_there_are_names(desk: DeskStage) -> None:
    stage = Stage()
    block = stage.block()
    assert cards.line(block, block.frame(MAYA), first=True) == {
        "who": "Amina and Ada coach here.",
        "answers": [],
        "desk": "",
        "agreement": "",
    }
    assert cards.meeting(block, block.frame(AMINA))["said"] == ""
