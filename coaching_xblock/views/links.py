"""Starting a reflection or a goal from a result, where the course has a place for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.link import Kind, Link
from coaching_xblock.core.people import Sibling
from coaching_xblock.core.sitting import Sitting

from .voice import Voice

#: The block types that hold what is started.
HOLDERS: Mapping[Kind, str] = {"reflection": "coaching_reflection", "goal": "coaching_plan"}


def kinds(voice: Voice) -> dict[Kind, str]:
    """What can be started, as a noun."""
    return {"reflection": voice.gettext("A reflection"), "goal": voice.gettext("A goal")}


def started(
    found: Sitting, links: Sequence[Link], siblings: Sequence[Sibling], voice: Voice
) -> dict[str, Any]:
    """The links of one result and the ways to more; nothing where the course has no place for them."""
    _ = voice.gettext
    places = {
        kind: next((each.title for each in siblings if each.block_type == holder), None)
        for kind, holder in HOLDERS.items()
    }
    shown = found.shown if isinstance(found.shown, dict) else {"scales": [], "language": ""}
    names = {each["id"]: each["name"] for each in shown["scales"]}
    starts = {"reflection": _("Start a reflection"), "goal": _("Start a goal")}
    return {
        "links": [_line(each, names, places[each.kind], voice) for each in links if each.sitting == found.id],
        "starts": [
            {
                "kind": kind,
                "label": starts[kind],
                "place": _("It waits for you in “{title}”.").format(title=title),
                "scales": list(names.items()),
                "language": shown["language"],
            }
            for kind, title in places.items()
            if title is not None
        ],
    }


def _line(each: Link, names: Mapping[str, str], title: str | None, voice: Voice) -> dict[str, str]:
    _ = voice.gettext
    about = names.get(each.scale, "")
    what = _("{kind} about {scale}").format(kind=kinds(voice)[each.kind], scale=about) if about else ""
    since = _("started on {date}").format(date=voice.date(each.at))
    waits = _("It waits for you in “{title}”.").format(title=title) if title is not None else ""
    return {"id": each.id, "text": f"{what or kinds(voice)[each.kind]}, {since}. {waits}".strip()}
