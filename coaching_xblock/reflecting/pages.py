"""The pages of the reflection block: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coaching_xblock import download
from coaching_xblock.core import entry, moment, occasion
from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.prompt import PromptSet
from coaching_xblock.core.window import Window
from coaching_xblock.host.base import State
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import glance, listing, questions, spots, standing
from coaching_xblock.views import choosing
from coaching_xblock.views.licence import licences
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import Focus
from coaching_xblock.views.window import told

Page = tuple[str, Mapping[str, Any]]
Context = dict[str, Any]
Panel = Literal["", "delete", "share", "offer"]
#: The kinds of files that one's own copy is.
COPIES = ("html", "json")


@dataclass(frozen=True)
class Look:
    """What of their own somebody looks at: a question, an entry, a version of it; else what comes next."""

    #: The name of a spot: see `occasion.parse`.
    item: str = ""
    entry: str = ""
    version: str = ""
    #: All questions, even where there is a draft to go on with.
    every: bool = False
    #: Done, and to be written on.
    revise: bool = False
    #: The check-ins over time.
    trend: bool = False
    #: Which page of the earlier entries.
    older: int = 1
    panel: Panel = ""
    #: Where reading goes on: at the "sharing" line, at the "talk" or what is "unread" in it, or at the top.
    at: str = ""
    focus: Focus = Focus()


def first(block: Any, frame: Frame) -> Page:
    """What somebody sees on opening the unit, by role."""
    viewer = frame.viewer
    if viewer.coaches:
        return listing.entries(block, frame)
    if viewer.role == "anonymous":
        return "reflection/start.html", _start(block, frame, questions.present(block))
    return mine(block, frame, glance.own(block, frame))


def mine(block: Any, frame: Frame, state: State, look: Look = Look()) -> Page:  # noqa: B008  # frozen
    """The learner's own page. Raises `SourceError` where the questions cannot be read."""
    asked, now = questions.present(block), moment.now()
    window, zone = Window.of(block.opens, block.closes), moment.zone(frame.viewer.zone)
    every = occasion.spots(state.entries, asked, zone, now)
    start = {**_start(block, frame, asked), "window": told(window, now, frame.voice)}
    if window.state(now) == "early":
        return "reflection/start.html", start
    spot, open = _looked_at(state, asked, every, look), window.state(now) == "open"
    if spot and spot.stage == "none" and not open and not look.item:
        spot = None
    yours = {"copies": download.addresses(block, "my_copy", COPIES), "remains": download.remains(frame)}
    around = {**start, **yours, **_around(asked, every, spot, open, frame)}
    around["earlier"] = spots.earlier(state, asked, spot, [] if open else every, look.older, frame)
    around["today"] = standing.today(block, frame, state, spot.entry.id if spot and spot.entry else "")
    if spot is None:
        return "reflection/page.html", around
    if look.trend:
        return "reflection/page_trend.html", {**around, **spots.moved(state, asked, spot, frame)}
    if look.version:
        return "reflection/page_version.html", {**around, **spots.version(spot, look.version, asked, frame)}
    writes = spot.stage in ("none", "draft", "ahead") or look.revise
    shown = {
        **spots.kept(state, spot, frame, look.panel == "delete"),
        **_standing(block, frame, state, spot, look, writes or look.panel == "delete"),
    }
    if writes:
        return "reflection/page_write.html", {**around, **shown, **spots.form(block, frame, asked, spot)}
    return "reflection/page_entry.html", {**around, **shown, **spots.done(block, frame, asked, spot)}


def broken(block: Any, frame: Frame, error: SourceError) -> Page:
    """A calm sentence for learners, the findings for those who can mend it."""
    _ = frame.voice.gettext
    staff = frame.viewer.role in ("coach", "admin", "author")
    return "shared/broken.html", {
        "calm": _("These questions cannot be shown at the moment. Nothing you wrote is lost."),
        "findings": questions.faults(block, error) if staff else [],
    }


def _looked_at(state: State, asked: PromptSet, every: Sequence[Spot], look: Look) -> Spot | None:
    """The spot to show; None for the list of all."""
    if look.entry:
        return occasion.of(entry.find(state.entries, look.entry), asked)
    if look.item:
        return occasion.parse(look.item, state.entries, asked)
    if len(every) == 1:
        return every[0]
    # Whoever comes back in the middle of a sentence goes on there.
    begun = [each for each in every if each.stage in ("draft", "ahead") and not look.every]
    return max(begun, key=lambda each: each.entry.changed if each.entry else "", default=None)


def _start(block: Any, frame: Frame, asked: PromptSet) -> Context:
    """What stands above the questions, for everybody."""
    return {
        "introduction": [line for line in (block.introduction or "").splitlines() if line.strip()],
        "purpose": asked.purpose,
        "before": asked.intro,
        "language": asked.language,
        "licences": licences(asked),
        "window": "",
        "today": [],
    }


def _around(asked: PromptSet, every: Sequence[Spot], spot: Spot | None, open: bool, frame: Frame) -> Context:
    """The list of questions, and where in it the learner is."""
    voice = frame.voice
    here = [each.prompt.id for each in every].index(spot.prompt.id) if spot and _among(spot, asked) else -1
    return {
        "several": len(every) > 1,
        "asks": choosing.asks(every, asked, voice) if open else "",
        "prompts": choosing.listed(every, asked, open, voice),
        "open": open,
        **choosing.place(every, here, voice),
    }


def _among(spot: Spot, asked: PromptSet) -> bool:
    return spot.prompt.id in asked.prompt


def _standing(block: Any, frame: Frame, state: State, spot: Spot, look: Look, writes: bool) -> Context:
    """Who can read it, and what was said about it."""
    panel = "" if look.panel == "delete" else look.panel
    focus = Focus(at=look.at) if look.at in ("talk", "unread") else look.focus
    return standing.below(block, frame, state, spot.entry, panel, look.at, writes, focus)
