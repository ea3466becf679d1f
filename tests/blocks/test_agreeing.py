"""The coaching agreement: offered, accepted by both, changed by either side, and never by anybody else."""

import json
import re
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.agreement import PARTS
from coaching_xblock.core.people import Person, Viewer
from tests.desk import DeskStage
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA

OFTEN = "Every week until the decision."
CHANGE = "Thursdays do not work for me."
HANDLERS = ["open_agreement", "save_agreement", "send_agreement", "accept_agreement", "drop_agreement"]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> DeskStage:
    monkeypatch.setattr("coaching_xblock.core.moment.now", lambda: "2026-03-03T14:02:09Z")
    return DeskStage()


def text(page: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", str(html.fromstring(f"<main>{page}</main>").text_content()))


def asks(desk: DeskStage, version: str, words: str = CHANGE) -> tuple[int, dict[str, Any]]:
    desk.as_(MAYA).say("save_change", item="7", text=words, revision=0)
    return desk.post("ask_change", version=version, text=words)


# Offered and accepted


def test_it_begins_with_a_text_that_can_be_sent_as_it_is(desk: DeskStage) -> None:
    desk.as_(AMINA).say("save_promise", days="3", revision=0, **{f"workday-{n}": "yes" for n in range(5)})
    desk.set(confidentiality="What you share stays here. One exception: danger.")
    form = text(desk.as_(AMINA).say("open_agreement", learner="7", write="yes")["html"])
    assert "The coach answers within 3 working days (Monday to Friday)." in form
    assert "One exception: danger." in form and "Either of us can end this at any time" in form
    desk.offers()
    assert desk.row()["agreements"][0]["accepted"] == {
        "learner": "",
        "coach": "2026-03-03T14:02:09Z",
        "coach_id": "1",
    }


def test_offered_read_accepted(desk: DeskStage) -> None:
    version = desk.offers(often=OFTEN)
    assert desk.row("1")["drafts"] == []
    page = text(desk.as_(MAYA).page())
    assert "Amina wrote an agreement for you to read." in page and OFTEN not in page
    read = desk.say("open_agreement")["html"]
    assert OFTEN in text(read) and "It holds when you accept it." in text(read)
    answer = desk.say("accept_agreement", version=version)
    assert answer["announce"] == "Accepted."
    assert "You and Amina accepted it: it holds since 3 March 2026." in text(answer["html"])
    assert "Agreed on 3 March" in text(desk.as_(AMINA).page())
    assert "Maya and Amina accepted it" in text(desk.say("open_agreement", learner="7")["html"])


def test_words_are_stored_sealed(desk: DeskStage) -> None:
    version = desk.offers(often=OFTEN)
    asks(desk, version)
    row = json.dumps(desk.row())
    assert OFTEN not in row and CHANGE not in row and version in row


def test_a_change_is_asked_for_and_answered_by_another_version(desk: DeskStage) -> None:
    first = desk.offers(often=OFTEN)
    desk.as_(MAYA).say("accept_agreement", version=first)
    status, answer = asks(desk, first)
    assert status == 200 and CHANGE in text(answer["html"])
    assert desk.row()["drafts"] == []
    listed = text(desk.as_(AMINA).page())
    assert "Asked for a change on 3 March" in listed and "1 learner waits for you." in listed
    assert CHANGE not in listed
    page = text(desk.say("open_agreement", learner="7")["html"])
    assert CHANGE in page and "Maya asked for a change" in page
    second = desk.offers(after=first, often="Mondays.")
    page = text(desk.as_(MAYA).say("open_agreement")["html"])
    assert "Mondays." in page and "Until then the version of 3 March 2026 holds." in page
    assert OFTEN in page, "earlier versions are kept"
    desk.say("accept_agreement", version=second)
    assert len(desk.row()["agreements"]) == 2


def test_a_learner_may_write_it_first(desk: DeskStage) -> None:
    version = desk.proposes(often=OFTEN)
    assert desk.row()["drafts"] == []
    page = text(desk.as_(AMINA).page())
    assert "Wrote an agreement on 3 March" in page and "1 learner waits for you." in page
    desk.say("accept_agreement", learner="7", version=version)
    assert desk.row()["agreements"][0]["accepted"]["coach_id"] == "1"
    assert "You and Amina accepted it" in text(desk.as_(MAYA).say("open_agreement")["html"])


def test_another_coach_may_revise_it(desk: DeskStage) -> None:
    first = desk.offers(often=OFTEN)
    desk.offers(ADA, after=first, often="Fridays.")
    assert "Ada wrote an agreement" in text(desk.as_(MAYA).page())


def test_opening_it_leaves_a_line_in_the_learners_log(desk: DeskStage) -> None:
    desk.proposes(often=OFTEN)
    desk.as_(AMINA).say("open_agreement", learner="7")
    lines = desk.row()["access_log"]["lines"]
    assert [(each["who"], each["act"], each["item"]) for each in lines] == [("1", "opened", "")]


# Trouble


def test_drafts_survive_and_are_dropped_on_request(desk: DeskStage) -> None:
    desk.as_(AMINA).say("save_agreement", item="7 often", text=OFTEN, revision=0)
    page = desk.say("open_agreement", learner="7")["html"]
    assert OFTEN in page and "You began this and did not send it." in page
    assert "Draft not sent" in text(desk.page())
    page = desk.say("drop_agreement", learner="7")["html"]
    assert OFTEN not in page and desk.row("1")["drafts"] == []


def test_two_windows(desk: DeskStage) -> None:
    desk.as_(AMINA).say("save_agreement", item="7 often", text=OFTEN, revision=0)
    status, answer = desk.post("save_agreement", item="7 often", text="Mondays.", revision=0)
    assert (status, answer["error"]["mine"], answer["error"]["stored"]) == (409, "Mondays.", OFTEN)


def test_a_stale_form_shows_both_texts_and_sends_none(desk: DeskStage) -> None:
    desk.as_(AMINA).say("save_agreement", item="7 often", text=OFTEN, revision=0)
    sent = {**dict.fromkeys(PARTS, ""), "often": "Mondays."}
    status, answer = desk.post("send_agreement", learner="7", after="", **sent)
    said = [each.text for each in html.fromstring(answer["html"]).xpath("//textarea")]
    assert status == 409 and answer["region"] and OFTEN in said and "Mondays." in said
    assert desk.row()["agreements"] == []


def test_what_was_written_over_an_older_version_is_kept_and_not_sent(desk: DeskStage) -> None:
    first = desk.offers(often=OFTEN)
    form = html.fromstring(desk.as_(MAYA).say("open_agreement", write="yes")["html"])
    revision = int(form.xpath("//textarea[@name='often']/@data-coaching-revision")[0])
    desk.say("save_agreement", item="7 often", text="Sundays.", revision=revision)
    shown = {each.get("name"): each.text for each in form.xpath("//textarea[@data-coaching-revision]")}
    desk.offers(ADA, after=first, often="Fridays.")
    texts = {part: shown[part] for part in PARTS} | {"often": "Sundays."}
    status, answer = desk.as_(MAYA).post("send_agreement", after=first, **texts)
    assert status == 409 and "newer version" in answer["announce"]
    page = text(answer["html"])
    assert "Fridays." in page and "Sundays." in answer["html"] and len(desk.row()["agreements"]) == 2


def test_what_is_accepted_is_what_was_read(desk: DeskStage) -> None:
    first = desk.offers(often=OFTEN)
    desk.offers(ADA, after=first, often="Fridays.")
    status, answer = desk.as_(MAYA).post("accept_agreement", version=first)
    assert status == 409 and answer["region"] and "Fridays." in text(answer["html"])
    assert all(each["accepted"]["learner"] == "" for each in desk.row()["agreements"])
    status, answer = asks(desk, first)
    assert status == 409 and "Fridays." in text(answer["html"]) and CHANGE in answer["html"], "kept"


def test_sent_twice_it_is_there_once(desk: DeskStage) -> None:
    desk.offers(often=OFTEN)
    page = html.fromstring(desk.say("open_agreement", learner="7", write="yes")["html"])
    texts = {each.get("name"): each.text for each in page.xpath("//textarea[@data-coaching-revision]")}
    assert desk.post("send_agreement", learner="7", after="", **texts)[0] == 200
    assert len(desk.row()["agreements"]) == 1


def test_a_change_is_asked_for_once(desk: DeskStage) -> None:
    version = desk.offers(often=OFTEN)
    asks(desk, version)
    before = desk.row()["agreements"]
    assert desk.post("ask_change", version=version, text=CHANGE)[0] == 200
    assert desk.row()["agreements"] == before
    status, answer = desk.post("ask_change", version=version, text="Something that is not stored")
    assert (status, answer["error"]["code"]) == (409, "not_saved")


@pytest.mark.parametrize("part", PARTS)
def test_too_long_a_part_is_refused_with_its_limit(desk: DeskStage, part: str) -> None:
    words = "x" * (limits.AGREEMENT_CHARACTERS + 1)
    status, answer = desk.as_(AMINA).post("save_agreement", item=f"7 {part}", text=words, revision=0)
    assert status == 413 and str(limits.AGREEMENT_CHARACTERS) in answer["announce"]


def test_too_long_a_change_is_refused_with_its_limit(desk: DeskStage) -> None:
    desk.offers()
    status, answer = desk.as_(MAYA).post("save_change", text="x" * 1001, revision=0)
    assert status == 413 and "1000" in answer["announce"]


def test_an_empty_version_is_refused(desk: DeskStage) -> None:
    page = html.fromstring(desk.as_(AMINA).say("open_agreement", learner="7", write="yes")["html"])
    for area in page.xpath("//textarea[@data-coaching-revision]"):
        desk.say("save_agreement", item=f"7 {area.get('name')}", text="", revision=0)
    status, answer = desk.post("send_agreement", learner="7", after="", **dict.fromkeys(PARTS, ""))
    assert (status, answer["error"]["code"]) == (400, "agreement_empty")


def test_locked_words_are_neither_accepted_nor_written_over(desk: DeskStage, settings: Any) -> None:
    version = desk.offers(often=OFTEN)
    before = desk.row()["agreements"]
    settings.COACHING_KEYS = ["a key of thirty-two characters or more"]
    page = text(desk.as_(MAYA).say("open_agreement")["html"])
    assert "key for it is missing" in page and "Accept it" not in page
    assert desk.post("accept_agreement", version=version)[0] == 403
    assert desk.as_(AMINA).post("save_agreement", item="7 often", text="x", revision=0)[0] == 403
    assert [{**each} for each in desk.row()["agreements"]] == before


# Nobody else's


@pytest.mark.parametrize("handler", [*HANDLERS, "save_change", "ask_change"])
@pytest.mark.parametrize("viewer", [NOBODY, STAFF_AS_MAYA])
def test_nobody_and_masquerading_staff_may_do_nothing(desk: DeskStage, handler: str, viewer: Viewer) -> None:
    version = desk.offers(often=OFTEN)
    before = dict(desk.host.stored)
    sent = {**dict.fromkeys(PARTS, "x"), "item": "7 often", "text": "x", "revision": 0, "version": version}
    status, answer = desk.as_(viewer).post(handler, **sent, learner="7")
    assert status == 403 and OFTEN not in json.dumps(answer) and desk.host.stored == before


def test_another_learner_reads_and_accepts_nothing(desk: DeskStage) -> None:
    version = desk.offers(often=OFTEN)
    before = desk.row("7")
    desk.as_(LEO)
    assert OFTEN not in desk.say("open_agreement", learner="7")["html"]
    status, answer = desk.post("accept_agreement", version=version, learner="7")
    assert (status, answer["error"]["code"]) == (404, "no_agreement")
    assert desk.post("save_agreement", item="7 often", text="x", revision=0)[0] == 400
    assert desk.row("7") == before


@pytest.mark.parametrize("viewer", [AMINA, ADA])
@pytest.mark.parametrize("handler", ["save_change", "ask_change"])
def test_coaches_ask_for_no_change(desk: DeskStage, viewer: Viewer, handler: str) -> None:
    assert desk.as_(viewer).post(handler, text="x", revision=0, version="x")[0] == 403


def test_authors_try_it_in_their_own_session(desk: DeskStage) -> None:
    desk.as_(AUTHOR).say("save_agreement", item="4 often", text=OFTEN, revision=0)
    assert ("7", "u1") not in desk.host.stored


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("person", ["50", "3", ""])
def test_a_made_up_learner_leaves_no_row(desk: DeskStage, handler: str, person: str) -> None:
    desk.host.course["50"] = Person("50", "Somebody of another course")
    desk.host.coach_ids = ("1", "3", "50")
    sent = {**dict.fromkeys(PARTS, "x"), "text": "x", "revision": 0, "version": "v"}
    status, _ = desk.as_(AMINA).post(handler, **sent, learner=person, item=f"{person} often")
    assert status in (400, 404) and (person, "u1") not in desk.host.stored


def test_script_in_every_part_is_only_text(desk: DeskStage) -> None:
    script = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    version = desk.offers(**dict.fromkeys(PARTS, script))
    asks(desk, version, script)
    pages = [desk.say("open_agreement")["html"], desk.say("open_agreement", write="yes")["html"]]
    pages.append(desk.as_(AMINA).say("open_agreement", learner="7", write="yes")["html"])
    for page in pages:
        assert "alert(1)" in page
        assert not html.fromstring(page).xpath("//script | //img | //@onerror"), page


def test_what_a_refusal_shows_of_the_agreement_is_in_the_log_first(desk: DeskStage) -> None:
    desk.proposes(often="Every second Friday, says Maya.")
    assert not desk.row()["access_log"]
    status, answer = desk.as_(AMINA).post("save_agreement", item="7 often", text="x", revision=99)
    assert status == 409
    assert "says Maya" in answer["error"]["stored"]
    (line,) = desk.row()["access_log"]["lines"]
    assert (line["who"], line["act"]) == (AMINA.id, "opened")
