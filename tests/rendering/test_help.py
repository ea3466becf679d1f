"""The help line: whatever a course or a site says of it is shown, and nothing else runs in it."""

import pytest
from lxml import html
from xblock.runtime import NullI18nService

from coaching_xblock import rendering
from coaching_xblock.core.course import CourseSettings
from coaching_xblock.core.people import Viewer
from coaching_xblock.views.help import Help
from coaching_xblock.views.voice import Voice

VOICE = Voice(NullI18nService())
LEARNER = Viewer("7", "Maya", "learner", username="maya")


def shown(help: Help) -> html.HtmlElement:
    page = rendering.render("shared/help.html", {"help": help.context(VOICE)}, VOICE.i18n)
    return html.fromstring(f"<div>{page}</div>")


@pytest.mark.parametrize("name", ["name", "phone", "hours", "link"])
def test_any_part_of_it_is_shown(name: str) -> None:
    said = "https://example.org/help" if name == "link" else "day and night"
    page = shown(Help({name: said}))
    assert "Need help now?" in page.text_content() and said in page.text_content()


def test_without_one_only_that_nobody_watches_is_said() -> None:
    text = shown(Help({"name": "", "phone": ""})).text_content()
    assert "Need help now?" not in text and "Nobody watches this page around the clock." in text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil", 'https://x"><script>'])
def test_a_link_leads_to_a_web_page_or_nowhere(link: str) -> None:
    page = shown(Help({"name": "Line", "link": link}))
    assert not page.xpath("//a | //script") and "Line" in page.text_content()


def test_the_way_to_somebody_else_is_a_link_of_its_own() -> None:
    (link,) = shown(Help({}, "/desk")).xpath("//a")
    assert (link.get("href"), link.get("target")) == ("/desk", "_blank")
    assert "Talk to someone other than my coach" in link.text


def test_where_learners_may_be_under_age_it_says_who_can_open_conversations() -> None:
    assert "can open what you" in shown(Help({}, minors=True)).text_content()
    assert "can open what you" not in shown(Help({})).text_content()


@pytest.mark.parametrize(
    ("viewer", "usage", "told"),
    [
        (LEARNER, "u1", ("/desk", True)),
        (LEARNER, "desk", ("", True)),
        (Viewer("1", "Amina", "coach", username="amina"), "u1", ("", False)),
        (Viewer("41", "Miriam", "learner", username="miriam"), "u1", ("", False)),
        (Viewer("", "", "anonymous"), "u1", ("", False)),
    ],
)
def test_only_learners_are_shown_either(viewer: Viewer, usage: str, told: tuple[str, bool]) -> None:
    course = CourseSettings.load("desk", {"safeguarding": "miriam", "under_18": True}, "/desk")
    assert course.told(viewer, usage) == told


def test_without_safeguarding_persons_there_is_neither() -> None:
    course = CourseSettings.load("desk", {"under_18": True}, "/desk")
    assert course.told(LEARNER, "u1") == ("", False)
