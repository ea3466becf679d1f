"""The desk as learners see it: who coaches here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.card import Card
from coaching_xblock.core.people import Person
from coaching_xblock.core.unsent import Draft

from . import card as cards
from .today import line
from .voice import Voice

Context = dict[str, Any]


def coaches(
    team: Sequence[Person], found: Mapping[str, Card], minors: bool, voice: Voice, preview: bool = False
) -> Context:
    """The cards of this course's coaches, and the names of those who have none; a *preview* meets nobody."""
    people = {each.id: Person(each.id, cards.name(each, found.get(each.id, Card()))) for each in team}
    shown = [cards.card(each, found[each.id], people, minors, voice) for each in team if each.id in found]
    others = [each.name for each in team if each.id not in found]
    also = voice.gettext("What you share with your coaches can be read by {names} too.")
    said = also.format(names=voice.listing(others)) if shown and others else cards.who(others, voice)
    return {"cards": shown, "others": said, "nobody": "" if team else _nobody(preview, voice)}


def _nobody(preview: bool, voice: Voice) -> str:
    _ = voice.gettext
    if preview:
        return _("Learners find the cards of their coaches here. In a preview there are none.")
    return _(
        "This course has no coaches at the moment. When somebody joins the course team, you see them here."
    )


def unread(people: Mapping[str, Person], voice: Voice) -> list[Context]:
    """The line that says who wrote something that is not read yet."""
    if not people:
        return []
    names = voice.listing([each.name for each in people.values()])
    return [line(voice.gettext("{name} wrote to you.").format(name=names), handler="show_desk", about="talk")]


def asking(voice: Voice) -> str:
    """What can be asked, before anything was."""
    return voice.gettext("Anything that is on your mind. It needs no entry and no result.")


def talk(learner: str, draft: Draft | None, voice: Voice) -> Context:
    """The form that asks for a talk; *draft* is what was begun in it."""
    text, revision = (draft.texts["text"], draft.revisions["text"]) if draft else ("", 0)
    return {
        "item": f"{learner}  talk text",
        "text": text,
        "revision": revision,
        "opened": bool(text),
        "told": voice.gettext("Your coaches read it once you send it, and answer with a time."),
    }


def agreement(standing: Sequence[str], voice: Voice) -> Context:
    """The agreement in a line, and the way to it."""
    _ = voice.gettext
    none = _(
        "Nothing is agreed yet. After your first talk you and your coach write down how you work together."
    )
    return {
        "lines": standing or [none],
        "label": _("Read the agreement") if standing else _("Begin the agreement"),
    }
