"""A reflection with entries in it, handed in and shared at moments of one's choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from coaching_xblock.core import entry, writing
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.version import Asked
from coaching_xblock.reflection import ReflectionXBlock
from tests.scene import Scene

#: Days in March 2026 at eight in the morning.
DAY = [f"2026-03-{day + 1:02}T08:00:00Z" for day in range(31)]
TEXT = "I would like to *teach* what I know.\n\nNot in a school."


class Notebook(Scene):
    """The block `first-meeting`, and what its learners hand in and share."""

    kind = ReflectionXBlock
    block_type = "coaching_reflection"

    @contextmanager
    def on(self, day: int) -> Iterator[None]:
        """The clock shows that day of March, counted from 0."""
        with mock.patch("coaching_xblock.core.moment.now", return_value=DAY[day]):
            yield

    def hand_in(
        self, text: str = TEXT, *, person: str = "7", prompt: str = "first-reason", day: int = 1
    ) -> str:
        """Write and hand in, for the first time or again; the entry's id."""
        asked = Asked("What brings you to coaching now?", language="en")
        with self.row_of(person) as state:
            state.entries = writing.begin(state.entries, prompt, "", DAY[day])
            found = writing.current(state.entries, prompt, "")
            assert found
            revision = found.writing.revision
            state.entries, _ = writing.write(state.entries, found.id, text, revision, DAY[day])
            state.entries = writing.submit(state.entries, found.id, text, asked, DAY[day])
        return found.id

    def give(self, which: str, *, person: str = "7", day: int = 1) -> str:
        """Share an entry with Amina and Ada."""
        with self.row_of(person) as state:
            mark = entry.find(state.entries, which).consent.mark
            state.entries = entry.share(state.entries, which, ["1", "3"], DAY[day], mark)
        return which

    def take(self, which: str, *, person: str = "7", day: int = 5) -> None:
        """Stop sharing an entry."""
        with self.row_of(person) as state:
            state.entries = entry.withdraw(state.entries, which, DAY[day])

    def shared(
        self, text: str = TEXT, *, person: str = "7", prompt: str = "first-reason", day: int = 1
    ) -> str:
        """An entry that was handed in and shared that day."""
        return self.give(self.hand_in(text, person=person, prompt=prompt, day=day), person=person, day=day)

    def somebody(self, number: int) -> str:
        """One more learner; their id."""
        person = Person(str(100 + number), f"Learner {number:03}")
        self.host.course[person.id] = person
        return person.id

    def reads(self, which: str, *, person: str = "7", **more: Any) -> dict[str, Any]:
        """Whoever looks opens an entry."""
        return self.say("open_entry", learner=person, entry=which, **more)

    def answers(
        self, which: str, text: str = "Thank you. What would a good day look like?", *, person: str = "7"
    ) -> None:
        """Whoever looks, a coach, writes and sends."""
        self.say("save_message_draft", item=f"{person} {which}  text", text=text, revision=0)
        self.say("send_message", learner=person, item=which, entry=which, text=text)

    def log(self, person: str = "7") -> list[tuple[str, str, str]]:
        lines = self.row(person)["access_log"].get("lines", ())
        return [(each["who"], each["act"], each["item"]) for each in lines]

    @contextmanager
    def row_of(self, person: str) -> Iterator[Any]:
        """Somebody's row, to be changed."""
        looking, self.host.looking = self.host.looking, Viewer(person, "", "learner")
        try:
            with self.host.editing(self.block(), person) as state:
                yield state
        finally:
            self.host.looking = looking
