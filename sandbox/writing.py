"""Letting the demo learners write what their stories say, and do with it what they did."""

from __future__ import annotations

from datetime import datetime

from lxml import html

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
        if wrote.revised is not None:
            when, text = wrote.revised
            self._do(when, "save_entry", item=item, text=text, revision=1)
            self._do(when - 0.01, "submit_entry", item=item, text=text)

    def _item(self) -> str:
        """How the page calls the place of this question on that day."""
        page = html.fromstring(self._do(self._wrote.began, "show")["html"])
        named = (str(item) for item in page.xpath("//input[@name='item']/@value"))
        return next(item for item in named if item.split(" ")[0] == self._wrote.prompt)

    def _newest(self) -> str:
        """The id of the entry that the journal shows first among those of this block."""
        page = html.fromstring(self._do(self._wrote.began - 0.1, "show_journal", unit=self._block)["html"])
        return str(page.xpath("//article//input[@name='entry']/@value")[0])
