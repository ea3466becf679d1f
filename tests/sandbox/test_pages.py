"""Every page for every role, and how the site says no."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from sandbox.seeding import INTERESTS

Browser = Callable[..., Client]
PAGES = [
    "/people/", "/course/", "/about/",
    "/course/welcome/", "/course/what-interests-you/", "/course/two-looks/",
    "/studio/", "/studio/what-interests-you/", "/studio/two-looks/preview/", "/studio/two-looks/export/",
    "/studio/two-looks/import/",
]  # fmt: skip
WRITERS = ("21", "31")


@pytest.mark.parametrize("person", ["", "101", "11", "21", "31"])
def test_no_page_breaks(browser_of: Browser, person: str) -> None:
    browser = browser_of(person)
    for page in PAGES:
        answer = browser.get(page)
        refused = page.startswith("/studio/") and person not in WRITERS
        assert answer.status_code == (403 if refused else 200), page
        assert answer["Cache-Control"] == "no-store"
        if "text/html" in answer["Content-Type"]:
            tree = html.fromstring(answer.content)
            assert tree.get("lang") == "en"
            assert len(tree.xpath("//h1")) == 1
            assert tree.xpath("//a[@class='site-skip']/@href") == ["#main"]
            assert "cannot be shown" not in answer.content.decode()


def test_the_first_page_asks_who_you_are(browser_of: Browser) -> None:
    assert browser_of().get("/").url == "/people/"
    assert browser_of("101").get("/").url == "/course/"


def test_somebody_is_chosen_by_post_and_named_at_the_top(browser_of: Browser) -> None:
    browser = browser_of()
    assert browser.post("/people/be/", {"person": "101"}).url == "/course/"
    assert "Rosa Delgado</strong>, learner" in browser.get("/course/").content.decode()
    assert browser.post("/people/be/", {"person": "21"}).url == "/studio/"
    browser.post("/people/sign-out/")
    assert "Not signed in" in browser.get("/course/").content.decode()


def test_choosing_leads_back_to_where_one_was(browser_of: Browser) -> None:
    browser = browser_of()
    assert browser.post("/people/be/", {"person": "11", "next": "/course/welcome/"}).url == "/course/welcome/"
    assert browser.post("/people/be/", {"person": "11", "next": "/studio/"}).url == "/course/"
    assert browser.post("/people/be/", {"person": "11", "next": "https://example.org/"}).url == "/course/"


def test_nothing_of_the_person_before_stays(browser_of: Browser) -> None:
    browser = browser_of("21")
    session = browser.session
    session["preview"] = "mine"
    session.save()
    browser.post("/people/be/", {"person": "31"})
    assert "preview" not in browser.session


def test_a_person_in_the_address_changes_nothing(browser_of: Browser) -> None:
    page = browser_of("101").get("/course/?person=11&student=11")
    assert "Rosa Delgado" in page.content.decode()
    assert "Amina" not in page.content.decode()
    unknown = browser_of("999").get("/course/")
    assert "Not signed in" in unknown.content.decode()


def test_choosing_and_handlers_need_the_token(browser_of: Browser) -> None:
    browser = browser_of("101", enforce_csrf_checks=True)
    assert browser.post("/people/be/", {"person": "11"}).status_code == 403
    answer = browser.post(f"/handler/{INTERESTS}/show/", "{}", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "csrf")
    browser.get("/course/")
    token = browser.cookies["sandbox_csrftoken"].value
    accepted = browser.post("/people/be/", {"person": "11"}, headers={"x-csrftoken": token})
    assert accepted.status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "/handler/nothing/show/",
        "/handler/what-interests-you.coaching_assessment.other.d0.u0/show/",
        f"/handler/{INTERESTS}/no_such_handler/",
        f"/handler/{INTERESTS}/save/",
        f"/handler/{INTERESTS}/student_view/",
        "/studio/handler/nothing/show/",
    ],
)
def test_unknown_blocks_and_handlers_are_not_found(browser_of: Browser, path: str) -> None:
    answer = browser_of("31").post(path, "{}", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "path",
    ["/nothing/", "/course/nothing/", "/resource/nothing/a.js", "/resource/coaching_assessment/../setup.py",
     "/studio/nothing/", "/studio/block/nothing/studio_view/", "/test/slow", "/test/expire",
     "/static/no.css"],
)  # fmt: skip
def test_unknown_addresses_are_not_found(browser_of: Browser, path: str) -> None:
    assert browser_of("31").get(path).status_code == 404


def test_visitors_write_nothing(browser_of: Browser) -> None:
    answer = browser_of().post(f"/handler/{INTERESTS}/begin/", "{}", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "signin")
    assert browser_of().post(f"/studio/handler/{INTERESTS}/begin/").status_code == 403


def test_learners_and_coaches_stay_out_of_studio(browser_of: Browser) -> None:
    for person in ("101", "11"):
        answer = browser_of(person).post(
            f"/studio/handler/{INTERESTS}/submit_studio_edits/",
            json.dumps({"values": {"display_name": "x"}, "defaults": []}),
            content_type="application/json",
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")


def test_course_pages_run_no_inline_script(browser_of: Browser) -> None:
    page = browser_of("101").get("/course/what-interests-you/")
    assert "unsafe-inline" not in page["Content-Security-Policy"]
    scripts = html.fromstring(page.content).xpath("//script[not(@src) and not(@type='application/json')]")
    assert scripts == []
