"""Ways to answer, under a coach's reply: moves with their starters, own ready texts, and one gentle note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_noop

from coaching_xblock.core.listening import LONG_TIMES, Note
from coaching_xblock.core.starter import BLANK, Kind, Move

from .voice import Voice

Context = dict[str, Any]
_MOVES: Mapping[Kind, tuple[str, str]] = {
    "reflect": (
        gettext_noop("Reflect back"),
        gettext_noop("What you understood, so that it can be put right."),
    ),
    "affirm": (
        gettext_noop("Affirm"),
        gettext_noop("What somebody did or is, as you see it."),
    ),
    "ask": (
        gettext_noop("Ask an open question"),
        gettext_noop("It leaves to the other what to say."),
    ),
    "offer": (
        gettext_noop("Offer a thought"),
        gettext_noop("Something of yours, with room to refuse it."),
    ),
}
_OWN = (gettext_noop("Your own texts"), gettext_noop("What you write again and again."))
_NOTES: Mapping[Note, str] = {
    "advice": gettext_noop(
        "This is nearly all advice. People tend to act on what they find themselves, so an open question may "
        "do more."
    ),
    "closed": gettext_noop(
        "Each question here can be answered by yes or no. One that begins with “what” or “how” leaves more "
        "room to think."
    ),
    "long": gettext_noop(
        "This is more than {times} times as long as what it answers. A shorter reply leaves the other the "
        "larger part of the conversation."
    ),
}


def remark(note: Note | None, voice: Voice) -> str:
    """The sentence of a note; empty where there is none."""
    return voice.gettext(_NOTES[note]).format(times=LONG_TIMES) if note else ""


def helper(moves: Sequence[Move], own: Sequence[str], desk: str, slug: str, voice: Voice) -> list[Context]:
    """What ``thread/helper.html`` shows under the reply box *slug*; nothing where it would be empty.

    *own* are the coach's ready texts; *desk* is the address of the page where they are written, if it is
    another one, or else empty.
    """
    groups = [_group(each.kind, _MOVES[each.kind], each.starters, voice) for each in moves]
    if own or desk:
        groups.append(_group("own", _OWN, own, voice))
    if not groups:
        return []
    return [{"slug": slug, "groups": groups, "notes": bool(moves), "desk": desk}]


def _group(kind: str, label: tuple[str, str], texts: Sequence[str], voice: Voice) -> Context:
    name, why = label
    return {
        "kind": kind,
        "name": voice.gettext(name),
        "why": voice.gettext(why),
        "starters": [{"text": text, "pieces": _pieces(text)} for text in texts],
    }


def _pieces(text: str) -> list[Context]:
    """The text between its blanks: a blank is drawn for eyes and named for ears."""
    return [{"text": piece, "blank": bool(n)} for n, piece in enumerate(text.split(BLANK))]
