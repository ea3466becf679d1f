"""My journal: all that a learner wrote in a course on readable pages, with ways to find an entry again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.entry import Entry
from coaching_xblock.core.journal import Journal, Leaf, Look
from coaching_xblock.core.people import Sibling
from coaching_xblock.core.prompt import CHECK_HIGH
from coaching_xblock.core.version import Asked
from coaching_xblock.core.words import Locked

from .markdown import html
from .voice import Voice

Context = dict[str, Any]
#: Where a page begins to be read: at its title, at what was found, or at the entry with this id.
TOP, FOUND = "", "found"


def page(
    found: Journal, units: Mapping[str, Sibling], now: str, voice: Voice, *, at: str = TOP, tagging: str = ""
) -> Context:
    """The context of ``reflection/journal.html``; *units* are the blocks of the course by usage key.

    *tagging* is the entry whose tags are being changed.
    """
    _ = voice.gettext
    look = found.look
    return {
        "empty": not found.every,
        "some": bool(found.every),
        "search": look.search,
        "units": _units(found, units, voice),
        "oldest_first": look.oldest_first,
        "only": look.tag,
        "tags": [_tag(name, number, look) for name, number in found.tags],
        "more_tags": [[*fields(replace(look, tags=True)), ("look", "yes")]]
        if found.tagged and not found.tags
        else [],
        "told": _told(found, voice),
        "about_found": at == FOUND,
        "printed": voice.date(now),
        "narrowed": bool(look.search or look.tag or look.unit),
        "leaves": [
            _leaf(each, units, look, voice, here=each.entry.id == at, tagging=each.entry.id == tagging)
            for each in found.leaves
        ],
        "turns": _turns(found, voice),
        "most_tag": limits.TAG_CHARACTERS,
        "most_search": limits.SEARCH_CHARACTERS,
    }


def fields(look: Look) -> list[tuple[str, str | int]]:
    """The fields of a form that leads back to this place in the journal."""
    order = "oldest" if look.oldest_first else ""
    every = [("search", look.search), ("only", look.tag), ("unit", look.unit), ("order", order)]
    every += [("tags", "yes")] if look.tags else []
    return [*((name, value) for name, value in every if value), ("page", look.page)]


def words(leaf: Leaf, voice: Voice) -> Context:
    """What was asked, and what an entry says now: its text and its sliders."""
    found, asked = leaf.entry, leaf.asked
    return {
        "question": asked.question,
        "language": asked.language,
        "text": html(found.written.text),
        "sliders": sliders(found.written.checks, asked, voice),
        "locked": isinstance(found.writing.text, Locked) or isinstance(found.checks, Locked),
    }


def sliders(checks: Mapping[str, int], asked: Asked, voice: Voice) -> str:
    """Where sliders stood, in one line; *asked* names them."""
    _, labels = voice.gettext, {each.id: each.label for each in asked.checks}

    def told(label: str, value: int) -> str:
        said = (
            _("{question} {value} of {most}") if label.endswith("?") else _("{question}: {value} of {most}")
        )
        return said.format(question=label, value=value, most=CHECK_HIGH)

    return " · ".join(told(labels.get(id, id), value) for id, value in checks.items())


def state(found: Entry, day: str, voice: Voice) -> str:
    """Is it a draft, done again after its *day*, or written on since; and who can read it?"""
    _ = voice.gettext
    if found.stage == "draft":
        return _("Draft, last changed on {date}. Private.").format(date=voice.date(found.changed))
    parts = []
    if voice.date(found.submitted) != voice.date(day):
        parts.append(_("Done again on {date}.").format(date=voice.date(found.submitted)))
    if found.changed > found.submitted:
        parts.append(_("You went on writing on {date}.").format(date=voice.date(found.changed)))
    return " ".join([*parts, shared(found, voice)])


def shared(found: Entry, voice: Voice) -> str:
    """Who can read it, in a few words."""
    _ = voice.gettext
    if found.consent.given:
        return _("Shared with your coaches since {date}.").format(date=voice.date(found.consent.since))
    if found.consent.state == "withdrawn":
        return _("Private: you took it back on {date}.").format(date=voice.date(found.consent.since))
    return _("Private.")


def _units(found: Journal, units: Mapping[str, Sibling], voice: Voice) -> list[Context]:
    """The blocks to choose from, in course order: those in which anything is written."""
    there = [(each.usage, each.title) for each in units.values() if each.usage in found.units]
    there += [(usage, "") for usage in sorted(set(found.units) - set(units))]
    return [
        {"usage": usage, "title": title or _gone(voice), "chosen": usage == found.look.unit}
        for usage, title in there
    ]


def _gone(voice: Voice) -> str:
    return voice.gettext("A page that is not in the course any more")


def _tag(name: str, number: int, look: Look) -> Context:
    on = name.casefold() == look.tag.casefold()
    others = [each for each in fields(replace(look, tags=True)) if each[0] not in ("only", "page")]
    return {"name": name, "number": number, "on": on, "fields": others if on else [*others, ("only", name)]}


def _told(found: Journal, voice: Voice) -> str:
    """How many entries there are, and how many of them show."""
    _ = voice.gettext
    every = voice.ngettext("{number} entry", "{number} entries", found.every)
    if not (found.look.search or found.look.tag or found.look.unit):
        return every
    return _("{found} of {every}").format(found=found.found, every=every)


def _leaf(
    each: Leaf, units: Mapping[str, Sibling], look: Look, voice: Voice, *, here: bool, tagging: bool
) -> Context:
    found, unit = each.entry, units.get(each.usage)
    tags = () if isinstance(found.tags, Locked) else found.tags
    place = [("usage", each.usage), ("entry", found.id), *fields(look)]
    return {
        "id": found.id,
        "date": voice.date(each.at),
        "unit": unit.title if unit else _gone(voice),
        "url": unit.url if unit else "",
        "state": state(found, each.at, voice),
        **words(each, voice),
        "tags": tags,
        "tag_label": voice.gettext("Change tags") if tags else voice.gettext("Add a tag"),
        "change": [] if tagging or isinstance(found.tags, Locked) else place,
        "tagging": [_tagging(tags, place)] if tagging else [],
        "here": here,
    }


def _tagging(tags: Sequence[str], place: Sequence[tuple[str, str | int]]) -> Context:
    """The form that changes the tags of one entry."""
    return {
        "fields": place,
        "tags": [{"name": name, "fields": [*place, ("tag", name)]} for name in tags],
        "room": len(tags) < limits.TAGS,
        "full": len(tags) >= limits.TAGS,
    }


def _turns(found: Journal, voice: Voice) -> Context:
    """The ways to other pages; nothing where there is one."""
    look, pages = found.look, -(-found.found // limits.JOURNAL_PAGE)
    kept: Sequence[tuple[str, str | int]] = [each for each in fields(look) if each[0] != "page"]
    return {
        "any": pages > 1,
        "here": voice.gettext("Page {page} of {pages}").format(page=look.page, pages=pages),
        "back": [[*kept, ("page", look.page - 1)]] if look.page > 1 else [],
        "on": [[*kept, ("page", look.page + 1)]] if look.page < pages else [],
    }
