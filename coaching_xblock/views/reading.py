"""What stands with a score so that nobody reads too much into it: gaps, borders, how it was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.places import Scale

from .sentence import RIASEC
from .voice import Voice, plain_number

#: More questions without an answer than these are counted, not named.
NAMED = 10


def phrase(scale: Scale, voice: Voice) -> str:
    """The name of its band, both names near a border, or the instrument's words for an average answer."""
    if scale["value"] is None:
        return ""
    names = [band["name"] for band in scale["bands"] if band["name"]]
    return voice.gettext(" or ").join(names) or str(scale["level"])


def between(scale: Scale, voice: Voice) -> str:
    """A score near a border shows the texts of both sides, and says so."""
    if len(scale["bands"]) < 2:
        return ""
    return voice.gettext("The answers lie between two descriptions. Either may fit.")


def gaps(scale: Scale, voice: Voice) -> str:
    """What is missing of a scale, and what became of it."""
    _ = voice.gettext
    items, missing = int(scale["items"]), len(scale["missing"])
    if scale["value"] is None and not items:
        return _("Its questions were not asked, so there is no score.")
    facts = {"given": items - missing, "items": items}
    if len(scale["missing"]) == items:
        return _("None of its questions has an answer, so there is no score.")
    if scale["value"] is None:
        return _("Only {given} of its {items} questions are answered: too few for a score.").format(**facts)
    if scale["prorated"]:
        return _(
            "Counted from {given} of {items} answers. What is missing is filled in with their average."
        ).format(**facts)
    return ""


def left_out(shown: Mapping[str, Any], instrument: Instrument, voice: Voice) -> str:
    """Which questions have no answer, by the numbers that they had; many are counted."""
    _ = voice.gettext
    order = {item: str(number) for number, item in enumerate(instrument.items, start=1)}
    numbers = [order[item] for item in shown["left_out"] if item in order]
    if not shown["left_out"]:
        return ""
    if len(numbers) != len(shown["left_out"]) or len(numbers) > NAMED:
        return voice.ngettext(
            "{number} question has no answer.", "{number} questions have no answer.", len(shown["left_out"])
        )
    if len(numbers) == 1:
        return _("Question {number} has no answer.").format(number=numbers[0])
    return _("Questions {numbers} have no answer.").format(numbers=voice.listing(numbers))


def rules(scales: Sequence[Scale], voice: Voice) -> list[str]:
    """How the scores came about, each way of counting once; without numbers where they differ."""
    several = len(scales) > 1
    found = {rule(each, several, voice): None for each in scales}
    if len(found) > 1:
        found = {rule({**each, "items": 0, "close": None}, several, voice): None for each in scales}
    return list(found)


def rule(scale: Scale, several: bool, voice: Voice) -> str:
    """How a score came about, and how far apart two have to be."""
    _ = voice.gettext
    parts = [_counting(scale, several, voice)]
    if scale["turned"]:
        parts.append(_("Sentences that point the other way are counted the other way round."))
    if scale["weighted"]:
        parts.append(_("Some answers count more than others."))
    if scale["compared"]:
        parts.append(
            _("It holds within one person's choices. One choice made differently can change places.")
        )
        return " ".join(parts)
    parts.append(_("It compares nobody with anybody."))
    if several and scale["close"] and scale["items"] > 1:
        parts.append(_close(scale["close"], voice))
    return " ".join(parts)


def _counting(scale: Scale, several: bool, voice: Voice) -> str:
    _ = voice.gettext
    items, method = int(scale["items"]), scale["method"]
    if not items and method == "mean":
        return _("A score is the average of the answers of an area.")
    if not items and method == "choices":
        return _("A score counts what was chosen.")
    if not items or not method:
        return (
            _("A score adds up the answers of an area.") if several else _("The score adds up the answers.")
        )
    if method == "choices":
        return _("A score counts what was chosen in {items} questions.").format(items=items)
    if items == 1:
        return _("A score is a single answer, as it was given.")
    said = {
        ("sum", True): _("A score adds up the {items} answers of an area{ends}."),
        ("sum", False): _("The score adds up {items} answers{ends}."),
        ("mean", True): _("A score is the average of the {items} answers of an area{ends}."),
        ("mean", False): _("The score is the average of {items} answers{ends}."),
    }[method, several]
    return said.format(items=items, ends=_ends(scale, voice))


def _ends(scale: Scale, voice: Voice) -> str:
    """“, from 0 for Never to 4 for Always”; nothing where answers count differently or say nothing."""
    if not scale["ends"] or scale["weighted"]:
        return ""
    share = scale["items"] if scale["method"] == "sum" else 1
    return voice.gettext(", from {low} for {first} to {high} for {last}").format(
        low=plain_number(scale["low"] / share),
        high=plain_number(scale["high"] / share),
        first=scale["ends"][0],
        last=scale["ends"][1],
    )


def _close(close: float, voice: Voice) -> str:
    _ = voice.gettext
    if close == int(close):
        said = voice.ngettext("up to {number} point", "up to {number} points", int(close))
    else:
        said = _("up to {number} points").format(number=plain_number(close))
    return _("Areas {close} apart are too close to rank.").format(close=said)


def sources(shown: Mapping[str, Any], voice: Voice) -> list[str]:
    """Where the descriptions come from."""
    _ = voice.gettext
    scales = shown["scales"]
    said = list(shown["sources"])
    if any(each["cuts"] and each["items"] > 1 and not each["compared"] for each in scales):
        said.insert(0, _("Descriptions change at fixed average answers. Other people's scores play no part."))
    if any(each["error"] for each in scales):
        said.insert(
            0,
            _(
                "The thin line across a bar is the standard error: how far a score may move by chance alone. "
                "It is computed from published figures."
            ),
        )
    return said


def care(subject: str, voice: Voice, whose: str) -> str:
    """What this kind of result is about, and what it is not."""
    _ = voice.gettext
    if whose:
        said = {
            "interests": _(
                "This is about what {name} likes, not about what they can do. Another day it may differ."
            ),
            "values": _(
                "This is an order within {name}'s own choices. It says nothing beside other people's."
            ),
        }.get(subject, _("This is how {name} answered on one day. Another day it may differ."))
        return said.format(name=whose)
    return {
        "interests": _(
            "This is about what you like, not about what you can do or what is open to you. Another "
            "day it may differ."
        ),
        "values": _(
            "This is an order within your own choices. It says nothing beside other people's, and it may "
            "move when your life does."
        ),
        "personality": _(
            "This is how you describe yourself at present. It is no diagnosis, and others may see you "
            "differently."
        ),
        "strengths": _("This is how you see yourself at present. It does not say what you can do or learn."),
        "skills": _("This is how you see yourself at present. It does not say what you can do or learn."),
        "situation": _("This is how things stand for you at present. They can change."),
    }.get(subject, _("This is how you answered on one day. Another day it may differ."))


def headings(shown: Mapping[str, Any], voice: Voice) -> dict[str, str]:
    """The table's caption and the heading above what each scale means."""
    _ = voice.gettext
    scales = shown["scales"]
    if [each["id"] for each in scales] == RIASEC and shown["subject"] == "interests":
        return {"caption": _("The six areas"), "heading": _("What the areas mean")}
    if len(scales) == 1:
        return {"caption": _("Your score"), "heading": _("What it means")}
    caption = _("The scores")
    if shown["subject"] == "values":
        return {"caption": caption, "heading": _("What they mean at work")}
    return {"caption": caption, "heading": _("What they mean")}
