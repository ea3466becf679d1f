"""What a coach reads and writes who is worried about a learner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.concern import Concern
from coaching_xblock.core.jotting import Jotting
from coaching_xblock.core.people import Person

from .voice import Voice

Context = dict[str, Any]
#: What the coach saw, and why the learner is not told.
PARTS = ("seen", "reason")


def page(
    learner: Person,
    item: str,
    protocol: str,
    guards: Sequence[Person],
    drafts: Mapping[str, Jotting],
    reports: Sequence[Concern],
    people: Mapping[str, Person],
    voice: Voice,
) -> Context:
    """The course's protocol, what this coach reported before, and the form where somebody can be told."""
    _ = voice.gettext
    named = voice.listing([each.name for each in guards])
    # What was told once is folded away, unless there is more being written.
    again = bool(reports) and not drafts["seen"].text
    return {
        "title": _("You are worried about {name}").format(name=learner.name),
        "protocol": [line for line in protocol.splitlines() if line.strip()],
        "unsaid": ""
        if protocol.strip()
        else _("This course has not written down what to do. Talk to whoever runs it, today if you can."),
        "nobody": ""
        if guards
        else _("This course has named nobody to tell, so nothing can be reported here. Do it in person."),
        "reports": [_reported(each, people, voice) for each in reports],
        "forms": [_form(learner, item, guards, drafts, named, voice)] if guards and not again else [],
        "more": [_form(learner, item, guards, drafts, named, voice)] if guards and again else [],
        "more_said": _("Tell {names} something more").format(names=named),
    }


def _form(
    learner: Person,
    item: str,
    guards: Sequence[Person],
    drafts: Mapping[str, Jotting],
    named: str,
    voice: Voice,
) -> Context:
    _ = voice.gettext
    told = _("{names} is told at once. Other coaches see neither this nor that there is anything.")
    if len(guards) > 1:
        told = _("{names} are told at once. Other coaches see neither this nor that there is anything.")
    return {
        "guards": " ".join(each.id for each in guards),
        "told": told.format(names=named),
        "learner": _("{name} will read that you told {names}, and not what you wrote.").format(
            name=learner.name, names=named
        ),
        "silent": _("A reason not to tell {name}").format(name=learner.name),
        "why": _("Why should {name} not be told? With a reason here they are not.").format(name=learner.name),
        "send": _("Tell {names}").format(names=named),
        "parts": {
            part: {
                "item": f"{learner.id} {item} {part}",
                "text": drafts[part].text,
                "revision": drafts[part].revision,
            }
            for part in PARTS
        },
        "silenced": bool(drafts["reason"].text),
    }


def _reported(each: Concern, people: Mapping[str, Person], voice: Voice) -> Context:
    _ = voice.gettext
    names = voice.listing([people[one].name for one in each.told if one in people])
    opened = [mark.at for mark in each.opened]
    return {
        "said": _("You told {names} on {moment}.").format(names=names, moment=voice.moment(each.at)),
        "state": _("Opened on {moment}.").format(moment=voice.moment(opened[0]))
        if opened
        else _("Not opened yet."),
        "text": each.text,
    }
