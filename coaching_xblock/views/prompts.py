"""Prompts as an author reads them: each with what helps to begin, what it quotes and how often it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from coaching_xblock.core.consent import Rule, rule
from coaching_xblock.core.instrument import Subject
from coaching_xblock.core.moment import stamp
from coaching_xblock.core.prompt import CHECK_HIGH, CHECK_LOW, Check, Prompt, PromptSet, Recall, Repeat

from .licence import licences
from .voice import Voice


def described(asked: PromptSet, voice: Voice) -> dict[str, Any]:
    """The whole set, as the template of an author's page reads it."""
    return {
        "set_title": asked.title,
        "purpose": asked.purpose,
        "before": asked.intro,
        "language": asked.language,
        "size": size(asked, voice),
        "prompts": [_prompt(prompt, voice) for prompt in asked.prompts],
        "licences": licences(asked),
    }


def size(asked: PromptSet, voice: Voice) -> str:
    """How many prompts there are, and how many of them are to be answered."""
    number = len(asked.prompts)
    if asked.stepwise:
        return voice.ngettext("{number} step.", "{number} steps, one after the other.", number)
    questions = voice.ngettext("{number} question.", "{number} questions.", number)
    if asked.answer == "all" or number == 1:
        return questions
    if asked.answer == "any":
        return f"{questions} {voice.gettext('Answer those you like.')}"
    chosen = voice.ngettext("Choose {number} of them.", "Choose {number} of them.", asked.needed)
    return f"{questions} {chosen}"


def again(repeat: Repeat, voice: Voice) -> str:
    """How often a prompt comes, or nothing where it is answered once."""
    _ = voice.gettext
    said: Mapping[Repeat, str] = {
        "": "",
        "day": _("It comes again every day."),
        "week": _("It comes again every week."),
        "any": _("It can be answered as often as one likes."),
    }
    return said[repeat]


def _prompt(prompt: Prompt, voice: Voice) -> dict[str, Any]:
    length = voice.ngettext(
        "Suggested length: about {number} word.", "Suggested length: about {number} words.", prompt.words
    )
    return {
        "stage": prompt.stage,
        "question": prompt.question,
        "guidance": prompt.guidance,
        "starters": prompt.starters,
        "checks": [_slider(check, voice) for check in prompt.checks],
        "quotes": [
            {"lead": each.lead, "what": _quoted(each, voice), "fallback": each.fallback}
            for each in prompt.recalls
        ],
        "notes": [said for said in (length if prompt.words else "", again(prompt.repeat, voice)) if said],
    }


def _slider(check: Check, voice: Voice) -> str:
    said = voice.gettext("A slider from {lowest} ({low}) to {highest} ({high}): {label}")
    return said.format(
        label=check.label, lowest=CHECK_LOW, low=check.low, highest=CHECK_HIGH, high=check.high
    )


def _quoted(recall: Recall, voice: Voice) -> str:
    """What a recall quotes, in place of the words that only a learner's page has."""
    _ = voice.gettext
    if recall.kind == "entry":
        return _("what the learner wrote to “{prompt}”").format(prompt=recall.id)
    if recall.kind == "answer":
        instrument, _space, item = recall.id.partition(" ")
        return _("the answer to “{item}” of “{instrument}”").format(item=item, instrument=instrument)
    strongest = voice.ngettext("the strongest result", "the {number} strongest results", recall.count)
    return _("{strongest} of “{name}”").format(strongest=strongest, name=recall.id)


def rules(authored: Mapping[str, Any], subject: Subject, voice: Voice) -> list[str]:
    """The author's rules in words; *authored* are the fields by name, which OLX can fill with anything."""
    _ = voice.gettext
    shared: Mapping[Rule, str] = {
        "learner": _("Each learner decides whether the coaches read what they write."),
        "offered": _("On handing in, learners are asked whether the coaches may read it."),
        "read": _(
            "The coaches read what is handed in, unless the learner keeps it. Learners are told before the "
            "first word."
        ),
    }
    answered = _("It is complete when the questions are answered.")
    complete = {
        "read": _(
            "It is complete when the learner has read an answer of the coach. What no coach may read is "
            "complete when it is handed in."
        )
    }
    return [
        shared[rule(authored["sharing"], subject)],
        complete.get(authored["completion"], answered),
        *_open(authored["opens"], authored["closes"], voice),
    ]


def _open(opens: Any, closes: Any, voice: Voice) -> Iterator[str]:
    if isinstance(opens, datetime):
        yield voice.gettext("Nobody writes before {moment}, in your time zone.").format(
            moment=voice.moment(stamp(opens))
        )
    if isinstance(closes, datetime):
        yield voice.gettext("Nobody writes after {moment}, in your time zone.").format(
            moment=voice.moment(stamp(closes))
        )
