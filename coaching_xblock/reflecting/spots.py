"""One question on its owner's page: the place to write, what is done, versions, check-ins over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.conversing import cards
from coaching_xblock.core import consent, entry
from coaching_xblock.core.consent import Consent
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.prompt import PromptSet
from coaching_xblock.core.trend import Reading, over_time
from coaching_xblock.core.version import Written
from coaching_xblock.host.base import State
from coaching_xblock.reflecting import recalling
from coaching_xblock.views import entry as entries
from coaching_xblock.views import trend, writing
from coaching_xblock.views.page import Frame, confidentiality

Context = dict[str, Any]
#: The questions that lead to the coaching agreement.
FIRST_MEETING = "first-meeting"


def rule(block: Any, asked: PromptSet) -> consent.Rule:
    """How what is written here comes to be shared."""
    return consent.rule(block.sharing, asked.subject)


def consent_ahead(block: Any, asked: PromptSet, found: Entry | None) -> Consent:
    """The consent of an entry, or the one that it will begin with."""
    return found.consent if found else Consent(promised=rule(block, asked) == "read")


def form(block: Any, frame: Frame, asked: PromptSet, spot: Spot) -> Context:
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


def done(block: Any, frame: Frame, asked: PromptSet, spot: Spot) -> Context:
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


def version(spot: Spot, wanted: str, asked: PromptSet, frame: Frame) -> Context:
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


def kept(state: State, spot: Spot, frame: Frame, deleting: bool) -> Context:
    """What can be done with an entry besides writing it."""
    found = spot.entry
    return {
        "entry": found.id if found else "",
        "begun": spot.stage != "none" and not deleting,
        "deleting": deleting,
        "versions": entries.versions(found, frame.voice) if found else [],
        "moves": spot.item if _moves(state, spot) else "",
    }


def earlier(
    state: State, asked: PromptSet, spot: Spot | None, closed: Sequence[Spot], page: int, frame: Frame
) -> Context:
    """Other entries for the same question; beside the list of all, those that lead from no question: the ones
    that are no longer asked for, and what was written before to those that are *closed*."""
    if spot is None:
        shown = {each.entry.id for each in closed if each.entry}
        lost = {each.prompt.id for each in closed} | (
            {each["prompt"] for each in state.entries} - set(asked.prompt)
        )
        rows = [each for each in state.entries if each["prompt"] in lost and each["id"] not in shown]
        return {**entries.earlier(rows, page, frame.voice), "fields": []}
    here = spot.entry.id if spot.entry else ""
    rows = [each for each in state.entries if each["prompt"] == spot.prompt.id and each["id"] != here]
    fields = [("entry", here)] if here else [("item", spot.item)]
    return {**entries.earlier(rows, page, frame.voice), "fields": fields}


def _recalled(block: Any, frame: Frame, asked: PromptSet, spot: Spot) -> list[Context]:
    here = {spot.prompt.id: spot.entry} if spot.entry else {}
    only = replace(asked, prompts=(spot.prompt,))
    return recalling.own(block, frame, only, here)[spot.prompt.id]


def moved(state: State, asked: PromptSet, spot: Spot, frame: Frame) -> Context:
    """The check-ins of a question that repeats, over time."""
    found = over_time(spot.prompt.checks, _readings(state, spot))
    return {
        "asked": writing.asked(replace(spot, occasion=""), asked.language, frame.voice),
        "moves": spot.item,
        **trend.trend(found, asked.language, frame.voice),
    }


def _moves(state: State, spot: Spot) -> bool:
    """Is there anything to draw? Works on sealed rows."""
    done = (each["prompt"] == spot.prompt.id and each["stage"] == "submitted" for each in state.entries)
    return bool(spot.prompt.repeat and spot.prompt.checks) and any(done)


def _readings(state: State, spot: Spot) -> list[Reading]:
    """Where the sliders of a question that repeats stood, entry by entry."""
    mine = [Entry.load(each) for each in state.entries if each["prompt"] == spot.prompt.id]
    done = [[one for one in each.versions if one.kind == "submitted"] for each in mine]
    # Written on later, it still speaks of the day on which it was done first.
    last = [(kept[0].at, kept[-1].words) for kept in done if kept]
    return [Reading(at, words.checks) for at, words in last if isinstance(words, Written) and words.checks]
