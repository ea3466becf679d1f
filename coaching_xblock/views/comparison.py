"""Two results of one person side by side: in words, as a picture, as a table, and the answers that moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_xblock.core import change
from coaching_xblock.core.change import Moved, ScaleChange, Taken
from coaching_xblock.core.instrument import Answer, Instrument, Item
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.core.words import Locked

from . import verdict
from .hexagon import hexagon
from .licence import licences
from .sentence import RIASEC, sentence
from .shift import shifts
from .voice import Voice, plain_number

#: More scales than these are put in words only on demand.
OPEN = 8


def comparison(
    before: Sitting, after: Sitting, instrument: Instrument, voice: Voice, whose: str = ""
) -> dict[str, Any]:
    """The context of ``assessment/comparison.html``; *instrument* is what can be found of their questions.

    *whose* is the learner's name where a coach reads.
    """
    _ = voice.gettext
    both = [before, after]
    when = days(both, voice)
    page = {
        "between": _("{before} and {after}, side by side").format(before=when[0], after=when[1]),
        "results": [{**_alone(each, voice, whose), "day": day} for each, day in zip(both, when, strict=True)],
        "licences": licences(instrument),
    }
    why = _apart(before, after, instrument, voice)
    if why:
        return {**page, "together": {}, "apart": why}
    return {**page, "together": _together(before, after, instrument, voice, whose), "apart": ""}


def days(results: Sequence[Sitting], voice: Voice) -> list[str]:
    """Each result's day; where two are of the same day, with the time as well."""
    dates = [voice.date(each.finished) for each in results]
    return [
        date if dates.count(date) == 1 else voice.moment(each.finished)
        for date, each in zip(dates, results, strict=True)
    ]


def _apart(before: Sitting, after: Sitting, instrument: Instrument, voice: Voice) -> str:
    """Why the two are only listed; empty where they can be compared."""
    _ = voice.gettext
    if any(isinstance(words, Locked) for each in (before, after) for words in (each.answers, each.shown)):
        return _("One of them is stored, but the site's key for it is missing. Tell your course team.")
    if before.instrument == after.instrument and before.digest == after.digest != instrument.digest:
        return _("The questions that both were taken with are not here any more, so nothing is counted anew.")
    reason = change.comparable(instrument, _taken(before), _taken(after))
    return verdict.apart(reason, voice) if reason else ""


def _together(
    before: Sitting, after: Sitting, instrument: Instrument, voice: Voice, whose: str
) -> dict[str, Any]:
    scales: Sequence[Mapping[str, Any]] = after.shown["scales"]  # type: ignore[index]  # not Locked
    changes = change.compare(instrument, _taken(before), _taken(after))
    names = [each["name"] for each in scales]
    reasons = {each.why_not for each in changes}
    common = next(iter(reasons)) if len(reasons) == 1 else None
    return {
        "language": instrument.language,
        "lead": verdict.lead(changes, names, [each["high"] - each["low"] for each in scales], voice),
        "why_not": verdict.why_not(common, voice) if common else "",
        **_pictures(scales, changes, instrument, days((before, after), voice), voice),
        "rows": [
            {
                "name": name,
                "before": _score(each.before, voice),
                "after": _score(each.after, voice),
                "difference": verdict.signed(each),
                "words": _words(each, bool(common), voice),
            }
            for name, each in zip(names, changes, strict=True)
        ],
        "open": "" if common or len(changes) > OPEN else " open",
        "sources": _sources(changes),
        **_moved(before, after, instrument, voice),
        "as_given": _as_given(voice, whose),
    }


def _pictures(
    scales: Sequence[Mapping[str, Any]],
    changes: Sequence[ScaleChange],
    instrument: Instrument,
    when: Sequence[str],
    voice: Voice,
) -> dict[str, Any]:
    """A hexagon for the six areas, with the earlier sitting dashed; marks on tracks for other scales."""
    _ = voice.gettext
    said = ", ".join(
        _("{area} {before}, then {after}").format(
            area=scale["name"], before=_score(each.before, voice), after=_score(each.after, voice)
        )
        for scale, each in zip(scales, changes, strict=True)
    )
    described = {"description": _("Scores: {points}.").format(points=said)}
    if not changes:
        return {"hexagons": [], "shifts": []}
    pairs = [(each.before, each.after) for each in changes]
    if _six(scales, instrument) and all(value is not None for pair in pairs for value in pair):
        earlier, later = ([value or 0 for value in column] for column in zip(*pairs, strict=True))
        drawn = hexagon([each["name"] for each in scales], later, scales[0]["high"], earlier)
        dashed = _("Before, dashed: {before}. After, filled: {after}.").format(before=when[0], after=when[1])
        return {"hexagons": [{**drawn, **described}], "shifts": [], "legend": dashed}
    marks = _("Before, open circle: {before}. After, filled: {after}.").format(before=when[0], after=when[1])
    return {"hexagons": [], "shifts": [{**shifts(scales, changes), **described}], "legend": marks}


def _six(scales: Sequence[Mapping[str, Any]], instrument: Instrument) -> bool:
    six = instrument.subject == "interests" and [each["id"] for each in scales] == RIASEC
    return six and {each["low"] for each in scales} == {0} and len({each["high"] for each in scales}) == 1


def _words(each: ScaleChange, common: bool, voice: Voice) -> list[str]:
    """One scale in words; a reason that all share is said once, elsewhere."""
    said = [verdict.difference(each, voice)]
    if each.why_not and not common:
        said.append(verdict.why_not(each.why_not, voice))
    if each.verdict:
        said.append(verdict.verdict(each, voice))
    elif each.error:
        error = plain_number(round(each.error, 1))
        said.append(voice.gettext("Each score can be off by about {error}.").format(error=error))
    return said


def _moved(before: Sitting, after: Sitting, instrument: Instrument, voice: Voice) -> dict[str, Any]:
    """The answers that moved by two steps or more, as they were given."""
    _ = voice.gettext
    found = change.moved(instrument, before.answers, after.answers)  # type: ignore[arg-type]  # not Locked
    steps = any(item.kind in ("rating", "slider") for item in instrument)
    none = _("No answer moved by two steps or more.") if steps else ""
    return {
        "stepped": steps,
        "unmoved": "" if found else none,
        "moved": [_move(each, instrument.items[each.item]) for each in found],
        "moved_count": voice.ngettext("{number} answer moved.", "{number} answers moved.", len(found)),
    }


def _as_given(voice: Voice, whose: str) -> str:
    if whose:
        return voice.gettext("As {name} gave them, the earlier one first.").format(name=whose)
    return voice.gettext("As you gave them, the earlier one first.")


def _move(each: Moved, item: Item) -> dict[str, str]:
    return {"text": item.text, "before": _given(item, each.before), "after": _given(item, each.after)}


def _given(item: Item, answer: Answer) -> str:
    label = next((option.label for option in item.options if option.value == answer), "")
    return label or (plain_number(answer) if isinstance(answer, int | float) else str(answer))


def _alone(each: Sitting, voice: Voice, whose: str) -> dict[str, str]:
    """One of the two as it stands by itself."""
    shown = each.shown if isinstance(each.shown, dict) else None
    return {
        "sitting": each.id,
        "title": shown["title"] if shown else "",
        "sentence": sentence(shown, voice, whose) if shown else "",
    }


def _taken(found: Sitting) -> Taken:
    answers = {} if isinstance(found.answers, Locked) else found.answers
    return Taken(found.instrument, found.digest, answers, interview=found.recorded is not None)


def _score(value: float | None, voice: Voice) -> str:
    return voice.gettext("no score") if value is None else plain_number(value)


def _sources(changes: Sequence[ScaleChange]) -> list[dict[str, str]]:
    """Where the limits of chance come from, each once."""
    used = [each.source for each in changes if each.source and (each.verdict or each.error)]
    return [{"text": text, "href": href} for text, href in dict.fromkeys((x.source, x.href) for x in used)]
