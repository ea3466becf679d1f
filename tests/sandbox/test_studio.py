"""Studio's addresses: views as JSON, and edits that reach learners."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from sandbox.seeding import INTERESTS

Browser = Callable[..., Client]


@pytest.mark.parametrize("view", ["author_view", "studio_view"])
def test_a_view_comes_with_its_resources(browser_of: Browser, view: str) -> None:
    answer = browser_of("21").get(f"/studio/block/{INTERESTS}/{view}/").json()
    assert answer["title"] == "Your interests"
    assert "data-init" in answer["html"]
    assert all(len(hash) == 32 and given["mimetype"] for hash, given in answer["resources"])


def test_no_other_view_is_served(browser_of: Browser) -> None:
    for view in ("student_view", "public_view", "save"):
        assert browser_of("21").get(f"/studio/block/{INTERESTS}/{view}/").status_code == 404


def test_a_preview_goes_on_where_it_was_left_and_is_nobody_elses(browser_of: Browser) -> None:
    author = browser_of("21")
    path = f"/studio/handler/{INTERESTS}/begin/"
    answer = author.post(path, json.dumps({"old_enough": "yes"}), content_type="application/json")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    page = "/studio/what-interests-you/preview/"
    assert 'class="coaching-questionnaire"' in author.get(page).content.decode()
    assert 'class="coaching-questionnaire"' not in browser_of("21").get(page).content.decode()
    assert 'class="coaching-questionnaire"' not in author.get("/course/what-interests-you/").content.decode()


def test_an_edit_reaches_learners(browser_of: Browser) -> None:
    edit = json.dumps({"values": {"display_name": "What draws you"}, "defaults": []})
    path = f"/studio/handler/{INTERESTS}/submit_studio_edits/"
    assert browser_of("21").post(path, edit, content_type="application/json").status_code == 200
    assert "What draws you" in browser_of("101").get("/course/what-interests-you/").content.decode()
