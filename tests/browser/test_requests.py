"""What a page sends: platforms log addresses and the fields of forms, so words travel in JSON bodies only."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Request, expect

from tests.browser.someone import ITEMS, Someone
from tests.browser.views import COACH

Arrive = Callable[..., Someone]
NOTE = "Teaching surprised me"


class Sent:
    """All requests of somebody's page."""

    def __init__(self, someone: Someone) -> None:
        self.requests: list[Request] = []
        someone.page.on("request", lambda request: self.requests.append(request))

    def hold_to_it(self, handlers: set[str], *words: str) -> None:
        """Every POST is JSON to one of *handlers*; no address carries any of the *words*."""
        posts = [each for each in self.requests if each.method != "GET"]
        assert {each.url.rstrip("/").rsplit("/", 1)[-1] for each in posts} == handlers
        assert {each.headers.get("content-type") for each in posts} == {"application/json"}
        assert {each.resource_type for each in posts} == {"fetch"}
        addresses = [unquote(each.url).casefold() for each in self.requests]
        assert [each.url for each in posts if "?" in each.url] == []
        for word in words:
            assert [each for each in addresses if word.casefold() in each] == []
            assert any(word in (each.post_data or "") for each in posts), word


def test_a_learners_words_travel_in_json_only(learner: Someone) -> None:
    sent = Sent(learner)
    learner.open().block.get_by_label("I am 14 or older").check()
    learner.press("Begin")
    learner.sees("0 of 30 answered")
    for item in ITEMS:
        learner.choose(item, 3)
        if item in ITEMS[4:-1:5]:
            learner.press("Next")
    learner.press("Finish and see the result")
    learner.sees("A note to yourself")
    learner.block.locator("textarea").fill(NOTE)
    learner.says("Saved")
    learner.block.locator("textarea").fill(NOTE + ", once more")
    with learner.page.expect_response("**/save_note/"):
        learner.page.evaluate("dispatchEvent(new Event('pagehide'))")
    learner.press("Share with my coaches")
    learner.press("Share the result")
    learner.press("Stop sharing")
    learner.sees("You took it back on")
    learner.press("Delete this result")
    learner.press("Delete")
    learner.sees("You can begin again.")
    handlers = {"draft_key", "begin", "save_answers", "finish", "save_note"}
    acts = {"ask_share", "share", "withdraw", "ask_delete", "delete_sitting"}
    sent.hold_to_it(handlers | acts, NOTE, "once more")


@pytest.mark.parametrize("way", ["button", "Enter"])
def test_a_coachs_search_travels_in_json_only(someone: Arrive, way: str) -> None:
    coach = someone(COACH, unit="what-interests-you", block="interests").open()
    sent = Sent(coach)
    coach.block.get_by_label("Name contains").fill("Delgado")
    if way == "Enter":
        coach.page.keyboard.press("Enter")
    else:
        coach.press("Show")
    expect(coach.block.get_by_role("status")).to_have_text("1 name in this list.")
    coach.press("Read Rosa Delgado")
    coach.press("Back to the list")
    expect(coach.block.locator("li:focus")).to_contain_text("Rosa Delgado")
    sent.hold_to_it({"list_shared", "open_result"}, "Delgado")
