"""A learner's sittings over time: which there are, which one shows, and when there can be another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_xblock.core.retake import Opening
from coaching_xblock.core.sitting import Sitting

from .comparison import days
from .today import line
from .voice import Voice


def over_time(
    kept: Sequence[Sitting], here: Sitting | None, opening: Opening, voice: Voice
) -> dict[str, Any]:
    """The results there are, the newest first, with what can be done beside the one that is *here*.

    ``before`` and ``after`` are lines of today, around those about this sitting itself.
    """
    _ = voice.gettext
    results = [each for each in reversed(kept) if each.stage == "finished"]
    newest = next((each for each in reversed(kept) if each.stage != "deleted"), None)
    begun = here is not None and here.stage == "begun"
    return {
        "results": _results(results, here, voice),
        "several": len(results) > 1,
        "compares": _compares(results, here, voice),
        "beside": begun and bool(results),
        "retake": _retake(opening, voice),
        "retake_open": opening.open,
        "going": opening.state == "going",
        "deleting": _deleting(here, len(results), voice),
        "deleted": _("Your result is deleted."),
        "before": _before(here, newest, voice),
        "after": _after(opening, voice),
        "deleted_answers": _("Your answers are deleted."),
    }


def _before(here: Sitting | None, newest: Sitting | None, voice: Voice) -> list[dict[str, Any]]:
    """The line above an earlier result: where it stands, and the way back."""
    if here is None or newest is None or here.id == newest.id:
        return []
    _ = voice.gettext
    if here.stage == "begun":
        return [
            line(_("You are correcting what was written down. Go back to your own answers."), handler="show")
        ]
    if newest.stage == "begun":
        return [line(_("This is an earlier result. Go back to the questions."), handler="show")]
    return [line(_("This is an earlier result. Go to the newest."), handler="show")]


def _after(opening: Opening, voice: Voice) -> list[dict[str, Any]]:
    """The line of a day that has come: from then on it can be taken again."""
    if not (opening.open and opening.at):
        return []
    text = voice.gettext("You can take this again since {date}.").format(date=voice.date(opening.at))
    return [line(text, handler="ask_again")]


def _results(results: Sequence[Sitting], here: Sitting | None, voice: Voice) -> list[dict[str, Any]]:
    _ = voice.gettext
    return [
        {
            "sitting": each.id,
            "date": day,
            "state": _("Shared with your coaches") if each.consent.given else _("Private"),
            "recorded": each.recorded is not None,
            "here": here is not None and here.id == each.id,
            "elsewhere": here is None or here.id != each.id,
        }
        for each, day in zip(results, days(results, voice), strict=True)
    ]


def _compares(results: Sequence[Sitting], here: Sitting | None, voice: Voice) -> dict[str, Any]:
    """What is set side by side: the two that there are, or two to choose, this one with the one before."""
    if len(results) < 2:
        return {}
    ids = [each.id for each in results]
    at = ids.index(here.id) if here is not None and here.id in ids else 0
    before, after = (ids[at + 1], ids[at]) if at + 1 < len(ids) else (ids[at], ids[at - 1])

    def options(chosen: str) -> list[dict[str, str]]:
        return [
            {"sitting": each, "date": day, "chosen": " selected" if each == chosen else ""}
            for each, day in zip(ids, days(results, voice), strict=True)
        ]

    return {
        "before": before,
        "after": after,
        "choose": len(ids) > 2,
        "befores": options(before),
        "afters": options(after),
    }


def _retake(opening: Opening, voice: Voice) -> str:
    _ = voice.gettext
    return {
        "first": "",
        "going": _("You have begun to take it again."),
        "open": _("You can take it again whenever you like. This result stays."),
        "later": _("You can take it again from {date}. This result stays."),
        "never": _("This questionnaire is taken once, as your course has set it."),
    }[opening.state].format(date=voice.date(opening.at))


def _deleting(here: Sitting | None, results: int, voice: Voice) -> dict[str, str]:
    """What deleting the sitting that shows means; *results* are all that there are."""
    _ = voice.gettext
    if here is not None and here.stage == "begun":
        rest = _("Earlier results stay.") if results else _("You can begin again afterwards.")
        return {
            "label": _("Delete these answers"),
            "question": _("Delete what you have answered so far?"),
            "means": f"{_('Your answers are removed for good. Only the date stays.')} {rest}",
            "keep": _("Keep them"),
        }
    rest = _("Your other results stay.") if results > 1 else _("You can begin again afterwards.")
    gone = _("Your answers, the result and your note are removed for good. Only the date stays.")
    return {
        "label": _("Delete this result"),
        "question": _("Delete this result?"),
        "means": f"{gone} {rest}",
        "keep": _("Keep it"),
    }
