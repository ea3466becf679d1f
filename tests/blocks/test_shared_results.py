"""Several results that one learner shares, as coaches read them."""

import pytest
from lxml import html

from coaching_xblock.core import moment
from coaching_xblock.core.consent import Consent
from tests.blocks.test_coach import fields
from tests.blocks.test_feedback import send, text_of
from tests.stage import ADA, AMINA, MAYA, Stage

MARCH, JUNE = "2026-03-03T14:02:09Z", "2026-06-01T09:00:00Z"


@pytest.fixture
def two(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Maya's results of March and June, both shared without the answers."""
    monkeypatch.setattr(moment, "now", lambda: MARCH)
    first = stage.finish(lambda n: 5 if n % 6 == 2 else 1)
    monkeypatch.setattr(moment, "now", lambda: JUNE)
    second = stage.again(lambda n: 5 if n % 6 == 4 else 1)
    for which in (first, second):
        stage.as_(MAYA).say("share", sitting=which, readers="1 3")
    return first, second


def share_answers(stage: Stage, at: int) -> None:
    """What Maya's page sends when she lets coaches read the single answers of one of her results too."""
    found = stage.row()["sittings"][at]
    mark = Consent.load(found["consent"]).mark
    stage.as_(MAYA).say("share", sitting=found["id"], with_answers="yes", consent=mark)


def opened(stage: Stage, which: str) -> html.HtmlElement:
    return html.fromstring(stage.as_(AMINA).say("open_result", learner="7", sitting=which)["html"])


def test_the_list_says_how_many_and_leads_to_the_newest(stage: Stage, two: tuple[str, str]) -> None:
    page = html.fromstring(stage.as_(AMINA).block().student_view().content)
    (line,) = page.find_class("coaching-list-line")
    assert "2 results" in line.text_content()
    assert fields(line.find(".//form"))["sitting"] == two[1]


def test_each_leads_to_the_others(stage: Stage, two: tuple[str, str]) -> None:
    page = opened(stage, two[1])
    assert "Results that Maya shares" in page.text_content()
    days = [
        each.text_content() for each in page.find_class("coaching-results")[0].find_class("coaching-name")
    ]
    assert days == ["1 June 2026", "3 March 2026"]
    (read,) = page.xpath("//form[@data-coaching-action='open_result']")
    assert fields(read)["sitting"] == two[0]
    assert "Finished on 3 March 2026" in text_of(stage.say("open_result", **fields(read))["html"])


def test_one_that_is_taken_back_is_not_among_them(stage: Stage, two: tuple[str, str]) -> None:
    stage.as_(MAYA).say("withdraw", sitting=two[0])
    assert "Results that Maya shares" not in opened(stage, two[1]).text_content()
    assert stage.post("compare_shared", learner="7", before=two[0], after=two[1])[0] == 404


def test_two_stand_side_by_side_and_the_log_has_both(stage: Stage, two: tuple[str, str]) -> None:
    (form,) = opened(stage, two[1]).xpath("//form[@data-coaching-action='compare_shared']")
    page = stage.as_(ADA).say("compare_shared", **fields(form))["html"]
    said = text_of(page)
    assert "3 March 2026 and 1 June 2026, side by side" in said
    assert "Maya can see that you opened both." in said
    assert "The largest differences are in Investigative and Social." in said
    assert (
        "Develop a new medicine" not in said
        and "Single answers are shown only where both results share them." in said
    )
    ada = [line["item"] for line in stage.row()["access_log"]["lines"] if line["who"] == "3"]
    assert sorted(ada) == sorted(two)
    back = html.fromstring(page).xpath("//form[@data-coaching-action='open_result']")[0]
    assert fields(back)["sitting"] == two[1]


def test_answers_that_moved_only_where_both_share_them(stage: Stage, two: tuple[str, str]) -> None:
    pair = {"learner": "7", "before": two[1], "after": two[0]}
    share_answers(stage, 0)
    assert "Develop a new medicine" not in stage.as_(AMINA).say("compare_shared", **pair)["html"]
    share_answers(stage, 1)
    said = text_of(stage.as_(AMINA).say("compare_shared", **pair)["html"])
    assert "Develop a new medicine" in said and "As Maya gave them, the earlier one first." in said


@pytest.mark.parametrize("after", ["before", ""])
def test_one_is_not_two(stage: Stage, two: tuple[str, str], after: str) -> None:
    sent = {"before": two[0], "after": two[0] if after else "aaaaaaaaaaaa"}
    log = stage.row()["access_log"]
    status, answer = stage.as_(AMINA).post("compare_shared", learner="7", **sent)
    assert (status, answer["error"]["code"]) == ((400, "not_two") if after else (404, "no_sitting"))
    assert stage.row()["access_log"] == log


def test_feedback_stands_beside_the_result_it_speaks_of(stage: Stage, two: tuple[str, str]) -> None:
    message = send(stage, two[0], "scale:I", stands_out="In March it was laboratories.")
    assert "In March" not in opened(stage, two[1]).text_content()
    assert "In March" in opened(stage, two[0]).text_content()
    page = html.fromstring(stage.as_(MAYA).block().student_view().content)
    (lead,) = page.xpath("//ul[@class='coaching-today']//form[contains(., 'Amina wrote')]")
    assert fields(lead)["sitting"] == two[0]
    shown = stage.say("show", **fields(lead))["html"]
    assert "Read what Amina wrote" in shown and "This is an earlier result." in shown
    assert "In March" in stage.say("read_messages", item=two[0], messages=message)["html"]


def test_beside_one_that_is_taken_back_the_coachs_words_stay(stage: Stage, two: tuple[str, str]) -> None:
    send(stage, two[0], "scale:I", stands_out="In March it was laboratories.")
    stage.as_(MAYA).say("withdraw", sitting=two[0])
    said = opened(stage, two[1]).text_content()
    assert "What you wrote about what is no longer shared" in said and "In March" in said
    assert "No longer shared since 1 June 2026" in said
