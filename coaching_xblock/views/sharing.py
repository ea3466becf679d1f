"""Who can read something of a learner's and how they change that, in the same words for all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coaching_xblock.core.access import Line
from coaching_xblock.core.consent import Consent
from coaching_xblock.core.people import Person

from .log import name_of
from .voice import Voice

_QUIET = "coaching-button coaching-button-quiet"
Fields = Sequence[tuple[str, str | int]]
#: A handler and the fields that it is sent.
Post = tuple[str, Fields]


@dataclass(frozen=True)
class Way:
    """A button of ``shared/way.html``: it posts *fields* to *handler*."""

    handler: str
    label: str
    fields: Fields = ()
    look: str = "coaching-link"
    #: The name that a line above jumps to.
    name: str = ""
    #: The end of the id of the words that say what it does.
    described: str = ""


def share_line(
    consent: Consent,
    lines: Sequence[Line],
    people: Mapping[str, Person],
    coaches: Sequence[Person],
    voice: Voice,
) -> str:
    """Who can read it, and who has: *lines* are those of the log about it, newest first."""
    _ = voice.gettext
    if not consent.given:
        private = _("Private: no coach can read this.")
        if consent.state == "withdrawn":
            since = _("You took it back on {date}.").format(date=voice.date(consent.since))
            return f"{private} {since}"
        return private
    parts = [_readers([person.name for person in coaches], voice)]
    if consent.answers:
        parts.append(_("Your single answers are shared too."))
    later = [person.name for person in gained([consent], coaches)]
    if later:
        parts.append(
            _("Since you shared it, this course gained: {names}.").format(names=voice.listing(later))
        )
    opened = next((line for line in lines if line.act == "opened"), None)
    if opened is not None:
        parts.append(
            _("{name} opened it on {date}.").format(
                name=name_of(opened.who, people, voice), date=voice.date(opened.at)
            )
        )
    return " ".join(parts)


def gained(consents: Sequence[Consent], coaches: Sequence[Person]) -> list[Person]:
    """Those who can read something that was shared before they joined the course team."""
    return [each for each in coaches if any(each.id not in consent.readers for consent in consents)]


def ways(
    consent: Consent,
    share: Post,
    stop: Post,
    voice: Voice,
    *,
    more: Sequence[Way] = (),
    also: str = "",
    quiet: bool = False,
) -> dict[str, Any]:
    """The context of ``shared/sharing.html``: *share* asks first, *stop* does not; *more* stands beside.

    *also* says what else goes with it. It is *quiet* where something else is the one thing to do.
    """
    _ = voice.gettext
    if consent.given:
        first = Way(*_at(stop, _("Stop sharing")), _QUIET, "", "withdraw")
    else:
        first = Way(*_at(share, _("Share with my coaches")), _QUIET if quiet else "coaching-button")
    return {
        "buttons": [first, *more],
        "shared": consent.given,
        "private": not consent.given,
        "also": also,
    }


def asking(
    consent: Consent,
    give: Post,
    keep: Post,
    who: Mapping[str, Any],
    voice: Voice,
    *,
    label: str,
    lines: Sequence[str] = (),
    offer: str = "",
    keep_label: str = "",
    tick: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The context of ``shared/ask_share.html``, the panel before something is shared.

    *who* is `readers.who`, *lines* say what goes along, *label* stands on the button. *offer* is the
    course's question; without one the learner asked for the panel, and reading goes on there.
    """
    _ = voice.gettext
    sent = [*give[1], ("readers", who["ids"]), ("consent", consent.mark)]
    kept = keep_label or (_("Not now") if offer else _("Keep it private"))
    return {
        "title": offer or _("Before you share"),
        "asked": not offer,
        "who": who,
        "lines": list(lines),
        "tick": dict(tick or {}),
        "give": Way(give[0], label, sent, "coaching-button", "share_now"),
        "keep": Way(keep[0], kept, keep[1]),
    }


def _at(post: Post, label: str) -> tuple[str, str, Fields]:
    return post[0], label, post[1]


def _readers(names: Sequence[str], voice: Voice) -> str:
    _ = voice.gettext
    if not names:
        return _("Shared with this course's coaches. There is none at the moment.")
    if len(names) <= 3:
        return _("Shared: {names} can read this.").format(names=voice.listing(names))
    more = voice.ngettext("{number} more coach", "{number} more coaches", len(names) - 2)
    return _("Shared: {names} can read this.").format(names=voice.listing([*names[:2], more]))
