"""What the desk says holds on every block of the course, wherever it runs."""

import time
from io import StringIO
from types import SimpleNamespace
from unittest import mock

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.cache import cache
from django.core.management import CommandError, call_command
from workbench.runtime import WorkbenchRuntime
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds
from xblock.runtime import NullI18nService

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core.course import FIELDS
from coaching_xblock.core.lint import Known
from coaching_xblock.core.people import Person, Sibling, Viewer
from coaching_xblock.desk import DeskXBlock
from coaching_xblock.host.memory import MemoryHost
from coaching_xblock.reflection import ReflectionXBlock
from tests.host.platform import models, runtime
from tests.host.platform.runtime import COURSE

SITE = {"name": "The site's help", "phone": "1", "link": "", "hours": ""}
OURS = {
    "help_name": "Our help",
    "help_phone": "555",
    "help_link": "https://example.org/help",
    "confidentiality": "One exception: danger.",
    "safeguarding": "miriam_adler",
}
DESK = COURSE.make_usage_key("coaching_desk", "desk")
UNIT = COURSE.make_usage_key("vertical", "unit")
ADA = SimpleNamespace(id=7, username="ada", is_authenticated=True, is_staff=True)


@pytest.fixture(autouse=True)
def site(settings):
    settings.COACHING_HELP_LINE = SITE
    settings.COACHING_CONFIDENTIALITY = "The site's limits."


def fields(**said):
    return {**dict.fromkeys(FIELDS, ""), "under_18": False, **said}


def course(store, **said):
    """A course of one unit with a desk that says this, in the platform's store."""
    store.add(DESK, "The desk", **fields(**said))
    store.tree = {COURSE.make_usage_key("course", "course"): [UNIT], UNIT: [DESK, runtime.USAGE]}


def in_memory(said, request):
    place = MemoryHost(Viewer("7", "Maya", "learner"), [Person("7", "Maya")])
    place.blocks, place.fields = [Sibling("d1", "coaching_desk", "The desk")], {"d1": fields(**said)}
    return lambda kind: kind(SimpleNamespace(coaching_host=place, service=texts), scope_ids=_ids(kind, "7"))


def in_the_workbench(said, request):
    request.getfixturevalue("sqlite")
    found = [{"usage": "d1", "type": "coaching_desk", "title": "The desk"}]
    desk = DeskXBlock(WorkbenchRuntime("7"), scope_ids=_ids(DeskXBlock, "7", "d1"))
    for name, value in fields(**said).items():
        setattr(desk, name, value)

    def block(kind):
        place = WorkbenchRuntime("7")
        place._services["roster"] = SimpleNamespace(siblings=lambda types: found)
        place.get_block = lambda usage: desk
        return kind(place, scope_ids=_ids(kind, "7", "s.coaching_assessment.d0.u0"))

    return block


def in_the_lms(said, request):
    request.getfixturevalue("sqlite")
    course(request.getfixturevalue("platform"), **said)
    user = request.getfixturevalue("person")("Maya Duarte")
    return lambda kind: runtime.lms_block(kind, user)


def in_studio(said, request):
    request.getfixturevalue("sqlite")
    course(request.getfixturevalue("platform"), **said)
    return lambda kind: runtime.preview_block(kind, ADA, SessionStore())


def _ids(kind, user, usage="u1"):
    return ScopeIds(user, "coaching_assessment", "d", usage)


def texts(block, name):
    return {"i18n": NullI18nService(), "field-data": DictFieldData({})}.get(name)


HOSTS = [in_memory, in_the_workbench, in_the_lms, in_studio]


@pytest.mark.parametrize("place", HOSTS, ids=lambda place: place.__name__)
@pytest.mark.parametrize("kind", [AssessmentXBlock, ReflectionXBlock, DeskXBlock])
def test_the_desk_says_what_holds_on_every_block(place, kind, request):
    block = place(OURS, request)(kind)
    frame = block.frame(block.host.viewer(block))
    assert (frame.help.line["name"], frame.limits_said) == ("Our help", "One exception: danger.")
    assert frame.context()["help"]["link"] == "https://example.org/help"


@pytest.mark.parametrize("place", HOSTS, ids=lambda place: place.__name__)
def test_where_the_desk_says_nothing_the_site_does(place, request):
    block = place({}, request)(AssessmentXBlock)
    frame = block.frame(block.host.viewer(block))
    assert (frame.help.line, frame.limits_said) == (SITE, "The site's limits.")


@pytest.mark.parametrize("place", HOSTS, ids=lambda place: place.__name__)
@pytest.mark.parametrize("odd", ["javascript:alert(1)", None, 7, ["x"]])
def test_whatever_olx_fills_in_no_link_runs(place, odd, request):
    said = {"help_name": "Our help", "help_link": odd}
    if place is in_the_workbench and not isinstance(odd, str | None):
        pytest.skip("fields of a real block take texts only")
    block = place(said, request)(AssessmentXBlock)
    assert block.frame(block.host.viewer(block)).context()["help"]["link"] == ""


def test_without_a_desk_the_site_s_own_holds(sqlite, platform, person):
    block = runtime.lms_block(AssessmentXBlock, person("Maya Duarte"))
    assert block.frame(block.host.viewer(block)).help.line == SITE
    assert not block.host.settings(block).under_18


def test_what_is_published_shows_within_a_minute(sqlite, platform, person):
    """The promise of the docs: the settings are looked up once a minute for each course, not for each
    page."""
    course(platform, **OURS)
    maya = person("Maya Duarte")

    def shown():
        block = runtime.lms_block(AssessmentXBlock, maya)
        return block.frame(block.host.viewer(block)).help.line["name"]

    assert shown() == "Our help"
    platform.blocks[DESK].help_name = "Another help"
    assert shown() == "Our help"
    now = time.time()
    with mock.patch("django.core.cache.backends.locmem.time.time", return_value=now + 61):
        assert shown() == "Another help"


def test_an_author_sees_what_was_saved_at_once(sqlite, platform):
    course(platform, **OURS)
    block = runtime.preview_block(AssessmentXBlock, ADA, SessionStore())
    assert block.frame(block.host.viewer(block)).help.line["name"] == "Our help"
    platform.blocks[DESK].help_name = "Another help"
    assert block.frame(block.host.viewer(block)).help.line["name"] == "Another help"


def test_what_is_not_published_is_not_kept_for_the_lms(sqlite, platform, person):
    course(platform, **OURS)
    block = runtime.preview_block(AssessmentXBlock, ADA, SessionStore())
    assert block.host.siblings(block, ["coaching_desk"]) and block.host.settings(block).desk
    assert not cache._cache


def test_the_blocks_of_a_course_are_looked_up_once_a_minute(sqlite, platform, person):
    course(platform, **OURS)
    block = runtime.lms_block(AssessmentXBlock, person("Maya Duarte"))
    assert len(block.host.siblings(block, ["coaching_desk"])) == 1
    platform.tree[UNIT] = []
    assert len(block.host.siblings(block, ["coaching_desk"])) == 1
    with mock.patch("django.core.cache.backends.locmem.time.time", return_value=time.time() + 61):
        assert block.host.siblings(block, ["coaching_desk"]) == []


def test_who_may_not_write_a_course_learns_nothing_of_it_in_studio(sqlite, platform, person):
    course(platform, **OURS)
    person("Miriam Adler")
    block = runtime.preview_block(AssessmentXBlock, ADA, SessionStore(), writes=False)
    assert block.host.settings(block).desk == "" and block.host.siblings(block, ["coaching_desk"]) == ()
    assert block.host.named(block, ["miriam_adler"]) == {} and block.host.known(block, ["x"]) is None
    assert block.host.authored(block, str(DESK), FIELDS) == {}


def test_authors_are_told_who_is_there(sqlite, platform, person):
    person("Miriam Adler")
    person("Ines Prado", ["staff"])
    models.CourseUserGroup.objects.create(name="Day", course_id=COURSE, group_type="cohort")
    block = runtime.preview_block(AssessmentXBlock, ADA, SessionStore())
    names = ["miriam_adler", "ines_prado", "nobody"]
    people, coaches = frozenset(names[:2]), frozenset(["ines_prado"])
    assert block.host.known(block, names) == Known(people, coaches, frozenset(["Day"]))
    assert block.host.coaches(block) == (), "and still meet nobody in a preview"


def test_a_place_without_cohorts_cannot_tell(sqlite, platform):
    with mock.patch.dict("sys.modules", {"openedx.core.djangoapps.course_groups.models": None}):
        block = runtime.preview_block(AssessmentXBlock, ADA, SessionStore())
        assert block.host.known(block, []) == Known(frozenset(), frozenset(), None)


# The command


def lint(*courses):
    out = StringIO()
    try:
        call_command("coaching_lint", *courses, stdout=out)
    except CommandError as error:
        return [*out.getvalue().splitlines(), str(error)]
    return out.getvalue().splitlines()


def test_the_command_says_what_is_missing(sqlite, platform, person, settings):
    settings.COACHING_HELP_LINE = {}
    course(platform, safeguarding="miriam_adler", cohort_wall="nora: Day")
    found = "\n".join(lint(str(COURSE)))
    for said in ("no help line", "no protocol", "Nobody has this username", "that nobody has: nora"):
        assert said in found
    assert "5 to see to." in found, "the cohort is unknown too"


def test_the_command_is_content(sqlite, platform, person):
    person("Miriam Adler")
    course(platform, **OURS, protocol="Ask how they are.")
    assert lint(str(COURSE)) == [f"{COURSE}: Nothing to see to."]


def test_the_command_on_a_course_without_a_desk_and_with_two(sqlite, platform, person):
    assert "has no desk" in lint(str(COURSE))[0]
    person("Miriam Adler")
    course(platform, **OURS, protocol="x")
    other = COURSE.make_usage_key("coaching_desk", "other")
    platform.add(other, "The second desk", **fields())
    platform.tree[UNIT] = [DESK, other]
    assert "Only the first desk of this course counts, not these: The second desk." in lint(str(COURSE))[0]


def test_the_command_wants_the_key_of_a_course(sqlite, platform):
    assert lint("nothing") == ["nothing is no key of a course."]


def test_the_command_forgets_nothing_and_writes_nothing(sqlite, platform, person):
    course(platform, **OURS)
    lint(str(COURSE))
    assert models.StudentModule.objects.count() == 0 and cache.get(f"coaching-course:{COURSE}") is None
