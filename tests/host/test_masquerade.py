"""Staff who look as somebody else change nothing, and never see private words."""

import builtins
import json
import sys
from types import SimpleNamespace

import crum
import pytest

from coaching_xblock.core.errors import Forbidden
from coaching_xblock.host.base import beside, usage_of
from tests.host.platform import runtime, staff
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, words

pytestmark = pytest.mark.usefixtures("sqlite", "platform")


@pytest.fixture
def maya(person):
    user = person("Maya Duarte")
    add(runtime.lms_block(Probe, user), str(user.id), "private")
    return user


@pytest.fixture
def ines(person):
    return person("Ines Prado", ["staff"])


@pytest.fixture
def request_of(monkeypatch):
    """Let the request of the moment be *user*'s."""

    def make(user):
        monkeypatch.setattr(crum, "get_current_user", lambda: user)

    return make


def refused(block, person):
    before = list(StudentModule.objects.values_list("student", "state"))
    with pytest.raises(Forbidden) as error:
        add(block, person, "by staff")
    assert error.value.code == "masquerade"
    assert list(StudentModule.objects.values_list("student", "state")) == before
    return True


def test_as_this_learner_nothing_is_written_and_nothing_is_read(maya, ines):
    session = {}
    chosen, learner = runtime.view_as(ines, maya)
    block = runtime.lms_block(Probe, learner, masquerade=chosen, session=session)
    viewer = block.host.viewer(block)
    assert (viewer.id, viewer.role, viewer.masquerade, viewer.coaches) == (
        str(maya.id),
        "learner",
        True,
        False,
    )
    assert words(block, str(maya.id)) == []
    assert refused(block, str(maya.id)) and refused(block, str(ines.id))
    assert session == {"masquerade_data": {}}


def test_as_a_learner_or_a_group_nothing_is_written(ines):
    for group in (None, 3):
        chosen, bound = runtime.view_as(ines, group=group)
        block = runtime.lms_block(Probe, bound, masquerade=chosen)
        viewer = block.host.viewer(block)
        assert (viewer.id, viewer.role, viewer.masquerade) == (str(ines.id), "learner", True)
        assert refused(block, str(ines.id))


def test_back_as_staff_is_no_masquerade(ines):
    ines.masquerade_settings = {runtime.COURSE: SimpleNamespace(role="staff", user_name=None)}
    block = runtime.lms_block(Probe, ines)
    assert not block.host.viewer(block).masquerade
    add(block, str(ines.id), "own")


def test_another_course_s_masquerade_does_not_count(ines):
    ines.masquerade_settings = {"course-v1:Else+Where+1": SimpleNamespace(role="student", user_name="x")}
    block = runtime.lms_block(Probe, ines)
    assert not block.host.viewer(block).masquerade


def test_a_draft_s_course_key_is_the_same_course(ines):
    chosen, bound = runtime.view_as(ines)
    block = runtime.lms_block(Probe, bound, runtime.USAGE.for_branch("draft-branch"), masquerade=chosen)
    assert block.host.viewer(block).masquerade


@pytest.mark.parametrize("sign", ["store", "real user", "settings", "request"])
def test_each_sign_is_enough(maya, ines, request_of, sign):
    chosen, learner = runtime.view_as(ines, maya)
    block = runtime.lms_block(Probe, learner, masquerade=chosen if sign == "store" else None)
    del learner.real_user, learner.masquerade_settings, ines.masquerade_settings
    if sign == "real user":
        learner.real_user = ines
    if sign == "settings":
        learner.masquerade_settings = {runtime.COURSE: chosen}
    if sign == "request":
        request_of(ines)
    assert block.host.viewer(block).masquerade
    assert refused(block, str(maya.id))
    assert words(block, str(maya.id)) == []
    desk = beside(block, usage_of(block).replace("coaching_assessment", "coaching_desk"), "coaching_desk")
    with pytest.raises(Forbidden), block.host.editing(desk, str(maya.id)) as state:
        state.card = {"days": 1}
    assert StudentModule.objects.count() == 1


def test_the_request_s_own_settings_count(ines, request_of):
    asking = SimpleNamespace(id=ines.id, is_authenticated=True)
    asking.masquerade_settings = {runtime.COURSE: SimpleNamespace(role="student", user_name=None)}
    request_of(asking)
    block = runtime.lms_block(Probe, ines)
    assert refused(block, str(ines.id))


def test_the_request_of_the_person_themselves_is_none(maya, request_of):
    request_of(maya)
    add(runtime.lms_block(Probe, maya), str(maya.id), "own")


def test_a_request_of_nobody_is_none(maya, request_of):
    """Libraries carry the person in the address of a handler."""
    request_of(SimpleNamespace(id=None, is_authenticated=False))
    add(runtime.lms_block(Probe, maya), str(maya.id), "own")


def test_without_a_request_to_ask_demoted_staff_is_refused(person, monkeypatch):
    def no_crum(name, *args, **kwargs):
        if name == "crum":
            raise ImportError(name)
        return imports(name, *args, **kwargs)

    imports = builtins.__import__
    monkeypatch.delitem(sys.modules, "crum")
    monkeypatch.setattr(builtins, "__import__", no_crum)
    admin = person("Admin", is_staff=True)
    add(runtime.lms_block(Probe, admin), str(admin.id), "own")
    demoted = runtime.lms_block(Probe, admin, masquerade=SimpleNamespace(role="student", user_name=None))
    assert refused(demoted, str(admin.id))


def test_the_staff_debug_panel_shows_no_words(maya, ines):
    chosen, learner = runtime.view_as(ines, maya)
    panel = staff.debug_panel(runtime.lms_block(Probe, learner, masquerade=chosen))
    assert "c1." in panel and "note private" not in panel


def test_a_masquerade_leaves_the_learner_s_row_as_it_was(maya, ines):
    before = json.loads(StudentModule.objects.get().state)
    chosen, learner = runtime.view_as(ines, maya)
    block = runtime.lms_block(Probe, learner, masquerade=chosen)
    block.host.reading(block, str(maya.id))
    assert (
        list(block.host.rows(str(maya.id), {str(runtime.USAGE): "coaching_assessment"}).values())[0].sittings
        == []
    )
    assert json.loads(StudentModule.objects.get().state) == before
