"""The workbench: alone with one person, or with the sandbox's people."""

import json
from types import SimpleNamespace

import pytest
from workbench.models import XBlockState
from workbench.runtime import WorkbenchRuntime
from xblock.reference.user_service import UserService, XBlockUser

from coaching_xblock.core.people import Page, Person, Sibling
from coaching_xblock.host.base import usage_of
from tests.host.probe import Probe, add, ids, words


def alone():
    return Probe(WorkbenchRuntime("7"), scope_ids=ids("7"))


def test_the_plain_workbench_knows_one_learner():
    block = alone()
    place = block.host
    viewer = place.viewer(block)
    assert (viewer.id, viewer.name, viewer.role) == ("7", "XBlock User (7)", "learner")
    assert place.people(["7", "8"]) == {"7": Person("7", "XBlock User (7)")}
    assert place.coaches(block) == ()
    assert place.learners(block) == Page(["7"], 1, 1)
    assert place.learners(block, search="nobody") == Page([], 0, 1)
    assert place.enrolled(block, "7") and not place.enrolled(block, "8")
    assert (place.groups(viewer, block), place.siblings(block, ["coaching_assessment"])) == ((), [])


def test_nobody_is_signed_in_without_an_id():
    block = Probe(WorkbenchRuntime(None), scope_ids=ids(None))
    assert block.host.viewer(block).role == "anonymous"
    assert block.host.learners(block) == Page([], 0, 1)
    assert not block.host.enrolled(block, "")


class Users(UserService):
    def __init__(self, **attributes):
        super().__init__()
        self.attributes = attributes

    def get_current_user(self):
        user = XBlockUser(is_current_user=True, full_name="Ines")
        user.opt_attrs.update({f"edx-platform.{key}": value for key, value in self.attributes.items()})
        return user


@pytest.mark.parametrize(
    ("attributes", "role"),
    [
        ({"user_role": "student"}, "learner"),
        ({"user_role": "staff", "user_is_staff": True}, "coach"),
        ({"user_role": "instructor", "user_is_staff": True}, "admin"),
        ({"user_role": "staff", "user_is_staff": True, "user_is_global_staff": True}, "admin"),
        ({"is_authenticated": False}, "anonymous"),
    ],
)
def test_roles_are_read_as_in_the_lms(attributes, role):
    block = alone()
    signed_in = {"is_authenticated": True, "user_id": 12, "username": "ines"}
    block.runtime._services["user"] = Users(**{**signed_in, **attributes})
    assert block.host.viewer(block).role == role


@pytest.mark.parametrize(
    ("zone", "shown"), [("Asia/Tokyo", "Asia/Tokyo"), ("../etc", "UTC"), ("No/Where", "UTC"), (None, "UTC")]
)
def test_an_unknown_time_zone_is_utc(zone, shown):
    block = alone()
    block.runtime._services["user"] = Users(
        is_authenticated=True, user_id=12, user_preferences={"time_zone": zone}
    )
    assert block.host.viewer(block).zone == shown


def test_the_roster_names_people_and_blocks():
    block = alone()
    block.runtime._services["roster"] = SimpleNamespace(
        people=lambda ids: {id: {"id": id, "name": f"N{id}"} for id in ids if id != "9"},
        coaches=lambda: ["3", "9"],
        learners=lambda page, search, groups: (["5"], 26),
        enrolled=lambda id: id == "5",
        groups=lambda id: ["Blue"],
        siblings=lambda types: [
            {"usage": "u1", "type": each, "title": "One"} for each in types if each != "coaching_desk"
        ],
    )
    place = block.host
    assert place.coaches(block) == [Person("3", "N3")]
    assert place.learners(block, 2) == Page(["5"], 26, 2)
    assert place.enrolled(block, "5") and not place.enrolled(block, "3")
    assert place.groups(place.viewer(block), block) == ["Blue"]
    assert place.siblings(block, ["coaching_assessment"]) == [Sibling("u1", "coaching_assessment", "One")]


def test_of_several_rows_the_oldest_counts_for_everybody(sqlite):
    block = alone()
    place = {"scope": "usage", "scope_id": usage_of(block), "user_id": "7"}
    rows = [XBlockState.objects.create(**place, state=json.dumps({"n": n})) for n in range(3)]
    add(block, "7", "one")
    assert words(block, "7") == ["one"]
    assert json.loads(XBlockState.objects.get(pk=rows[0].pk).state)["n"] == 0
    assert [json.loads(row.state) for row in XBlockState.objects.exclude(pk=rows[0].pk)] == [
        {"n": 1},
        {"n": 2},
    ]
    assert [row.person for row in block.host.states(block)] == ["7"]


def test_the_workbench_s_own_store_finds_our_row(sqlite):
    block = alone()
    add(block, "7", "one")
    again = alone()
    assert [each["id"] for each in again.sittings] == ["one"]
    assert XBlockState.objects.get().tag == "coaching_assessment"
