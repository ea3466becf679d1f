"""What a safeguarding person sees of conversations, where learners may be under age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.message import Message
from coaching_xblock.core.oversight import Talk
from coaching_xblock.core.people import Page, Person

from .names import Names
from .voice import Voice

Context = dict[str, Any]


def learners(found: Page, people: Mapping[str, Person], page: int, search: str, voice: Voice) -> Context:
    """A page of the course's learners."""
    _ = voice.gettext
    last = max(1, -(-found.total // limits.PAGE_SIZE))
    counted = voice.ngettext("{number} name in this list.", "{number} names in this list.", found.total)
    return {
        "lines": [
            {"name": people[each].name if each in people else each, "fields": [("learner", each)]}
            for each in found.ids
        ],
        "found": counted if found.ids else _("No name here."),
        "search": search,
        "paged": last > 1,
        "page_label": _("Page {page} of {pages}").format(page=page, pages=last),
        "earlier": [("search", search), ("page", page - 1)] if page > 1 else [],
        "later": [("search", search), ("page", page + 1)] if page < last else [],
    }


def talks(learner: Person, found: Mapping[str, Sequence[Talk]], names: Names) -> Context:
    """One learner's conversations, by the component in which they stand."""
    _, voice = names.voice.gettext, names.voice
    lines = [
        {
            "title": names.title(usage),
            "said": voice.ngettext("{number} message", "{number} messages", each.messages),
            "last": _("Last on {date}").format(date=voice.date(each.last)),
            "fields": [("learner", learner.id), ("usage", usage), ("item", each.item)],
        }
        for usage, every in found.items()
        for each in every
    ]
    return {
        "title": _("Conversations of {name}").format(name=learner.name),
        "told": _("{name} can see which of them you opened, and when.").format(name=learner.name),
        "lines": lines,
        "nothing": not lines,
    }


def talk(learner: Person, usage: str, said: Sequence[Message], names: Names) -> Context:
    """One conversation, read and not answered."""
    _, voice = names.voice.gettext, names.voice
    told = _("{name} can see that you opened this. What they speak about, and quotes of it, are not shown.")
    return {
        "title": _("{name}: “{title}”").format(name=learner.name, title=names.title(usage)),
        "told": told.format(name=learner.name),
        "messages": [
            {
                "id": each.id,
                "who": learner.name if each.by == learner.id else names.of(each.by),
                "when": voice.moment(each.sent),
                "text": _("These words cannot be opened: the site's key for them is missing.")
                if each.locked
                else each.said.text,
                "to": _("Edited") if each.edited else "",
                "stub": "",
                "deletes": False,
                "here": False,
            }
            for each in said
        ],
        "fields": [("learner", learner.id)],
    }
