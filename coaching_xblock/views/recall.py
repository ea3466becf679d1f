"""What a prompt quotes, above its question: the learner's own words or results, and from when they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core import quote
from coaching_xblock.core.prompt import Recall
from coaching_xblock.core.recall import Recalled, Strongest
from coaching_xblock.core.version import Written
from coaching_xblock.core.words import Locked

from .markdown import html
from .voice import Voice

#: A text of more words than these opens on demand, after its first `BEGINNING`.
LONG, BEGINNING = 90, 40
Context = dict[str, Any]


def nothing(recall: Recall, language: str) -> Context:
    """What stands there while there is nothing to quote; *language* is that of the prompts."""
    return {"line": recall.fallback, "language": language, **_quote()}


def recalled(
    recall: Recall, found: Recalled, answer: Sequence[str], language: str, voice: Voice, *, own: bool = True
) -> Context:
    """What was *found*, for ``reflection/recalls.html``. *answer* is a single one in words.

    Not on their *own* page, the learner is spoken of.
    """
    line = {"line": recall.lead, "language": language}
    if isinstance(found.what, Locked):
        lost = voice.gettext(
            "Something of yours is quoted here, but the site's key for it is missing. Tell your course team."
        )
        return {**line, **_quote(lost=lost)}
    if isinstance(found.what, Written):
        text = found.what.text
        return {**line, **_quote(words=html(text), begins=_beginning(text), date=_date(found, voice, own))}
    if isinstance(found.what, Strongest):
        said = [_strongest(found.what, voice)]
        return {**line, **_quote(said, found.what.language, date=_date(found, voice, own))}
    return {**line, **_quote(answer, date=_date(found, voice, own))}


def _quote(
    said: Sequence[str] = (),
    said_language: str = "",
    words: str = "",
    begins: str = "",
    date: str = "",
    lost: str = "",
) -> Context:
    return {
        "quoted": bool(date),
        "said": list(said),
        "said_language": said_language,
        "words": words,
        "short": bool(words) and not begins,
        "begins": begins,
        "date": date,
        "lost": lost,
    }


def _beginning(text: str) -> str:
    """The first words of a long text, plainly; empty where it is short enough to be read at once."""
    words = quote.text(text, 0, len(text)).split()
    return "" if len(words) <= LONG else f"{' '.join(words[:BEGINNING])} …"


def _strongest(what: Strongest, voice: Voice) -> str:
    """The groups in their order: “Social, then Artistic and Investigative (too close to rank)”."""
    _ = voice.gettext
    if not what.groups:
        return _("They were too close together to say which comes first.")
    close = _("{names} (too close to rank)")
    groups = [
        close.format(names=voice.listing(names)) if len(names) > 1 else names[0] for names in what.groups
    ]
    return _(", then ").join(groups)


def _date(found: Recalled, voice: Voice, own: bool) -> str:
    _ = voice.gettext
    if isinstance(found.what, Written):
        said = _("You wrote this on {date}.") if own else _("Written on {date}.")
    elif isinstance(found.what, Strongest):
        said = _("From your result of {date}.") if own else _("From the result of {date}.")
    else:
        said = _("You answered this on {date}.") if own else _("Answered on {date}.")
    return said.format(date=voice.date(found.at))
