"""The store decides the host; what can be imported decides nothing."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from workbench.runtime import WorkbenchDjangoKeyValueStore, WorkbenchRuntime
from xblock.field_data import DictFieldData, ReadOnlyFieldData
from xblock.runtime import DictKeyValueStore, KvsFieldData

from coaching_xblock import host
from coaching_xblock.core.errors import Forbidden
from coaching_xblock.host.lms import LmsHost
from coaching_xblock.host.preview import PreviewHost
from coaching_xblock.host.workbench import WorkbenchHost
from tests.host.platform import runtime
from tests.host.probe import Probe, ids

AUTHOR = SimpleNamespace(id=7, username="ada", is_authenticated=True)


def test_the_workbench_and_stores_built_on_its_own():
    class SaferStore(WorkbenchDjangoKeyValueStore):
        pass

    place = WorkbenchRuntime("7")
    assert isinstance(host.of(Probe(place, scope_ids=ids("7"))), WorkbenchHost)
    place._services["field-data"] = KvsFieldData(SaferStore())
    assert isinstance(host.of(Probe(place, scope_ids=ids("7"))), WorkbenchHost)


def test_the_lms_below_its_wrappers(sqlite, platform, person):
    maya, staff = person("Maya"), person("Ines", ["staff"])
    assert isinstance(host.of(runtime.lms_block(Probe, maya)), LmsHost)
    chosen, learner = runtime.view_as(staff, maya)
    assert isinstance(host.of(runtime.lms_block(Probe, learner, masquerade=chosen)), LmsHost)


@pytest.mark.parametrize(
    "block",
    [
        runtime.preview_block(Probe, AUTHOR, {}),
        runtime.edit_block(Probe, AUTHOR),
        runtime.library_block(Probe, AUTHOR, {}),
        Probe(runtime.PlatformRuntime(DictFieldData({})), scope_ids=ids(None)),
        Probe(runtime.PlatformRuntime(KvsFieldData(DictKeyValueStore())), scope_ids=ids(None)),
    ],
    ids=["preview", "edit form", "library", "search index", "unknown store"],
)
def test_everything_else_is_a_preview(platform, block):
    assert isinstance(host.of(block), PreviewHost)


def test_wrappers_around_all_scopes_are_looked_through(sqlite, platform, person):
    block = runtime.lms_block(Probe, person("Maya"))
    inner = block.runtime._services["field-data"]
    for wrap in (ReadOnlyFieldData, runtime.OverrideFieldData):
        block.runtime._services["field-data"] = wrap(inner)
        assert isinstance(host.of(block), LmsHost)
    loop = runtime.OverrideFieldData(None)
    loop.fallback = loop
    block.runtime._services["field-data"] = loop
    assert isinstance(host.of(block), PreviewHost)


def test_a_store_that_only_has_the_platform_s_name_leads_nowhere(platform):
    class DjangoKeyValueStore(DictKeyValueStore):
        pass

    block = Probe(runtime.PlatformRuntime(KvsFieldData(DjangoKeyValueStore())), scope_ids=ids("7"))
    assert isinstance(host.of(block), PreviewHost)


@pytest.mark.parametrize("make", [runtime.edit_block, lambda cls, user: runtime.library_block(cls, user, {})])
def test_without_a_store_reading_is_empty_and_editing_is_refused(make):
    block = make(Probe, AUTHOR)
    assert block.host.reading(block, "7").sittings == []
    with pytest.raises(Forbidden) as refused, block.host.editing(block, "7"):
        pass
    assert refused.value.code == "no_store"


def test_a_library_without_a_person_has_an_anonymous_viewer():
    class Broken(runtime.PlatformRuntime):
        def service(self, block, service_name):
            if service_name == "user":
                raise RuntimeError("no user is bound")
            return super().service(block, service_name)

    block = Probe(Broken(DictFieldData({})), scope_ids=ids(None))
    assert block.host.viewer(block).role == "anonymous"


def test_a_visitor_of_the_lms_is_anonymous(sqlite, platform):
    visitor = AnonymousUser()
    block = runtime.lms_block(Probe, visitor)
    viewer = block.host.viewer(block)
    assert (viewer.id, viewer.name, viewer.role) == ("", "", "anonymous")
