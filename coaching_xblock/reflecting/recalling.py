"""Looking up what prompts quote: one look at a person's rows for all prompts of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock import library
from coaching_xblock.core import access, asking, entry, moment, recall, sitting
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.errors import Busy, NotFound
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.prompt import Prompt, PromptSet, Recall
from coaching_xblock.core.recall import Given, Recalled
from coaching_xblock.core.rows import ASSESSMENT, REFLECTION
from coaching_xblock.core.source import Sources
from coaching_xblock.core.version import Written
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import State, beside, usage_of
from coaching_xblock.olx import versions
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.views import recall as view
from coaching_xblock.views.answers import worded
from coaching_xblock.views.page import Frame

Context = dict[str, Any]
_QUOTED = (ASSESSMENT.block_type, REFLECTION.block_type)


def own(block: Any, frame: Frame, asked: PromptSet, entries: Mapping[str, Entry]) -> dict[str, list[Context]]:
    """What the learner reads above each question, by the prompt's id.

    *entries* are those that the page shows, by prompt. Beside what is handed in stands what stood there then.
    """
    quoting = [prompt for prompt in asked.prompts if prompt.recalls]
    sources = _sources(block, frame.viewer.id) if quoting else {}
    found: dict[str, list[Context]] = {prompt.id: [] for prompt in asked.prompts}
    for prompt in quoting:
        for each, there in _found(prompt, sources, entries.get(prompt.id)):
            said = _said(block, there, frame) if there else None
            found[prompt.id].append(
                view.nothing(each, asked.language)
                if there is None or said is None
                else view.recalled(each, there, said, asked.language, frame.voice)
            )
    return found


def shared(
    block: Any, frame: Frame, learner: str, asked: PromptSet, shown: Entry, *, preview: bool = False
) -> list[Context]:
    """What of it a coach reads beside the entry that is *shown*: only what is shared where it stands.

    That they opened it is logged there first; not where the learner looks at it, as a *preview*. Never to be
    called while a row is edited.
    """
    prompt = asked.prompt.get(shown.prompt)
    if prompt is None or not prompt.recalls:
        return []
    return [
        view.recalled(each, there, said, asked.language, frame.voice, own=False)
        for each, there in _found(prompt, _sources(block, learner), shown)
        if there is not None and there.shared and not isinstance(there.what, Locked)
        if (said := _said(block, there, frame)) is not None
        if preview or _opened(block, frame.viewer.id, learner, there)
    ]


def _sources(block: Any, person: str) -> Sources:
    """The person's sealed rows of this block and of all others that prompts can quote from."""
    siblings = block.host.siblings(block, _QUOTED)
    kinds = {each.usage: each.block_type for each in siblings}
    try:
        return block.host.sealed(person, {**kinds, usage_of(block): REFLECTION.block_type})  # type: ignore[no-any-return]
    except Busy:
        # A row that a later version of this software wrote keeps nobody from writing here.
        return {}


def _found(prompt: Prompt, sources: Sources, shown: Entry | None) -> list[tuple[Recall, Recalled | None]]:
    before = shown.submitted if shown and shown.stage == "submitted" else ""
    without = shown.id if shown else ""
    return [(each, recall.find(each, sources, before=before, without=without)) for each in prompt.recalls]


def _said(block: Any, found: Recalled, frame: Frame) -> list[str] | None:
    """A single answer in words; nothing for other quotes, None where its question is not known any more."""
    if not isinstance(found.what, Given):
        return []
    given, instrument = found.what, _instrument(block, found.usage, found.what)
    answers = given.sitting.answers
    if instrument is None or isinstance(answers, Locked):
        return None
    item = next((each for each in asking.asked(instrument, answers) if each.id == given.item), None)
    return worded(item, answers[item.id], frame.voice).splitlines() if item else None


def _instrument(block: Any, usage: str, given: Given) -> Instrument | None:
    """What was asked, in the very version that the sitting was begun with."""
    try:
        return library.instrument(given.sitting.instrument, given.sitting.digest)
    except SourceError:
        fields = block.host.authored(block, usage, ("source", "earlier_sources"))
        own, earlier = fields.get("source") or "", fields.get("earlier_sources") or ()
        return versions.find(own, earlier, given.sitting.digest)


def _opened(block: Any, coach: str, learner: str, found: Recalled) -> bool:
    """Log that a coach opens what is quoted, where it stands; False where it is not shared any more."""
    kind = REFLECTION if isinstance(found.what, Written) else ASSESSMENT
    with block.host.editing(beside(block, found.usage, kind.block_type), learner) as state:
        there = _still_shared(state, found)
        if there:
            state.access_log = access.visit(state.access_log, coach, found.item, moment.now())
    return there


def _still_shared(state: State, found: Recalled) -> bool:
    try:
        if isinstance(found.what, Written):
            return entry.for_coach(state.entries, found.item).consent.given
        consent = sitting.for_coach(state.sittings, found.item).consent
        return consent.answers or not isinstance(found.what, Given)
    except NotFound:
        return False
