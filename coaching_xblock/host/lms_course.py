"""The coaching blocks of a course in the LMS, in course order."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from xblock.core import XBlock
from xblock.plugin import PluginMissingError

from coaching_xblock.core.people import Sibling

from .base import bare

log = logging.getLogger(__name__)


def siblings(course: Any, types: Sequence[str]) -> list[Sibling]:
    """The blocks of these *types* in the tree of *course*, read unbound: no state, no access check."""
    try:
        from xmodule.modulestore.django import modulestore
        from xmodule.modulestore.exceptions import ItemNotFoundError
    except ImportError:
        return []
    store = modulestore()
    try:
        with store.bulk_operations(course):
            # Orphans are blocks that an author deleted from their unit; by default they come along.
            found = [
                block
                for block_type in filter(_installed, types)
                for block in store.get_items(
                    course, qualifiers={"category": block_type}, include_orphans=False
                )
            ]
            places: dict[Any, tuple[int, ...]] = {}
            found.sort(key=lambda block: _place(store, bare(block.scope_ids.usage_id), places))
    except ItemNotFoundError:
        # A library, or a course that was deleted meanwhile.
        log.info("No course tree for %s", course)
        return []
    return [_sibling(course, bare(block.scope_ids.usage_id), block) for block in found]


def authored(usage: Any, names: Sequence[str]) -> dict[str, Any]:
    """These fields of the block *usage*, read unbound; empty where there is no such block."""
    try:
        from xmodule.modulestore.django import modulestore
        from xmodule.modulestore.exceptions import ItemNotFoundError
    except ImportError:
        return {}
    try:
        block = modulestore().get_item(usage)
    except ItemNotFoundError:
        return {}
    return {name: getattr(block, name, None) for name in names}


def _sibling(course: Any, usage: Any, block: Any) -> Sibling:
    # The platform's own way to a block wherever it stands, for whoever may see it.
    url = f"/courses/{course}/jump_to/{usage}"
    return Sibling(str(usage), block.scope_ids.block_type, block.display_name or "", url)


@cache
def _installed(block_type: str) -> bool:
    """Is there such a block at all? Where there is none, no course tree is searched for it."""
    try:
        XBlock.load_class(block_type)
    except PluginMissingError:
        return False
    return True


def _place(store: Any, usage: Any, places: dict[Any, tuple[int, ...]]) -> tuple[int, ...]:
    """Where *usage* stands: the position at each level of the tree, from the top. *places* remembers."""
    if usage not in places:
        parent = store.get_parent_location(usage)
        if parent is None:
            places[usage] = ()
        else:
            parent = bare(parent)
            children = [bare(child) for child in store.get_item(parent).children]
            position = children.index(usage) if usage in children else len(children)
            places[usage] = (*_place(store, parent, places), position)
    return places[usage]
