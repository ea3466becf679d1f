"""The author's page in Studio: what learners are asked, what to see to, and the library's sets as XML."""

from __future__ import annotations

from typing import Any

from coaching_xblock import library
from coaching_xblock.authoring import OWN
from coaching_xblock.core.errors import NotFound
from coaching_xblock.olx.prompts import PROMPTS
from coaching_xblock.reflecting import questions
from coaching_xblock.views import prompts
from coaching_xblock.views.page import Frame

#: The author's rules that the page says in words.
_RULES = ("sharing", "completion", "opens", "closes")


def page(block: Any, frame: Frame, *, copied: str = "") -> tuple[str, dict[str, Any]]:
    """The page, with the XML of the library's set *copied*.

    Raises `SourceError` where the prompts cannot be read.
    """
    asked, voice = questions.present(block), frame.voice
    authored = {name: getattr(block, name) for name in _RULES}
    return "reflection/author.html", {
        **prompts.described(asked, voice),
        "introduction": [line for line in (block.introduction or "").splitlines() if line.strip()],
        "findings": _findings(block, frame),
        "rules": prompts.rules(authored, asked.subject, voice),
        "starts": [(each.id, each.title) for each in library.prompt_sets()],
        "copied": [{"label": library.prompt_set(copied).title, "xml": source(copied)}] if copied else [],
    }


def source(name: str) -> str:
    """The XML of one of the library's sets. Raises `NotFound` for any other."""
    if name not in library.PROMPT_SETS:
        raise NotFound("no_prompts")
    return PROMPTS.write(library.prompt_set(name)).decode()


def _findings(block: Any, frame: Frame) -> list[str]:
    """What does not keep learners from anything, and should still be seen to."""
    _ = frame.voice.gettext
    missing = [] if frame.help.line else [_("The site has no help line yet. Ask whoever runs it to set one.")]
    if isinstance(block.opens, str) or isinstance(block.closes, str):
        missing.append(
            _("“Opens” and “Closes” are written like 2026-03-02 14:00; what is no moment sets no limit.")
        )
    hints = PROMPTS.told(block.source or "", "hint") if block.prompts == OWN else []
    return [*missing, *hints]
