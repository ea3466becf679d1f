"""What a block says about itself so that learner and coach can talk about what lives on it.

A block takes `conversing.conversation.Conversation` among its mixins, has `messages`, `drafts` and
`access_log` in its rows, and answers these questions:

- `ended`: may coaches read this item now? All else hangs on it: who may write, what is shown and quoted.
- `check_about`: is there such a place beside the item? (Only where messages speak of parts of an item.)
- `words_of`: the item's own words, to be quoted.
- `conversed`: the page again, as the answer to every handler here.
- `part_names`, `may_begin`, `kind_of`, `titles`, `may_differ`: what a message is, where it is
  no plain one.
- `given`: since when its words are as they are, where they change.
- `item_words`: the item's own words as coaches read them, to compare the length of a reply with.
- `sent_event`, `read_event`: the names of its events.

Its pages get the conversation about an item from `showing.conversation` (or, where messages
speak of parts of it, place by place from `showing.Talk`), and from `showing.remaining` what
is left of it after a withdrawal; templates include ``thread/thread.html`` and ``thread/remaining.html``.
Where the item's own text may be quoted, ``thread/quoting.html`` stands below it, with what
`views.thread.quoting` makes as ``form``. A handler that opens an item for a coach writes its log line and
calls `hear` in the same `editing`; what that tells is `Focus.new`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from coaching_xblock.block import Answer, CoachingXBlock, Data
from coaching_xblock.core import access, limits, moment, request, thread, turn, unsent
from coaching_xblock.core.errors import BadInput, NotFound
from coaching_xblock.core.message import Kind, Message
from coaching_xblock.core.people import Role, Viewer
from coaching_xblock.core.unsent import PLAIN, Place
from coaching_xblock.core.words import Locked
from coaching_xblock.host import wall
from coaching_xblock.host.base import State
from coaching_xblock.views.thread import Focus
from coaching_xblock.views.voice import Voice

COACHES: tuple[Role, ...] = ("coach", "admin")
#: Authors talk in Studio's preview, on state of their own session.
EVERYBODY: tuple[Role, ...] = ("learner", "author", *COACHES)


class Conversing(CoachingXBlock):
    """What each group of handlers needs of the block."""

    #: Events on commit, without a word and without a name.
    sent_event: ClassVar[str]
    read_event: ClassVar[str]
    #: Can a learner say that they see it differently, with or without words?
    may_differ: ClassVar[bool] = False

    # What the block answers

    def ended(self, state: State, item: str) -> str | None:
        """None while coaches may read *item* of this row; else when they no longer could, empty where they
        never could or nobody knows. An item that is not there ended too."""
        raise NotImplementedError

    def check_about(self, state: State, item: str, about: str) -> None:
        """Raise `NotFound` where *item*, as coaches may read it, has no such part."""
        if about:
            raise NotFound("no_message")

    def words_of(self, state: State, source: str, version: str, coach: bool) -> str | Locked | None:
        """The block's own words that are quoted under these ids, as a *coach* or the learner may read them;
        None where there are none any more.

        *source* is an item, and *version* what the block's pages call the text in it.
        """
        return None

    def conversed(
        self, viewer: Viewer, state: State, data: Data, item: str, focus: Focus, announce: str = ""
    ) -> Answer:
        """The page again, with the conversation about *item* at *focus*.

        *state* is the learner's row, whose log says who is looking; *data* is what the form sent, with the
        fields that `showing.conversation` got. A coach who deletes a draft about what is no longer shared
        comes here too: nothing of the learner's is shown then.
        """
        raise NotImplementedError

    def part_names(self, about: str, coach: bool) -> tuple[str, ...]:
        """The parts of a message at this place, by its writer's side."""
        return PLAIN

    def may_begin(self, about: str) -> bool:
        """May a learner begin to write at this place, before a coach did?"""
        return True

    def kind_of(self, about: str) -> Kind:
        """What a learner's message at this place is."""
        return "message"

    def titles(self, state: State, item: str, voice: Voice) -> Callable[[str], str]:
        """From what a message speaks of to what that is called; empty where it is plain to see."""
        return lambda about: ""

    def item_words(self, state: State, item: str) -> str:
        """The words of *item* that a first reply to it answers; empty where it has none."""
        return ""

    def given(self, state: State, item: str) -> str:
        """When the learner last changed what coaches read of *item*; empty where it never changes."""
        return ""

    # What a reply helper says

    def remarks(self, viewer: Viewer, place: Place, text: str) -> Mapping[str, Any]:
        """What the answer to a saved draft says besides its revision, such as a ``note`` beside the text."""
        return {}

    def permit_words(self, viewer: Viewer, texts: Mapping[str, str]) -> None:
        """Raise `BadInput` for words that cannot be sent as they are."""

    # What the handlers share

    def facts(self) -> Mapping[str, Any]:
        """What an event tells: nothing of what was said."""
        return {}

    def tell_talk(self, event: str) -> None:
        """Publish *event* on commit."""
        self.host.emit(self, event, self.facts())

    def notice(self, people: Sequence[str], kind: str, item: str) -> None:
        """Tell *people* on commit that something waits beside *item*: no name, and no word."""
        self.host.after_commit(lambda: self.host.notify(people, kind, {"item": item}))

    def owner(self, viewer: Viewer, data: Data) -> str:
        """Whose conversation it is: the viewer's own, or that of the learner whom a coach names."""
        return request.text(data, "learner") if viewer.coaches else viewer.id

    def place(self, viewer: Viewer, data: Data) -> Place:
        """Which place of a conversation *data* names."""
        about = request.text(data, "about", 300, default="")
        return Place(self.owner(viewer, data), request.text(data, "item", default=""), about)

    def require(self, viewer: Viewer, state: State, place: Place) -> None:
        """Raise `NotFound` unless coaches may read that item now and this viewer may write at that place."""
        self.require_item(viewer, state, place)
        if not place.edits:
            return self.check_about(state, place.item, place.about)
        found = thread.find(state.messages, place.edits)
        if found.by != viewer.id or found.item != place.item or found.deleted:
            raise NotFound("no_message")

    def require_item(self, viewer: Viewer, state: State, place: Place) -> None:
        """Raise `NotFound` unless coaches may read that item now, whatever it is spoken about."""
        if self.ended(state, place.item) is not None:
            raise NotFound("no_item" if viewer.coaches else "not_shared_now")

    def require_sent(self, viewer: Viewer, state: State, place: Place) -> None:
        """As `require`, for words that are there: who wrote them knows that, and is told plainly."""
        try:
            self.require(viewer, state, place)
        except NotFound as error:
            raise NotFound("not_shared_now" if error.code == "no_item" else error.code) from None

    def read_row(self, viewer: Viewer, place: Place) -> State:
        """The learner's row, looked at before a lock is taken: a made-up id creates no row.

        However the learner was named: coaches who are safeguarding persons too coach nobody beyond a wall.
        """
        wall.require(self.host, self, place.learner)
        state = self.host.reading(self, place.learner)
        self.require(viewer, state, place)
        return state

    def look_again(self, viewer: Viewer, data: Data, item: str) -> State:
        """The learner's row as this viewer may see it; of a coach the log says that they are looking."""
        owner = self.owner(viewer, data)
        state = self.host.reading(self, owner)
        if not viewer.coaches:
            return state
        self.require_item(viewer, state, Place(owner, item))
        with self.host.editing(self, owner) as state:
            self.require_item(viewer, state, Place(owner, item))
            self.log_visit(viewer, state, item)
        return state

    def log_visit(self, viewer: Viewer, state: State, item: str) -> None:
        """In `editing`: a line in the learner's log that this coach is at *item*."""
        if viewer.coaches:
            given = self.given(state, item)
            state.access_log = access.visit(state.access_log, viewer.id, item, moment.now(), given=given)

    def hear(self, viewer: Viewer, state: State, place: Place, page: int = 1) -> frozenset[str]:
        """In `editing`: what the page shows counts as opened by this coach. Tells what was new.

        It shows the newest messages of every place beside the item, and *page* of this *place*.
        """
        team = {each.id for each in self.host.coaches(self)}
        said = thread.of(state.messages, place.item)
        shown: set[str] = set()
        for about in {each.said.about for each in said}:
            there = [each for each in said if each.said.about == about]
            turned = page if about == place.about else 1
            shown |= {each.id for each in thread.page(there, turned).messages}
        fresh = {each.id for each in turn.unread_for(state.messages, viewer.id, place.learner, team)}
        state.messages = thread.read(
            state.messages, place.item, viewer.id, place.learner, moment.now(), shown
        )
        return frozenset(fresh & shown)

    def answerers(self, state: State, owner: str, item: str) -> list[str]:
        """The coaches to whom a learner's word about *item* goes."""
        team = [each.id for each in self.host.coaches(self)]
        who = turn.holder(state.messages, item, owner, team)
        return [who] if who else team

    def own_message(self, viewer: Viewer, state: State, data: Data) -> Message:
        """A message that this viewer sent, as *data* names it."""
        found = thread.find(state.messages, request.text(data, "message"))
        if found.by != viewer.id or found.deleted:
            raise NotFound("no_message")
        return found

    def draft_of(self, viewer: Viewer, place: Place) -> unsent.Draft | None:
        """What this viewer has written at that place."""
        return unsent.find(self.host.reading(self, viewer.id).drafts, place)

    def redraft(self, viewer: Viewer, state: State, change: Callable[[list[Any]], list[Any]]) -> State:
        """Change the viewer's own drafts. Gives the learner's row *state*, as it is then."""
        with self.host.editing(self, viewer.id) as own:
            own.drafts = change(own.drafts)
        return state if viewer.coaches else own

    def texts(self, data: Data, names: Sequence[str]) -> dict[str, str]:
        """The texts of these parts that a form shows."""
        return {part: request.words(data, part, limits.BODY_BYTES) for part in names}


def named_part(viewer: Viewer, sent: str) -> tuple[Place, str]:
    """The place and the part that a text field names: learner, item, about and part, with blanks between."""
    if sent.count(" ") < 3:
        raise BadInput("malformed", field="item")
    person, item, about, part = sent.rsplit(" ", 3)
    if not viewer.coaches and person != viewer.id:
        raise BadInput("malformed", field="item")
    return Place(person, item, about), part


def page_of(data: Data) -> int:
    """The page of a conversation that a form stands on."""
    return max(1, request.count(data, "talk", 1))
