"""The key value store survives what the workbench's table allows."""

from typing import Any

import pytest
from workbench.models import XBlockState
from xblock.fields import Scope
from xblock.runtime import KeyValueStore

from sandbox.storage import AuthoredKeyValueStore, CourseKeyValueStore, SessionKeyValueStore

pytestmark = pytest.mark.django_db


def key(field: str, user: str | None = "101") -> KeyValueStore.Key:
    scope = Scope.user_state if user else Scope.settings
    return KeyValueStore.Key(scope, user, "unit.type.d0.u0", field)


def rows() -> int:
    return XBlockState.objects.count()


def test_reading_creates_no_row() -> None:
    store = CourseKeyValueStore()
    assert not store.has(key("a"))
    with pytest.raises(KeyError):
        store.get(key("a"))
    assert rows() == 0


def test_fields_of_one_person_share_a_row() -> None:
    store = CourseKeyValueStore()
    store.set_many({key("a"): 1, key("b"): [2]})
    store.set(key("a"), 3)
    assert (store.get(key("a")), store.get(key("b")), rows()) == (3, [2], 1)


def test_duplicate_rows_change_nothing() -> None:
    store = CourseKeyValueStore()
    store.set(key("a"), "first")
    row = XBlockState.objects.get()
    row.pk = None
    row.state = '{"a": "second"}'
    row.save()
    assert store.get(key("a")) == "first"
    store.set(key("a"), "third")
    assert store.get(key("a")) == "third"
    store.delete(key("a"))
    assert not store.has(key("a"))


def test_authored_and_personal_fields_lie_apart() -> None:
    store = CourseKeyValueStore()
    store.set_many({key("a", None): "authored", key("a"): "mine"})
    assert store.get(key("a", None)) == "authored"
    assert store.get(key("a")) == "mine"


@pytest.mark.parametrize("scope", [Scope.preferences, Scope.user_info])
def test_scopes_without_a_unit_are_stored_too(scope: Scope) -> None:
    store = CourseKeyValueStore()
    place = KeyValueStore.Key(scope, "101", "coaching_plan" if scope is Scope.preferences else None, "a")
    store.set(place, 1)
    assert store.get(place) == 1


def test_preview_state_lies_in_the_session() -> None:
    session: dict[object, object] = {}
    store = SessionKeyValueStore(session)
    store.set(key("a"), 1)
    assert store._session is session
    assert session == {tuple(key("a")): 1}
    assert store.get(key("a")) == 1
    store.delete(key("a"))
    assert not store.has(key("a"))


def test_what_authors_wrote_is_read_once_for_a_request(django_assert_num_queries: Any) -> None:
    CourseKeyValueStore().set_many({key("a", None): 1, key("b", None): [2]})
    CourseKeyValueStore().set(key("a"), "a person's")
    store = AuthoredKeyValueStore()
    with django_assert_num_queries(1):
        assert (store.get(key("a", None)), store.get(key("b", None))) == (1, [2])
        assert not store.has(key("c", None))
    with pytest.raises(KeyError):
        store.get(key("c", None))
    CourseKeyValueStore().set(key("a", None), 5)
    assert store.get(key("a", None)) == 1 and AuthoredKeyValueStore().get(key("a", None)) == 5
