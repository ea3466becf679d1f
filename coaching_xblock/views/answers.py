"""Single answers as they were given, in the questionnaire's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_xblock.core.asking import asked
from coaching_xblock.core.instrument import Answer, Instrument, Item
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .licence import licences
from .voice import Voice, plain_number


def page(found: Sitting, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """The context of ``assessment/answers.html``: the learner's own look at them."""
    _ = voice.gettext
    finished = voice.date(found.finished)
    return {
        "sitting": found.id,
        "finished": finished,
        "kept": _("Finished on {date}. They stay as you gave them.").format(date=finished),
        "given": answers(found, instrument, voice),
        "licences": licences(instrument),
    }


def answers(found: Sitting, instrument: Instrument, voice: Voice, *, own: bool = True) -> dict[str, Any]:
    """The context of ``assessment/given.html``: every question with its answer, by section.

    What was answered and then no longer asked is for the learner's *own* eyes.
    """
    given = {} if isinstance(found.answers, Locked) else found.answers
    still = {item.id for item in asked(instrument, given)}
    number = {item: place for place, item in enumerate(instrument.items, start=1)}
    locked = isinstance(found.answers, Locked)
    return {
        "locked": locked,
        "language": instrument.language,
        "changed": _changed(found, instrument, voice),
        "sections": [
            {
                "title": section.title,
                "items": [
                    {
                        "id": item.id,
                        "number": number[item.id],
                        "text": item.text,
                        "lines": _lines(item, given, voice) if own or item.id in still else [],
                        "remark": _remark(item.id in given, item.id in still, own, voice),
                        "turned": _turned(item, instrument, voice) if item.id in given else "",
                        "talk": (),
                    }
                    for item in section.items
                ],
            }
            for section in (() if locked else instrument.sections)
        ],
    }


def given(instrument: Instrument, answers: Mapping[str, Answer], voice: Voice) -> list[dict[str, str]]:
    """Each question that has an answer, in the order in which they are asked, as plain text."""
    return [
        {"id": item.id, "question": item.text, "given": worded(item, answers[item.id], voice)}
        for item in instrument
        if item.id in answers
    ]


def worded(item: Item, answer: Answer, voice: Voice) -> str:
    """One answer in the words that the learner chose it by, or in their own."""
    if item.kind == "text":
        return str(answer)
    return ", ".join(_lines(item, {item.id: answer}, voice))


def _changed(found: Sitting, instrument: Instrument, voice: Voice) -> str:
    if found.digest == instrument.digest:
        return ""
    if not instrument.items:
        return voice.gettext("The questions are no longer here. Your answers stay stored.")
    return voice.gettext(
        "The questions have changed since. They stand here as they are today, so an answer may not "
        "fit its words."
    )


def _lines(item: Item, given: Mapping[str, Answer], voice: Voice) -> list[str]:
    """The answer in words: one line, one for each thing chosen, or the paragraphs that were written."""
    answer = given.get(item.id)
    if answer is None:
        return []
    if item.kind == "text":
        return [line for line in str(answer).splitlines() if line.strip()]
    if isinstance(answer, tuple):
        said = [_label(item, each, voice) for each in answer]
        if item.kind != "ranking":
            return said
        return [f"{place}. {each}" for place, each in enumerate(said, start=1)]
    if item.range is not None:
        return [_measured(item, answer, voice)]
    return [_label(item, answer, voice)]


def _measured(item: Item, answer: Answer, voice: Voice) -> str:
    """A number with what its two ends mean, where they mean something."""
    said = plain_number(float(answer))  # type: ignore[arg-type]  # numbers and sliders hold numbers
    if item.range is None or not (item.range.low_label and item.range.high_label):
        return said
    return voice.gettext("{number}, from {low} ({low_label}) to {high} ({high_label})").format(
        number=said,
        low=plain_number(item.range.low),
        high=plain_number(item.range.high),
        low_label=item.range.low_label,
        high_label=item.range.high_label,
    )


def _label(item: Item, answer: Answer, voice: Voice) -> str:
    found = next((option.label for option in item.options if option.value == answer), "")
    return found or voice.gettext("an answer that is no longer offered")


def _remark(answered: bool, still: bool, own: bool, voice: Voice) -> str:
    _ = voice.gettext
    if still:
        return "" if answered else _("No answer")
    return _("Not asked any more, and not counted") if answered and own else _("Not asked")


def _turned(item: Item, instrument: Instrument, voice: Voice) -> str:
    """Whether it counts the other way round, and for what, where it also counts straight."""
    _ = voice.gettext
    keys = [
        (key.reverse, scale.name) for scale in instrument.scales for key in scale.keys if key.item == item.id
    ]
    turned = [name for reverse, name in keys if reverse]
    if not turned:
        return ""
    if len(turned) == len(keys):
        return _("Counted the other way round.")
    return _("Counted the other way round for {areas}.").format(areas=voice.listing(turned))
