"""What a page shows of a conversation: read from the host and the rows, put together by the views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True)
class Talk:
    """The conversation about one item as whoever looks may see it: read once, shown place by place."""

    block: Any
    frame: Frame
    #: The learner's row.
    state: State
    owner: str
    item: str
    side: Side
    #: Those of whoever looks.
    drafts: Drafts
    #: Who coaches here; nobody where coaches may not read the item.
    team: Sequence[Person]
    messages: Sequence[Message]
    #: What places are called.
    titles: Callable[[str], str]

    @classmethod
    def of(
        cls, block: Any, frame: Frame, state: State, owner: str, item: str, focus: Focus, fields: Fields = ()
    ) -> Talk:
        """The conversation about *item* in *owner*'s row *state*.

        *fields* are the hidden fields that lead a coach back to where they are. Coaches see nothing of what
        they may not read: `remaining` has their own words.
        """
        shared = block.ended(state, item) is None
        every = thread.of(state.messages, item) if shared or not frame.viewer.coaches else ()
        side = side_of(block, frame, state, owner, every, shared, focus, fields)
        team = list(block.host.coaches_of(block, owner)) if shared else []
        side = replace(side, people={**{each.id: each for each in team}, **side.people})
        drafts, titles = own_drafts(block, frame, state), block.titles(state, item, frame.voice)
        return cls(block, frame, state, owner, item, side, drafts, team, every, titles)

    def at(self, about: str = "", label: str = "", also: Sequence[Message] = ()) -> Context:
        """What is said at one place, as ``thread`` for ``thread/thread.html``.

        *label* stands above the text field where the usual words do not fit; what is *also* shown here says
        what it speaks of.
        """
        place, side = Place(self.owner, self.item, about), self._side(about)
        here = [each for each in self.messages if each.said.about == about]
        every = sorted([*here, *also], key=lambda each: each.sent) if also else here
        told = views.messages(every, side, self._editing(every, side))
        draft, focus = unsent.find(self.drafts, place), side.focus
        quiet = not side.shared or not told["newest"] or bool(focus.editing or focus.deleting)
        answering = not quiet and focus.writing == about
        begin = [] if quiet or answering or not about else self._begin(about, every, draft, side)
        kept = draft if draft and not side.shared and not side.coach else None
        return {
            **told,
            "title": self.titles(about) or self.frame.voice.gettext("Conversation"),
            "begin": begin,
            "reply": [self._reply(place, draft, side, label)] if answering else [],
            "acts": [self._acts(side, about)] if answering and side.coach else [],
            "kept": [replies.kept(kept, "", "", (), side)] if kept else [],
            "any": bool(every or answering or draft or focus.at == about != ""),
            # A style sheet comes with it.
            "look": "coaching-thread" if every or answering or kept else "",
        }

    def _side(self, about: str) -> Side:
        """The side at one place; only the place that somebody turned pages in is at another page."""
        focus = self.side.focus
        focus = focus if focus.about == about else replace(focus, page=1)
        place: Fields = [("item", self.item), ("about", about), ("talk", focus.page)]

        return replace(self.side, focus=focus, fields=[*self.side.fields, *place], titled=self._titled(about))

    def _titled(self, about: str) -> Callable[[str], str]:
        """What a message speaks of, where it stands beside something else."""
        return lambda what: "" if what == about else self.titles(what)

    def _begin(self, about: str, every: Sequence[Message], draft: Draft | None, side: Side) -> list[Context]:
        """The way to the text field of a place where it is closed."""
        spoke = any(each.by != self.owner and not side.hides(each) for each in every)
        if not (side.coach or spoke or draft or self.block.may_begin(about)):
            return []
        answers = bool(every) and every[-1].by != side.reader
        return [replies.begin(about, self._answerer(), bool(draft), answers, side)]

    def _answerer(self) -> str:
        team = [each.id for each in self.team]
        return turn.holder(self.state.messages, self.item, self.owner, team)

    def _reply(self, place: Place, draft: Draft | None, side: Side, label: str) -> Context:
        """The text field at the end."""
        names = self.block.part_names(place.about, side.coach)
        differs = self.block.may_differ
        answer = replies.reply(place, draft, names, self._answerer(), side, label=label, differs=differs)
        return {**answer, "helper": helping.ways(self.block, self.frame, answer["slug"])}

    def _acts(self, side: Side, about: str) -> Context:
        """A coach's other ways to answer."""
        others = [each for each in self.team if each.id != side.reader]
        zone = moment.zone(self.frame.viewer.zone)
        today = moment.parse(moment.now()).astimezone(zone).date().isoformat()
        return replies.acts(others, today, Place(self.owner, self.item, about), side)

    def _editing(self, every: Sequence[Message], side: Side) -> Context | None:
        """The form of the message that is being changed, if it is one of these."""
        found = next((each for each in every if each.id == side.focus.editing), None)
        if found is None:
            return None
        there = Place(self.owner, self.item).editing(found.id)
        return replies.editing(there, unsent.find(self.drafts, there), tuple(found.said.parts), side)


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
    """The conversation at one *place* alone: see `Talk`."""
    talk = Talk.of(block, frame, state, place.learner, place.item, focus, fields)
    return talk.at(place.about, label)


def remaining(block: Any, frame: Frame, state: State, learner: str, fields: Fields = ()) -> Context:
    """What this coach wrote about items that coaches can no longer read, and has not sent: their own words
    with dated stubs, quotes blank. As ``talk_left`` for ``thread/remaining.html``."""
    me, voice = frame.viewer.id, frame.voice
    since = {item: block.ended(state, item) for item in {each["item"] for each in state.messages}}
    gone = {item for item, when in since.items() if when is not None}
    mine = thread.remaining(state.messages, me, gone)
    side = side_of(block, frame, state, learner, mine, False, Focus(), fields)
    drafts = [each for each in unsent.load(own_drafts(block, frame, state)) if each.learner == learner]
    ends = [(each, block.ended(state, each.item)) for each in drafts if not each.place.edits]

    def left(each: Draft, when: str) -> Context:
        what = block.titles(state, each.item, voice)(each.about)
        return replies.kept(each, what, views.ended(when, voice), fields, side)

    def told(each: Message) -> Context:
        titled = replace(side, titled=block.titles(state, each.item, voice))
        return {**views.message(each, titled), "stub": views.ended(since[each.item] or "", voice)}

    messages = [told(each) for each in mine]
    begun = [left(each, when) for each, when in ends if when is not None]
    title = voice.gettext("What you wrote about what is no longer shared")
    return {"any": bool(messages or begun), "title": title, "messages": messages, "drafts": begun}


def side_of(
    block: Any,
    frame: Frame,
    state: State,
    owner: str,
    every: Sequence[Message],
    shared: bool,
    focus: Focus,
    fields: Fields,
) -> Side:
    """Who reads these messages of *owner*'s row, and what they may know."""
    viewer = frame.viewer
    ids = {person for each in every for person in (each.by, each.to, each.reader)} | {owner}
    people = block.host.people(sorted(ids - {""}))
    learner = people.get(owner, Person(owner, viewer.name if owner == viewer.id else owner))
    return Side(
        viewer.id,
        viewer.coaches,
        people,
        learner,
        frame.voice,
        shared,
        focus,
        fields,
        lambda each: _quoted(block, frame, state, people, owner, each),
    )


def own_drafts(block: Any, frame: Frame, state: State) -> Drafts:
    """The drafts of whoever looks: learners have them in the row that is shown."""
    viewer = frame.viewer
    found = block.host.reading(block, viewer.id) if viewer.coaches else state
    return list(found.drafts)


def _quoted(
    block: Any, frame: Frame, state: State, people: Mapping[str, Person], owner: str, each: Quote
) -> tuple[str, str]:
    """The words of a quote as far as the viewer may read its source now, and who said them."""
    source = block.quoted(frame.viewer, state, each)
    who = next((one["by"] for one in state.messages if one["id"] == each.item), owner)
    name = people[who].name if who in people else ""
    text = quote.text(source, each.start, each.end)
    return text, frame.voice.gettext("You") if who == frame.viewer.id else name
