"""What stands below an entry on its owner's page: who can read it, and the conversation about it."""

from __future__ import annotations

from typing import Any

from coaching_xblock.conversing import showing
from coaching_xblock.conversing.expecting import expected
from coaching_xblock.core import entry, thread, turn, unsent, waiting
from coaching_xblock.core.access import AccessLog
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.unsent import Place
from coaching_xblock.host.base import State
from coaching_xblock.views import entry_sharing, readers
from coaching_xblock.views.entry_sharing import Panel
from coaching_xblock.views.page import Frame, confidentiality
from coaching_xblock.views.thread import Focus

Context = dict[str, Any]
#: Nothing stands below what was never handed in: the line above the text says who will read it.
NOTHING: Context = {"share": {}, "thread": {}, "talk": {}, "expected": ""}


def below(
    block: Any,
    frame: Frame,
    state: State,
    found: Entry | None,
    panel: Panel,
    at: str,
    writes: bool,
    focus: Focus,
) -> Context:
    """For ``reflection/standing.html``: *panel* asks about sharing; reading goes on *at* the "sharing" line,
    or at *focus* of the conversation. Where the learner *writes* on, that is one step away.
    """
    if found is None or found.stage != "submitted":
        return NOTHING
    log, coaches = AccessLog.load(state.access_log), block.host.coaches(block)
    people = block.host.people(sorted({line.who for line in log.of(found.id)}))
    who = readers.who(coaches, confidentiality(frame))
    share = entry_sharing.section(
        found, log, people, coaches, who, frame.voice, panel=panel, at=at == "sharing", quiet=writes
    )
    talk = _way(frame, state, found) if writes and not focus.at else _talk(block, frame, state, found, focus)
    return {**NOTHING, "share": share, **talk}


def today(block: Any, frame: Frame, state: State, here: str) -> list[Context]:
    """The lines that open the page: what a coach answered, who can read more than before, who looked.

    Of the entry that is *here*, its own share line says that.
    """
    shared = [each for each in entry.given(state.entries) if each.id != here]
    log = AccessLog.load(state.access_log)
    people = block.host.people(sorted(log.people)) if shared else {}
    lines = entry_sharing.today(shared, log, people, block.host.coaches(block), frame.voice)
    return [*_answers(block, frame, state), *lines][:3]


def _answers(block: Any, frame: Frame, state: State) -> list[Context]:
    me, known = frame.viewer.id, {each["id"]: each for each in state.entries}
    unread = [each for each in turn.unread_for(state.messages, me, me) if each.item in known]
    there = [each for each in unread if known[each.item]["stage"] == "submitted"]
    people = block.host.people(sorted({each.by for each in there}))
    return entry_sharing.answers(there, people, frame.voice)


def _way(frame: Frame, state: State, found: Entry) -> Context:
    """The way to the conversation."""
    number = len(thread.of(state.messages, found.id))
    return {"talk": entry_sharing.talk(found, number, frame.voice)} if number or found.consent.given else {}


def _talk(block: Any, frame: Frame, state: State, found: Entry, focus: Focus) -> Context:
    """The conversation, where there is one or can be."""
    me = frame.viewer.id
    talked = bool(thread.of(state.messages, found.id)) or unsent.kept_for(state.drafts, me, found.id)
    if not (talked or found.consent.given):
        return {}
    place, fields = Place(me, found.id), [("entry", found.id)]
    since = waiting.waits(me, found.dump(), state.messages) if found.consent.given else ""
    return {
        "thread": showing.conversation(block, frame, state, place, focus, fields=fields),
        "expected": expected(block, frame, state, found.id, since) if found.consent.given else "",
    }
