"""The pages of the reflection block: what is read from the host for each, as a template and its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from coaching_xblock.conversing import cards
from coaching_xblock.core import consent, entry, moment, occasion
from coaching_xblock.core.consent import Consent
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.prompt import PromptSet
from coaching_xblock.core.trend import Reading, over_time
from coaching_xblock.core.version import Written
from coaching_xblock.core.window import Window
from coaching_xblock.host.base import State
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.reflecting import listing, questions, recalling, standing
from coaching_xblock.views import choosing, trend, writing
from coaching_xblock.views import entry as entries
from coaching_xblock.views.licence import licences
from coaching_xblock.views.page import Frame, confidentiality
from coaching_xblock.views.thread import Focus
from coaching_xblock.views.window import told

Page = tuple[str, Mapping[str, Any]]
Context = dict[str, Any]
Panel = Literal["", "delete", "share", "offer"]
#: The questions that lead to the coaching agreement.
FIRST_MEETING = "first-meeting"


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
    return mine(block, frame, block.host.reading(block, viewer.id))


def mine(block: Any, frame: Frame, state: State, look: Look = Look()) -> Page:  # noqa: B008  # frozen
    """The learner's own page. Raises `SourceError` where the questions cannot be read."""
    asked, now = questions.present(block), moment.now()
    window, zone = Window.of(block.opens, block.closes), moment.zone(frame.viewer.zone)
    every = occasion.spots(state.entries, asked, zone, now)
    start = {**_start(block, frame, asked), "window": told(window, now, frame.voice)}
    if window.state(now) == "early":
        return "reflection/start.html", start
    spot = _looked_at(state, asked, every, look)
    around = {**start, **_around(state, asked, every, spot, window.state(now) == "open", frame)}
    around["today"] = standing.today(block, frame, state, spot.entry.id if spot and spot.entry else "")
    if spot is None:
        return "reflection/page.html", around
    if look.trend:
        return "reflection/page_trend.html", {**around, **_trend(state, asked, spot, frame)}
    if look.version:
        return "reflection/page_version.html", {**around, **_version(spot, look.version, asked, frame)}
    writes = spot.stage in ("none", "draft", "ahead") or look.revise
    shown = {
        **_kept(state, spot, frame, look),
        **_standing(block, frame, state, spot, look, writes),
    }
    if writes:
        return "reflection/page_write.html", {**around, **shown, **_form(block, frame, asked, spot)}
    return "reflection/page_entry.html", {**around, **shown, **_entry(block, frame, asked, spot)}


def broken(block: Any, frame: Frame, error: SourceError) -> Page:
    """A calm sentence for learners, the findings for those who can mend it."""
    _ = frame.voice.gettext
    staff = frame.viewer.role in ("coach", "admin", "author")
    return "shared/broken.html", {
        "calm": _("These questions cannot be shown at the moment. Nothing you wrote is lost."),
        "findings": questions.faults(block, error) if staff else [],
    }


def rule(block: Any, asked: PromptSet) -> consent.Rule:
    """How what is written here comes to be shared."""
    return consent.rule(block.sharing, asked.subject)


def consent_ahead(block: Any, asked: PromptSet, found: Entry | None) -> Consent:
    """The consent of an entry, or the one that it will begin with."""
    return found.consent if found else Consent(promised=rule(block, asked) == "read")


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


def _around(
    state: State, asked: PromptSet, every: Sequence[Spot], spot: Spot | None, open: bool, frame: Frame
) -> Context:
    """The list of questions, and where in it the learner is."""
    voice = frame.voice
    here = [each.prompt.id for each in every].index(spot.prompt.id) if spot and _among(spot, asked) else -1
    mine = [each for each in entry.load(state.entries) if spot and each.prompt == spot.prompt.id]
    lost = [each for each in entry.load(state.entries) if not spot and each.prompt not in asked.prompt]
    return {
        "several": len(every) > 1,
        "asks": choosing.asks(every, asked, voice),
        "prompts": choosing.listed(every, asked, open, voice),
        "open": open,
        **choosing.place(every, here, voice),
        "earlier": entries.earlier(mine or lost, spot.entry.id if spot and spot.entry else "", asked, voice),
    }


def _among(spot: Spot, asked: PromptSet) -> bool:
    return spot.prompt.id in asked.prompt


def _form(block: Any, frame: Frame, asked: PromptSet, spot: Spot) -> Context:
    """The question, what it quotes, and the writing area."""
    found = spot.entry
    given, done = consent_ahead(block, asked, found), found.submitted if found else ""
    limits, coaches = confidentiality(frame), block.host.coaches(block)
    read = writing.reads(given, rule(block, asked), done, coaches, limits, frame.voice)
    return {
        "asked": writing.asked(spot, asked.language, frame.voice),
        "form": writing.form(spot, frame.voice),
        "coaching": cards.line(block, frame, first=asked.id == FIRST_MEETING),
        "reads": read,
        "recalls": _recalled(block, frame, asked, spot),
        "done": entries.done(found, frame.voice) if found and done else "",
        "handed_in": _handed_in(found, asked.language),
    }


def _entry(block: Any, frame: Frame, asked: PromptSet, spot: Spot) -> Context:
    """What is done, as the learner reads it."""
    assert spot.entry
    return {
        "asked": writing.asked(spot, asked.language, frame.voice),
        "done": entries.done(spot.entry, frame.voice),
        "words": _handed_in(spot.entry, asked.language),
        "recalls": _recalled(block, frame, asked, spot),
    }


def _handed_in(found: Entry | None, language: str) -> Context:
    last = found.handed_in if found else None
    return entries.words(last.words, language) if last else {}


def _version(spot: Spot, wanted: str, asked: PromptSet, frame: Frame) -> Context:
    """An earlier version, to be read or to go on from."""
    assert spot.entry
    found = entry.version_of(spot.entry, wanted)
    return {
        "asked": writing.asked(spot, asked.language, frame.voice),
        "words": entries.words(found.words, asked.language),
        "stood": entries.stood(found, frame.voice),
        "entry": spot.entry.id,
        "version": found.id,
    }


def _kept(state: State, spot: Spot, frame: Frame, look: Look) -> Context:
    """What can be done with an entry besides writing it."""
    found, deleting = spot.entry, look.panel == "delete"
    return {
        "entry": found.id if found else "",
        "begun": spot.stage != "none" and not deleting,
        "deleting": deleting,
        "versions": entries.versions(found, frame.voice) if found else [],
        "moves": spot.item if _readings(state, spot) else "",
    }


def _standing(block: Any, frame: Frame, state: State, spot: Spot, look: Look, writes: bool) -> Context:
    """Who can read it, and what was said about it."""
    panel = "" if look.panel == "delete" else look.panel
    focus = Focus(at=look.at) if look.at in ("talk", "unread") else look.focus
    return standing.below(block, frame, state, spot.entry, panel, look.at, writes, focus)


def _recalled(block: Any, frame: Frame, asked: PromptSet, spot: Spot) -> list[Context]:
    here = {spot.prompt.id: spot.entry} if spot.entry else {}
    only = replace(asked, prompts=(spot.prompt,))
    return recalling.own(block, frame, only, here)[spot.prompt.id]


def _trend(state: State, asked: PromptSet, spot: Spot, frame: Frame) -> Context:
    """The check-ins of a question that repeats, over time."""
    found = over_time(spot.prompt.checks, _readings(state, spot))
    return {
        "asked": writing.asked(replace(spot, occasion=""), asked.language, frame.voice),
        "moves": spot.item,
        **trend.trend(found, asked.language, frame.voice),
    }


def _readings(state: State, spot: Spot) -> list[Reading]:
    """Where the sliders of a question that repeats stood, entry by entry."""
    mine = [
        each for each in entry.load(state.entries) if each.prompt == spot.prompt.id and spot.prompt.repeat
    ]
    done = [[one for one in each.versions if one.kind == "submitted"] for each in mine]
    # Written on later, it still speaks of the day on which it was done first.
    last = [(kept[0].at, kept[-1].words) for kept in done if kept]
    return [Reading(at, words.checks) for at, words in last if isinstance(words, Written) and words.checks]
