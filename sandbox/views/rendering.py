"""A unit's blocks, rendered by the runtime into one page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from web_fragments.fragment import Fragment

from ..models import Unit
from ..runtime import SandboxRuntime
from ..services import language_of

log = logging.getLogger("sandbox")


@dataclass(frozen=True)
class Part:
    """A paragraph or a block of a page."""

    text: str = ""
    html: SafeString = SafeString()
    usage: str = ""
    title: str = ""


@dataclass(frozen=True)
class Page:
    """A unit, ready for a template: scripts and styles come once each."""

    parts: list[Part]
    head: SafeString
    foot: SafeString


def page(unit: Unit, runtime: SandboxRuntime, view_of: Callable[[Any], str]) -> Page:
    """Render *unit*; *view_of* names the view of each block, or nothing where it has none to show."""
    whole = Fragment()
    parts = []
    for part in unit.parts:
        if "text" in part:
            parts.append(Part(text=part["text"]))
            continue
        block = runtime.get_block(part["usage"])
        fragment = view(runtime, block, view_of(block))
        whole.add_fragment_resources(fragment)
        parts.append(Part(html=mark_safe(fragment.content), usage=part["usage"], title=title(block)))
    return Page(parts, mark_safe(whole.head_html()), mark_safe(whole.foot_html()))


def view(runtime: SandboxRuntime, block: Any, name: str) -> Fragment:
    """One view of one block. A block that fails leaves a sentence and never takes the page along."""
    if not name:
        return Fragment("<p class='site-quiet'>Sign in to see this part.</p>")
    try:
        with translation.override(language_of(runtime.person)):
            return runtime.render(block, name, {})
    except Exception:
        log.exception("%s of %s failed", name, block.scope_ids.usage_id)
        return Fragment("<p class='site-note'>This part cannot be shown at the moment.</p>")


def title(block: Any) -> str:
    return str(getattr(block, "display_name", None) or block.scope_ids.block_type)
