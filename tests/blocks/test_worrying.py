"""A coach is worried: the protocol opens, the named person is told, it is recorded, and the learner knows."""

import json
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import concern, limits
from coaching_xblock.core.people import Person, Sibling
from tests.blocks.entries import Notebook
from tests.blocks.safe import AMINA, LEO, MAYA, MIRIAM, RUTH, Safe
from tests.scene import ADA, AUTHOR, NOBODY, STAFF_AS_MAYA
from tests.stage import Stage

SAW, WHY, WORDS = "canarybird seen", "canarybird reason", "canarybird said"
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
HANDLERS = ["ask_worry", "save_worry", "send_worry"]


@pytest.fixture
def safe() -> Safe:
    return Safe()


def text(answer: dict[str, Any]) -> str:
    return " ".join(html.fromstring(f"<div>{answer['html']}</div>").text_content().split())


def reports(scene: Any, person: str = "7") -> tuple[concern.Concern, ...]:
    return concern.load(Safe.vault(scene, person).concerns)


def tell(scene: Any, saw: str = SAW, item: str = "", viewer: Any = AMINA, **more: Any) -> dict[str, Any]:
    """A coach writes what they saw about Maya and sends it."""
    scene.as_(viewer).say("save_worry", item=f"7 {item} seen", text=saw, revision=0)
    sent = {"learner": "7", "item": item, "text": saw, "reason": "", "guards": "41", **more}
    return scene.say("send_worry", **sent)  # type: ignore[no-any-return]


def test_a_report_reaches_miriam_and_the_learner_knows_who_was_told(safe: Safe) -> None:
    asked = safe.as_(AMINA).say("ask_worry", learner="7", item="")
    assert "You are worried about Maya" in text(asked) and "1. Ask." in text(asked)
    assert "Miriam is told at once." in text(asked) and "Test help line" in text(asked)
    sent = tell(safe)
    assert (
        sent["announce"] == "Told." and "You told Miriam on" in text(sent) and "Not opened yet." in text(sent)
    )
    (found,) = reports(safe)
    assert (found.by, found.text, found.told, found.silent) == ("1", SAW, ("41",), "")
    listed = text(safe.as_(MIRIAM).say("list_matters"))
    assert "Amina is worried" in listed and SAW not in listed
    opened = safe.opens(found.id)
    assert SAW in opened["html"] and "Maya knows that you were told, and by whom." in text(opened)
    assert "Opened on" in text(safe.as_(AMINA).say("ask_worry", learner="7"))
    page = safe.as_(MAYA).page()
    assert page.count("Amina is worried about you and told Miriam on") == 2 and SAW not in page
    assert SAW not in safe.say("confide")["html"]
    assert safe.page().count("Amina is worried about you and told Miriam on") == 1
    noted = safe.notes("Called.", found.id)
    assert "Called." in noted["html"]
    assert "1 closed" in text(safe.as_(MIRIAM).say("close_matter", learner="7", matter=found.id))
    assert "Open it again" in text(safe.opens(found.id))


def test_with_a_reason_the_learner_is_not_told_and_the_reason_is_recorded(safe: Safe) -> None:
    told: list[Any] = []
    safe.host.notify = lambda *facts: told.append(facts)  # type: ignore[assignment]
    tell(safe, reason=WHY)
    assert reports(safe)[0].silent == WHY
    page = safe.as_(MAYA).page() + safe.say("confide")["html"]
    assert "is worried about you" not in page and WHY not in page
    opened = safe.opens(reports(safe)[0].id)
    assert f"Maya is not told. The reason: {WHY}" in text(opened)
    assert told == [(["41"], "concern", {})]


def test_both_are_told_without_a_word(safe: Safe) -> None:
    told: list[Any] = []
    safe.host.notify = lambda *facts: told.append(facts)  # type: ignore[assignment]
    tell(safe)
    assert told == [(["41"], "concern", {}), (["7"], "told", {})]
    assert safe.host.published == []


def test_drafts_survive_in_the_coachs_own_vault(safe: Safe) -> None:
    safe.as_(AMINA).say("save_worry", item="7  seen", text=SAW, revision=0)
    safe.say("save_worry", item="7  reason", text=WHY, revision=0)
    assert SAW in safe.say("ask_worry", learner="7")["html"]
    assert WHY in safe.say("ask_worry", learner="7")["html"]
    row = safe.row("1")
    assert row["drafts"] == [] and SAW not in json.dumps(row) and ("7", "desk") not in safe.host.stored
    assert SAW not in safe.as_(ADA).say("ask_worry", learner="7")["html"]
    status, clash = safe.as_(AMINA).post("save_worry", item="7  seen", text="other window", revision=0)
    assert (status, clash["error"]["stored"]) == (409, SAW)
    safe.say("send_worry", learner="7", text=SAW, guards="41")
    assert safe.vault("1").own["jottings"] == {}


def test_what_is_sent_is_what_is_stored_and_twice_is_once(safe: Safe) -> None:
    sent = {"learner": "7", "item": "", "guards": "41"}
    assert safe.as_(AMINA).post("send_worry", **sent, text=" ")[0] == 400
    safe.say("save_worry", item="7  seen", text=SAW, revision=0)
    assert safe.post("send_worry", **sent, text="something else")[0] == 409
    safe.say("send_worry", **sent, text=SAW)
    safe.say("send_worry", **sent, text=SAW)
    assert len(reports(safe)) == 1


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("viewer", [MAYA, LEO, MIRIAM, AUTHOR, NOBODY, STAFF_AS_MAYA])
def test_only_coaches_report(safe: Safe, handler: str, viewer: Any) -> None:
    sent = {"learner": "7", "item": "7  seen", "text": SAW, "revision": 0, "guards": "41"}
    status, answer = safe.as_(viewer).post(handler, **sent)
    assert status == 403 and "Miriam" not in json.dumps(answer) and safe.host.stored == {}


@pytest.mark.parametrize("viewer", [ADA, AMINA, LEO])
def test_no_other_page_knows_of_a_report(safe: Safe, viewer: Any) -> None:
    """Another coach, an admin and another learner read the same pages with and without it."""
    looks = [("ask_worry", {"learner": "7"}), ("open_learner", {"learner": "7"}), ("list_learners", {})]

    def seen() -> list[Any]:
        return [safe.as_(viewer).page(), *(safe.post(handler, **sent) for handler, sent in looks)]

    seen()
    before = seen()
    who = AMINA if viewer is ADA else ADA
    tell(safe, viewer=who)
    safe.opens(reports(safe)[0].id)
    assert seen() == before


def test_the_log_that_coaches_can_read_has_no_line_of_it(safe: Safe) -> None:
    tell(safe)
    assert safe.row("7")["access_log"] == {} and safe.row("1")["access_log"] == {}


@pytest.mark.parametrize("learner", ["999", "", "1", "41x"])
def test_somebody_who_is_no_learner_here_gets_no_row(safe: Safe, learner: str) -> None:
    safe.as_(AMINA)
    for handler in HANDLERS:
        sent = {"learner": learner, "item": "", "text": SAW, "revision": 0, "guards": "41"}
        assert safe.post(handler, **sent)[0] in (400, 404)
    assert safe.post("save_worry", item=f"{learner}  seen", text=SAW, revision=0)[0] == 404
    assert safe.host.stored == {}


def test_five_reports_of_one_coach_are_the_limit_and_others_have_room(safe: Safe) -> None:
    for number in range(limits.CONCERNS):
        tell(safe, f"{SAW} {number}")
    safe.as_(AMINA).say("save_worry", item="7  seen", text="one more", revision=0)
    status, answer = safe.post("send_worry", learner="7", text="one more", guards="41")
    assert (status, answer["error"]["code"]) == (413, "too_many_concerns")
    assert "one more" in safe.say("ask_worry", learner="7")["html"]
    tell(safe, viewer=ADA)
    assert len(reports(safe)) == limits.CONCERNS + 1


def test_what_the_learner_confided_takes_no_room_of_reports(safe: Safe) -> None:
    """A coach who reports until it is full measures nothing."""
    import random

    letters = random.Random(2)

    def room(scene: Safe) -> int:
        number = 0
        for viewer in (AMINA, ADA):
            for _ in range(limits.CONCERNS):
                words = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(700))
                scene.as_(viewer).say("save_worry", item="7  seen", text=words, revision=0)
                if scene.post("send_worry", learner="7", text=words, guards="41")[0] != 200:
                    break
                number += 1
        return number

    letters.seed(2)
    alone = room(safe)
    other = Safe()
    for n in range(3):
        other.writes("".join(chr(random.Random(n).randrange(0x4E00, 0x9FFF)) for _ in range(500)) + str(n))
    letters.seed(2)
    assert room(other) == alone and 0 < alone < 2 * limits.CONCERNS


def test_without_a_protocol_or_anybody_to_tell_the_page_says_so(safe: Safe) -> None:
    safe.name("", protocol="")
    page = text(safe.as_(AMINA).say("ask_worry", learner="7"))
    assert "This course has not written down what to do." in page
    assert "This course has named nobody to tell" in page and "Test help line" in page
    assert safe.post("send_worry", learner="7", text=SAW, guards="41")[1]["error"]["code"] in ("no_guards",)


def test_without_a_desk_the_page_says_so_too(safe: Safe) -> None:
    safe.host.blocks = []
    page = text(safe.as_(AMINA).say("ask_worry", learner="7"))
    assert "This course has named nobody to tell" in page and "Test help line" in page
    assert safe.post("save_worry", item="7  seen", text=SAW, revision=0)[0] == 404


def test_whoever_was_told_reads_it_and_when_they_are_gone_whoever_is_named(safe: Safe) -> None:
    tell(safe)
    which = reports(safe)[0].id
    safe.name("miriam ruth")
    assert safe.as_(RUTH).post("open_matter", learner="7", matter=which)[0] == 404
    safe.name("ruth")
    assert SAW in safe.opens(which, viewer=RUTH)["html"]
    assert safe.as_(MIRIAM).post("open_matter", learner="7", matter=which)[0] == 403


def test_a_report_names_nobody_whom_the_page_did_not(safe: Safe) -> None:
    safe.as_(AMINA).say("save_worry", item="7  seen", text=SAW, revision=0)
    safe.name("ruth")
    status, answer = safe.post("send_worry", learner="7", text=SAW, guards="41")
    assert (status, answer["error"]["code"]) == (404, "guards_changed")


def test_beyond_the_wall_nobody_is_reported(safe: Safe) -> None:
    safe.name("miriam", cohort_wall="amina: Day group")
    safe.host.cohorts = {"7": "Evening group"}
    for handler in HANDLERS:
        sent = {"learner": "7", "item": "7  seen", "text": SAW, "revision": 0, "guards": "41"}
        assert safe.as_(AMINA).post(handler, **sent)[0] == 403
    assert ("7", "desk") not in safe.host.stored


def test_script_in_every_text_is_only_text(safe: Safe) -> None:
    safe.name("miriam", protocol=SCRIPT)
    asked = safe.as_(AMINA).say("ask_worry", learner="7")
    sent = tell(safe, SCRIPT, reason=SCRIPT)
    for page in (asked, sent, safe.opens(reports(safe)[0].id)):
        assert not html.fromstring(page["html"]).xpath("//script | //img | //@onerror")
        assert "alert(1)" in page["html"]


@pytest.mark.parametrize("item", ["", "7", "7 seen", "7  other", "7  seen more", "7   seen"])
def test_a_place_that_is_none_is_refused(safe: Safe, item: str) -> None:
    assert safe.as_(AMINA).post("save_worry", item=item, text=SAW, revision=0)[0] == 400


# On results and entries


def beside_a_result() -> Any:
    stage = Stage()
    which = stage.share()
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    return _with_desk(stage), which


def beside_an_entry() -> Any:
    scene = Notebook()
    which = scene.give(scene.hand_in("I have not slept."))
    scene.as_(AMINA).say("open_entry", learner="7", entry=which)
    return _with_desk(scene), which


def _with_desk(scene: Any) -> Any:
    scene.host.course["41"] = Person("41", "Miriam")
    scene.host.usernames["miriam"] = "41"
    here = Sibling(scene.usage, scene.block_type, "What brings you here", "/r1")
    scene.host.blocks = [*scene.host.blocks, here, Sibling("desk", "coaching_desk", "Desk", "/desk")]
    scene.host.fields["desk"] = {"safeguarding": "miriam", "protocol": "1. Ask."}
    return scene


def miriam(scene: Any) -> Safe:
    """The desk of the same course."""
    desk = Safe()
    desk.host = scene.host
    desk.runtime.coaching_host = scene.host
    return desk


KINDS = [beside_a_result, beside_an_entry]


@pytest.mark.parametrize("kind", KINDS)
def test_beside_what_is_shared_stands_the_way_and_back(kind: Any) -> None:
    scene, which = kind()
    asked = scene.as_(AMINA).say("ask_worry", learner="7", item=which, sitting=which, entry=which)
    assert "You are worried about Maya" in text(asked) and "1. Ask." in text(asked)
    form = html.fromstring(f"<div>{asked['html']}</div>").xpath("//form[.//button[text()='Back']]")[0]
    back = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    returned = scene.say(form.get("data-coaching-action"), **back)
    assert "Maya" in returned["html"] and "I am worried about this person" in returned["html"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_says_where_and_copies_no_word(kind: Any) -> None:
    scene, which = kind()
    scene.as_(AMINA).say("save_worry", item=f"7 {which} seen", text=SAW, revision=0)
    scene.say("send_worry", learner="7", item=which, sitting=which, entry=which, text=SAW, guards="41")
    desk = miriam(scene)
    (found,) = reports(desk)
    assert (found.usage, found.item, found.text) == (scene.usage, which, SAW)
    opened = desk.opens(found.id)
    assert "What brings you here" in opened["html"] and "slept" not in json.dumps(opened)
    desk.usage = "desk"
    assert "because of “What brings you here”" in desk.as_(MAYA).page()


@pytest.mark.parametrize("kind", KINDS)
def test_what_this_coach_read_can_be_reported_after_it_was_taken_back(kind: Any) -> None:
    scene, which = kind()
    scene.as_(MAYA).say("withdraw", sitting=which, entry=which, item=which)
    scene.as_(AMINA).say("save_worry", item=f"7 {which} seen", text=SAW, revision=0)
    scene.say("send_worry", learner="7", item=which, sitting=which, entry=which, text=SAW, guards="41")
    assert len(reports(miriam(scene))) == 1
    assert scene.as_(ADA).post("ask_worry", learner="7", item=which)[0] == 404


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_was_never_theirs_to_read_coaches_learn_nothing(kind: Any) -> None:
    scene, _ = kind()
    assert scene.as_(AMINA).post("ask_worry", learner="7", item="nothing")[0] == 404
    assert scene.post("save_worry", item="7 nothing seen", text=SAW, revision=0)[0] == 404
    assert ("1", "desk") not in scene.host.stored


@pytest.mark.parametrize("kind", KINDS)
def test_the_learners_logs_and_rows_hold_no_trace(kind: Any) -> None:
    scene, which = kind()
    before = scene.row("7")
    scene.as_(AMINA).say("save_worry", item=f"7 {which} seen", text=SAW, revision=0)
    scene.say("send_worry", learner="7", item=which, sitting=which, entry=which, text=SAW, guards="41")
    assert scene.row("7") == before and SAW not in json.dumps(list(scene.host.stored.values()))


def test_the_protocol_opens_also_where_words_do_not(safe: Safe, settings: Any) -> None:
    tell(safe)
    settings.COACHING_KEYS = ["another key of thirty-two characters or so"]
    page = text(safe.as_(AMINA).say("ask_worry", learner="7"))
    assert "1. Ask." in page and "Miriam is told at once." in page
    assert safe.post("save_worry", item="7  seen", text=SAW, revision=0)[1]["error"]["code"] == "locked"


@pytest.mark.parametrize("kind", KINDS)
def test_somebody_who_left_the_course_is_not_forgotten(kind: Any) -> None:
    scene, which = kind()
    scene.host.enrolled = lambda block, person: False
    scene.as_(AMINA).say("save_worry", item=f"7 {which} seen", text=SAW, revision=0)
    scene.say("send_worry", learner="7", item=which, sitting=which, entry=which, text=SAW, guards="41")
    assert len(reports(miriam(scene))) == 1
