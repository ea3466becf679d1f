"""The questions as a learner answers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core import asking, limits
from coaching_xblock.core.instrument import Answer, Instrument, Item
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from .licence import licences
from .question import filled, question
from .stencil import blank
from .voice import Voice

#: So many questions in a row without an answer are named together.
MANY = 4


def taking(
    found: Sitting, instrument: Instrument, voice: Voice, missing: Sequence[str] = ()
) -> dict[str, Any]:
    """The page with the questions; the questions themselves are `pages` filled with `blanks`."""
    _ = voice.gettext
    answers = _answers(found)
    here = asking.asked(instrument, answers)
    done = sum(item.id in answers for item in here)
    number = {item.id: index for index, item in enumerate(here, start=1)}
    kinds = {item.kind for item in instrument}
    return {
        "locked": isinstance(found.answers, Locked),
        "sitting": found.id,
        "answered": done,
        "total": len(here),
        "first_page": _page_of(_next(here, answers), instrument),
        "progress": _("{done} of {all} answered").format(done=done, all=len(here)),
        "missing": _gaps({each: number[each] for each in missing if each in number}, voice),
        "may_skip": not instrument.all_required,
        "chooses": not kinds.isdisjoint(("rating", "single", "forced", "multiple")),
        "writes": "text" in kinds,
        "room": _("Each text holds up to {limit} characters.").format(
            limit=voice.count(limits.ANSWER_CHARACTERS)
        ),
        "finishing": _("Finish and see the result"),
        "licences": licences(instrument),
    }


def _gaps(numbers: Mapping[str, int], voice: Voice) -> list[dict[str, str]]:
    """A way to each question by its number; to the first of those that are `MANY` in a row."""
    rows: list[list[str]] = []
    for each, number in numbers.items():
        if rows and number == numbers[rows[-1][-1]] + 1:
            rows[-1].append(each)
        else:
            rows.append([each])
    parts = [part for row in rows for part in ([row] if len(row) >= MANY else [[each] for each in row])]
    one, many = voice.gettext("Question {first}"), voice.gettext("Questions {first} to {last}")
    return [
        {
            "id": part[0],
            "label": (many if len(part) > 1 else one).format(first=numbers[part[0]], last=numbers[part[-1]]),
        }
        for part in parts
    ]


def pages(instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """All pages of questions with blanks where people's differ; the script shows one page at a time."""
    needed, places = asking.needed(instrument), _Places(instrument, voice)
    return {
        "language": instrument.language,
        "pages": [
            {
                **places.page(index),
                "number": index,
                "title": section.title,
                "intro": section.intro,
                "items": [
                    question(item, places.number(item), voice, asks=item.id in needed)
                    for item in section.items
                ],
            }
            for index, section in enumerate(instrument.sections, start=1)
        ],
    }


def standing(found: Sitting, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """What a save is answered with: the ids of the items asked now, and how many of them have an answer.

    Where what is asked depends on answers, also ``places``: how the pages are counted now.
    """
    answers = _answers(found)
    here = asking.asked(instrument, answers)
    counted = {"answered": sum(item.id in answers for item in here), "total": len(here)}
    places = {"places": _Places(instrument, voice).labels(here)} if instrument.conditional else {}
    return {"asked": [item.id for item in here], **counted, **places}


def blanks(found: Sitting, instrument: Instrument, missing: Sequence[str], voice: Voice) -> dict[str, str]:
    """What stands in the blanks of `pages` for one person."""
    answers = _answers(found)
    _ = voice.gettext
    none, some = _("No answer yet"), _("Some places are still empty")
    values = {f"{item} problem": some if item in found.halves else none for item in missing}
    for item in instrument:
        values.update(filled(item, answers.get(item.id, found.halves.get(item.id)), voice))
    if instrument.conditional:
        values.update(_Places(instrument, voice).filled(asking.asked(instrument, answers)))
    return values


class _Places:
    """How questions and pages are counted: the same for everybody where nothing depends on an answer."""

    def __init__(self, instrument: Instrument, voice: Voice) -> None:
        self._instrument = instrument
        self._voice = voice
        self._parts = len(instrument.sections) > 1 and all(each.title for each in instrument.sections)
        self._numbers = {item.id: str(index) for index, item in enumerate(instrument, start=1)}

    def number(self, item: Item) -> str:
        return blank(f"{item.id} number") if self._instrument.conditional else self._numbers[item.id]

    def page(self, index: int) -> dict[str, Any]:
        total = len(self._instrument.sections)
        stops = self._parts and index < total
        if self._instrument.conditional:
            stop = blank(f"{index} stop") if stops else ""
            return {"label": blank(f"{index} label"), "stop": stop, "off": blank(f"{index} off")}
        return {
            "label": self._label(index, total),
            "stop": self._stop(index, total) if stops else "",
            "off": "",
        }

    def filled(self, here: Sequence[Item]) -> dict[str, str]:
        """The blanks for somebody who is asked these items."""
        numbers = {item.id: index for index, item in enumerate(here, start=1)}
        values = {f"{item} number": str(index) for item, index in numbers.items()}
        values |= {f"{item.id} off": " hidden" for item in self._instrument if item.id not in numbers}
        shown = self._shown(here)
        hidden = [index for index in range(1, len(self._instrument.sections) + 1) if index not in shown]
        return values | {f"{index} off": " hidden" for index in hidden} | self.labels(here)

    def labels(self, here: Sequence[Item]) -> dict[str, str]:
        """What stands above and below each page that somebody has who is asked these items."""
        shown = self._shown(here)
        label = {f"{index} label": self._label(at, len(shown)) for at, index in enumerate(shown, start=1)}
        stop = {f"{index} stop": self._stop(at, len(shown)) for at, index in enumerate(shown, start=1)}
        return label | stop if self._parts else label

    def _shown(self, here: Sequence[Item]) -> list[int]:
        ids = {item.id for item in here}
        pages = enumerate(self._instrument.sections, start=1)
        return [index for index, page in pages if any(item.id in ids for item in page.items)]

    def _label(self, page: int, pages: int) -> str:
        _ = self._voice.gettext
        said = _("Part {page} of {pages}") if self._parts else _("Page {page} of {pages}")
        return said.format(page=page, pages=pages)

    def _stop(self, page: int, pages: int) -> str:
        said = self._voice.gettext("The end of part {page} of {pages}. Stop here or go on, as you like.")
        return said.format(page=page, pages=pages)


def next_question(instrument: Instrument, answers: Mapping[str, Answer]) -> Item:
    """The first question without an answer, or the last one."""
    return _next(asking.asked(instrument, answers), answers)


def _next(here: Sequence[Item], answers: Mapping[str, Answer]) -> Item:
    return next((item for item in here if item.id not in answers), here[-1])


def _answers(found: Sitting) -> Mapping[str, Answer]:
    return {} if isinstance(found.answers, Locked) else found.answers


def _page_of(wanted: Item, instrument: Instrument) -> int:
    return next(
        index for index, section in enumerate(instrument.sections, start=1) if wanted in section.items
    )
