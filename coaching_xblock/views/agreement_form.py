"""Writing a version of the coaching agreement: the form, and a text to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_xblock.core.agreement import PARTS
from coaching_xblock.core.note import Note
from coaching_xblock.core.promise import Promise
from coaching_xblock.core.unsent import Draft

from .agreement import LABELS, Context, Reader
from .card import week
from .voice import Voice


def form(
    notes: Mapping[str, Note], after: str, sent: Mapping[str, str], draft: bool, reader: Reader
) -> Context:
    """The form for another version. *after* is the newest there is; *sent* are texts of a window that is not
    up to date; *draft* says that something was written and not sent."""
    _ = reader.voice.gettext
    told = _("{name} reads it when you send it. You accept it by sending it.")
    name = reader.learner.name if reader.coach else _("Your coach")
    return {
        "fields": [*reader.fields, ("after", after)],
        "parts": [
            {
                "name": part,
                "label": _(LABELS[part]),
                "item": f"{reader.learner.id} {part}",
                "text": notes[part].text if part in notes else "",
                "revision": notes[part].revision if part in notes else 0,
                "sent": sent.get(part, ""),
                "first": part == PARTS[0],
            }
            for part in PARTS
        ],
        "told": told.format(name=name),
        "learner": not reader.coach,
        "send": _("Send to {name}").format(name=reader.learner.name if reader.coach else _("your coach")),
        "kept": _("You began this and did not send it.") if draft else "",
    }


def default(promise: Promise, limits: Sequence[str], voice: Voice) -> dict[str, str]:
    """A text that either side can begin with. *promise* is what the coach's card says, *limits* are where
    confidentiality ends."""
    _ = voice.gettext
    return {
        "what": _(
            "Coaching is a conversation about the learner's work and where they want to go. The learner "
            "decides what it is about, and what comes of it. The coach listens, asks, and offers a thought "
            "where it may help; the coach does not judge, grade or select. A coach is no therapist, lawyer "
            "or recruiter: where one is needed, we look for the right person."
        ),
        "often": _(
            "We talk every two weeks, for about 45 minutes. Between talks we write when something comes up. "
            "Either of us may move a talk. After three talks we ask each other whether this is of use."
        ),
        "answers": _answers(promise, voice),
        "confidence": "\n".join(limits),
        "ending": _(
            "Either of us can end this at any time, and needs no reason. We take one last talk to look at "
            "what was of use and what comes next. What the learner wrote stays theirs."
        ),
    }


def _answers(promise: Promise, voice: Voice) -> str:
    _ = voice.gettext
    if promise.days is None:
        return _(
            "The coach answers as soon as they can. After a week without an answer, the learner writes again."
        )
    days = week(promise.workdays, voice)
    if promise.days == 0:
        return _("The coach answers on the same working day ({days}).").format(days=days)
    working = voice.ngettext("{number} working day", "{number} working days", promise.days)
    return _("The coach answers within {working} ({days}).").format(working=working, days=days)


def change(draft: Draft | None, learner: str, voice: Voice) -> Context:
    """The form in which a learner asks for a change; *draft* is what they began."""
    text, revision = (draft.texts["text"], draft.revisions["text"]) if draft else ("", 0)
    return {"item": learner, "text": text, "revision": revision, "opened": bool(text)}


def back(reader: Reader) -> Context:
    """The way back to where the agreement was opened."""
    handler = "open_learner" if reader.coach else "show_desk"
    label = reader.voice.gettext("Back to {name}").format(name=reader.learner.name)
    return {
        "handler": handler,
        "fields": [*reader.fields, ("about", "agreement")],
        "label": label if reader.coach else reader.voice.gettext("Back to your coaching"),
    }
