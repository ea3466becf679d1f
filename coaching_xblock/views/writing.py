"""The page to write on: one open question, what may help to begin, and who could read the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core.consent import Consent, Rule
from coaching_xblock.core.occasion import Spot
from coaching_xblock.core.people import Person
from coaching_xblock.core.prompt import CHECK_HIGH, CHECK_LOW, Check, Prompt
from coaching_xblock.core.words import Locked

from .occasion import label
from .voice import Voice

#: Characters of guidance that are read at once; longer ones open on demand.
SHORT = 280
_GAP = "…"
Context = dict[str, Any]


def asked(spot: Spot, language: str, voice: Voice) -> Context:
    """The question, as every page shows it; *language* is that of the prompts."""
    gone = voice.gettext("A question that is no longer asked")
    return {
        "question": spot.prompt.question or gone,
        "language": language if spot.prompt.question else "",
        "when": label(spot.occasion, voice),
    }


def form(spot: Spot, voice: Voice) -> Context:
    """The writing area with its starters and sliders."""
    prompt, found = spot.prompt, spot.entry
    text = found.writing.text if found else ""
    checks = found.written.checks if found else {}
    return {
        "item": spot.item,
        "fields": [("item", spot.item)],
        "guidance": prompt.guidance if len(prompt.guidance) <= SHORT else "",
        "more": prompt.guidance if len(prompt.guidance) > SHORT else "",
        "starters": [_starter(each) for each in prompt.starters],
        "length": _length(prompt, voice),
        "count": voice.gettext("{count} so far."),
        "sliders": [_slider(each, checks.get(each.id), voice) for each in prompt.checks],
        "locked": found is not None and found.locked,
        "text": "" if isinstance(text, Locked) else text,
        "revision": found.writing.revision if found else 0,
    }


def reads(
    consent: Consent, rule: Rule, done: str, coaches: Sequence[Person], limits: Sequence[str], voice: Voice
) -> Context:
    """Who can read it, said before the first word; *done* is when an earlier version was, or empty.

    Where the course has it read, the learner can keep it to themselves, and let it be read after all.
    """
    names = voice.listing([person.name for person in coaches])
    read = rule == "read" and not done
    return {
        "said": _shared(voice) if consent.given else _said(rule, consent.promised, names, done, voice),
        "stays": _stays(done, voice) if done else "",
        "keep": read and consent.promised,
        "let": read and not consent.promised,
        "done": _done(read and consent.promised, voice),
        "limits": list(limits) if read and consent.promised else [],
        "fields": [("readers", " ".join(person.id for person in coaches)), ("consent", consent.mark)]
        if read
        else [],
    }


def _shared(voice: Voice) -> str:
    return voice.gettext(
        "Your coaches read what you were done with last. They do not see what you write now until you are "
        "done again."
    )


def _stays(done: str, voice: Voice) -> str:
    said = voice.gettext("What was done on {moment} stays as it is until you are done again.")
    return said.format(moment=voice.moment(done))


def _said(rule: Rule, promised: bool, names: str, done: str, voice: Voice) -> str:
    _ = voice.gettext
    private = _("Private: no coach can read this.")
    if rule == "read" and promised and not done:
        whom = names or _("this course's coaches (there is none at the moment)")
        return _("When you are done, {names} can read this. Before that, nobody can.").format(names=whom)
    if rule == "read" and not done:
        return _("You keep this to yourself. No coach reads it unless you share it.")
    if rule == "offered" and not done:
        return f"{private} {_('When you are done, you are asked whether your coaches may.')}"
    return f"{private} {_('You can share it when you are done, or never.')}"


def _done(promised: bool, voice: Voice) -> str:
    """What pressing the button means."""
    _ = voice.gettext
    if promised:
        return _(
            "This keeps it as a version that your coaches can read from now on. You can change it later."
        )
    return _("This keeps it as a version. It shares nothing, and you can change it later.")


def _starter(text: str) -> Mapping[str, str]:
    """A beginning: what stands on its button, and what it puts into the text."""
    return {"text": text, "put": text.removesuffix(_GAP) if text.count(_GAP) == 1 else text}


def _length(prompt: Prompt, voice: Voice) -> str:
    said = voice.ngettext(
        "About {number} word would do; more or less is fine.",
        "About {number} words would do; more or less is fine.",
        prompt.words,
    )
    return said if prompt.words else ""


def _slider(check: Check, value: int | None, voice: Voice) -> Context:
    said = voice.gettext("Not answered yet") if value is None else str(value)
    return {
        "id": check.id,
        "label": check.label,
        "low": CHECK_LOW,
        "high": CHECK_HIGH,
        "low_label": check.low,
        "high_label": check.high,
        "value": "" if value is None else value,
        "answered": value is not None,
        "said": said,
    }
