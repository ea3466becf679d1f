"""What an author saves on the desk, what is refused in which sentence, and what the page tells them."""

import re
from typing import Any

import pytest
from lxml import etree, html

from coaching_xblock.core import limits
from coaching_xblock.core.people import Sibling, Viewer
from tests.desk import DeskStage
from tests.scene import AMINA, AUTHOR, MAYA, NOBODY


@pytest.fixture
def desk() -> DeskStage:
    desk = DeskStage()
    desk.host.cohorts = {"7": "Day group", "8": "Evening group"}
    return desk


def text(page: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", str(html.fromstring(f"<main>{page}</main>").text_content()))


def edit(desk: DeskStage, **values: Any) -> tuple[int, str]:
    """Save the form as an author; what is answered."""
    status, answer = desk.as_(AUTHOR).post("submit_studio_edits", values=values, defaults=[])
    return status, answer["error"]["messages"][0]["text"] if status == 400 else ""


def author(desk: DeskStage) -> str:
    return text(desk.as_(AUTHOR).block().author_view().content)


def test_settings_that_hold_are_saved(desk: DeskStage) -> None:
    values = {
        "help_link": "https://example.org",
        "safeguarding": "ada, leo",
        "cohort_wall": "amina: Day group\nada: Day group, Evening group",
        "under_18": True,
    }
    assert edit(desk, **values) == (200, "")
    assert desk.block().cohort_wall.startswith("amina") and desk.block().under_18


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"help_link": "javascript:alert(1)"}, "begins with http:// or https://"),
        ({"safeguarding": "nora, ada"}, "Nobody has this username, so nobody is told"),
        ({"cohort_wall": "amina Day group"}, "Not so: amina Day group."),
        ({"cohort_wall": "nora: Day group"}, "names usernames that nobody has: nora."),
        ({"cohort_wall": "maya: Day group"}, "do not coach in this course: maya."),
        ({"cohort_wall": "amina: Night group"}, "cohorts that this course does not have: Night group."),
        (
            {"protocol": "x" * (limits.SETTING_CHARACTERS + 1)},
            f"up to {limits.SETTING_CHARACTERS} characters",
        ),
        ({"display_name": " "}, "The title is empty."),
    ],
)
def test_what_cannot_hold_is_refused_in_a_sentence(
    desk: DeskStage, values: dict[str, Any], said: str
) -> None:
    status, told = edit(desk, **values)
    assert status == 400 and said in told
    assert all(getattr(desk.block(), name) != value for name, value in values.items())


def test_all_that_is_wrong_is_said_at_once(desk: DeskStage) -> None:
    _, told = edit(desk, help_link="x", safeguarding="nora")
    assert "begins with http" in told and "nora" in told


@pytest.mark.parametrize("viewer", [MAYA, AMINA, NOBODY])
def test_only_authors_save(desk: DeskStage, viewer: Viewer) -> None:
    sent = {"values": {"safeguarding": "maya"}, "defaults": []}
    assert desk.as_(viewer).post("submit_studio_edits", **sent)[0] == 403
    assert desk.block().safeguarding == ""


def test_the_page_says_what_is_missing(desk: DeskStage, settings: Any) -> None:
    settings.COACHING_HELP_LINE = {}
    page = author(desk)
    assert "There is no help line" in page and "No safeguarding person is named" in page
    assert "There is no protocol" in page
    settings.COACHING_HELP_LINE = {"name": "The site's help"}
    assert "There is no help line" not in author(desk) and "The site's own." in author(desk)


def test_the_page_says_what_holds(desk: DeskStage) -> None:
    desk.set(
        help_name="Our help", help_phone="555", confidentiality="One exception: danger.",
        protocol="1. Ask.\n2. Tell.", safeguarding="ada", under_18=True, cohort_wall="amina: Day group",
    )  # fmt: skip
    page = author(desk)
    for said in (
        "Our help, 555", "One exception: danger.", "1. Ask.", "Ada", "may be under 18",
        "Amina: Day group", "Coaches who are not named read nothing.",
    ):  # fmt: skip
        assert said in page
    assert not html.fromstring(desk.block().author_view().content).xpath("//ul[contains(@class, 'panel')]")


def test_whom_the_settings_name_and_who_left_since(desk: DeskStage) -> None:
    desk.set(safeguarding="leo")
    del desk.host.usernames["leo"]
    assert "Nobody has this username, so nobody is told when somebody is worried: leo." in author(desk)


def test_settings_travel_with_the_course_and_nothing_of_anybody_does(desk: DeskStage) -> None:
    desk.set(
        help_name="Our help", protocol="1. Ask.\n2. Tell.", under_18=True, cohort_wall="amina: Day group"
    )
    desk.asks("A question of mine.")
    node = etree.Element("unknown")
    desk.block().add_xml_to_node(node)
    written = etree.tostring(node).decode()
    assert node.tag == "coaching_desk" and node.get("protocol") == "1. Ask.\n2. Tell."
    assert set(node.keys()) == {"xblock-family", "help_name", "protocol", "under_18", "cohort_wall"}
    assert "question" not in written and "messages" not in written


def test_a_preview_says_that_it_meets_nobody(desk: DeskStage) -> None:
    desk.host.coach_ids = ()
    assert "In a preview there are none." in text(desk.as_(AUTHOR).page())


def test_a_second_desk_does_not_count_and_says_so(desk: DeskStage) -> None:
    desk.host.blocks = [Sibling("u0", "coaching_desk", "The first desk"), *desk.host.blocks]
    page = author(desk)
    assert "Another desk comes first in this course: The first desk." in page


@pytest.mark.parametrize("odd", ["</script><script>alert(1)</script>", "javascript:alert(1)"])
def test_whatever_an_import_leaves_is_only_text(desk: DeskStage, odd: str) -> None:
    names = ("display_name", "help_name", "help_link", "confidentiality", "protocol", "safeguarding")
    desk.set(**dict.fromkeys((*names, "cohort_wall"), odd))
    views = [desk.as_(AUTHOR).block().author_view, desk.block().public_view]
    pages = [view().content for view in views] + [desk.as_(viewer).page() for viewer in (MAYA, AMINA)]
    for page in pages:
        tree = html.fromstring(page)
        assert not tree.xpath("//script | //a[starts-with(@href, 'javascript')]"), page


@pytest.mark.parametrize(
    "name",
    ["display_name", "help_link", "safeguarding", "cohort_wall", "protocol", "heading_level"],
)
def test_an_authored_field_without_a_value_breaks_no_page(desk: DeskStage, name: str) -> None:
    desk.host.fields = {"u1": {name: None}}
    block = desk.block()
    setattr(block, name, None)
    for view in (block.student_view, block.author_view, block.public_view):
        assert "<h2" in view().content and "None" not in text(view().content)
