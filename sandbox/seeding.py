"""Letting the demo people do what their plots say, through the same handlers as everybody."""

from __future__ import annotations

import logging
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from lxml import html
from workbench.models import XBlockState

from coaching_xblock.core.about import PARTS
from coaching_xblock.core.card import PARTS as CARD

from . import asking, cards, confiding, entries, people, plots, talks
from .asking import Asking
from .cards import Card
from .confiding import Confiding
from .models import Completion, Seeding
from .playing import Play
from .plots import Kept, Plot, Talk
from .talks import Said
from .writing import Writing

INTERESTS = "what-interests-you.coaching_assessment.interests.d0.u0"
TALK = "first-talk.coaching_assessment.first-talk.d0.u0"
DESK = "your-coaching.coaching_desk.desk.d0.u0"
_AREAS = "RIASEC"
_PAGE = 5
_SOURCE = ("source", "version")
#: Days before the seeding on which the coaches wrote their cards.
_EARLY = 60
_LIKING = (4.4, 3.9, 3.4)


def done() -> bool:
    return Seeding.objects.exists()


def seed(now: datetime | None = None) -> int:
    """Play every plot and return the number of learners. What a broken off seeding left goes first."""
    start = now or datetime.now(UTC)
    XBlockState.objects.exclude(user_id=None).delete()
    Completion.objects.all().delete()
    events = logging.getLogger("sandbox.events")
    level = events.level
    events.setLevel(logging.WARNING)
    try:
        for id, plot in plots.PLOTS.items():
            _Play(id, start).play(plot)
        for id, card in cards.CARDS.items():
            _Play(id, start, DESK).card(card)
        for id, steps in asking.ASKED.items():
            Asking(id, start, DESK).play(steps)
        for id, hidden in confiding.CONFIDED.items():
            Confiding(id, start, DESK).play(hidden)
        for id, talk in plots.TALKS.items():
            _Play(id, start, TALK).talk(talk)
        for id, wrote in ((id, each) for id, every in entries.ENTRIES.items() for each in every):
            Writing(id, start, wrote).play()
    finally:
        events.setLevel(level)
    Seeding.objects.create()
    return len(people.LEARNERS)


class _Play(Play):
    """One learner's plot, played at its own times."""

    def __init__(self, id: str, start: datetime, block: str = INTERESTS) -> None:
        super().__init__(id, start, block)

    def play(self, plot: Plot) -> None:
        if plot.deleted is not None:
            gone = self._sit(plot.began + 2, plot, plots.ALL)
            self._do(plot.deleted, "delete_sitting", sitting=gone)
        before = ""
        if plot.earlier is not None:
            began, draws = plot.earlier
            before = self._sit(began, replace(plot, draws=draws), plots.ALL)
        sitting = self._sit(plot.began, plot, plot.answered, again=before)
        if plot.note:
            self._do(plot.began, "save_note", item=sitting, text=plot.note, revision=0)
        if plot.shared is not None:
            panel = html.fromstring(self._do(plot.shared, "ask_share", sitting=sitting)["html"])
            readers = str(panel.xpath("//input[@name='readers']/@value")[0])
            self._do(plot.shared, "share", sitting=sitting, readers=readers)
        for coach, when in plot.opened:
            self._do(when, "open_result", by=coach, learner=self._id, sitting=sitting)
        for said in talks.TALKS.get(self._id, ()):
            self._talk(said, sitting)
        if plot.withdrew is not None:
            self._do(plot.withdrew, "withdraw", sitting=sitting)
        for kept in plot.shortlist:
            self._keep(kept, sitting)

    def _talk(self, said: Said, sitting: str) -> None:
        """Write feedback as its coach, and as far as the story goes send, read and answer it."""
        place = {"learner": self._id, "item": sitting, "about": said.about}
        item = f"{self._id} {sitting} {said.about}"
        if said.quote:
            page = self._do(said.written, "write_message", by=said.by, **place)["html"]
            quoting = html.fromstring(page).xpath("//form[@data-coaching-action='quote_words']")[-1]
            sent = {name: str(quoting.xpath(f".//input[@name='{name}']/@value")[0]) for name in _SOURCE}
            self._do(said.written, "quote_words", by=said.by, **place, **sent, selected=said.quote)
        for part, text in said.parts.items():
            self._do(
                said.written, "save_message_draft", by=said.by, item=f"{item} {part}", text=text, revision=0
            )
        if said.sent is None:
            return
        parts = {**dict.fromkeys(PARTS, ""), **said.parts}
        page = self._do(said.sent, "send_message", by=said.by, **place, **parts)["html"]
        message = str(html.fromstring(page).xpath("//input[@name='message']/@value")[-1])
        if said.read is not None:
            self._do(said.read, "read_messages", **place, messages=message)
        if said.replied is not None:
            if said.reply:
                self._do(said.replied, "save_message_draft", item=f"{item} text", text=said.reply, revision=0)
            differently = "yes" if said.differently else ""
            self._do(said.replied, "send_message", **place, text=said.reply, differently=differently)
        if said.seen is not None:
            self._do(said.seen, "open_result", by=said.by, learner=self._id, sitting=sitting)

    def _keep(self, kept: Kept, sitting: str) -> None:
        """Put work on the shortlist, with its note, and share it where the plot says so."""
        page = (
            self._do(kept.added, "add_occupation", sitting=sitting, soc=kept.work)
            if kept.work[0].isdigit()
            else self._do(kept.added, "add_work", work=kept.work)
        )
        entry = str(html.fromstring(page["html"]).xpath("//input[@name='entry']/@value")[0])
        if kept.note:
            self._do(kept.added, "save_entry_note", item=entry, text=kept.note, revision=0)
        if kept.shared is not None:
            panel = self._do(kept.shared, "show_entry", entry=entry, panel="share")["html"]
            readers = str(html.fromstring(panel).xpath("//input[@name='readers']/@value")[0])
            self._do(kept.shared, "share_entry", entry=entry, readers=readers)

    def talk(self, talk: Talk) -> None:
        """The coach writes, hands over or not, and the learner shares it or has not looked yet."""
        page = html.fromstring(self._do(talk.began, "begin_record", by=talk.coach, learner=self._id)["html"])
        which = str(page.xpath("//@data-coaching-sitting")[0])
        answers = {item: {"value": value, "was": None} for item, value in talk.answers.items()}
        record = {"by": talk.coach, "learner": self._id, "sitting": which}
        self._do(talk.began - 0.02, "save_record", **record, answers=answers)
        if talk.handed is not None:
            self._do(talk.handed, "hand_over", **record)
        if talk.shared is not None:
            self._do(talk.shared, "confirm_record", sitting=which, share="yes", readers="11 12 31")

    def card(self, card: Card) -> None:
        """A coach writes their card, shows it, promises, and says when they will be away."""
        for part, text in card.texts.items():
            self._do(_EARLY, "save_card", item=part, text=text, revision=0)
        self._do(_EARLY, "show_card", **{part: card.texts.get(part, "") for part in CARD})
        week = {f"workday-{day}": "yes" for day in card.workdays}
        self._do(_EARLY, "save_promise", days=card.days, instead=card.instead, revision=0, **week)
        if card.away is not None:
            *days, instead = card.away
            first, last = ((self._start + timedelta(days=day)).date().isoformat() for day in days)
            self._do(_EARLY, "add_absence", **{"from": first, "to": last, "instead": instead})
        for text in card.ready:
            (room,) = html.fromstring(self._do(_EARLY, "add_snippet")["html"]).xpath(
                "//*[@data-coaching-focus]"
            )
            self._do(_EARLY, "save_snippet", item=room.get("name"), text=text, revision=0)

    def _sit(self, began: float, plot: Plot, answered: int, again: str = "") -> str:
        """Begin, answer page by page, and finish where all is answered; the sitting's id."""
        page = html.fromstring(self._do(began, "begin", old_enough="yes", again=again)["html"])
        sitting = str(page.xpath("//input[@name='sitting']/@value")[0])
        items = [str(item) for item in page.xpath("//@data-coaching-item") if item][: plots.ALL]
        for first in range(0, answered, _PAGE):
            chosen = items[first : min(first + _PAGE, answered)]
            answers = {
                item: {"value": _value(self._id, items.index(item), plot), "was": None} for item in chosen
            }
            self._do(began - (first + _PAGE) / 6000, "save_answers", sitting=sitting, answers=answers)
        if answered == plots.ALL:
            self._do(began - 0.007, "finish", sitting=sitting)
        return sitting


def _value(id: str, index: int, plot: Plot) -> int:
    """The answer of one learner to one question: 1 to 5, always the same."""
    if plot.manner == "same":
        return 2
    chance = random.Random(f"{id} {index}")
    if plot.manner == "unsure":
        return chance.choice((2, 3, 3, 3, 4))
    place = plot.draws.find(_AREAS[index % len(_AREAS)])
    mean = _LIKING[place] if place >= 0 else 2.2
    return min(5, max(1, round(chance.gauss(mean, 0.8))))
