"""Usage ids that stay the same over restarts and resets, in the workbench's form."""

from __future__ import annotations

import re

from workbench.models import XBlockState
from workbench.runtime import ScenarioIdManager
from xblock.exceptions import NoSuchDefinition, NoSuchUsage

# {unit}.{block type}(.{url_name}).d{n}.u{n}
_USAGE = re.compile(r"([a-z0-9_-]+\.([a-z0-9_]+)(?:\.[a-z0-9_-]+)?\.d\d+)\.u\d+")


class CourseIds(ScenarioIdManager):
    """Everything is read from the id itself; nothing has to be kept in memory.

    A usage exists when its block was saved. Numbers count within one unit, from nought at each load.
    """

    def get_definition_id(self, usage_id: str) -> str:
        found = _USAGE.fullmatch(usage_id)
        saved = XBlockState.objects.filter(scope="parent", scope_id=usage_id, user_id=None)
        if found is None or not saved.exists():
            raise NoSuchUsage(repr(usage_id))
        return found[1]

    def get_block_type(self, def_id: str) -> str:
        try:
            return def_id.split(".")[1]
        except IndexError as error:
            raise NoSuchDefinition(repr(def_id)) from error
