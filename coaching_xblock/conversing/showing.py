"""What a page shows of a conversation: read from the host and the rows, put together by the views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.conversing import helping
from coaching_xblock.core import moment, quote, thread, turn, unsent
from coaching_xblock.core.message import Message
from coaching_xblock.core.people import Person
from coaching_xblock.core.quote import Quote
from coaching_xblock.core.unsent import Draft, Place
from coaching_xblock.host.base import State
from coaching_xblock.views import reply as replies
from coaching_xblock.views import thread as views
from coaching_xblock.views.page import Frame
from coaching_xblock.views.thread import Fields, Focus, Side

Context = dict[str, Any]
Drafts = Sequence[dict[str, Any]]


def conversation(
    block: Any,
    frame: Frame,
    state: State,
    place: Place,
    focus: Focus,
    *,
    fields: Fields = (),
    label: str = "",
) -> Context:
    """The conversation at *place*, as ``thread`` for ``thread/thread.html``.

    *state* is the learner's row; *fields* are the hidden fields that lead a coach back to where they are;
    *label* stands above the text field where the usual words do not fit. Coaches see nothing of what they may
    not read: `remaining` has their own words.
    """
    hidden = frame.viewer.coaches and block.ended(state, place.item) is not None
    every = () if hidden else thread.of(state.messages, place.item, place.about)
    here = [*fields, ("item", place.item), ("about", place.about), ("talk", focus.page)]
    side = side_of(block, frame, state, place.learner, place.item, every, focus, here)
    drafts = own_drafts(block, frame, state)
    told = views.messages(every, side, _editing(place, drafts, every, side))
    told["title"] = frame.voice.gettext("Conversation")
    busy = focus.editing or focus.deleting
    if side.shared and told["newest"] and focus.writing == place.about and not busy:
        return {**told, **_answering(block, frame, state, place, drafts, side, label), "kept": []}
    left = [] if side.shared or hidden else [unsent.find(drafts, place)]
    kept = [replies.kept(each, "", "", (), side) for each in left if each]
    return {**told, "reply": [], "acts": [], "kept": kept}


def remaining(block: Any, frame: Frame, state: State, learner: str, fields: Fields = ()) -> Context:
    """What this coach wrote about items that coaches can no longer read, and has not sent: their own words
    with dated stubs, quotes blank. As ``talk_left`` for ``thread/remaining.html``."""
    me, voice = frame.viewer.id, frame.voice
    since = {item: block.ended(state, item) for item in {each["item"] for each in state.messages}}
    gone = {item for item, when in since.items() if when is not None}
    mine = thread.remaining(state.messages, me, gone)
    side = side_of(block, frame, state, learner, "", mine, Focus(), fields, shared=False)
    drafts = [each for each in unsent.load(own_drafts(block, frame, state)) if each.learner == learner]
    ends = [(each, block.ended(state, each.item)) for each in drafts if not each.place.edits]

    def begun(each: Draft, when: str) -> Context:
        what = block.title_of(state, each.item, each.about, True)
        return replies.kept(each, what, views.ended(when, voice), fields, side)

    left = [begun(each, when) for each, when in ends if when is not None]
    told = [
        {**views.message(each, side), "stub": views.ended(since[each.item] or "", voice)} for each in mine
    ]
    title = voice.gettext("What you wrote about what is no longer shared")
    return {"any": bool(told or left), "title": title, "messages": told, "drafts": left}


def side_of(
    block: Any,
    frame: Frame,
    state: State,
    owner: str,
    item: str,
    every: Sequence[Message],
    focus: Focus,
    fields: Fields,
    shared: bool | None = None,
) -> Side:
    """Who reads these messages of *owner*'s row, and what they may know."""
    viewer = frame.viewer
    ids = {person for each in every for person in (each.by, each.to, each.reader)} | {owner}
    people = block.host.people(sorted(ids - {""}))
    return Side(
        viewer.id,
        viewer.coaches,
        people,
        people.get(owner, Person(owner, owner)),
        frame.voice,
        block.ended(state, item) is None if shared is None else shared,
        focus,
        fields,
        lambda each: _quoted(block, frame, state, people, owner, each),
    )


def own_drafts(block: Any, frame: Frame, state: State) -> Drafts:
    """The drafts of whoever looks: learners have them in the row that is shown."""
    viewer = frame.viewer
    found = block.host.reading(block, viewer.id) if viewer.coaches else state
    return list(found.drafts)


def _answering(
    block: Any, frame: Frame, state: State, place: Place, drafts: Drafts, side: Side, label: str
) -> Context:
    """The text field at the end, and a coach's other ways to answer."""
    team = list(block.host.coaches(block))
    to = turn.holder(state.messages, place.item, place.learner, [each.id for each in team])
    side = replace(side, people={**side.people, **{each.id: each for each in team}})
    names, draft = block.part_names(place.about, side.coach), unsent.find(drafts, place)
    answer = replies.reply(place, draft, names, to, side, label=label, differs=block.may_differ)
    answer["helper"] = helping.ways(block, frame, answer["slug"])
    others = [each for each in team if each.id != side.reader]
    today = moment.parse(moment.now()).astimezone(moment.zone(block.host.viewer(block).zone)).date()
    acts = [replies.acts(others, today.isoformat(), answer["slug"], side)] if side.coach else []
    return {"reply": [answer], "acts": acts}


def _editing(place: Place, drafts: Drafts, every: Sequence[Message], side: Side) -> Context | None:
    """The form of the message that is being changed, if there is one here."""
    found = next((each for each in every if each.id == side.focus.editing), None)
    if found is None:
        return None
    there = place.editing(found.id)
    return replies.editing(there, unsent.find(drafts, there), tuple(found.said.parts), side)


def _quoted(
    block: Any, frame: Frame, state: State, people: Mapping[str, Person], owner: str, each: Quote
) -> tuple[str, str]:
    """The words of a quote as far as the viewer may read its source now, and who said them."""
    source = block.quoted(frame.viewer, state, each)
    who = next((one["by"] for one in state.messages if one["id"] == each.item), owner)
    name = people[who].name if who in people else ""
    text = quote.text(source, each.start, each.end)
    return text, frame.voice.gettext("You") if who == frame.viewer.id else name
