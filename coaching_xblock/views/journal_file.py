"""My journal as a file: a page to read and print, or plain text with Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.journal import Leaf
from coaching_xblock.core.words import Locked

from .journal import state, words
from .voice import Voice

Context = dict[str, Any]


def page(leaves: Sequence[Leaf], titles: Mapping[str, str], made: str, voice: Voice) -> Context:
    """The context of ``reflection/journal_file.html``."""
    return {
        "title": voice.gettext("My journal"),
        "made": voice.moment(made),
        "leaves": [
            {
                "heading": _heading(each, titles, voice),
                **words(each, voice),
                "tags": _tags(each, voice),
                "state": state(each.entry, each.at, voice),
            }
            for each in leaves
        ],
    }


def markdown(leaves: Sequence[Leaf], titles: Mapping[str, str], name: str, made: str, voice: Voice) -> str:
    """The journal as a text; what somebody wrote stands in it letter by letter."""
    head = [f"# {voice.gettext('My journal')}", f"{name}, {voice.moment(made)}"]
    return "\n\n".join([*head, *(part for each in leaves for part in _parts(each, titles, voice))]) + "\n"


def _parts(each: Leaf, titles: Mapping[str, str], voice: Voice) -> list[str]:
    said = words(each, voice)
    missing = voice.gettext("Stored, but the site's key for it is missing.")
    parts = [
        f"## {_heading(each, titles, voice)}",
        f"*{each.asked.question}*" if each.asked.question else "",
        missing if said["locked"] else each.entry.written.text.strip(),
        said["sliders"],
        _tags(each, voice),
        state(each.entry, each.at, voice),
    ]
    return [part for part in parts if part]


def _heading(each: Leaf, titles: Mapping[str, str], voice: Voice) -> str:
    title = titles.get(each.usage, "")
    return f"{voice.date(each.at)}, {title}" if title else voice.date(each.at)


def _tags(each: Leaf, voice: Voice) -> str:
    tags = () if isinstance(each.entry.tags, Locked) else each.entry.tags
    return voice.gettext("Tags: {tags}").format(tags=", ".join(tags)) if tags else ""
