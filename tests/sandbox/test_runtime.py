"""The runtime: addresses, wrappers, what may be written, and what the workbench would overwrite."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.exceptions import InvalidScopeError, NoSuchUsage
from xblock.fields import Scope, ScopeIds, String

from sandbox import people
from sandbox.models import Completion
from sandbox.outline import FOLDER
from sandbox.runtime import CourseRuntime, StudioRuntime
from sandbox.seeding import INTERESTS

pytestmark = pytest.mark.django_db


class ProbeXBlock(XBlock):
    """A block with fields that the workbench overwrites."""

    due = String(default="the author's", scope=Scope.settings)
    category = String(default="the author's", scope=Scope.settings)
    mine = String(default="", scope=Scope.user_state)

    def student_view(self, context: Any = None) -> Fragment:
        fragment = Fragment("<p>body</p>")
        fragment.initialize_js("Probe", {"words": "</script><script>alert(1)</script>"})
        return fragment

    @XBlock.json_handler
    def tell(self, data: Any, suffix: str = "") -> Any:
        return {"due": self.due, "suffix": suffix}


def probe(runtime: CourseRuntime, usage: str = "unit.probe.d0.u0") -> ProbeXBlock:
    ids = ScopeIds(runtime.user_id, "probe", usage.rpartition(".")[0], usage)
    return runtime.construct_xblock_from_class(ProbeXBlock, ids)


@pytest.fixture
def rosa() -> CourseRuntime:
    return CourseRuntime(people.EVERYONE["101"])


def test_arguments_cannot_end_their_script(rosa: CourseRuntime) -> None:
    text = rosa.render(probe(rosa), "student_view").content
    assert text.count("</script>") == 1
    args = html.fromstring(text).xpath("//script/text()")
    assert json.loads(args[0]) == {"words": "</script><script>alert(1)</script>"}


def test_the_wrapper_is_escaped(rosa: CourseRuntime) -> None:
    usage = "unit.probe.d0.u0\"><b>'"
    wrapper = html.fromstring(rosa.render(probe(rosa, usage), "student_view").content)
    assert wrapper.get("data-usage-id") == usage
    assert wrapper.xpath("//b") == []


def test_authored_fields_are_left_alone(rosa: CourseRuntime) -> None:
    block = probe(rosa)
    rosa.render(block, "student_view")
    assert (block.due, block.category) == ("the author's", "the author's")


def test_addresses_do_not_name_the_person(rosa: CourseRuntime) -> None:
    url = rosa.handler_url(probe(rosa), "tell", "a/b", "c=d")
    assert url == "/handler/unit.probe.d0.u0/tell/a/b?c=d"
    assert (
        StudioRuntime(people.EVERYONE["21"], {})
        .handler_url(probe(rosa), "tell")
        .startswith("/studio/handler/")
    )
    with pytest.raises(ValueError, match="no handler|not a handler"):
        rosa.handler_url(probe(rosa), "student_view")


def test_the_course_cannot_write_authored_fields(rosa: CourseRuntime) -> None:
    block = probe(rosa)
    block.due = "changed"
    with pytest.raises((InvalidScopeError, Exception)):
        block.save()
    assert probe(rosa).due == "the author's"


def test_people_do_not_see_each_others_fields(rosa: CourseRuntime) -> None:
    block = probe(rosa)
    block.mine = "Rosa's"
    block.save()
    assert probe(CourseRuntime(people.EVERYONE["101"])).mine == "Rosa's"
    assert probe(CourseRuntime(people.EVERYONE["102"])).mine == ""


def test_a_preview_lives_in_the_session() -> None:
    session: dict[Any, Any] = {}
    block = probe(StudioRuntime(people.EVERYONE["21"], session))
    block.mine = "tried"
    block.save()
    assert list(session.values()) == ["tried"]
    assert probe(CourseRuntime(people.EVERYONE["21"])).mine == ""


def test_usage_ids_are_known_when_the_course_has_them(course: None, rosa: CourseRuntime) -> None:
    assert rosa.get_block(INTERESTS).scope_ids.block_type == "coaching_assessment"
    for unknown in ("", "a", "a.b.d0.u0", INTERESTS + "1", INTERESTS.replace("d0", "d7")):
        with pytest.raises(NoSuchUsage):
            rosa.get_block(unknown)


def test_siblings_come_in_course_order(course: None, rosa: CourseRuntime) -> None:
    found = rosa._services["roster"].siblings(["coaching_assessment"])
    units = etree.parse(FOLDER / "course.xml").xpath("//unit/@slug")
    blocks = [etree.parse(FOLDER / f"{slug}.xml").xpath("//coaching_assessment") for slug in units]
    assert [each["title"] for each in found] == [each.get("display_name") for each in sum(blocks, [])]
    assert INTERESTS in [each["usage"] for each in found]


def test_completion_is_kept_for_each_person(
    course: None, rosa: CourseRuntime, browser_of: Callable[..., Client]
) -> None:
    block = rosa.get_block(INTERESTS)
    for value in (0.5, 1.0):
        rosa.publish(block, "completion", {"completion": value})
    assert Completion.objects.get().value == 1.0
    StudioRuntime(people.EVERYONE["21"], {}).publish(block, "completion", {"completion": 1.0})
    assert Completion.objects.count() == 1
    assert "Done" in browser_of("101").get("/course/").content.decode()
    assert "Done" not in browser_of("102").get("/course/").content.decode()
