"""Templates to HTML, with an engine of our own: includes work, and each template is parsed once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

_LONE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=1)
def _engine() -> Engine:
    folder = str(files("coaching_xblock") / "templates")
    return Engine(
        loaders=[
            (
                "django.template.loaders.cached.Loader",
                [("django.template.loaders.filesystem.Loader", [folder])],
            )
        ],
        libraries={"i18n": "coaching_xblock.translating"},
    )


@lru_cache
def sheet(name: str) -> SafeString:
    """A style sheet of ours as an element, for a file that has to stand by itself."""
    css = (files("coaching_xblock") / "static" / "coaching" / "css" / f"{name}.css").read_text()
    return mark_safe(f"<style>\n{css}</style>")


def render(template: str, context: Mapping[str, Any], i18n: Any = None) -> str:
    """*template*, a path below ``templates/``, with *context*; everything in it is escaped."""
    html = str(
        _engine().get_template(template).render(Context({**context, "_i18n_service": i18n}, use_l10n=False))
    )
    try:
        html.encode()
    except UnicodeEncodeError:
        # Half an emoji, as browsers send it: no page can hold it, and the whole unit would fail with it.
        return _LONE.sub("\N{REPLACEMENT CHARACTER}", html)
    return html
