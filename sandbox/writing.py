"""Letting the demo learners write what their stories say, and do with it what they did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from lxml import html

from .answers import ANSWERS, Word
from .entries import Wrote
from .playing import Play

#: The reflections of the course, by their unit.
BLOCKS = {
    "what-brings-you": "what-brings-you.coaching_reflection.meeting.d0.u0",
    "what-you-do-well": "what-you-do-well.coaching_reflection.strengths.d0.u0",
    "people-you-met": "people-you-met.coaching_reflection.met.d0.u0",
    "how-it-goes": "how-it-goes.coaching_reflection.week.d0.u0",
}


class Writing(Play):
    """One entry, from its first word on."""

    def __init__(self, id: str, start: datetime, wrote: Wrote) -> None:
        super().__init__(id, start, BLOCKS[wrote.unit])
        self._wrote = wrote

    def play(self) -> None:
        wrote = self._wrote
        item = self._item()
        self._do(wrote.began, "save_entry", item=item, text=wrote.text, revision=0)
        if wrote.checks:
            self._do(wrote.began, "save_checks", item=item, values=dict(wrote.checks))
        if wrote.done is not None:
            self._do(wrote.done, "submit_entry", item=item, text=wrote.text)
        if wrote.tags:
            entry = self._newest()
            for tag in wrote.tags:
                self._do(wrote.done or wrote.began, "add_tag", usage=self._block, entry=entry, tag=tag)
        if wrote.shared is not None:
            entry = self._newest()
            self._share(entry, wrote.shared)
            for _, act in sorted(self._after(item, entry), key=lambda each: each[0], reverse=True):
                act()

    def _after(self, item: str, entry: str) -> Iterator[tuple[float, Callable[[], object]]]:
        """What happened to a shared entry, with its moments."""
        wrote, there = self._wrote, {"learner": self._id, "entry": entry}
        for coach, when in wrote.opened:
            yield when, partial(self._do, when, "open_entry", by=coach, **there)
        for word in ANSWERS.get((self._id, wrote.prompt, wrote.began), ()):
            yield word.sent, partial(self._say, entry, word)
            if word.read is not None:
                yield word.read, partial(self._read, entry, word.read)
        if wrote.revised is not None:
            when, text = wrote.revised
            yield when, partial(self._do, when, "save_entry", item=item, text=text, revision=1)
            yield when - 0.01, partial(self._do, when - 0.01, "submit_entry", item=item, text=text)
        if wrote.withdrew is not None:
            yield wrote.withdrew, partial(self._do, wrote.withdrew, "withdraw", entry=entry)

    def _share(self, entry: str, when: float) -> None:
        panel = html.fromstring(self._do(when, "ask_share", entry=entry)["html"])
        (form,) = panel.xpath("//form[@data-coaching-action='share']")
        self._do(when, "share", **{each.get("name"): each.get("value") for each in form.iter("input")})

    def _say(self, entry: str, word: Word) -> None:
        """Send a word about it, or what coaches do without one."""
        place = {"item": entry, "entry": entry, **({} if word.by == self._id else {"learner": self._id})}
        if word.to:
            self._do(word.sent, "pass_on", by=word.by, **place, to=word.to)
        elif not word.text:
            until = (self._start + timedelta(days=word.answers_in or 0)).date().isoformat()
            promise = {} if word.answers_in is None else {"promise": "yes", "until": until}
            self._do(word.sent, "acknowledge", by=word.by, **place, **promise)
        else:
            if word.quoted:
                self._quote(entry, word, place)
            named = f"{self._id} {entry}  text"
            self._do(word.sent, "save_message_draft", by=word.by, item=named, text=word.text, revision=0)
            if not word.unsent:
                self._do(word.sent, "send_message", by=word.by, **place, text=word.text)

    def _quote(self, entry: str, word: Word, place: dict[str, str]) -> None:
        page = html.fromstring(self._do(word.sent, "show_messages", by=word.by, **place)["html"])
        (version,) = page.xpath(f"//form[input[@value='{entry}']]/input[@name='version']/@value")[:1]
        source = {"source": entry, "version": version}
        self._do(word.sent, "quote_words", by=word.by, **place, **source, selected=word.quoted)

    def _read(self, entry: str, when: float) -> None:
        """Open what coaches wrote about it."""
        page = html.fromstring(self._do(when, "show", entry=entry, at="unread")["html"])
        for messages in page.xpath(
            "//form[@data-coaching-action='read_messages']/input[@name='messages']/@value"
        ):
            self._do(when, "read_messages", item=entry, messages=str(messages))

    def _item(self) -> str:
        """How the page calls the place of this question on that day."""
        page = html.fromstring(self._do(self._wrote.began, "show")["html"])
        named = (str(item) for item in page.xpath("//input[@name='item']/@value"))
        return next(item for item in named if item.split(" ")[0] == self._wrote.prompt)

    def _newest(self) -> str:
        """The id of the entry that the journal shows first among those of this block."""
        page = html.fromstring(self._do(self._wrote.began - 0.1, "show_journal", unit=self._block)["html"])
        return str(page.xpath("//article//input[@name='entry']/@value")[0])
