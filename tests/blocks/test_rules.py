"""The rules about sharing: offered at the end, or read by the coaches unless the learner keeps it."""

from typing import Any

import pytest
from lxml.html import fromstring

from tests.stage import AMINA, MAYA, Stage

CONFIDENTIALITY = "Only the coaches of this course read what you share."
KEEP = "I’d rather keep this to myself"


def page(stage: Stage) -> str:
    return str(stage.block().student_view().content)


def consent(stage: Stage) -> dict[str, Any]:
    return dict(stage.row()["sittings"][-1]["consent"])


def acts(stage: Stage) -> list[str]:
    return [line["act"] for line in stage.row()["access_log"].get("lines", ())]


def answered(stage: Stage, **begin: str) -> str:
    """Begun and answered, but not finished."""
    stage.as_(MAYA).say("begin", old_enough="yes", **begin)
    answers = {f"i{n:02}": {"value": n % 5 + 1, "was": None} for n in range(1, 31)}
    stage.say("save_answers", sitting=stage.sitting, answers=answers)
    return stage.sitting


def test_the_offer_comes_once_and_at_the_end(stage: Stage) -> None:
    which = answered(stage.set(sharing="offered"))
    offer = stage.say("finish", sitting=which)
    assert "Would you like your coaches to read this?" in offer["html"] and "Not now" in offer["html"]
    assert "You can let your coaches read this result now, later, or not at all." in offer["html"]
    assert CONFIDENTIALITY in offer["html"] and "<li>Amina</li>" in offer["html"]
    tree = fromstring(offer["html"])
    assert tree.xpath("//*[@data-coaching-focus]")[-1].tag == "h2", "the result is read first"
    assert not consent(stage)["since"] and acts(stage) == []
    for again in (stage.say("finish", sitting=which)["html"], page(stage)):
        assert "Would you like your coaches" not in again and "Share with my coaches" in again


def test_without_the_rule_nothing_is_offered(stage: Stage) -> None:
    which = answered(stage)
    assert "Would you like your coaches" not in stage.say("finish", sitting=which)["html"]


def test_read_by_the_coaches_is_said_before_the_first_word(stage: Stage) -> None:
    start = page(stage.set(sharing="read"))
    assert "The coaches of this course read the result when you finish" in start
    assert "<li>Amina</li>" in start and CONFIDENTIALITY in start and KEEP in start
    assert "Nothing depends on it: it is complete either way." in start
    answered(stage)
    assert "When you finish, Amina and Ada can read the result." in page(stage) and KEEP in page(stage)
    assert 'name="readers" value="1 3"' in page(stage)
    assert 'name="consent" value="promised"' in page(stage)


def test_it_is_given_at_the_end_with_the_readers_that_were_named(stage: Stage) -> None:
    which = answered(stage.set(sharing="read"))
    assert consent(stage)["state"] == "private"
    assert stage.as_(AMINA).post("open_result", learner="7", sitting=which)[0] == 404
    done = stage.as_(MAYA).say("finish", sitting=which, readers="1", consent="promised")
    assert "Since you shared it, this course gained: Ada." in done["html"]
    assert consent(stage)["state"] == "shared" and consent(stage)["readers"] == ["1"]
    assert consent(stage)["answers"] is False and "promised" not in consent(stage)
    assert acts(stage) == ["shared"]
    assert [event for event, _ in stage.host.published].count("coaching.assessment.shared") == 1
    stage.as_(AMINA).say("open_result", learner="7", sitting=which)
    stage.as_(MAYA).say("withdraw", sitting=which)
    stage.say("finish", sitting=which, readers="1", consent="promised")
    assert consent(stage)["state"] == "withdrawn"


def test_kept_from_the_start_nobody_reads_it_and_it_is_complete(stage: Stage) -> None:
    which = answered(stage.set(sharing="read"), keep="yes")
    assert "You keep this result to yourself. No coach reads it unless you share it." in page(stage)
    assert CONFIDENTIALITY in page(stage)
    stage.say("finish", sitting=which, readers="1 3", consent="promised")
    assert consent(stage)["state"] == "private" and acts(stage) == []
    assert "completion" in [event for event, _ in stage.host.published]
    assert "Share with my coaches" in page(stage)


def test_minds_are_changed_until_the_end(stage: Stage) -> None:
    which = answered(stage.set(sharing="read"))
    kept = stage.say("promise", sitting=which, keep="yes")
    assert kept["announce"] == "You keep this result to yourself. No coach reads it unless you share it."
    assert fromstring(kept["html"]).xpath("//*[@data-coaching-focus]")[-1].text.startswith("You keep this")
    told = stage.say("promise", sitting=which)
    assert told["announce"] == "When you finish, Amina and Ada can read the result."
    stage.say("promise", sitting=which, keep="yes")
    stage.say("finish", sitting=which, readers="1 3", consent="promised")
    assert consent(stage)["state"] == "private"
    assert stage.post("promise", sitting=which)[1]["error"]["code"] == "finished_already"


def test_a_promise_that_the_page_did_not_show_shares_nothing(stage: Stage) -> None:
    which = answered(stage.set(sharing="read"), keep="yes")
    shown = fromstring(page(stage)).xpath("//input[@name='consent']/@value")
    stage.say("promise", sitting=which)  # comes late, from before they changed their mind
    stage.say("finish", sitting=which, readers="1 3", consent=shown[0])
    assert shown == [""] and consent(stage)["state"] == "private" and acts(stage) == []


def test_whoever_began_under_another_rule_has_promised_nothing(stage: Stage) -> None:
    which = answered(stage)
    stage.set(sharing="read")
    assert "You keep this result to yourself." in page(stage)
    stage.say("finish", sitting=which, readers="1 3", consent="promised")
    assert consent(stage)["state"] == "private"


def test_a_promise_ends_with_the_rule(stage: Stage) -> None:
    which = answered(stage.set(sharing="read"))
    stage.set(sharing="learner")
    assert "When you finish," not in page(stage)
    stage.say("finish", sitting=which, readers="1 3", consent="promised")
    assert consent(stage)["state"] == "private"


def test_without_the_rule_nothing_can_be_promised(stage: Stage) -> None:
    which = answered(stage, keep="")
    stage.say("promise", sitting=which)
    stage.set(sharing="read").say("finish", sitting=which, readers="1 3", consent="promised")
    assert consent(stage)["state"] == "private"


@pytest.mark.parametrize("instrument", ["mini-ipip", "first-conversation"])
def test_personality_and_situation_are_never_read_by_rule_whatever_a_file_says(
    stage: Stage, instrument: str
) -> None:
    start = page(stage.set(sharing="read", instrument=instrument))
    assert KEEP not in start and "Only you, until you choose to share" in start
    stage.say("begin", old_enough="yes")
    assert "promised" not in consent(stage)


def test_taken_again_the_rule_is_said_again(stage: Stage) -> None:
    stage.set(sharing="read")
    stage.say("finish", sitting=answered(stage), readers="1", consent="promised")
    assert KEEP in stage.say("ask_again")["html"]
    stage.say("begin", again=stage.sitting, keep="yes")
    assert len(stage.row()["sittings"]) == 2 and "promised" not in consent(stage)


def test_a_course_without_coaches_says_so(stage: Stage) -> None:
    stage.host.coach_ids = ()
    answered(stage.set(sharing="read"))
    assert "There is none at the moment." in page(stage)
