"""What a learner sees of talking to somebody other than their coach, and of who was told about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core import concern, confidence, jotting, oversight
from coaching_xblock.core.confidence import Confidence, Said
from coaching_xblock.core.jotting import Jotting
from coaching_xblock.core.matter import TALK
from coaching_xblock.core.people import Person
from coaching_xblock.core.vault import Vault

from .names import Names
from .today import line
from .voice import Voice

Context = dict[str, Any]


def door(kept: Vault | None, learner: str, guards: Sequence[Person], names: Names) -> Context:
    """The way there from the learner's first page, and what they should know without asking; *kept* is None
    where it does not open."""
    _, voice = names.voice.gettext, names.voice
    talk = confidence.of(kept.talk) if kept else Confidence()
    unseen = talk.unseen(learner)
    return {
        "able": bool(guards or talk.said or (kept and jotting.find(kept.own, TALK).text)),
        "said": _reads(guards, voice)
        if guards
        else _(
            "This course has named nobody for this. If you need somebody to talk to, the line below says who "
            "is there."
        ),
        "mark": voice.ngettext("{number} answer", "{number} answers", unseen) if unseen else "",
        "told": _told(kept, names) if kept else [],
        "today": [line(each, handler="confide") for each in _told(kept, names, new=True)] if kept else [],
    }


def page(
    kept: Vault, learner: str, guards: Sequence[Person], draft: Jotting, names: Names, *, at: str = ""
) -> Context:
    """The learner's page: what was said, and a place to write. Reading goes on *at* a message, or the top."""
    _, voice = names.voice.gettext, names.voice
    talk = confidence.of(kept.talk)
    told, looks = _told(kept, names), _looks(kept, names)
    return {
        "reads": _reads(guards, voice) if guards else _("Nobody is named for this any more."),
        "messages": [_message(each, learner, names, here=each.id == at) for each in talk.said],
        "states": _states(talk, learner, names),
        "forms": [_form(talk, guards, draft, names)] if guards else [],
        "unsent": "" if guards else draft.text,
        "told": told,
        "looks": looks,
        "known": bool(told or looks),
        "top": not at,
    }


def _form(talk: Confidence, guards: Sequence[Person], draft: Jotting, names: Names) -> Context:
    _ = names.voice.gettext
    named = names.voice.listing([each.name for each in guards])
    return {
        "guards": " ".join(each.id for each in guards),
        "text": draft.text,
        "revision": draft.revision,
        "widen": _widen(talk, guards, names),
        "send": _("Send to {names}").format(names=named),
        "limits": _(
            "If somebody may come to serious harm, others may have to be told, and you first if at all "
            "possible. The people who run this site hold its keys and could read it too."
        ),
    }


def _reads(guards: Sequence[Person], voice: Voice) -> str:
    _ = voice.gettext
    said = (
        _("{names} reads what you write. Your coaches see neither your words nor that there are any.")
        if len(guards) == 1
        else _("{names} read what you write. Your coaches see neither your words nor that there are any.")
    )
    return said.format(names=voice.listing([each.name for each in guards]))


def _message(each: Said, learner: str, names: Names, here: bool) -> Context:
    _, voice = names.voice.gettext, names.voice
    mine = each.by == learner
    return {
        "id": each.id,
        "who": _("You") if mine else names.of(each.by),
        "when": voice.moment(each.at),
        "text": each.text,
        "stub": _("Deleted on {date}.").format(date=voice.date(each.deleted)) if each.deleted else "",
        "deletes": mine and not each.deleted,
        "to": _("To {names}").format(names=names.every(each.to)) if mine else "",
        "here": here,
    }


def _states(talk: Confidence, learner: str, names: Names) -> list[str]:
    """Who opened it last, and whether it is closed."""
    _, voice = names.voice.gettext, names.voice
    newest = {each.by: each.at for each in talk.opened}
    said = [
        _("{name} opened it on {moment}.").format(name=names.of(who), moment=voice.moment(at))
        for who, at in newest.items()
    ]
    last = max((each.at for each in talk.said if each.by == learner and not each.deleted), default="")
    if talk.said and not said:
        said = [_("Nobody has opened it yet.")]
    elif last > max(newest.values(), default=last):
        said.append(_("What you wrote last is not opened yet."))
    if talk.closed:
        closed = _("{name} closed this on {date}. You can write again at any time.")
        said.append(closed.format(name=names.of(talk.closed.by), date=voice.date(talk.closed.at)))
    return said


def _widen(talk: Confidence, guards: Sequence[Person], names: Names) -> str:
    """What to tick where somebody is named now who cannot read what was said before."""
    apart = talk.apart([each.id for each in guards])
    if not apart:
        return ""
    said = names.voice.gettext("Let {names} read what I wrote before, too")
    return said.format(names=names.every(apart))


def _told(kept: Vault, names: Names, new: bool = False) -> list[str]:
    """Who told whom that they are worried about this learner, unless there was a reason not to say so; with
    *new*, only what the learner has not looked at."""
    _, voice = names.voice.gettext, names.voice
    lines = []
    reports = concern.load(kept.concerns)
    for each in concern.told_learner(reports[kept.talk.get("aware", 0) :] if new else reports):
        title = names.title(each.usage)
        said = (
            _("{coach} is worried about you and told {names} on {date}, because of “{title}”.")
            if title
            else _("{coach} is worried about you and told {names} on {date}.")
        )
        facts = {"coach": names.of(each.by), "names": names.every(each.told), "title": title}
        lines.append(said.format(date=voice.date(each.at), **facts))
    return lines


def _looks(kept: Vault, names: Names) -> list[str]:
    """Which conversations safeguarding persons opened, the newest first."""
    _, voice = names.voice.gettext, names.voice
    said = _("{moment}: {name} opened your conversation in “{title}”.")
    return [
        said.format(moment=voice.moment(each.at), name=names.of(each.by), title=names.title(each.usage))
        for each in reversed(oversight.load(kept.talk))
    ]
