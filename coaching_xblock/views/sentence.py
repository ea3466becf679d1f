"""What a result says first: one plain sentence, or a few, by what the questionnaire is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.places import Scale, places, share, undecided

from .voice import Voice, plain_number

#: More names than these are counted.
NAMES = 5
#: Scores further than this from the middle of their range are spoken of; those between are the rest.
FAR = 0.125
#: The areas of Holland's hexagon, clockwise from the top.
RIASEC = ["R", "I", "A", "S", "E", "C"]


def sentence(shown: Mapping[str, Any], voice: Voice, whose: str = "") -> str:
    """What the profile says, in words.

    *shown* is what `core.report` kept; *whose* is the learner's name where a coach reads.
    """
    scales: Sequence[Scale] = shown["scales"]
    scored = [each for each in scales if each["value"] is not None]
    if not scored:
        return _no_score(shown, voice, whose)
    compared = [each for each in scored if each["compared"]]
    rated = [each for each in scored if not each["compared"]]
    parts = [_told(voice, whose)] if shown["told"] else []
    if compared:
        parts.append(_order(shown["subject"], compared, voice, whose))
    if rated and shown["subject"] == "interests" and (shown["flat"] or shown["leading"]):
        parts.append(_leaning(shown, voice, whose))
    elif rated and all(each["level"] for each in rated):
        parts.append(_levels(rated, voice, whose))
    elif rated:
        parts.append(_figures(rated, voice))
    return " ".join(parts)


def figure(scale: Scale, voice: Voice) -> str:
    """A score with what it could have been: “12 of 20”, or “3.4, from 1 to 5”."""
    _ = voice.gettext
    said = {each: plain_number(scale[each]) for each in ("value", "low", "high")}
    return (_("{value} of {high}") if not scale["low"] else _("{value}, from {low} to {high}")).format(**said)


def _no_score(shown: Mapping[str, Any], voice: Voice, whose: str) -> str:
    _ = voice.gettext
    if shown["scales"] and not shown["told"]:
        return _("Too little was answered for a score.")
    return _told(voice, whose)


def _told(voice: Voice, whose: str) -> str:
    _ = voice.gettext
    if whose:
        return _("The result is what {name} answered, as it was given.").format(name=whose)
    return _("The result is what you answered, as you gave it.")


def _order(subject: str, scales: Sequence[Scale], voice: Voice, whose: str) -> str:
    _ = voice.gettext
    groups = places(scales)
    if undecided(groups):
        return (
            _("Nothing comes first in {name}'s choices: they are spread evenly.").format(name=whose)
            if whose
            else _("Nothing comes first in your choices: they are spread evenly. That is a result too.")
        )
    first = _names(groups[0], voice)
    if subject == "values":
        said = (
            _("What matters most to {name}, by their choices: {first}.")
            if whose
            else _("What matters most to you, by your choices: {first}.")
        )
    else:
        said = _("First in {name}'s choices: {first}.") if whose else _("First in your choices: {first}.")
    parts = [said.format(name=whose, first=_tied(groups[0], first, voice))]
    if len(groups) > 2:
        parts.append(_("Next: {next}.").format(next=_tied(groups[1], _names(groups[1], voice), voice)))
    return " ".join(parts)


def _tied(group: Sequence[Scale], names: str, voice: Voice) -> str:
    return voice.gettext("{names}, tied").format(names=names) if len(group) > 1 else names


def _leaning(shown: Mapping[str, Any], voice: Voice, whose: str) -> str:
    _ = voice.gettext
    scales = {each["id"]: each for each in shown["scales"]}
    six = list(scales) == RIASEC
    if shown["flat"]:
        return _flat(six, voice, whose)
    leading = [scales[each] for each in shown["leading"] if each in scales]
    following = [scales[each] for each in shown["following"] if each in scales]
    areas = _names(leading, voice)
    first = {
        (True, True): _("{name}'s answers lean towards {areas} work."),
        (True, False): _("Your answers lean towards {areas} work."),
        (False, True): _("{name}'s answers lean towards {areas}."),
        (False, False): _("Your answers lean towards {areas}."),
    }[six, bool(whose)]
    parts = [first.format(name=whose, areas=areas)]
    if len(leading) > 1:
        parts.append(_("These are too close to put in order."))
    said = {each["level"] for each in leading}
    if max(map(share, leading), default=1.0) < 0.5 and said != {""}:
        # Leaning is relative: somebody can lean towards what they like little.
        parts.append(_("Even there they were “{level}”.").format(level=leading[0]["level"]))
    if following:
        more = _("Next come {areas}.") if len(following) > 1 else _("Next comes {areas}.")
        parts.append(more.format(areas=_names(following, voice)))
    return " ".join(parts)


def _flat(six: bool, voice: Voice, whose: str) -> str:
    _ = voice.gettext
    if whose:
        return (
            _("{name}'s six areas are too close to rank.")
            if six
            else _("{name}'s areas are too close to rank.")
        ).format(name=whose)
    if six:
        return _("Your six areas are too close to rank. Nothing stands out, and that is a result too.")
    return _("Your areas are too close to rank. Nothing stands out, and that is a result too.")


def _levels(scales: Sequence[Scale], voice: Voice, whose: str) -> str:
    """The instrument's own words for the average answers; those in the middle are the rest."""
    _ = voice.gettext
    groups: dict[str, list[Scale]] = {}
    for each in sorted(scales, key=share, reverse=True):
        groups.setdefault(each["level"], []).append(each)
    far = {
        level: group for level, group in groups.items() if any(abs(share(each) - 0.5) > FAR for each in group)
    }
    told = far or groups
    begin = (
        _("On average, {name}'s answers say “{level}” for {areas}.")
        if whose
        else _("On average, your answers say “{level}” for {areas}.")
    )
    parts: list[str] = []
    for level, group in told.items():
        said = _("They say “{level}” for {areas}.") if parts else begin
        everything = len(scales) == len(group) > NAMES
        areas = _("all {number}").format(number=len(scales)) if everything else _names(group, voice)
        parts.append(said.format(name=whose, level=level, areas=areas))
    rest = len(scales) - sum(map(len, told.values()))
    if rest:
        parts.append(
            voice.ngettext("The other one is in the middle.", "The other {number} are in the middle.", rest)
        )
    return " ".join(parts)


def _figures(scales: Sequence[Scale], voice: Voice) -> str:
    """Without words for an average answer, the figures themselves, or what stands out of many."""
    _ = voice.gettext
    if len(scales) < NAMES:
        return " ".join(
            _("{area}: {score}.").format(area=each["name"], score=figure(each, voice)) for each in scales
        )
    groups = places(scales)
    if undecided(groups):
        return _("The scores lie close together. Nothing stands out, and that is a result too.")
    top = share(groups[0][0])
    first = [each for each in scales if top - share(each) <= _close(each)]
    return _("Of {number} areas, these stand out most: {areas}.").format(
        number=len(scales), areas=_names(first, voice)
    )


def _close(scale: Scale) -> float:
    width = scale["high"] - scale["low"]
    return (scale["close"] or 0) / width + 1e-9 if width else 1e-9


def _names(scales: Sequence[Scale], voice: Voice) -> str:
    names = [each["name"] for each in scales]
    if len(names) <= NAMES:
        return voice.listing(names)
    more = voice.ngettext("{number} more", "{number} more", len(names) - NAMES + 1)
    return voice.listing([*names[: NAMES - 1], more])
