"""Which host a block has: told by the store that its runtime keeps learner state in."""

from __future__ import annotations

from typing import Any

from xblock.fields import Scope

from .base import Block, Host

#: Stores by class name, the end of the module that defines it, and the host they mean. A class of the same
#: name elsewhere is something else: only the platform's own store may lead to the platform's tables.
_STORES = (
    ("WorkbenchDjangoKeyValueStore", "workbench.runtime", "workbench"),
    ("DjangoKeyValueStore", "courseware.model_data", "lms"),
    ("MasqueradingKeyValueStore", "courseware.masquerade", "lms"),
    ("SessionKeyValueStore", "", "preview"),
)
#: Where the field data of a wrapper keeps what it wraps: XBlock's, the platform's field overrides, edx-when.
_WRAPPED = ("_source", "fallback", "_defaults")


def host_for(block: Block) -> Host:
    """The host of *block*. A store that we do not know (an edit form, a preview, an index) keeps nothing."""
    store = store_of(block)
    kind = _kind(store)
    if kind == "workbench":
        from .workbench import WorkbenchHost

        return WorkbenchHost(block)
    if kind == "lms":
        from .lms import LmsHost

        return LmsHost(block)
    from .preview import PreviewHost

    return PreviewHost(block, store if kind == "preview" else None)


def store_of(block: Block) -> Any:
    """The key-value store that serves ``Scope.user_state`` of *block*, or None."""
    data = getattr(block, "_field_data", None)
    for _ in range(20):
        if data is None or hasattr(data, "_kvs"):
            return getattr(data, "_kvs", None)
        if hasattr(data, "_scope_mappings"):
            data = data._scope_mappings.get(Scope.user_state)
        else:
            data = next((getattr(data, name) for name in _WRAPPED if hasattr(data, name)), None)
    return None


def is_a(store: Any, name: str, module: str) -> bool:
    """Is *store* of the class *name*, or of one below it, that a module ending in *module* defines?"""
    return any(
        cls.__name__ == name and f".{cls.__module__}".endswith(f".{module}" if module else "")
        for cls in type(store).__mro__
    )


def _kind(store: Any) -> str:
    return next((kind for name, module, kind in _STORES if is_a(store, name, module)), "")
